"""One entity before a meeting: where it stands, what got better and worse, what it must do, what is not known.

Most of it is said on other pages already; here it stands in the order in which a meeting asks.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Opens
from tui.blocks.page import Block, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Entity
from tui.pages.briefing.opening import answer
from tui.pages.briefing.unknowns import disputed_notes, hole_notes
from tui.pages.profile import page as profile
from tui.pages.progress import commitment_meters, urgent_first
from tui.pages.shared.attention import lagging, uncertain
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.lineage import lineage_sentences
from tui.pages.trends import page as trends
from tui.selection.chosen import chosen_entity
from tui.selection.context import PageContext

_COMMITMENTS_CHARTED = 2


def page(context: PageContext) -> Page:
    """Return the briefing on the entity asked for, else on home."""
    selection, words = context.selection, context.words
    entity = chosen_entity(context)
    if entity is None:
        return Page("briefing", words("briefing.title"), tuple(_national(context)))
    followed = context.with_selection(replace(selection, home=entity.code))
    own = {block.key: block for block in profile.page(followed).blocks}
    blocks = (
        answer(followed),
        *_lineage(followed, entity),
        *_national(followed),
        *_standing(followed, entity, own),
        *_attention(followed),
        _directives(followed, entity),
        _unknown(followed),
        *(own[key] for key in ("ranks", "lineage") if key in own),
        *_charts(followed, entity),
    )
    return Page("briefing", words("briefing.title_of", name=entity_name(context, entity)), blocks)


def _lineage(context: PageContext, entity: Entity) -> Iterator[Block]:
    told = lineage_sentences(context, entity)
    if told:
        yield Prose("origin", tuple(told))


def _national(context: PageContext) -> Iterator[Block]:
    found = urgent_first(context)
    if found:
        yield commitment_meters(context, found)


def _standing(context: PageContext, entity: Entity, own: dict[str, Block]) -> Iterator[Block]:
    """Yield the standings, what improved, what lags, what cannot be told, and the areas that cost the points."""
    words = context.words
    latest = context.view.latest_standings(entity.code)
    if not latest:
        return
    yield own["standings"]
    yield own.get("improved") or _none(words("heading.improved"), words("briefing.none_improved"))
    yield own.get("lagging") or _none(words("heading.lagging"), words("briefing.none_lagging"))
    if "untold" in own:
        yield own["untold"]
    for each in latest:
        key = f"areas-{each.ranking.code}"
        if key in own:
            yield own[key]


def _none(heading: str, sentence: str) -> Prose:
    return Prose("none", ((sentence,),), heading)


def _attention(context: PageContext) -> Iterator[Block]:
    notes = tuple(lagging(context))
    if notes:
        yield Notes("attention", context.words("heading.attention"), notes)


def _directives(context: PageContext, entity: Entity) -> Table:
    words = context.words
    columns = (
        Column("what", words("column.directive"), stretch=True, least=30),
        Column("by", words("mark.by"), priority=1),
        Column("due", words("column.due"), priority=2),
        Column("status", words("column.status"), priority=3),
    )
    rows = tuple(
        Row(
            (
                Figure(words.text(each.what), sources=each.source),
                Figure(words.text(each.by)),
                Figure(words.day(each.due) if each.due else words("no_deadline")),
                Figure(words(f"directive.{each.status.name.lower()}")),
            ),
            Opens("directive", each.code),
            each.source,
        )
        for each in context.dataset.directives
        if entity.code in each.entities
    )
    empty = words("briefing.no_directive")
    return table("directives", columns, rows, heading=words("heading.addressed"), empty=empty)


def _unknown(context: PageContext) -> Notes:
    words = context.words
    notes = (
        *hole_notes(context),
        *uncertain(context),
        *disputed_notes(context),
    )
    return Notes("unknown", words("briefing.unknown"), notes, words("qualifier.by_rule"))


def _charts(context: PageContext, entity: Entity) -> Iterator[Block]:
    """Yield what the trends show, with its sentences: an index of the entity, the commitments that lag most."""
    words = context.words
    lagging_first = dict.fromkeys(each.indicator.code for each in urgent_first(context) if len(each.run) > 1)
    measures = [Opens("indicator", code) for code in list(lagging_first)[:_COMMITMENTS_CHARTED]]
    for n, measure in enumerate([*_index_charted(context, entity), *measures]):
        selection = replace(context.selection.on("trends"), entity=entity.code, measure=measure)
        shown = trends.page(context.with_selection(selection))
        charts = [each for each in shown.blocks if isinstance(each, Chart)]
        yield from (replace(each, key=f"chart-{n}") for each in charts)
        yield from (replace(each, key=f"chart-prose-{n}") for each in shown.blocks if isinstance(each, Prose))
        cited = dict.fromkeys(code for each in charts for _, point in each.points for code in point.figure.sources)
        if cited:
            yield Prose(f"chart-sources-{n}", ((Figure(words("briefing.chart_sources"), sources=tuple(cited)),),))


def _index_charted(context: PageContext, entity: Entity) -> list[Opens]:
    """Return the first ranking, falling ones first, in which an entity has a score now and had one before."""
    for each in context.view.latest_standings(entity.code):
        editions = context.view.editions(each.ranking)
        if sum(place.score is not None for edition in editions if (place := edition.place(entity.code))) > 1:
            return [Opens("ranking", each.ranking.code)]
    return []
