"""The CSV table of a ranking with rows added: every line that says nothing new stays, byte for byte."""

import csv
import io
from collections.abc import Iterator, Sequence

from tui.importing.columns import AREA_RANK
from tui.importing.merging import Key, Merged
from tui.model import Standing

_FIRST = ("period", "entity", "rank", "score")


def table_with(before: str | None, merged: Merged) -> str:
    """Return the text of a table with new rows among those of their periods; without one, a new table."""
    rows = [_cells(standing) for standing in merged.added]
    used = {heading for row in rows for heading, cell in row.items() if cell}
    ordered = [*_FIRST, *sorted(heading for row in rows for heading in row if heading not in _FIRST)]
    wanted = [heading for heading in dict.fromkeys(ordered) if heading in used]
    if before is None:
        return "".join(
            _line(cells, "\n") for cells in (wanted, *([row.get(name, "") for name in wanted] for row in rows))
        )
    end = "\r\n" if "\r\n" in before else "\n"
    (_, headings), *records = _records(before if before.endswith("\n") else before + end)
    lacking = [heading for heading in wanted if heading not in headings]
    first_line, *lines = [_widened(line, len(lacking) * ",", end) for line, _ in _records(before)]
    if lacking:
        first_line = _line([*headings, *lacking], end)
    columns = [*headings, *lacking]
    places = {name: headings.index(name) for name in ("period", "entity", "source")}
    remaining = [
        (line, cells[places["period"]])
        for line, (_, cells) in zip(lines, records, strict=True)
        if not _gives_way(cells, places, merged)
    ]
    new = [(_line([row.get(heading, "") for heading in columns], end), row["period"]) for row in rows]
    return "".join([first_line, *_placed(remaining, new)])


def _placed(remaining: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[str]:
    """Return lines with new ones where their periods belong: the table's order is that of its first and last row."""
    falling = bool(remaining) and remaining[0][1] > remaining[-1][1]
    lines = list(remaining)
    for period in dict.fromkeys(period for _, period in new):
        block = [(line, code) for line, code in new if code == period]
        behind = [n for n, (_, code) in enumerate(lines) if code == period]
        later = [n for n, (_, code) in enumerate(lines) if (code < period if falling else code > period)]
        at = behind[-1] + 1 if behind else later[0] if later else len(lines)
        lines[at:at] = block
    return [line for line, _ in lines]


def _gives_way(cells: Sequence[str], places: dict[str, int], merged: Merged) -> bool:
    key: Key = (cells[places["period"]], cells[places["entity"]])
    sources = {code for standing in merged.added for code in standing.source}
    return key in merged.replaced and bool(sources & set(cells[places["source"]].split(";")))


def _records(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a table: each with its very text, line end and all, and its cells."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text, newline=""))
    start = 0
    for cells in reader:
        yield "".join(lines[start : reader.line_num]), cells
        start = reader.line_num


def _widened(line: str, commas: str, end: str) -> str:
    """Return a row with empty cells behind it, and a line end."""
    return line.rstrip("\r\n") + commas + end if line.strip() else line


def _line(cells: Sequence[str], end: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerow(cells)
    return text.getvalue()


def _cells(standing: Standing) -> dict[str, str]:
    """Return the cells of a standing by heading."""
    derived = standing.score_derived
    return {
        "period": standing.period.code,
        "entity": standing.entity,
        "rank": str(standing.rank.best) if standing.rank else "",
        "score": "" if standing.score is None else f"{standing.score:f}",
        "score_derived_vi": derived.vi if derived else "",
        "score_derived_en": derived.en if derived else "",
        "status": "" if standing.status.value == "published" else standing.status.value,
        "source": ";".join(standing.source),
        **{code: f"{number:f}" for code, number in standing.dimensions.items()},
        **{AREA_RANK + code: str(rank) for code, rank in standing.area_ranks.items()},
    }
