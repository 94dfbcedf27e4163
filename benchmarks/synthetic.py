"""Random rankings of any size, as a dataset in a folder."""

import random
from pathlib import Path

_SYLLABLES = ("An", "Bình", "Châu", "Đông", "Hà", "Hưng", "Long", "Ninh", "Quảng", "Sơn", "Thái", "Thủy", "Vĩnh", "Yên")
_HEAD = """title: {{vi: Thử, en: Trial}}
as_of: 2024-01-01
home: e{home}
sources: [{{code: made-up, kind: dataset, publisher: Nobody, read: 2024-01-01, address: "https://example.org/"}}]
sets: [{{code: all, name: {{vi: Xã, en: Communes}}, kind: commune}}]
rankings:
  - code: trial
    name: {{vi: Chỉ số thử, en: Trial index}}
    short: {{vi: Thử, en: Trial}}
    decimals: 2
    high: 100
    members: [{{since: 2022, set: all}}]
    table: table.csv
entities: {{table: entities.csv}}
"""


def write_dataset(folder: Path, size: int) -> Path:
    """Write a ranking of `size` entities over two years; return the file."""
    chance = random.Random(size)
    entities = ["code,name,kind"]
    for n in range(size):
        name = " ".join([*chance.choices(_SYLLABLES, k=3), str(n)])
        entities.append(f"e{n},{name},commune")
    rows = ["period,entity,rank,score,source"]
    for year in (2022, 2023):
        scores = [round(chance.uniform(40, 95), 2) for _ in range(size)]
        places: dict[float, int] = {}
        for place, score in enumerate(sorted(scores, reverse=True), 1):
            places.setdefault(score, place)
        rows += [f"{year},e{n},{places[score]},{score:.2f},made-up" for n, score in enumerate(scores)]
    (folder / "entities.csv").write_text("\n".join(entities) + "\n", encoding="utf-8")
    (folder / "table.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    file = folder / "indicators.yaml"
    file.write_text(_HEAD.format(home=size // 2), encoding="utf-8")
    return file
