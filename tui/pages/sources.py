"""May I trust it, may I compare it? Sources, disputes, breaks, and what is known year by year."""

from collections import Counter
from decimal import Decimal

from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Code, Dataset, Indicator, Period, Ranking, Source, SourceKind
from tui.pages.shared.figures import observation_figure, reading_figure, score_figure
from tui.pages.shared.marks import mark
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words

_SECOND_HAND = (SourceKind.REPUBLICATION, SourceKind.TRANSLATION)


def page(context: PageContext) -> Page:
    """Return the sources page."""
    dataset, selection, words = context.dataset, context.selection, context.words
    counts = figure_counts(dataset)
    wanted = folded(selection.filter)
    shown = sorted(
        (each for each in dataset.sources if not wanted or wanted in folded(_searched(each))),
        key=lambda each: (each.code not in selection.sources, -counts[each.code]),
    )
    blocks: list[Block] = [
        Prose(
            "summary",
            (
                (
                    words(
                        "sources.summary",
                        n=str(len(dataset.sources)),
                        figures=words.number(Decimal(counts.total())),
                    ),
                ),
            ),
        )
    ]
    chosen = [dataset.source[code] for code in selection.sources if code in dataset.source] or shown[:1]
    details: list[Block] = [_detail(words, each, counts[each.code], n) for n, each in enumerate(chosen)]
    comparability: list[Block] = [_disputes(context), _coverage(context), _breaks(context)]
    listed = _sources(context, shown, counts, chosen)
    blocks += [listed, *details, *comparability] if wanted else [*details, *comparability, listed]
    return Page("sources", words("panel.sources"), tuple(blocks))


def figure_counts(dataset: Dataset) -> Counter[Code]:
    """Return how many figures rest on each source."""
    cited: Counter[Code] = Counter()
    for indicator in dataset.indicators:
        for observation in indicator.observations:
            cited.update(observation.source)
        for target in indicator.targets:
            cited.update(target.source)
    for ranking in dataset.rankings:
        for standing in ranking.standings:
            cited.update(standing.source)
    return cited


def _searched(source: Source) -> str:
    return " ".join((source.code, source.publisher, source.title, source.address))


def _detail(words: Words, source: Source, figures: int, n: int) -> Notes:
    lines = [
        ("publisher", source.publisher),
        ("kind", words(f"source.{source.kind.name.lower()}")),
        ("title", source.title or words("not_stated")),
        ("published", words.day(source.published) if source.published else words("not_stated")),
        ("read", words.day(source.read)),
        ("address", source.address or words("not_stated")),
        ("figures", words("sources.figures", n=str(figures))),
    ]
    notes = tuple(Note(mark(words, key), (text,)) for key, text in lines)
    if source.kind in _SECOND_HAND:
        notes += (Note(mark(words, "missing"), (words("sources.second_hand"),)),)
    return Notes(f"source-{n}", source.code, notes, words("qualifier.source"))


def _sources(
    context: PageContext,
    shown: list[Source],
    counts: Counter[Code],
    chosen: list[Source],
) -> Table:
    words = context.words
    columns = (
        Column("publisher", words("column.publisher"), stretch=True),
        Column("kind", words("column.source_kind"), priority=1),
        Column("code", words("column.code"), priority=3),
        Column("read", words("column.read"), right=True, priority=2),
        Column("figures", words("column.figures"), right=True),
    )
    rows = tuple(
        Row(
            (
                Figure(each.publisher),
                Figure(
                    words(f"source.{each.kind.name.lower()}"),
                    tone=Tone.WATCH if each.kind in _SECOND_HAND else Tone.QUIET,
                ),
                Figure(each.code, tone=Tone.QUIET),
                Figure(words.day(each.read), tone=Tone.QUIET),
                Figure(str(counts[each.code]), value=Decimal(counts[each.code])),
            ),
            Opens("source", each.code),
            (each.code,),
            chosen=each in chosen,
        )
        for each in shown
    )
    return table(
        "sources",
        columns,
        rows,
        heading=words("heading.sources"),
        qualifier=words("qualifier.count", n=str(len(rows))),
        empty=words("empty.filter", filter=context.selection.filter),
    )


def _disputes(context: PageContext) -> Table:
    """Both values of every dispute, none of them hidden."""
    words = context.words
    columns = (
        Column("figure", words("column.figure"), stretch=True),
        Column("shown", words("column.shown"), right=True),
        Column("other", words("column.other"), right=True),
    )
    rows = (*_disputed_readings(context), *_disputed_scores(context))
    return table(
        "disputes",
        columns,
        rows,
        heading=words("heading.disputes"),
        qualifier="‡",
        empty=words("empty.disputes"),
    )


def _disputed_readings(context: PageContext) -> list[Row]:
    dataset, words = context.dataset, context.words
    rows = []
    for indicator in dataset.indicators:
        for reading in (
            each for series in context.view.series(indicator) for each in series.readings if each.disputing
        ):
            name = f"{words.text(indicator.name)} {words.period(reading.period)}"
            others = [observation_figure(context, indicator, each) for each in reading.disputing]
            cells = (
                Figure(name),
                reading_figure(context, indicator, reading),
                Figure(
                    ", ".join(each.text for each in others),
                    spoken=", ".join(each.aloud for each in others),
                    value=others[0].value,
                    sources=tuple(code for each in reading.disputing for code in each.source),
                ),
            )
            sources = (*reading.sources, *(code for each in reading.disputing for code in each.source))
            rows.append(Row(cells, Opens("indicator", indicator.code), sources))
    return rows


def _disputed_scores(context: PageContext) -> list[Row]:
    dataset, words = context.dataset, context.words
    rows = []
    for ranking in dataset.rankings:
        for period in context.view.periods(ranking):
            for place in context.view.edition(ranking, period).places:
                if not place.disputed or not place.score:
                    continue
                name = f"{words.text(ranking.short)} {words.text(place.entity.name)} {words.period(period)}"
                others = ", ".join(words.bounded(words.number(each.number), each.bound) for each in place.disputed)
                cells = (
                    Figure(name),
                    score_figure(words, place),
                    Figure(others, value=place.disputed[0].number, sources=place.sources),
                )
                rows.append(Row(cells, Opens("entity", place.entity.code), place.sources))
    return rows


def _coverage(context: PageContext) -> Table:
    """How many ranks and scores are known, a ranking a row and a period a column, newest first."""
    dataset, words = context.dataset, context.words
    known = sorted({period for ranking in dataset.rankings for period in context.view.periods(ranking)}, reverse=True)
    columns = (
        Column("ranking", words("column.ranking"), stretch=True, least=18),
        *(Column(each.code, words.period(each), right=True, priority=n) for n, each in enumerate(known)),
    )
    rows = tuple(_coverage_row(context, ranking, known) for ranking in dataset.rankings)
    return table(
        "coverage",
        columns,
        rows,
        heading=words("heading.coverage"),
        qualifier=words("qualifier.coverage"),
        empty=words("empty.rankings"),
    )


def _coverage_row(context: PageContext, ranking: Ranking, known: list[Period]) -> Row:
    words = context.words
    held = context.view.periods(ranking)
    places = context.view.edition(ranking, held[0]).of if held else 0
    cells = [Figure(f"{words.text(ranking.short)} /{places}", spoken=words.text(ranking.short))]
    for period in known:
        if period not in held:
            cells.append(Figure("·", spoken=words("missing"), tone=Tone.QUIET))
            continue
        edition = context.view.edition(ranking, period)
        spoken = words(
            "sources.known", ranks=str(edition.known_ranks), scores=str(edition.known_scores), of=str(edition.of)
        )
        cells.append(
            Figure(
                f"{edition.known_ranks}·{edition.known_scores}",
                spoken=spoken,
                tone=Tone.PLAIN if edition.known_ranks * 4 >= edition.of else Tone.QUIET,
            )
        )
    return Row(tuple(cells), Opens("ranking", ranking.code))


def _breaks(context: PageContext) -> Notes:
    """Every change of method, once, with all that it breaks."""
    dataset, words = context.dataset, context.words
    told: dict[tuple[str, str], list[str]] = {}
    cited: dict[tuple[str, str], tuple[Code, ...]] = {}
    breakable: list[Ranking | Indicator] = [*dataset.rankings, *dataset.indicators]
    for named in breakable:
        for each in named.breaks:
            key = words.period(each.period), words.text(each.why)
            told.setdefault(key, []).append(words.text(named.short or named.name))
            cited[key] = cited.get(key, ()) + each.source
    notes = tuple(
        Note(
            mark(words, "break"),
            words.weave("sources.break", name=", ".join(dict.fromkeys(names)), period=key[0], why=key[1]),
            sources=tuple(dict.fromkeys(cited[key])),
        )
        for key, names in told.items()
    )
    return Notes("breaks", words("heading.breaks"), notes, words("qualifier.breaks"))
