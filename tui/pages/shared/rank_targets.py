"""Targets of rank of an entity as notes: the place to reach, the last place known by the day, the verdict."""

from tui.analysis.rank_targets import RankCommitment, rank_commitments
from tui.blocks.figure import Figure, Opens
from tui.blocks.page import Note, Notes
from tui.model import Code
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import due_text, place_figure
from tui.pages.shared.marks import state_mark
from tui.pages.shared.remarks import note_on_target
from tui.selection.context import PageContext


def rank_target_notes(context: PageContext, entity: Code) -> Notes:
    """Return the targets of rank of an entity as they stand on the selected day; without notes where it has none."""
    words = context.words
    targets = rank_commitments(context.view, entity, context.selection.as_of)
    return Notes(
        "rank-targets",
        words("heading.rank_targets"),
        tuple(_note(context, commitment) for commitment in targets),
        words("qualifier.as_of", day=words.day(context.selection.as_of)),
    )


def _note(context: PageContext, commitment: RankCommitment) -> Note:
    words, target, place = context.words, commitment.target, commitment.place
    state, doubt = commitment.verdict
    sentence = words.weave(
        "progress.rank_target",
        name=entity_name(context, place.entity),
        ranking=words.text(commitment.ranking.short),
        rank=str(target.rank),
        by=Figure(due_text(words, target.by), sources=target.source),
        period=words.period(commitment.edition.period),
        place=place_figure(words, place),
    )
    reason = (f" ({words(f'doubt.{doubt.value}')})",) if doubt else ()
    note = note_on_target(words, target)
    remark = (f" {note}",) if note else ()
    sources = tuple(dict.fromkeys((*target.source, *place.sources)))
    return Note(
        state_mark(words, state), (*sentence, *reason, ".", *remark), Opens("ranking", commitment.ranking.code), sources
    )
