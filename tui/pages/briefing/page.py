"""One entity before a meeting: where it stands, what got better and worse, what it must do, what is not known.

Most of its blocks stand on other pages too; the briefing puts them in the order in which a meeting asks.
"""

from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Opens
from tui.blocks.page import Block, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Directive, Entity, Indicator, Ranking
from tui.pages.briefing.opening import opening
from tui.pages.briefing.unknowns import disputed_notes, gap_notes
from tui.pages.profile import page as profile
from tui.pages.progress import commitment_meters
from tui.pages.shared.attention import lagging_notes
from tui.pages.shared.caveats import comparison_notes
from tui.pages.shared.commitments import commitments_by_urgency
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import deadline_text
from tui.pages.shared.lineage import lineage_sentences
from tui.pages.shared.marks import directive_mark
from tui.pages.shared.rank_targets import rank_target_notes
from tui.pages.trends import page as trends
from tui.selection.chosen import chosen_entity
from tui.selection.context import PageContext
from tui.wording import Words

CAPTION = "caption"
"""How the key of what is said about a chart begins; it ends in the same number as that of the chart."""
_COMMITMENT = "commitment"
_COMMITMENTS_CHARTED = 2


def page(context: PageContext) -> Page:
    """Return the briefing on the entity asked for, else on home."""
    selection, words = context.selection, context.words
    entity = chosen_entity(context)
    if entity is None:
        return Page("briefing", words("briefing.title"), tuple(_commitment_blocks(context)))
    followed = context.with_selection(replace(selection, home=entity.code))
    profile_blocks = {block.key: block for block in profile.page(followed).blocks}
    blocks = (
        opening(followed),
        *_lineage_blocks(followed, entity),
        *_commitment_blocks(followed),
        *_standing_blocks(followed, entity, profile_blocks),
        *_rank_target_blocks(followed, entity),
        *_attention_blocks(followed),
        _directives_table(followed, entity),
        _unknown_notes(followed),
        *(profile_blocks[key] for key in ("ranks", "lineage") if key in profile_blocks),
        *_chart_blocks(followed, entity),
    )
    return Page(
        "briefing",
        words("briefing.title_of", title=words.text(context.dataset.title), name=entity_name(context, entity)),
        blocks,
    )


def _lineage_blocks(context: PageContext, entity: Entity) -> Iterator[Block]:
    sentences = lineage_sentences(context, entity)
    if sentences:
        yield Prose("origin", tuple(sentences))


def _commitment_blocks(context: PageContext) -> Iterator[Block]:
    commitments = commitments_by_urgency(context)
    if commitments:
        yield commitment_meters(context, commitments)


def _standing_blocks(context: PageContext, entity: Entity, profile_blocks: dict[str, Block]) -> Iterator[Block]:
    """Yield the standings, what improved, what lags, what cannot be told, and the areas that cost the points."""
    words = context.words
    standings = context.view.latest_standings(entity.code, context.selection.as_of)
    if not standings:
        return
    yield profile_blocks["standings"]
    yield profile_blocks.get("improved") or _empty_block(words("heading.improved"), words("briefing.none_improved"))
    yield profile_blocks.get("lagging") or _empty_block(words("heading.lagging"), words("briefing.none_lagging"))
    for key in ("untold", *(f"areas-{latest.ranking.code}" for latest in standings)):
        if key in profile_blocks:
            yield profile_blocks[key]


def _rank_target_blocks(context: PageContext, entity: Entity) -> Iterator[Block]:
    rank_targets = rank_target_notes(context, entity.code)
    if rank_targets.notes:
        yield rank_targets


def _empty_block(heading: str, sentence: str) -> Prose:
    return Prose("none", ((sentence,),), heading)


def _attention_blocks(context: PageContext) -> Iterator[Block]:
    notes = tuple(lagging_notes(context))
    if notes:
        yield Notes("attention", context.words("heading.attention"), notes)


def _directives_table(context: PageContext, entity: Entity) -> Table:
    """Return the directives that name an entity, with who gave each to whom."""
    words = context.words
    columns = (
        Column("what", words("column.directive"), stretch=True, least=30),
        Column("by", words("mark.by"), priority=1),
        Column("to", words("mark.to"), priority=2),
        Column("due", words("column.due"), priority=3),
        Column("status", words("column.status"), priority=4),
    )
    rows = tuple(_directive_row(words, directive) for directive in context.dataset.directives_to(entity.code))
    empty = words("briefing.no_directive" if context.dataset.directives else "empty.directives")
    return table("directives", columns, rows, heading=words("heading.addressed"), empty=empty)


def _directive_row(words: Words, directive: Directive) -> Row:
    cells = (
        Figure(words.text(directive.what), sources=directive.source),
        Figure(words.text(directive.by)),
        Figure(words.text(directive.to)),
        Figure(deadline_text(words, directive.due)),
        Figure(directive_mark(words, directive.status).word),
    )
    return Row(cells, Opens("directive", directive.code), directive.source)


def _unknown_notes(context: PageContext) -> Notes:
    words = context.words
    notes = (*gap_notes(context), *comparison_notes(context), *disputed_notes(context))
    return Notes("unknown", words("briefing.unknown"), notes, words("qualifier.by_rule"))


def _chart_blocks(context: PageContext, entity: Entity) -> Iterator[Block]:
    """Yield charts of an index of the entity and of the most urgent commitments, with their sentences and sources."""
    words = context.words
    for n, measure in enumerate(_charted_measures(context, entity)):
        selection = replace(context.selection.on("trends"), entity=entity.code, measure=measure)
        blocks = trends.page(context.with_selection(selection)).blocks
        charts = [block for block in blocks if isinstance(block, Chart)]
        kind = _COMMITMENT if measure.kind == "indicator" else measure.kind
        heading = words.text(_measured(context, measure).name)
        yield from (replace(chart, key=f"chart-{kind}-{n}", heading=heading) for chart in charts)
        said = [paragraph for block in blocks if isinstance(block, Prose) for paragraph in block.paragraphs]
        cited = dict.fromkeys(code for chart in charts for _, point in chart.points for code in point.figure.sources)
        if cited:
            said.append((Figure(words("briefing.chart_sources"), sources=tuple(cited)),))
        if said:
            yield Prose(f"{CAPTION}-{kind}-{n}", tuple(said))


def is_commitment_chart(block: Block) -> bool:
    """Whether a block is the chart of a commitment, or what is said about it."""
    return block.key.startswith((f"chart-{_COMMITMENT}", f"{CAPTION}-{_COMMITMENT}"))


def _charted_measures(context: PageContext, entity: Entity) -> Iterator[Opens]:
    """Yield the ranking charted, if any, then the indicators of the most urgent commitments that have a pace."""
    ranking = _charted_ranking(context, entity)
    if ranking:
        yield Opens("ranking", ranking.code)
    paced = (commitment for commitment in commitments_by_urgency(context) if commitment.pace)
    codes = dict.fromkeys(commitment.indicator.code for commitment in paced)
    yield from (Opens("indicator", code) for code in islice(codes, _COMMITMENTS_CHARTED))


def _measured(context: PageContext, measure: Opens) -> Indicator | Ranking:
    dataset = context.dataset
    return dataset.ranking[measure.code] if measure.kind == "ranking" else dataset.indicator[measure.code]


def _charted_ranking(context: PageContext, entity: Entity) -> Ranking | None:
    """Return the first ranking, falling ones first, of which at least two scores of an entity are known by the day."""
    view, day = context.view, context.selection.as_of
    for latest in view.latest_standings(entity.code, day):
        places = (edition.place(entity.code) for edition in view.editions_until(latest.ranking, day))
        if sum(place is not None and place.score is not None for place in places) > 1:
            return latest.ranking
    return None
