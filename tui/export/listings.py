"""The data behind the panels as plain rows: one an observation or a standing, with the sources they rest on."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, Place
from tui.model import Code, Dataset, Indicator, Observation, Ranking, Source, Text
from tui.model.records import AREA_RANK
from tui.pages.shared.entity_names import entity_name
from tui.selection.context import PageContext
from tui.wording import Words


class Percent(NamedTuple):
    """A figure in hundredths of a whole."""

    number: Decimal


Value = str | bool | int | Decimal | Percent | tuple[str | Decimal, ...] | None
"""A cell: None where nothing is known, a tuple where there may be several values."""

INDICATOR_COLUMNS = (
    "indicator", "name", "period", "value", "total", "bound", "unit", "status", "source", "theme", "derived", "note",
    "source_kind",
)  # fmt: skip
RANKING_COLUMNS = (
    "period", "entity", "name", "rank", "rank_kind", "tied", "score", "known", "of", "source",
    "score_bound", "disputed", "movement_stated", "score_change", "rank_movement", "comparable",
    "score_change_bound", "rank_movement_bound", "note", "rank_derived", "score_derived", "source_kind",
)  # fmt: skip
"""The columns of every ranking; a column for each of its dimensions follows, then one for each with published ranks."""


class Listing(Struct, frozen=True):
    """A table of plain values."""

    name: str
    """`indicators` or the code of a ranking."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    """One value for each column."""
    sources: tuple[Source, ...]
    """The sources cited in the rows, in the order of the dataset."""
    sheets: tuple[str, str]
    """What the rows and the sources are called where each has a sheet."""


def indicator_listing(context: PageContext, until: date = date.max) -> Listing:
    """Return every observation whose period ended on or before a day."""
    rows = tuple(
        _observation(context, indicator, observation)
        for indicator in context.dataset.indicators
        for observation in indicator.observations
        if observation.period.last <= until
    )
    sources = _cited(context.dataset, INDICATOR_COLUMNS, rows)
    return Listing("indicators", INDICATOR_COLUMNS, rows, sources, _sheets(context.words))


def ranking_listing(
    context: PageContext, ranking: Ranking, period: str | None = None, *, until: date = date.max
) -> Listing:
    """Return the standings of a ranking, or of one of its periods, newest first and best rank first.

    They are of periods that ended on or before a day.
    """
    dataset = context.dataset
    ended = context.view.editions_until(ranking, until)
    editions = [edition for edition in ended if period in (None, edition.period.code)]
    ranked_areas = _areas_with_ranks(ranking)
    rows = tuple(
        _standing(context, edition, place) + tuple(place.area_ranks.get(code) for code in ranked_areas)
        for edition in editions
        for place in edition.places
    )
    columns = ranking_columns(ranking)
    return Listing(ranking.code, columns, rows, _cited(dataset, columns, rows), _sheets(context.words))


def ranking_columns(ranking: Ranking) -> tuple[str, ...]:
    """Return the columns of a ranking: those of every ranking, the scores in its areas, the ranks stated in areas."""
    ranks = tuple(f"{AREA_RANK}{code}" for code in _areas_with_ranks(ranking))
    taken = {*RANKING_COLUMNS, *ranks}
    codes = (dimension.code for dimension in ranking.dimensions)
    return (*RANKING_COLUMNS, *(f"dimension-{code}" if code in taken else code for code in codes), *ranks)


def _areas_with_ranks(ranking: Ranking) -> tuple[Code, ...]:
    """Return the areas in which a source states a rank, in the order of the ranking."""
    ranked = {code for standing in ranking.standings for code in standing.area_ranks}
    return tuple(dimension.code for dimension in ranking.dimensions if dimension.code in ranked)


def _cited(dataset: Dataset, columns: tuple[str, ...], rows: tuple[tuple[Value, ...], ...]) -> tuple[Source, ...]:
    n = columns.index("source")
    cited = {code for row in rows if isinstance(codes := row[n], tuple) for code in codes}
    return tuple(source for source in dataset.sources if source.code in cited)


def _sheets(words: Words) -> tuple[str, str]:
    return words("table_file.figures"), words("table_file.sources")


def _observation(context: PageContext, indicator: Indicator, observation: Observation) -> tuple[Value, ...]:
    dataset, words = context.dataset, context.words
    number = observation.value.number if observation.value else None
    in_percent = number is not None and dataset.unit[indicator.unit].is_percentage
    return (
        indicator.code,
        words.text(indicator.name),
        observation.period.code,
        Percent(number) if number is not None and in_percent else number,
        observation.total.number if observation.total else None,
        observation.bound.value,
        indicator.unit,
        observation.status.value,
        observation.source,
        indicator.theme,
        words.text(observation.derived) if observation.derived else "",
        words.text(observation.note) if observation.note else "",
        _kinds(dataset, observation.source),
    )


def _standing(context: PageContext, edition: Edition, place: Place) -> tuple[Value, ...]:
    words, compared = context.words, compare(context.view, edition, place.entity.code)
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
        tuple(score.number for score in place.disputed),
        place.movement,
        compared.score_change.number if compared.score_change else None,
        compared.gained,
        ";".join(refusal.value for refusal in compared.refusals) or "true",
        compared.score_change.bound.value if compared.score_change else "",
        _movement_bound(compared),
        _joined(words, (standing.note for standing in place.standings)),
        _joined(words, (standing.rank_derived for standing in place.standings)),
        _joined(words, (standing.score_derived for standing in place.standings)),
        _kinds(context.dataset, place.sources),
        *(dimensions.get(dimension.code) for dimension in edition.ranking.dimensions),
    )


def _joined(words: Words, texts: Iterable[Text | None]) -> str:
    """Return the texts of the standings of one place, each once."""
    return " · ".join(dict.fromkeys(words.text(text) for text in texts if text))


def _kinds(dataset: Dataset, sources: tuple[Code, ...]) -> tuple[str, ...]:
    """Return what sort of publications some sources are, each once."""
    return tuple(dict.fromkeys(dataset.source[code].kind.value for code in sources if code in dataset.source))


def _movement_bound(compared: Comparison) -> str:
    if compared.gained is None:
        return ""
    over, about = compared.at_least is not None, compared.approximate
    return "over" if over else "about" if about else "exact"


def _rank(place: Place) -> Value:
    if place.rank is None:
        return None
    return place.rank.best if place.rank.is_exact else f"{place.rank.best}-{place.rank.worst}"
