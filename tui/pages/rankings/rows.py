"""The rows of a ranked table: one a place, and one wherever places are held by nobody known."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from tui.analysis.columns import AREA
from tui.analysis.comparison import compare
from tui.analysis.edition import Edition, Place
from tui.analysis.ladder import StepUp, farthest_behind, in_last_quarter, step_up
from tui.analysis.spread import distance_from_mean, published_mean
from tui.blocks.figure import NONE, Figure, Opens, Tone
from tui.blocks.table import Cell, Row
from tui.model import Code, Entity, Rank
from tui.pages.rankings.columns import table_columns
from tui.pages.rankings.score_plot import score_plot
from tui.pages.shared.entity_looks import compared_looks
from tui.pages.shared.entity_names import entity_name, entity_tone, short_entity_name
from tui.pages.shared.figures import difference_figure, place_origin, rank_figure, score_change_figure, score_figure
from tui.pages.shared.marks import movement_figure
from tui.selection.context import PageContext

ALL_MEASURED = 200
"""The most rows all of which columns are measured by."""
MEASURED = 20
"""The rows at each end by which the columns of a long table are measured."""
_ABSENT_NAMED = 4
_BLANK = Figure("", tone=Tone.QUIET)


class RankedRows:
    """Words the rows of an edition: places by their index in its lists, gaps by their number."""

    def __init__(self, context: PageContext, edition: Edition) -> None:
        self.context = context
        self.edition = edition
        self.columns = table_columns(context, edition)
        self._mean = published_mean(context.view, edition)
        self._plot = score_plot(context, edition)

    def place(self, n: int) -> Row:
        """Return the row of the place at an index."""
        place = self.edition.place_at(n)
        code = place.entity.code
        cells = tuple(self._cell(column.key, n, place) for column in self.columns)
        return Row(
            cells,
            Opens("entity", code),
            place.sources,
            chosen=code in self.context.selection.compared,
            is_home=self._is_home(place),
            in_margin=in_last_quarter(place),
            key=code,
            origins=(place_origin(place),),
        )

    def absent(self, code: Code) -> Row:
        """Return the row of a member of which nothing is stated."""
        name = self._name(self.context.dataset.entity[code])
        cells: dict[str, Cell] = {
            "rank": self._unknown_rank(),
            "entity": name,
            "dot": self._plot.blank,
            "source": _BLANK,
        }
        return Row(
            tuple(cells.get(column.key, NONE) for column in self.columns),
            Opens("entity", code),
            is_home=code == self.context.home,
            key=code,
        )

    def gap(self, number: int) -> Row:
        """Return the row of a gap; the one after the last gap stands for the members nothing is stated of."""
        words, gaps = self.context.words, self.edition.gaps
        if number < len(gaps):
            sentence = words("rankings.gap", n=str(gaps[number].count))
            ranks = Rank(gaps[number].best, gaps[number].worst)
            rank = Figure(words.rank(ranks), spoken=words.rank_aloud(ranks), tone=Tone.QUIET)
        else:
            rank, sentence = NONE, self._absent_names()
        gap = Figure(f"□ {sentence}", spoken=sentence, tone=Tone.QUIET)
        cells: dict[str, Cell] = {"rank": rank, "entity": gap, "dot": self._plot.blank}
        return Row(tuple(cells.get(column.key, _BLANK) for column in self.columns))

    def _is_home(self, place: Place) -> bool:
        return place.entity.code == self.context.home

    def _cell(self, key: str, n: int, place: Place) -> Cell:
        context, edition = self.context, self.edition
        words, direction = context.words, edition.ranking.direction
        match key:
            case "rank":
                return self._rank(place)
            case "entity":
                return self._name(place.entity)
            case "movement":
                return movement_figure(words, compare(context.view, edition, place.entity.code))
            case "score":
                return score_figure(words, place)
            case "dot":
                return self._plot.dot(n)
            case "change":
                comparison = compare(context.view, edition, place.entity.code)
                return score_change_figure(words, comparison.score_change, direction)
            case "mean":
                return score_change_figure(words, distance_from_mean(self.edition, place, self._mean), direction)
            case "step":
                step = step_up(edition, n)
                return self._step(place, step) if step else NONE
            case "source":
                publishers = dict.fromkeys(context.dataset.source[code].publisher for code in place.sources)
                return Figure(", ".join(publishers), tone=Tone.QUIET)
        score = place.dimensions.get(key.removeprefix(AREA))
        return NONE if score is None else Figure(words.number(score), value=score)

    def _rank(self, place: Place) -> Figure:
        if place.rank is None and self._is_home(place):
            return self._unknown_rank()
        rank = rank_figure(self.context.words, place)
        tone = Tone.WATCH if in_last_quarter(place) else rank.tone
        return replace(rank, text=rank.brief, tone=Tone.HOME if self._is_home(place) else tone)

    def _unknown_rank(self) -> Figure:
        """Return the rank of the home entity where it is not known."""
        return replace(rank_figure(self.context.words, None), text="?", tone=Tone.HOME)

    def _step(self, place: Place, step: StepUp) -> Figure:
        words, lacking = self.context.words, step.lacking
        figure = difference_figure(words, words.number(lacking.number), lacking)
        sources = tuple(dict.fromkeys((*place.sources, *self.edition.place_at(step.index).sources)))
        return replace(figure, value=lacking.number, tone=Tone.QUIET, sources=sources)

    def _name(self, entity: Entity) -> Figure:
        name, short = entity_name(self.context, entity), short_entity_name(self.context, entity)
        look = compared_looks(self.context).get(entity.code)
        if look is None:
            return Figure(name, short=short, tone=entity_tone(self.context, entity))
        return Figure(f"{look.mark} {name}", short=short and f"{look.mark} {short}", spoken=name, tone=look.tone)

    def _absent_names(self) -> str:
        context, absent = self.context, self.edition.absent
        if len(absent) > _ABSENT_NAMED:
            return context.words("rankings.gap", n=str(len(absent)))
        names = (entity_name(context, context.dataset.entity[code]) for code in absent)
        return context.words("rankings.absent", names=", ".join(names))


def measured_rows(context: PageContext, edition: Edition) -> tuple[Row, ...]:
    """Return the rows columns are measured by, whatever is filtered: all, or the extremes of a long table."""
    return _measured_rows(context.whole, edition)


@lru_cache(maxsize=32)
def _measured_rows(context: PageContext, edition: Edition) -> tuple[Row, ...]:
    rows = RankedRows(context, edition)
    gaps = range(min(len(edition.gaps), MEASURED))
    absent = [len(edition.gaps)] if edition.by_score and edition.absent else []
    places = [rows.place(n) for n in _widest_places(context, edition)]
    return (*places, *(rows.gap(number) for number in (*gaps, *absent)))


def _widest_places(context: PageContext, edition: Edition) -> Sequence[int]:
    """Return the places that hold the widest cells: the ends of the ranks, the extremes of every column."""
    count = len(edition.codes)
    if count <= ALL_MEASURED:
        return range(count)
    names = [context.words.text(context.dataset.entity[code].name) for code in edition.codes]
    ends = {*range(MEASURED), *range(count - MEASURED, count), names.index(max(names, key=len))}
    behind = farthest_behind(edition)
    return sorted(ends | _farthest_changed(context, edition) | ({behind} if behind is not None else set()))


def _farthest_changed(context: PageContext, edition: Edition) -> set[int]:
    """Return the places that rose and fell the most, and whose exact scores did."""
    movements, change = context.view.columns(edition).movements, context.view.change(edition)
    gained = {n: places for n, moved in enumerate(movements) if (places := moved.gained) is not None}
    gains = change.exact_gains if change else {}
    moved = {extreme(gained, key=gained.__getitem__) for extreme in (min, max) if gained}
    return moved | {extreme(gains, key=gains.__getitem__) for extreme in (min, max) if gains}
