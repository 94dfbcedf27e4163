"""The data behind the panels as plain rows: one an observation or a standing, with the sources they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, Place
from tui.export.papers import Paper, indicators_paper, ranking_paper
from tui.model import Code, Dataset, Indicator, Observation, Ranking, Source, Text
from tui.model.records import ALL_INDICATORS, AREA_RANK
from tui.pages.shared.entity_names import entity_name
from tui.selection.context import PageContext
from tui.wording import Words


class Percent(NamedTuple):
    """A figure in hundredths of a whole."""

    number: Decimal


class Worded(NamedTuple):
    """A figure in the words of a page, with the number in it: hơn 79,5 triệu is 79500000 at the scale of 6."""

    text: str
    number: Decimal
    before: str = ""
    digits: str = ""
    """The number as it stands in the text."""
    after: str = ""
    scale: int = 0
    """The power of ten the digits are written in."""

    @property
    def plain(self) -> Decimal | str:
        """The number where nothing but its sign stands beside it, else the words."""
        return self.number if self.before in ("", "+") and not self.after else self.text


Value = str | bool | int | Decimal | Percent | Worded | tuple[str | Decimal, ...] | None
"""A cell: None where nothing is known, a tuple where there may be several values."""

INDICATOR_COLUMNS = (
    "indicator", "name", "period", "value", "total", "bound", "unit", "status", "source", "theme", "derived", "note",
    "source_kind",
)  # fmt: skip
RANKING_COLUMNS = (
    "period", "entity", "name", "rank", "rank_kind", "tied", "score", "known", "of", "source",
    "score_bound", "disputed", "movement_stated", "score_change", "rank_movement", "comparable",
    "score_change_bound", "rank_movement_bound", "note", "rank_derived", "score_derived", "source_kind",
    "compared_with",
)  # fmt: skip
"""The columns of every ranking; a column for each of its dimensions follows, then one for each with published ranks."""


SOURCE, CITED = "source", "cited"
"""The column of source codes; the second name where a page calls a column of publishers by the first."""


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
    paper: Paper = Paper()
    """What the printed table says beyond its rows."""


Listings = tuple[Listing, ...]
"""What goes into one file."""


def indicator_listing(context: PageContext, until: date = date.max) -> Listing:
    """Return every observation whose period ended on or before a day."""
    rows = tuple(
        _observation(context, indicator, observation)
        for indicator in context.dataset.indicators
        for observation in indicator.observations
        if observation.period.last <= until
    )
    sources = cited_sources(context.dataset, INDICATOR_COLUMNS, rows)
    return Listing(
        ALL_INDICATORS, INDICATOR_COLUMNS, rows, sources, sheet_names(context.words), indicators_paper(context)
    )


def ranking_listing(
    context: PageContext, ranking: Ranking, period: str | None = None, *, until: date = date.max
) -> Listing:
    """Return the standings of a ranking, or of one of its periods, newest first and best rank first.

    They are of periods that ended on or before a day.
    """
    ended = context.view.editions_until(ranking, until)
    editions = [edition for edition in ended if period in (None, edition.period.code)]
    rows = tuple(row for edition in editions for row in _edition_rows(context, edition, edition.places))
    return _of_standings(context, editions, (ranking, rows))


def edition_listing(context: PageContext, edition: Edition, order: Sequence[int]) -> Listing:
    """Return places of an edition by their numbers, in the order they are given in."""
    rows = tuple(_edition_rows(context, edition, map(edition.place_at, order)))
    listing = _of_standings(context, [edition], (edition.ranking, rows))
    if len(order) == len(edition.codes):
        return listing
    counted = context.words("table_file.rows", n=len(order), of=len(edition.codes))
    return replace(listing, paper=replace(listing.paper, facts=(*listing.paper.facts, counted)))


def _edition_rows(context: PageContext, edition: Edition, places: Iterable[Place]) -> Iterator[tuple[Value, ...]]:
    """Return the row of each place: its standing, then the ranks stated in areas."""
    ranked_areas = _areas_with_ranks(edition.ranking)
    for place in places:
        yield _standing(context, edition, place) + tuple(place.area_ranks.get(code) for code in ranked_areas)


def _of_standings(
    context: PageContext, editions: Sequence[Edition], content: tuple[Ranking, tuple[tuple[Value, ...], ...]]
) -> Listing:
    ranking, rows = content
    columns = ranking_columns(ranking)
    sources = cited_sources(context.dataset, columns, rows)
    paper = ranking_paper(context, ranking, editions)
    paper = replace(paper, headings={**paper.headings, **_area_headings(context.words, ranking)})
    return Listing(ranking.code, columns, rows, sources, sheet_names(context.words), paper)


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


def cited_sources(
    dataset: Dataset, columns: tuple[str, ...], rows: tuple[tuple[Value, ...], ...]
) -> tuple[Source, ...]:
    """Return the sources whose codes stand in the column of sources, in the order of the dataset."""
    n = source_column(columns)
    cited = {code for row in rows if isinstance(codes := row[n], tuple) for code in codes}
    return tuple(source for source in dataset.sources if source.code in cited)


def source_column(columns: tuple[str, ...]) -> int:
    """Return the index of the column of source codes; a page may have one of publishers besides."""
    return columns.index(CITED if CITED in columns else SOURCE)


def sheet_names(words: Words) -> tuple[str, str]:
    """Return what figures and sources are called where each has a sheet."""
    return words("table_file.figures"), words("table_file.sources")


def _area_headings(words: Words, ranking: Ranking) -> dict[str, str]:
    """Return the words over the columns of scores and of ranks in areas."""
    columns = ranking_columns(ranking)[len(RANKING_COLUMNS) :]
    scores = zip(columns, (words.text(area.name) for area in ranking.dimensions), strict=False)
    names = {f"{AREA_RANK}{area.code}": words.text(area.name) for area in ranking.dimensions}
    ranks = ((column, words("table_file.area_rank", area=names[column])) for column in columns if column in names)
    return {**dict(scores), **dict(ranks)}


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
        compared.before.code if compared.before else "",
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
