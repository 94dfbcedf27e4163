"""The series of a ranking as tables: a row a series over the years, and every point with its source."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.blocks.chart import Point
from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Period, Ranking
from tui.pages.shared.figures import rank_figure
from tui.pages.trends.lines import Line, shown
from tui.selection.context import PageContext
from tui.wording import Words


def series_table(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> Table:
    """Return every series a chart can show over the periods of a ranking; what is not drawn has no mark."""
    selection, words = context.selection, context.words
    since = selection.since or 0
    known = [each for each in reversed(context.view.periods(ranking)) if each.last.year >= since]
    columns = (
        Column("series", words("column.series"), stretch=True, least=16),
        *(
            Column(each.code, words.period(each), right=True, priority=min(n, 9) if n else 0)
            for n, each in reversed([*enumerate(reversed(known))])
        ),
    )
    drawn = {each.key for each in shown(lines, selection.hidden)}
    rows = []
    for line in lines:
        rows.append(_row(words, line, known, drawn=line.key in drawn))
        if line.key in context.dataset.entity:
            rows.append(_ranks(context, ranking, line, known))
    return table("series", columns, tuple(rows), heading=words("heading.series"), qualifier=words("qualifier.toggle"))


def points_table(words: Words, ranking: Ranking, lines: Sequence[Line]) -> Table:
    """Return every point of every series, newest first, with its status and source."""
    columns = (
        Column("period", words("column.period"), right=True),
        Column("series", words("column.series"), stretch=True),
        Column("score", words("column.score"), right=True),
        Column("note", words("column.source"), priority=1),
    )
    found = [(point, line) for line in lines for run in line.curve.runs for point in run.points]
    found.sort(key=lambda each: each[0].day, reverse=True)
    rows = tuple(
        Row(
            (
                Figure(point.period, tone=Tone.QUIET),
                Figure(line.curve.name),
                point.figure,
                Figure(point.note, tone=Tone.QUIET, sources=point.figure.sources),
            ),
            sources=point.figure.sources,
        )
        for point, line in found
    )
    return table("points", columns, rows, heading=words("heading.points"), qualifier=words.text(ranking.name))


def _row(words: Words, line: Line, known: Sequence[Period], *, drawn: bool) -> Row:
    points: list[Point] = [point for run in line.curve.runs for point in run.points]
    by_period = dict(zip((each.code for each in line.periods), points, strict=True))
    name = f"{line.curve.mark} {line.curve.name}" if drawn else f"· {line.curve.name}"
    spoken = line.curve.name if drawn else words("series.hidden", name=line.curve.name)
    cells = [Figure(name, spoken=spoken, tone=line.curve.tone if drawn else Tone.QUIET)]
    dash = Figure("–", spoken=words("score.unknown"), tone=Tone.QUIET)
    cells += [_brief(by_period[each.code].figure) if each.code in by_period else dash for each in known]
    sources = tuple(dict.fromkeys(code for point in points for code in point.figure.sources))
    return Row(tuple(cells), Opens("series", line.key), sources, is_home=line.curve.tone is Tone.HOME)


def _ranks(context: PageContext, ranking: Ranking, line: Line, known: Sequence[Period]) -> Row:
    """Return the ranks of an entity under its scores."""
    words = context.words
    places = [context.view.edition(ranking, each).place(line.key) for each in known]
    fields = {place.of for place in places if place}
    ranks = [rank_figure(words, place) for place in places]
    cells = [
        Figure(
            f"  {words('series.rank', of=f' /{fields.pop()}' if len(fields) == 1 else '')}",
            spoken=words("series.rank_of", name=line.curve.name),
            tone=Tone.QUIET,
        ),
        *(replace(_brief(each), tone=Tone.QUIET) for each in ranks),
    ]
    sources = tuple(dict.fromkeys(code for each in ranks for code in each.sources))
    return Row(tuple(cells), Opens("series", line.key), sources)


def _brief(figure: Figure) -> Figure:
    """Return a figure in its form for narrow places, read aloud as ever."""
    return replace(figure, text=figure.brief, spoken=figure.aloud, opens=None)
