"""A difference in a sentence: what became of a record, with its figures worded as they are on every page."""

from collections.abc import Iterator

from tui.analysis.differences import Change, Difference
from tui.analysis.rank_shifts import RankShift
from tui.blocks.figure import Figure, Mark, Opens, Runs, Tone
from tui.blocks.glyphs import DERIVED
from tui.blocks.page import Note
from tui.model import Break, Code, Dimension, Directive, Observation, Rank, RankTarget, Standing, Target
from tui.pages.differences.names import opened_by, record_name
from tui.pages.differences.sides import Sides
from tui.pages.differences.standings import STANDING_FIGURES, standing_changes, standing_state
from tui.pages.differences.values import became, key_name, unlinked, value_change
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import due_text, observation_figure, rank_figure
from tui.selection.context import PageContext
from tui.wording import Words

_GLYPHS = {Change.ADDED: "+", Change.REMOVED: "−", Change.CHANGED: "≠"}
_FIGURE = ("value", "total", "bound")
"""The values of an observation that are one figure."""


def change_mark(words: Words, change: Change) -> Mark:
    """Return the mark of what became of a record."""
    tone = Tone.QUIET if change is Change.ADDED else Tone.WATCH
    return Mark(_GLYPHS[change], words(f"diff.{change.value}"), tone)


def difference_note(sides: Sides, difference: Difference) -> Note:
    """Return a difference in a sentence that leads to its record in the later dataset."""
    record, owner = difference.record, difference.owner
    name = record_name(sides.of(difference), record, owner)
    details = _joined(_changes(sides, difference) if difference.fields else _state(sides.of(difference), difference))
    runs: Runs = (f"{name}: ", *details) if name and details else (name, *details)
    return Note(
        change_mark(sides.words, difference.change),
        runs,
        opened_by(sides.after, record, owner),
        tuple(code for code in _sources(record) if code in sides.after.dataset.source),
    )


def shift_mark(words: Words) -> Mark:
    """Return the mark of what no source states and was worked out anew."""
    return Mark(DERIVED, words("derived"), Tone.QUIET)


def shift_note(sides: Sides, shift: RankShift) -> Note:
    """Return in a sentence how a rank that follows from scores became another."""
    words, edition, entity = sides.words, shift.edition, shift.after.entity
    ranking = f"{words.text(edition.ranking.short)} {words.period(edition.period)}"
    ranks = became(words, rank_figure(words, shift.before), rank_figure(words, shift.after))
    name = f"{ranking}, {entity_name(sides.after, entity)}: {key_name(words, Standing, 'rank')} "
    return Note(shift_mark(words), (name, *ranks), Opens("entity", entity.code))


def _joined(parts: Iterator[Runs]) -> Runs:
    """Return parts of a sentence with semicolons between them."""
    return tuple(run for n, part in enumerate(parts) for run in ((("; ",) if n else ()) + part))


def _sources(record: object) -> tuple[Code, ...]:
    sources: tuple[Code, ...] = getattr(record, "source", ())
    return sources


def _changes(sides: Sides, difference: Difference) -> Iterator[Runs]:
    """Yield how the values of a record changed, those that are one figure together."""
    before, after = difference.before, difference.after
    words, left = sides.words, set(difference.fields)
    if isinstance(before, Observation) and isinstance(after, Observation):
        if left & set(_FIGURE):
            yield became(words, *_observation_figures(sides, difference))
        left -= {*_FIGURE, *(("status",) if None in (before.value, after.value) else ())}
    elif isinstance(before, Standing) and isinstance(after, Standing):
        yield from standing_changes(sides, difference)
        left -= STANDING_FIGURES
    elif isinstance(before, Target) and isinstance(after, Target) and left & {"value", "unit"}:
        yield became(words, *_target_figures(sides, (before, after), difference.owner))
        left -= {"value", "unit"}
    for key in difference.fields:
        if key in left:
            name = key_name(words, type(difference.record), key)
            yield (f"{name}: ", *value_change(sides, key, getattr(before, key), getattr(after, key)))


def _observation_figures(sides: Sides, difference: Difference) -> tuple[Figure, Figure]:
    contexts, rows = (sides.before, sides.after), (difference.before, difference.after)
    old, new = (
        observation_figure(context, context.dataset.indicator[difference.owner], row)
        for context, row in zip(contexts, rows, strict=True)
        if isinstance(row, Observation)
    )
    return old, new


def _target_figures(sides: Sides, targets: tuple[Target, Target], owner: Code) -> tuple[Figure, Figure]:
    old, new = targets
    return Figure(_target_text(sides.before, old, owner)), Figure(_target_text(sides.after, new, owner))


def _target_text(context: PageContext, target: Target, owner: Code) -> str:
    dataset, words = context.dataset, context.words
    unit = dataset.unit[target.unit or dataset.indicator[owner].unit]
    return words.quantity_in(target.value, unit) + words.noun(target.value, unit)


def _state(context: PageContext, difference: Difference) -> Iterator[Runs]:
    """Yield what a record that one dataset alone has states."""
    words, record, owner = context.words, difference.record, difference.owner
    match record:
        case Observation():
            figure = observation_figure(context, context.dataset.indicator[owner], record)
            yield (unlinked(figure),)
        case Standing():
            yield from standing_state(context, record, owner)
        case Target():
            yield (_target_text(context, record, owner), f", {due_text(words, record.by)}")
        case RankTarget():
            yield (f"{words.rank(Rank(1, record.rank))}, {due_text(words, record.by)}",)
        case Break():
            yield (words.text(record.why),)
        case Dimension():
            yield (f"{key_name(words, Dimension, 'maximum')} {words.number(record.maximum)}",)
        case Directive():
            yield (due_text(words, record.due),)
        case _:
            return
