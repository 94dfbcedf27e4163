"""The ranked table: any order, any cut of a field, each row worded when it is looked at."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.analysis.comparison import compare, holds
from tui.analysis.field import Field, Place
from tui.analysis.ladder import in_last_quarter, step_up
from tui.analysis.measures import AREA, matching, measure, ordered
from tui.analysis.ranges import Bounded
from tui.blocks.figure import NONE, Figure, Opens, Runs, Tone
from tui.blocks.glyphs import SERIES
from tui.blocks.pictures import Dot
from tui.blocks.table import Cell, Column, Row, Table
from tui.model import Bound, Code, Rank
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import bounded_figure, distance_figure, rank_figure, score_change_figure, score_figure
from tui.pages.shared.marks import movement_figure
from tui.pages.shared.movement_sentences import told
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words

LONG = 2000
"""Fields of more entities are looked through for what is said of one."""
ALL_MEASURED = 200
"""The most rows all of which columns are measured by."""
MEASURED = 20
"""The rows at each end by which the columns of a long table are measured."""
_ASCENDING = ("rank", "entity", "step")
"""The columns whose natural order begins with the smallest."""
_ABSENT_NAMED = 4
_FIRST_AREA = 8
"""The priority of the first component area; each later one gives way before it."""


def ranked_table(context: PageContext, now: Field, mean: Bounded | None, heading: str) -> Table:
    """Return the places of a field as the selection sorts and filters them."""
    selection, words = context.selection, context.words
    rows = RankedRows(context, now, mean)
    return Table(
        "standings",
        rows.columns,
        len(rows.order),
        rows.row,
        heading=heading,
        qualifier=rows.qualifier,
        empty=words("empty.filter", filter=selection.filter),
        sorted_by=rows.sorted_by,
        descending=(rows.sorted_by in _ASCENDING) is rows.reverse,
        index_of=rows.index_of,
        home=rows.home,
        told=rows.told,
        ponders=len(now.codes) > LONG,
        measured=rows.measured,
    )


def sortable(context: PageContext, now: Field) -> tuple[str, ...]:
    """Return the keys of the columns a ranking can be sorted by, in their order on the screen."""
    return tuple(column.key for column in _columns(context, now) if not column.picture and column.key != "source")


class RankedRows:
    """The rows of a ranked table: what stands at each index, and where each entity stands.

    A whole number from 0 is a place of the field; one below 0 is a gap, counted from -1.
    """

    def __init__(self, context: PageContext, now: Field, mean: Bounded | None) -> None:
        self.context, self.now, self.mean = context, now, mean
        self.dataset, self.selection, self.words = context.dataset, context.selection, context.words
        selection = context.selection
        self.columns = _columns(context, now)
        self.reverse = selection.sort.startswith("-")
        asked = selection.sort.removeprefix("-")
        self.sorted_by = asked if asked in {column.key for column in self.columns} else "rank"
        self.order = self._order()

    def _order(self) -> Sequence[int]:
        now, wanted = self.now, folded(self.selection.filter)
        rows = matching(self.dataset, now, wanted) if wanted else range(len(now.codes))
        if self.sorted_by == "rank" and not self.reverse:
            return rows if wanted else self._with_gaps(rows)
        key = "score" if self.sorted_by == "mean" else self.sorted_by
        return ordered(measure(self.dataset, now, key, self.words.languages), rows, reverse=self.reverse)

    def _with_gaps(self, rows: Sequence[int]) -> Sequence[int]:
        """Put a row where places are held by nobody known, so that a hole looks like one."""
        gaps, g = self.now.gaps, 0
        absent = [-len(gaps) - 1] if self.now.by_score and self._absent else []
        if not gaps:
            return [*rows, *absent] if absent else rows
        merged: list[int] = []
        for n in rows:
            rank = self.now.ranks[n]
            while g < len(gaps) and (rank is None or gaps[g].best < rank.best):
                g += 1
                merged.append(-g)
            merged.append(n)
        return [*merged, *(-n for n in range(g + 1, len(gaps) + 1)), *absent]

    @property
    def _absent(self) -> list[Code]:
        return [code for code in self.now.members if code not in self.now.index]

    @property
    def qualifier(self) -> str:
        """What stands beside the heading: how many rows a filter left."""
        wanted = self.selection.filter
        return self.words("qualifier.filter", n=str(len(self.order)), filter=wanted) if wanted else ""

    @property
    def home(self) -> Row | None:
        """The row of the home entity."""
        n = self.now.index.get(self.context.home or "")
        return None if n is None else self._place_row(n)

    @property
    def measured(self) -> tuple[Row, ...]:
        """The rows columns are measured by, whatever is filtered: a short field, else its ends and its longest name."""
        now, key = self.now, ("measured", self.words.language)
        if key not in now.memo:
            gaps = [self._gap_row(g) for g in range(min(len(now.gaps), MEASURED))]
            absent = [self._gap_row(len(now.gaps))] if now.by_score and self._absent else []
            now.memo[key] = [*(self._place_row(n) for n in self._telling_places()), *gaps, *absent]
        return tuple(now.memo[key])

    def _telling_places(self) -> Sequence[int]:
        """Return the places that hold the widest cells: the ends of the ranks, the extremes of every measure."""
        count = len(self.now.codes)
        if count <= ALL_MEASURED:
            return range(count)
        names = [self.words.text(self.dataset.entity[code].name) for code in self.now.codes]
        telling = {*range(MEASURED), *range(count - MEASURED, count), names.index(max(names, key=len))}
        for key in ("movement", "change", "step"):
            values = measure(self.dataset, self.now, key, self.words.languages)
            known = [n for n, value in enumerate(values) if value is not None]
            telling |= {pick(known, key=values.__getitem__) for pick in (min, max) if known}
        return sorted(telling)

    def index_of(self, key: str) -> int | None:
        """Return where an entity stands, None where it is left out."""
        n = self.now.index.get(key)
        try:
            return None if n is None else self.order.index(n)
        except ValueError:
            return None

    def told(self, index: int) -> Runs:
        """Return the sentences about a row."""
        n = self.order[index]
        return told(self.context, self.now, self.now.place_at(n)) if n >= 0 else ()

    def row(self, index: int) -> Row:
        """Return the row at an index."""
        n = self.order[index]
        return self._place_row(n) if n >= 0 else self._gap_row(-n - 1)

    def _place_row(self, n: int) -> Row:
        place = self.now.place_at(n)
        code = place.entity.code
        ours = code == self.context.home
        cells = tuple(self._cell(column.key, n, place, ours=ours) for column in self.columns)
        opens = Opens("entity", code)
        return Row(cells, opens, place.sources, chosen=code in self.selection.compared, ours=ours, key=code)

    def _cell(self, key: str, n: int, place: Place, *, ours: bool) -> Cell:  # noqa: PLR0911
        words, now = self.words, self.now
        if key == "rank":
            rank = rank_figure(words, place)
            late = Tone.WATCH if in_last_quarter(place) else rank.tone
            return replace(rank, text=rank.brief, tone=Tone.HOME if ours else late)
        if key == "entity":
            return self._name(place, ours=ours)
        if key == "movement":
            return movement_figure(words, compare(self.dataset, now.ranking, now.period, place.entity.code))
        if key == "score":
            return score_figure(words, place)
        if key == "dot":
            return self._dot(place)
        if key == "change":
            compared = compare(self.dataset, now.ranking, now.period, place.entity.code)
            return score_change_figure(words, compared.score_change, now.ranking.direction)
        if key == "mean":
            return distance_figure(words, place.score, self.mean, now.ranking.direction)
        if key == "step":
            step = step_up(now, n)
            return self._step(step[0]) if step else NONE
        if key == "source":
            publishers = dict.fromkeys(self.dataset.source[code].publisher for code in place.sources)
            return Figure(", ".join(publishers), tone=Tone.QUIET)
        score = place.dimensions.get(key.removeprefix(AREA))
        return NONE if score is None else Figure(words.number(score), value=score)

    def _step(self, lacking: Bounded) -> Figure:
        figure = bounded_figure(self.words, self.words.number(lacking.number), lacking.bound)
        return replace(figure, value=lacking.number, tone=Tone.QUIET)

    def _name(self, place: Place, *, ours: bool) -> Figure:
        name = entity_name(self.context, place.entity)
        tone = Tone.HOME if ours else Tone.PLAIN
        compared = self.selection.compared
        if place.entity.code not in compared:
            return Figure(name, tone=tone)
        sign = SERIES[compared.index(place.entity.code)]
        return Figure(f"{sign} {name}", spoken=name, tone=tone)

    def _dot(self, place: Place) -> Cell:
        ends = self.now.score_ends
        if ends is None or place.score is None or place.score.bound is not Bound.EXACT:
            return NONE
        low, high = ends
        mean = self.mean.number if self.mean and low <= self.mean.number <= high else None
        return Dot(place.score.number, low, high, mean)

    def _gap_row(self, g: int) -> Row:
        words, gaps = self.words, self.now.gaps
        if g < len(gaps):
            told = words("rankings.gap", n=str(gaps[g].count))
            places = Rank(gaps[g].best, gaps[g].worst)
            held = Figure(words.rank(places), spoken=words.rank_aloud(places), tone=Tone.QUIET)
        else:
            held, told = NONE, self._absent_told()
        name = Figure(f"□ {told}", spoken=told, tone=Tone.QUIET)
        blank = Figure("", tone=Tone.QUIET)
        found = {"rank": held, "entity": name}
        return Row(tuple(found.get(column.key, blank) for column in self.columns))

    def _absent_told(self) -> str:
        absent = self._absent
        if len(absent) > _ABSENT_NAMED:
            return self.words("rankings.gap", n=str(len(absent)))
        names = (entity_name(self.context, self.dataset.entity[code]) for code in absent)
        return self.words("rankings.absent", names=", ".join(names))


def _columns(context: PageContext, now: Field) -> tuple[Column, ...]:
    """Return the columns of a field, found once."""
    key = "columns", context.words.language
    if key not in now.memo:
        now.memo[key] = list(_telling_columns(context, now))
    return tuple(now.memo[key])


def _telling_columns(context: PageContext, now: Field) -> tuple[Column, ...]:
    """Return the columns that say something in more than a tenth of the rows; rank, name and score always stay."""
    dataset, words = context.dataset, context.words
    few = len(now.codes) // 10
    changes = sum(each is not None for each in measure(dataset, now, "change", words.languages)) > few
    movements = sum(each is not None for each in measure(dataset, now, "movement", words.languages)) > few
    scores = now.known_scores > few
    told = {"movement": movements, "dot": scores, "change": changes, "mean": scores and bool(now.ranking.mean)}
    columns = (
        Column("rank", words("column.rank"), right=True),
        Column("movement", words("column.movement"), right=True, priority=2),
        Column("entity", words("column.entity"), stretch=True, least=18),
        Column("score", words("column.score"), right=True),
        Column("dot", words("column.scale"), priority=4, picture=True),
        Column("change", words("column.change"), right=True, priority=3),
        Column("mean", words("column.mean"), right=True, priority=5),
        Column("step", words("column.step"), right=True, priority=6),
        Column("source", words("column.source"), priority=7, limit=30),
        *_areas(words, now),
    )
    told["step"] = scores
    return tuple(column for column in columns if told.get(column.key, True) and _is_known(now, column.key))


def _areas(words: Words, now: Field) -> list[Column]:
    current = [each for each in now.ranking.dimensions if holds(each.since, each.until, now.period)]
    return [
        Column(AREA + each.code, words.text(each.name), right=True, priority=_FIRST_AREA + n, limit=14)
        for n, each in enumerate(current)
    ]


def _is_known(now: Field, key: str) -> bool:
    return not key.startswith(AREA) or any(each is not None for each in now.dimension(key.removeprefix(AREA)))
