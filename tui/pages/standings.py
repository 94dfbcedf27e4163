"""An entity on every ranking: the table the overview and the profile share."""

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.comparison import Comparison, compare
from tui.analysis.field import Field, Place, field, periods_known
from tui.analysis.ranges import Bounded
from tui.model import Code, Dataset, Ranking
from tui.pages.blocks import NONE, Cell, Column, Figure, Opens, Row, Strip, Table, Tone, table
from tui.pages.figures import bounded_figure, period_figure, rank_figure, score_figure
from tui.pages.marks import movement_figure
from tui.pages.names import entity_name
from tui.wording import Words


class Latest(Struct, frozen=True):
    """The newest period of a ranking in which something is known of an entity."""

    ranking: Ranking
    field: Field
    place: Place
    comparison: Comparison


def latest_standings(dataset: Dataset, entity: Code) -> tuple[Latest, ...]:
    """Return where an entity stands on each ranking that knows it: falling first, rising last.

    It is worked out once for a dataset.
    """
    known: dict[Code, tuple[Latest, ...]] = dataset.__dict__.setdefault("_latest_standings", {})
    if entity not in known:
        found = [each for ranking in dataset.rankings if (each := _latest(dataset, ranking, entity))]
        known[entity] = tuple(sorted(found, key=_urgency))
    return known[entity]


def _latest(dataset: Dataset, ranking: Ranking, entity: Code) -> Latest | None:
    period = next(iter(periods_known(ranking, entity)), None)
    if period is None:
        return None
    now = field(dataset, ranking, period)
    place = now.place(entity)
    return Latest(ranking, now, place, compare(dataset, ranking, period, entity)) if place else None


def _urgency(latest: Latest) -> tuple[int, int]:
    movement = latest.comparison.movement
    group = 1 if movement is None else 0 if movement < 0 else 2
    return group, movement or 0


def standings_table(dataset: Dataset, entity: Code, words: Words, key: str = "standings") -> Table:
    """Return the table of an entity's latest standings."""
    name = entity_name(dataset, words, dataset.entity[entity])
    columns = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True, priority=2),
        Column("rank", words("column.rank"), right=True),
        Column("movement", words("column.movement"), right=True),
        Column("field", words("column.field"), priority=4, picture=True),
        Column("score", words("column.score"), right=True, priority=1),
        Column("change", words("column.change"), right=True, priority=3),
    )
    rows = tuple(_row(each, words) for each in latest_standings(dataset, entity))
    return table(
        key,
        columns,
        rows,
        heading=words("heading.standings", name=name),
        qualifier=words("qualifier.latest"),
        empty=words("empty.standings", name=name),
    )


def _row(latest: Latest, words: Words) -> Row:
    rank = latest.place.rank
    cells: tuple[Cell, ...] = (
        Figure(words.text(latest.ranking.short), opens=Opens("ranking", latest.ranking.code)),
        period_figure(words, latest.field.period),
        _ours(rank_figure(words, latest.place)),
        movement_figure(words, latest.comparison),
        Strip(rank.best, rank.worst, latest.place.of) if rank else NONE,
        score_figure(words, latest.ranking, latest.place),
        score_change_figure(words, latest.comparison.score_change),
    )
    return Row(cells, Opens("ranking", latest.ranking.code), latest.place.sources)


def _ours(figure: Figure) -> Figure:
    return replace(figure, tone=Tone.HOME)


def score_change_figure(words: Words, change: Bounded | None) -> Figure:
    """Return a change of score, or a dash where there is none to state."""
    if change is None:
        return Figure("–", spoken=words("change.unknown"), tone=Tone.QUIET)
    tone = Tone.GOOD if change.number > 0 else Tone.BAD if change.number < 0 else Tone.QUIET
    figure = bounded_figure(words, words.signed(change.number), change.bound)
    return replace(figure, value=change.number, tone=tone)
