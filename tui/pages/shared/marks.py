"""The marks every panel uses, each with its word."""

from decimal import Decimal

from tui.analysis.comparison import Comparison
from tui.analysis.verdicts import State
from tui.blocks.figure import Figure, Mark, Tone
from tui.blocks.glyphs import STATED
from tui.model import DirectiveStatus
from tui.wording import Words

_STATES = {
    State.OVERDUE: ("▼", Tone.BAD),
    State.FELL_BACK: ("▼", Tone.BAD),
    State.BEHIND: ("▼", Tone.BAD),
    State.UNKNOWN: ("□", Tone.WATCH),
    State.STALLED: ("◆", Tone.WATCH),
    State.NO_NEW_FIGURE: ("□", Tone.QUIET),
    State.NOT_YET: ("□", Tone.QUIET),
    State.NO_DEADLINE: ("●", Tone.QUIET),
    State.SINGLE: ("□", Tone.QUIET),
    State.ON_PACE: ("●", Tone.GOOD),
    State.WITHIN: ("●", Tone.GOOD),
    State.MET_LATE: ("▲", Tone.GOOD),
    State.MET: ("▲", Tone.GOOD),
}
_DIRECTIVES = {
    DirectiveStatus.UNREPORTED: ("□", Tone.QUIET),
    DirectiveStatus.UNDER_WAY: ("●", Tone.QUIET),
    DirectiveStatus.DONE: ("▲", Tone.GOOD),
}
_KINDS = {
    "up": ("▲", Tone.GOOD),
    "fell": ("▼", Tone.BAD),
    "overdue": ("▼", Tone.BAD),
    "fell-back": ("▼", Tone.BAD),
    "behind": ("▼", Tone.BAD),
    "unknown": ("□", Tone.WATCH),
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


def directive_mark(words: Words, status: DirectiveStatus) -> Mark:
    """Return the mark of a directive's status."""
    glyph, tone = _DIRECTIVES[status]
    return Mark(glyph, words(f"directive.{status.name.lower()}"), tone)


def movement_figure(words: Words, comparison: Comparison) -> Figure:
    """Return a rank movement: ▲ 12*, ▼ 7, 0, or a dash where nothing can be said."""
    movement = comparison.gained
    if movement is None:
        unknown = words("movement.unknown" if comparison.before else "movement.first")
        return Figure("–", spoken=unknown, tone=Tone.QUIET)
    if movement == 0:
        text, spoken = "≈ 0" if comparison.approximate else "0", movement_words(words, comparison)
        return Figure(text, spoken=spoken, value=Decimal(0), tone=Tone.QUIET, sources=comparison.sources)
    glyph, tone = ("▲", Tone.GOOD) if movement > 0 else ("▼", Tone.BAD)
    about = "≥ " if comparison.at_least is not None else "≈ " if comparison.approximate else ""
    flag, flag_aloud = _stated_flag(words, comparison)
    return Figure(
        f"{glyph} {about}{abs(movement)}{flag}",
        spoken=movement_words(words, comparison) + flag_aloud,
        value=None if comparison.at_least is not None else Decimal(movement),
        tone=tone,
        sources=comparison.sources,
    )


def moved_figure(words: Words, comparison: Comparison) -> Figure:
    """Return a movement for a sentence, with its mark where a source states it: tụt 7 bậc*."""
    movement = movement_words(words, comparison)
    flag, flag_aloud = _stated_flag(words, comparison)
    return Figure(movement + flag, spoken=movement + flag_aloud, sources=comparison.sources)


def movement_words(words: Words, comparison: Comparison) -> str:
    """Return a movement in words: up 12 places, down about 7, up at least 2."""
    movement = comparison.gained
    if not movement:
        return words("movement.about_none" if comparison.approximate else "movement.none")
    degree = "least_" if comparison.at_least is not None else "about_" if comparison.approximate else ""
    return words(f"movement.{degree}{'up' if movement > 0 else 'down'}", n=abs(movement))


def _stated_flag(words: Words, comparison: Comparison) -> tuple[str, str]:
    """Return the sign of a movement that a source states, and how it is read aloud; both empty for others."""
    return (STATED, f" ({words('movement.stated')})") if comparison.stated else ("", "")
