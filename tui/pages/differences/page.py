"""What changed from one dataset to another, in words and signs."""

from collections import defaultdict
from collections.abc import Iterator

from tui.analysis.differences import differences
from tui.analysis.edition import Edition
from tui.analysis.rank_shifts import RankShift, rank_shifts
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.pages.differences.notes import shift_mark, shift_note
from tui.pages.differences.sections import MOST_LINES, Section, counted, section_notes, sections
from tui.pages.differences.sides import Sides

_FIGURES = ("figures", "standings")
"""The sections that come before the ranks that follow from them."""


def page(sides: Sides) -> Page:
    """Return what differs: figures first, then what they are measured by, done about and read in."""
    words = sides.words
    changed = sections(differences(sides.before.dataset, sides.after.dataset))
    figures = [section_notes(sides, section) for section in changed if section.key in _FIGURES]
    others = [section_notes(sides, section) for section in changed if section.key not in _FIGURES]
    blocks: tuple[Block, ...] = (_summary(sides, changed), *figures, *_shifts(sides), *others)
    return Page("differences", words("diff.title"), blocks)


def changes_in_brief(sides: Sides) -> str:
    """Return how many records of which kind differ: Figures (1 corrected); empty where none does."""
    return _counts(sides, sections(differences(sides.before.dataset, sides.after.dataset)))


def _summary(sides: Sides, changed: list[Section]) -> Prose:
    words = sides.words
    sentence = words("diff.summary", sections=_counts(sides, changed)) if changed else words("diff.same")
    return Prose("summary", ((sentence,),))


def _counts(sides: Sides, changed: list[Section]) -> str:
    return "; ".join(f"{sides.words(f'diff_heading.{section.key}')} ({counted(sides, section)})" for section in changed)


def _shifts(sides: Sides) -> Iterator[Notes]:
    """Yield the ranks that follow from scores and became others, where there are any."""
    words = sides.words
    by_edition: dict[Edition, list[RankShift]] = defaultdict(list)
    for shift in rank_shifts(sides.before.view, sides.after.view):
        by_edition[shift.edition].append(shift)
    if by_edition:
        notes = tuple(note for edition, shifts in by_edition.items() for note in _edition_notes(sides, edition, shifts))
        yield Notes("shifts", words("diff_heading.shifts"), notes, words("diff.shifts_why"))


def _edition_notes(sides: Sides, edition: Edition, shifts: list[RankShift]) -> Iterator[Note]:
    """Yield a sentence for each rank of an edition; where they are many one that counts them, and that of home."""
    words, listed = sides.words, shifts
    if len(shifts) > MOST_LINES:
        name = f"{words.text(edition.ranking.short)} {words.period(edition.period)}"
        yield Note(shift_mark(words), (f"{name}: {words('diff.ranks_shifted', n=len(shifts))}",))
        listed = [shift for shift in shifts if shift.after.entity.code == sides.after.home]
    yield from (shift_note(sides, shift) for shift in listed)
