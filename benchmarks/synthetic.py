"""Random rankings of any size, and a nation of communes, as a dataset in a folder."""

import random
from pathlib import Path
from typing import NamedTuple

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
    _write_table(folder / "entities.csv", entities)
    _write_table(folder / "table.csv", rows)
    file = folder / "indicators.yaml"
    file.write_text(_HEAD.format(home=size // 2), encoding="utf-8")
    return file


class Nation(NamedTuple):
    """How much a nation counts."""

    communes: int = 3_321
    indices: int = 10
    areas: int = 8
    years: int = 10


_NATION_HEAD = """title: {vi: Cả nước, en: A nation}
as_of: 2024-12-31
home: e0
sources: [{code: made-up, kind: dataset, publisher: Nobody, read: 2024-01-01, address: "https://example.org/"}]
sets: [{code: all, name: {vi: Xã, en: Communes}, kind: commune}]
entities: {table: entities.csv}
rankings:
"""
_INDEX = """  - code: index-{n}
    name: {{vi: Chỉ số {n}, en: Index {n}}}
    short: {{vi: CS {n}, en: Index {n}}}
    decimals: 2
    high: 100
    members: [{{since: 2000, set: all}}]
    table: index-{n}.csv
    dimensions: [{areas}]
"""
_AREA = "{{code: area-{index}-{n}, name: {{vi: Lĩnh vực {n}, en: Area {n}}}, maximum: {maximum}}}"


def write_nation(folder: Path, nation: Nation) -> Path:
    """Write communes ranked on every index in every year, with their score in every area; return the file."""
    chance = random.Random(nation.communes)
    names = (" ".join(chance.choices(_SYLLABLES, k=3)) for _ in range(nation.communes))
    entities = [f"e{n},{name} {n},commune" for n, name in enumerate(names)]
    _write_table(folder / "entities.csv", ["code,name,kind", *entities])
    text = _NATION_HEAD
    for n in range(nation.indices):
        areas = ", ".join(_AREA.format(index=n, n=area, maximum=100 / nation.areas) for area in range(nation.areas))
        text += _INDEX.format(n=n, areas=areas)
        rows = [row for year in range(2024 - nation.years, 2024) for row in _year_of(nation, year, chance)]
        headings = ",".join(f"area-{n}-{area}" for area in range(nation.areas))
        _write_table(folder / f"index-{n}.csv", [f"period,entity,rank,score,source,{headings}", *rows])
    file = folder / "indicators.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _year_of(nation: Nation, year: int, chance: random.Random) -> list[str]:
    """Return the rows of one year of an index: the score of a commune is the sum of its areas, in hundredths."""
    most = 10_000 // nation.areas
    areas = [[chance.randrange(most * 2 // 5, most) for _ in range(nation.areas)] for _ in range(nation.communes)]
    scores = [sum(points) for points in areas]
    places: dict[int, int] = {}
    for place, score in enumerate(sorted(scores, reverse=True), 1):
        places.setdefault(score, place)
    return [
        f"{year},e{n},{places[score]},{score / 100:.2f},made-up,{','.join(f'{point / 100:.2f}' for point in points)}"
        for n, (score, points) in enumerate(zip(scores, areas, strict=True))
    ]


def _write_table(file: Path, lines: list[str]) -> None:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
