"""The data behind the panels as plain rows: one an observation or a standing, with the sources they rest on."""

from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, Place
from tui.model import Dataset, Indicator, Observation, Ranking, Source
from tui.pages.shared.entity_names import entity_name
from tui.selection.context import PageContext


class Percent(NamedTuple):
    """A figure in hundredths of a whole."""

    number: Decimal


Value = str | bool | int | Decimal | Percent | tuple[str | Decimal, ...] | None
"""A cell: None where nothing is known, a tuple where there may be several values."""

INDICATOR_COLUMNS = (
    "indicator", "name", "period", "value", "total", "bound", "unit", "status", "source", "theme", "derived", "note",
)  # fmt: skip
RANKING_COLUMNS = (
    "period", "entity", "name", "rank", "rank_kind", "tied", "score", "known", "of", "source",
    "score_bound", "disputed", "movement_stated", "score_change", "rank_movement", "comparable",
    "score_change_bound", "rank_movement_bound",
)  # fmt: skip
"""The columns of every ranking; a column for each of its dimensions follows."""


class Listing(Struct, frozen=True):
    """A table of plain values."""

    name: str
    """`indicators` or the code of a ranking."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    """One value for each column."""
    sources: tuple[Source, ...]
    """The sources cited in the rows, in the order of the dataset."""


def indicator_listing(context: PageContext) -> Listing:
    """Return every observation."""
    dataset = context.dataset
    rows = tuple(_observation(context, one, each) for one in dataset.indicators for each in one.observations)
    return _listing(dataset, "indicators", INDICATOR_COLUMNS, rows)


def ranking_listing(context: PageContext, ranking: Ranking, period: str | None = None) -> Listing:
    """Return every standing of a ranking, or of one of its periods, newest first and best rank first."""
    dataset = context.dataset
    fields = [
        context.view.edition(ranking, each) for each in context.view.periods(ranking) if period in (None, each.code)
    ]
    rows = tuple(_standing(context, edition, place) for edition in fields for place in edition.places)
    return _listing(dataset, ranking.code, ranking_columns(ranking), rows)


def ranking_columns(ranking: Ranking) -> tuple[str, ...]:
    """Return the columns of a ranking: those of every ranking, then its dimensions by their codes."""
    own = (each.code for each in ranking.dimensions)
    return RANKING_COLUMNS + tuple(f"dimension-{code}" if code in RANKING_COLUMNS else code for code in own)


def _listing(dataset: Dataset, name: str, columns: tuple[str, ...], rows: tuple[tuple[Value, ...], ...]) -> Listing:
    at = columns.index("source")
    cited = {code for row in rows if isinstance(codes := row[at], tuple) for code in codes}
    return Listing(name, columns, rows, tuple(each for each in dataset.sources if each.code in cited))


def _observation(context: PageContext, indicator: Indicator, each: Observation) -> tuple[Value, ...]:
    dataset, words = context.dataset, context.words
    number = each.value.number if each.value else None
    in_percent = number is not None and dataset.unit[indicator.unit].is_percentage
    return (
        indicator.code,
        words.text(indicator.name),
        each.period.code,
        Percent(number) if number is not None and in_percent else number,
        each.total.number if each.total else None,
        each.bound.value,
        indicator.unit,
        each.status.value,
        each.source,
        indicator.theme,
        each.derived,
        words.text(each.note) if each.note else "",
    )


def _standing(context: PageContext, edition: Edition, place: Place) -> tuple[Value, ...]:
    compared = compare(context.view, edition, place.entity.code)
    dimensions = place.dimensions
    return (
        edition.period.code,
        place.entity.code,
        entity_name(context, place.entity),
        _rank(place),
        place.kind.value,
        place.tied,
        place.score.number if place.score else None,
        edition.known_ranks,
        place.of,
        place.sources,
        place.score.bound.value if place.score else "",
        tuple(each.number for each in place.disputed),
        place.movement,
        compared.score_change.number if compared.score_change else None,
        compared.gained,
        ";".join(each.value for each in compared.refusals) or "true",
        compared.score_change.bound.value if compared.score_change else "",
        _movement_bound(compared),
        *(dimensions.get(each.code) for each in edition.ranking.dimensions),
    )


def _movement_bound(compared: Comparison) -> str:
    if compared.gained is None:
        return ""
    over, about = compared.at_least is not None, compared.approximate
    return "over" if over else "about" if about else "exact"


def _rank(place: Place) -> Value:
    if place.rank is None:
        return None
    return place.rank.best if place.rank.is_exact else f"{place.rank.best}-{place.rank.worst}"
