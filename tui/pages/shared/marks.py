"""The marks every panel uses, each with its word."""

from decimal import Decimal

from tui.analysis.comparison import Comparison
from tui.analysis.progress import State
from tui.blocks.figure import Figure, Mark, Tone
from tui.blocks.glyphs import STATED
from tui.wording import Words

_STATES = {
    State.OVERDUE: ("▼", Tone.BAD),
    State.BEHIND: ("▼", Tone.BAD),
    State.STALLED: ("◆", Tone.WATCH),
    State.NO_DEADLINE: ("●", Tone.QUIET),
    State.SINGLE: ("□", Tone.QUIET),
    State.ON_PACE: ("●", Tone.GOOD),
    State.MET: ("▲", Tone.GOOD),
}
_KINDS = {
    "up": ("▲", Tone.GOOD),
    "fell": ("▼", Tone.BAD),
    "overdue": ("▼", Tone.BAD),
    "behind": ("▼", Tone.BAD),
    "stalled": ("◆", Tone.WATCH),
    "missing": ("□", Tone.QUIET),
    "break": ("┆", Tone.WATCH),
    "disputed": ("‡", Tone.WATCH),
    "task": ("□", Tone.QUIET),
    "measure": ("□", Tone.QUIET),
    "spread": ("", Tone.QUIET),
    "held": ("●", Tone.QUIET),
    "untold": ("□", Tone.QUIET),
    "tied": ("=", Tone.QUIET),
}


def state_mark(words: Words, state: State) -> Mark:
    """Return the mark of a commitment's state."""
    glyph, tone = _STATES[state]
    return Mark(glyph, words(f"state.{state.value}"), tone)


def mark(words: Words, kind: str) -> Mark:
    """Return a mark by its kind."""
    glyph, tone = _KINDS.get(kind, ("", Tone.QUIET))
    return Mark(glyph, words(f"mark.{kind}"), tone)


def movement_figure(words: Words, compared: Comparison) -> Figure:
    """Return a rank movement: ▲ 12*, ▼ 7, 0, or a dash where nothing can be said."""
    movement = compared.gained
    if movement is None:
        return Figure("–", spoken=words("movement.unknown"), tone=Tone.QUIET)
    if movement == 0:
        text, spoken = ("≈ 0", words("movement.about_none")) if compared.approximate else ("0", words("movement.none"))
        return Figure(text, spoken=spoken, value=Decimal(0), tone=Tone.QUIET, sources=compared.sources)
    glyph, tone = ("▲", Tone.GOOD) if movement > 0 else ("▼", Tone.BAD)
    about = "≥ " if compared.at_least is not None else "≈ " if compared.approximate else ""
    spoken = movement_words(words, compared)
    stated = f" ({words('movement.stated')})" if compared.stated else ""
    flag = STATED if compared.stated else ""
    return Figure(
        f"{glyph} {about}{abs(movement)}{flag}",
        spoken=spoken + stated,
        value=None if compared.at_least is not None else Decimal(movement),
        tone=tone,
        sources=compared.sources,
    )


def moved_figure(words: Words, compared: Comparison) -> Figure:
    """Return a movement for a sentence, with its mark where a source states it: tụt 7 bậc*."""
    said = movement_words(words, compared)
    stated = f" ({words('movement.stated')})" if compared.stated else ""
    return Figure(said + (STATED if compared.stated else ""), spoken=said + stated, sources=compared.sources)


def movement_words(words: Words, compared: Comparison) -> str:
    """Return a movement in words: up 12 places, down about 7, up at least 2."""
    movement = compared.gained
    if not movement:
        return words("movement.about_none" if compared.approximate else "movement.none")
    degree = "least_" if compared.at_least is not None else "about_" if compared.approximate else ""
    return words(f"movement.{degree}{'up' if movement > 0 else 'down'}", n=abs(movement))
