"""Every cell of the tables the program prints, against the recomputation."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations

from tests.recomputed.arithmetic import Figure
from tests.recomputed.changes import Change, change_of, movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator, Observation, Ranking, english
from tests.recomputed.editions import Edition, Span, editions_of

Row = Mapping[str, str]


def ranking_checks(data: DatasetFile, ranking: Ranking, rows: Sequence[Row]) -> Iterator[Check]:
    """Yield every cell of the table of a ranking; a row too many or too few is a difference too."""
    editions = editions_of(data, ranking)
    expected = {(edition.period.code, code): edition for edition in editions for code in edition.places}
    actual = {(row["period"], row["entity"]): row for row in rows}
    yield Check(f"{ranking.code}: rows", _listed(expected), _listed(actual))
    yield Check(f"{ranking.code}: number of rows", str(len(expected)), str(len(rows)))
    periods = [edition.period.code for edition in editions]
    yield Check(f"{ranking.code}: order", ",".join(periods), ",".join(dict.fromkeys(row["period"] for row in rows)))
    for (period, code), edition in expected.items():
        row = actual.get((period, code), {})
        cells = {**_place_cells(data, edition, code), **_change_cells(change_of(editions, edition), edition, code)}
        for column, text in cells.items():
            yield Check(f"{ranking.code} {period} {code}: {column}", text, _plain(column, row.get(column, "no cell")))
        for column, texts in edition.places[code].remarks.items():
            cell = row.get(column, "no cell")
            expected_cells = {" · ".join(order) for order in permutations(filter(None, texts))} | texts
            where = f"{ranking.code} {period} {code}: {column}"
            yield Check(where, cell if cell in expected_cells else str(texts), cell)


def indicator_checks(data: DatasetFile, rows: Sequence[Row]) -> Iterator[Check]:
    """Yield every cell of the table of observations."""
    expected = [(indicator, line) for indicator in data.indicators for line in indicator.observations]
    yield Check("indicators: number of rows", str(len(expected)), str(len(rows)))
    for (indicator, line), row in zip(expected, rows, strict=False):
        for column, text in _observation_cells(data, indicator, line).items():
            where = f"{indicator.code} {line.period.code}: {column}"
            yield Check(where, text, row.get(column, "no cell").removeprefix("'"))


def rank_text(rank: Span | None) -> str:
    """Return a rank as tables write it."""
    return "" if rank is None else str(rank[0]) if rank[0] == rank[1] else f"{rank[0]}-{rank[1]}"


def ranked_areas(ranking: Ranking) -> list[str]:
    """Return the component areas in which a source states ranks."""
    stated = {code for row in ranking.standings for code in row.area_ranks}
    return [area["code"] for area in ranking.areas if area["code"] in stated]


def _place_cells(data: DatasetFile, edition: Edition, code: str) -> dict[str, str]:
    place = edition.places[code]
    kind = "" if place.rank is None else "derived" if place.rank_derived else "published"
    cells = {
        "name": data.name(code),
        "rank": rank_text(place.rank),
        "rank_kind": kind,
        "tied": str(edition.is_tied(code)).lower(),
        "score": _number(place.score),
        "known": str(edition.known_ranks),
        "of": str(edition.counted_in(code)),
        "source": ";".join(place.sources),
        "source_kind": ";".join(data.source_kinds(place.sources)),
        "score_bound": place.score.bound if place.score else "",
        "disputed": ";".join(_number(figure) for figure in place.disputed),
        "movement_stated": "" if place.movement is None else str(place.movement),
    }
    for area in edition.ranking.areas:
        points = place.areas.get(area["code"])
        column = f"dimension-{area['code']}" if area["code"] in cells else area["code"]
        cells[column] = "" if points is None else f"{points:f}"
    for area_code in ranked_areas(edition.ranking):
        cells[f"rank-{area_code}"] = place.area_ranks.get(area_code, "")
    return cells


def _change_cells(change: Change | None, edition: Edition, code: str) -> dict[str, str]:
    score = change.score_change(code) if change else None
    movement = movement_of(change, edition, code)
    return {
        "compared_with": change.previous.period.code if change else "",
        "comparable": ";".join(change.reasons_for(code) if change else ("missing",)) or "true",
        "score_change": f"{score.number.normalize() + 0:f}" if score else "",
        "score_change_bound": score.bound if score else "",
        "rank_movement": "" if movement.places is None else str(movement.places),
        "rank_movement_bound": movement.bound,
    }


def _observation_cells(data: DatasetFile, indicator: Indicator, line: Observation) -> dict[str, str]:
    return {
        "indicator": indicator.code,
        "name": english(indicator.raw["name"]),
        "period": line.period.code,
        "value": _number(line.value),
        "total": _number(line.total),
        "bound": line.bound,
        "unit": indicator.raw["unit"],
        "status": line.status,
        "source": ";".join(line.sources),
        "source_kind": ";".join(data.source_kinds(line.sources)),
        "theme": indicator.raw["theme"],
        "derived": line.derived,
        "note": line.note,
    }


def _plain(column: str, cell: str) -> str:
    """Return a cell; a difference without the zeros at its end."""
    return f"{Decimal(cell).normalize() + 0:f}" if column == "score_change" and cell else cell


def _number(figure: Figure | None) -> str:
    return f"{figure.number:f}" if figure else ""


def _listed(keys: Mapping[tuple[str, str], object]) -> str:
    return " ".join(sorted(":".join(key) for key in keys))
