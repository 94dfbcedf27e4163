"""Slides of the rankings: where an entity stands on each, then the scores of each over the years."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from tui.analysis.comparison import Comparison
from tui.analysis.latest import EditionStanding, LatestStanding
from tui.blocks.chart import MEAN, Chart
from tui.blocks.figure import SEPARATOR, Figure, Opens, Runs
from tui.blocks.large_figure import LargeFigure, ScaleLabel
from tui.blocks.page import Block, Note, Notes, Prose
from tui.blocks.pictures import Strip
from tui.blocks.slide import Slide
from tui.model import Code, Entity, Ranking
from tui.pages.presenter.source_line import source_line
from tui.pages.shared.entity_names import entity_name, entity_tone
from tui.pages.shared.figures import rank_figure, score_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.later import later_clause, unknown_clause
from tui.pages.shared.marks import mark, moved_figure, movement_figure
from tui.pages.shared.movement_sentences import joined_sentences, movement_sentence, reason_sentence
from tui.pages.statements import cited
from tui.pages.trends.charts import ranking_chart
from tui.pages.trends.lines import ranking_lines
from tui.pages.trends.sentences import ranking_summary
from tui.selection.chosen import followed_entity
from tui.selection.context import PageContext
from tui.wording import Words

_KINDS = {1: "up", -1: "fell", 0: "held"}
"""The mark of a movement by its direction."""


def standing_slides(context: PageContext, entity: Entity) -> Iterator[Slide]:
    """Yield where an entity stands on each ranking that has ended by the day; what is not known says so."""
    standings = context.view.latest_standings(entity.code, context.selection.as_of)
    by_ranking = {latest.ranking.code: latest for latest in standings}
    for ranking in context.dataset.indices:
        latest = by_ranking.get(ranking.code)
        if latest and latest.edition:
            yield _standing_slide(context, entity, latest)


def standings_line(context: PageContext, entity: Entity) -> tuple[Prose, ...]:
    """Return one paragraph with the last rank of an entity known by the day on each ranking; nothing without any."""
    words = context.words
    standings = (
        latest.reference or latest.earlier
        for latest in context.view.latest_standings(entity.code, context.selection.as_of)
    )
    clauses = [_brief_standing(words, standing) for standing in standings if standing and standing.place.rank]
    if not clauses:
        return ()
    name = Figure(entity_name(context, entity), tone=entity_tone(context, entity))
    return (Prose("standings", ((name, ": ", *joined_runs(clauses, SEPARATOR)),)),)


def _brief_standing(words: Words, standing: EditionStanding) -> Runs:
    """Return a rank with its movement: PAPI 2022 11†/61 ▼ ≈ 6."""
    ranking, period = words.text(standing.ranking.short), words.period(standing.edition.period)
    runs: Runs = (f"{ranking}\u00a0{period}\u00a0", rank_figure(words, standing.place))
    if not standing.comparison.gained:
        return runs
    moved = movement_figure(words, standing.comparison)
    return (*runs, "\u00a0", replace(moved, text=moved.text.replace(" ", "\u00a0"), spoken=moved.aloud))


def _standing_slide(context: PageContext, entity: Entity, latest: LatestStanding) -> Slide:
    words, standing, earlier = context.words, latest.reference, latest.earlier
    known = standing or earlier or latest.later
    if standing:
        period, blocks = latest.period, _known(context, standing, latest.later)
    elif earlier and earlier.place.rank:
        period, blocks = earlier.edition.period, (_large(context, earlier), _unknown(context, latest))
    else:
        period, blocks = latest.period, (_unknown(context, latest),)
    return Slide(
        f"rank-{latest.ranking.code}",
        words.text(latest.ranking.name),
        SEPARATOR.join((entity_name(context, entity), *((words.period(period),) if period else ()))),
        blocks,
        source_line(context, (*(known.place.sources if known else ()), *cited(blocks))),
        Opens("ranking", latest.ranking.code),
    )


def _known(context: PageContext, standing: EditionStanding, later: EditionStanding | None) -> tuple[Block, ...]:
    """Return a rank with its movement and score, then why it moved or why that cannot be said, and what came later."""
    explain = movement_sentence if standing.comparison.gained is None else reason_sentence
    sentences = joined_sentences([explain(context, standing.edition, standing.place)])
    sentences += later_clause(context.words, later)
    large = _large(context, standing)
    return (large, Prose("sentences", (sentences,))) if sentences else (large,)


def _large(context: PageContext, standing: EditionStanding) -> LargeFigure:
    """Return a rank in large digits with its movement and score, on a strip of all places."""
    words, place, comparison = context.words, standing.place, standing.comparison
    rank, tone = place.rank, entity_tone(context, place.entity)
    remarks: list[Runs] = []
    if comparison.gained is not None and comparison.before:
        moved = _marked_movement(words, comparison)
        remarks.append(words.weave("told.rank_only", moved=moved, before=words.period(comparison.before)))
    if place.score is not None:
        remarks.append((f"{words('column.score')} ", score_figure(words, place)))
    return LargeFigure(
        "figure",
        replace(rank_figure(words, place), tone=tone),
        status=replace(mark(words, "untold"), word=words("movement.unknown")) if comparison.gained is None else None,
        remarks=tuple(remarks),
        picture=Strip(rank.best, rank.worst, place.of, tone) if rank else None,
        labels=(ScaleLabel(Decimal(0), "1"), ScaleLabel(Decimal(1), str(place.of))) if rank else (),
    )


def _marked_movement(words: Words, comparison: Comparison) -> Figure:
    """Return a movement in words after the mark of its direction: ▼ giảm khoảng 6 bậc."""
    moved, kind = moved_figure(words, comparison), mark(words, _KINDS[comparison.direction or 0])
    return replace(moved, text=f"{kind.glyph} {moved.text}", spoken=moved.aloud, tone=kind.tone)


def _unknown(context: PageContext, latest: LatestStanding) -> Notes:
    """Return that a rank is not known, with what is known before and after."""
    missing = replace(mark(context.words, "missing"), word=rank_figure(context.words, None).aloud)
    return Notes(
        "unknown", "", (Note(missing, unknown_clause(context, latest), Opens("ranking", latest.ranking.code)),)
    )


def score_slides(context: PageContext) -> Iterator[Slide]:
    """Yield the chart of each ranking that has scores of the entity followed, or their mean, with what changed."""
    followed = {_followed(context), MEAN}
    for ranking in context.dataset.indices:
        lines = ranking_lines(context, ranking)
        if any(line.ended for line in lines if line.key in followed):
            yield _score_slide(context, ranking, ranking_chart(context, ranking, lines))


def _score_slide(context: PageContext, ranking: Ranking, chart: Chart) -> Slide:
    words = context.words
    sentence = _change_sentence(context, ranking)
    return Slide(
        f"scores-{ranking.code}",
        words.text(ranking.name),
        SEPARATOR.join((chart.qualifier, words("qualifier.as_of", day=words.day(context.selection.as_of)))),
        (chart, Prose("sentences", (sentence,))),
        source_line(context, cited((chart,))),
        Opens("ranking", ranking.code),
    )


def _followed(context: PageContext) -> Code:
    """Return the code of the entity followed; empty where there is none."""
    entity = followed_entity(context)
    return entity.code if entity else ""


def _change_sentence(context: PageContext, ranking: Ranking) -> Runs:
    """Return how the scores of an entity last changed, else their mean, else what keeps that from being said."""
    code = _followed(context)
    lines = [line for line in ranking_lines(context, ranking) if line.key in (code, MEAN)]
    own = [line for line in lines if line.key == code]
    changed = [line for line in (*own, *lines) if line.changes]
    newest = [replace(line, changes=line.changes[-1:]) for line in changed[:1]]
    return ranking_summary(context, ranking, newest or own or lines)[0]
