"""Datasets that are large in one way each: many misspelt codes, headings, indicators, rankings, periods or sources."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

_HEAD = """title: {vi: Thử, en: Trial}
as_of: 2030-01-01
home: e0
themes: [{code: work, name: {vi: Việc, en: Work}}]
units: [{code: task, name: {vi: việc, en: tasks}}]
sets: [{code: all, name: {vi: Xã, en: Communes}, kind: commune}]
"""
_ENTITY = "{{code: e{0}, kind: commune, name: {{vi: Xã {0}, en: Commune {0}}}}}"
_SOURCE = "{{code: s{0}, kind: dataset, publisher: Nobody {0}, read: 2024-01-01, address: 'https://example.org/'}}"
_RANKING = (
    "{{code: r{0}, name: {{vi: Chỉ số {0}, en: Index {0}}}, short: {{vi: C{0}, en: I{0}}}, decimals: 2, high: 100, "
    "members: [{{since: 1000, set: all}}], table: table.csv}}"
)
_INDICATOR = (
    "{{code: i{0}, name: {{vi: Chỉ tiêu {0}, en: Indicator {0}}}, theme: work, unit: task, headline: true, "
    "table: table.csv}}"
)
_COLUMNS = "period,entity,rank,score,source"


def misspelt_codes(folder: Path, size: int) -> Path:
    """Write entities, and for a hundredth of them a standing with a code that is nearly one of theirs."""
    rows = [f"2023,f{n},{n + 1},50.00,s0" for n in range(size // 100)]
    return _written(folder, {"entities": (_ENTITY, size), "rankings": (_RANKING, 1)}, [_COLUMNS, *rows])


def wrong_headings(folder: Path, size: int) -> Path:
    """Write a table with columns that are none of a standing."""
    return _written(folder, {"rankings": (_RANKING, 1)}, [",".join([_COLUMNS, *(f"x{n}" for n in range(size))])])


def indicators(folder: Path, size: int) -> Path:
    """Write indicators on the overview, all with the same two observations."""
    rows = ["2022,1/25,s0", "2023,2/25,s0"]
    return _written(folder, {"indicators": (_INDICATOR, size)}, ["period,value,source", *rows])


def totals(folder: Path, size: int) -> Path:
    """Write an indicator measured against another total every day."""
    days = (date(1900, 1, 1) + timedelta(n) for n in range(size))
    rows = (f"{day},1/{n + 1},s0" for n, day in enumerate(days))
    return _written(folder, {"indicators": (_INDICATOR, 1)}, ["period,value,source", *rows])


def rankings(folder: Path, size: int) -> Path:
    """Write rankings of ten entities over two years, all with the same table."""
    return _written(folder, {"entities": (_ENTITY, 10), "rankings": (_RANKING, size)}, _table((2022, 2023)))


def periods(folder: Path, size: int) -> Path:
    """Write a ranking of ten entities over many years."""
    years = range(2029 - size, 2029)
    return _written(folder, {"entities": (_ENTITY, 10), "rankings": (_RANKING, 1)}, _table(years))


def sources(folder: Path, size: int) -> Path:
    """Write sources that nobody cites."""
    return _written(folder, {"sources": (_SOURCE, size)})


CASES: Mapping[str, tuple[Callable[[Path, int], Path], int]] = {
    "misspelt codes": (misspelt_codes, 20_000),
    "wrong headings": (wrong_headings, 100_000),
    "indicators": (indicators, 2_000),
    "totals": (totals, 2_000),
    "rankings": (rankings, 300),
    "periods": (periods, 1_000),
    "sources": (sources, 10_000),
}
"""What writes each dataset, and how large it is to be read in a time that is linear in its size."""


def _table(years: Iterable[int]) -> list[str]:
    rows = (f"{year},e{n},{n + 1},{90 - (n + year) % 7}.50,s0" for year in years for n in range(10))
    return [_COLUMNS, *rows]


def _written(folder: Path, lists: Mapping[str, tuple[str, int]], table: Iterable[str] = ()) -> Path:
    """Write a dataset with so many records of a form in each list, an entity and a source at least, and its table."""
    if rows := [*table]:
        (folder / "table.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    records = {"entities": (_ENTITY, 1), "sources": (_SOURCE, 1)} | {**lists}
    file = folder / "indicators.yaml"
    with file.open("w", encoding="utf-8") as written:
        written.write(_HEAD)
        for key, (form, size) in records.items():
            written.write(f"{key}:\n")
            written.writelines(f"  - {form.format(n)}\n" for n in range(size))
    return file
