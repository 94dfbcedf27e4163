"""Differences in sections by what they are about; many of one kind are one line that counts them."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from tui.analysis.differences import Change, Difference
from tui.blocks.figure import Runs
from tui.blocks.page import Note, Notes
from tui.model import (
    Break,
    Code,
    Dataset,
    Dimension,
    Directive,
    Entity,
    EntitySet,
    Indicator,
    Membership,
    Observation,
    Ranking,
    RankTarget,
    Source,
    Standing,
    Target,
    Theme,
    Unit,
)
from tui.pages.differences.names import opened_by, owner_name, record_name, some_names
from tui.pages.differences.notes import change_mark, difference_note
from tui.pages.differences.sides import Sides
from tui.pages.differences.values import key_name

MOST_LINES = 8
"""More differences of one kind than this are counted in one line."""
SECTIONS: dict[str, tuple[type, ...]] = {
    "figures": (Observation,),
    "standings": (Standing,),
    "targets": (Target, RankTarget),
    "breaks": (Break,),
    "measures": (Indicator, Ranking, Dimension, Membership, Theme, Unit),
    "directives": (Directive,),
    "sources": (Source,),
    "entities": (Entity, EntitySet),
    "file": (Dataset,),
}
"""The sections of the page in their order, with the records each is about."""


class Section(NamedTuple):
    """The differences about one thing."""

    key: str
    differences: tuple[Difference, ...]


def sections(differences: Sequence[Difference]) -> list[Section]:
    """Return differences by what they are about; only what there is."""
    section_of = {kind: key for key, kinds in SECTIONS.items() for kind in kinds}
    groups: dict[str, list[Difference]] = {key: [] for key in SECTIONS}
    for difference in differences:
        groups[section_of[type(difference.record)]].append(difference)
    return [Section(key, tuple(group)) for key, group in groups.items() if group]


def counted(sides: Sides, section: Section) -> str:
    """Return how much was corrected, added and removed: sửa 3, thêm 63."""
    counts = Counter(difference.change for difference in section.differences)
    order = (Change.CHANGED, Change.ADDED, Change.REMOVED)
    return ", ".join(sides.words(f"diff.n_{change.value}", n=counts[change]) for change in order if counts[change])


def section_notes(sides: Sides, section: Section) -> Notes:
    """Return a section as sentences, those of many alike as one that counts them."""
    words = sides.words
    notes = tuple(
        note
        for group in _alike(section.differences)
        for note in (_many(sides, group) if len(group) > MOST_LINES else [difference_note(sides, one) for one in group])
    )
    return Notes(section.key, words(f"diff_heading.{section.key}"), notes, counted(sides, section))


def _alike(differences: Sequence[Difference]) -> Iterator[list[Difference]]:
    """Yield differences of one kind in one place: of an edition, of an indicator, of a list."""
    groups: dict[Hashable, list[Difference]] = defaultdict(list)
    for difference in differences:
        record = difference.record
        period = record.period if isinstance(record, Standing) else None
        groups[type(record), difference.owner, period, difference.change].append(difference)
    yield from groups.values()


def _many(sides: Sides, group: list[Difference]) -> Iterator[Note]:
    """Yield one sentence for many differences; the home entity's own still has its own."""
    first, words = group[0], sides.words
    context, record = sides.of(first), first.record
    name = owner_name(context, first.owner) if first.owner else ""
    if isinstance(record, Standing):
        name += f" {words.period(record.period)}"
    count = words(f"diff.rows_{first.change.value}", n=len(group))
    yield Note(
        change_mark(words, first.change),
        (": ".join(filter(None, (name, count))), *_what(sides, group)),
        opened_by(sides.after, record, first.owner) if first.owner and not isinstance(record, Standing) else None,
    )
    home = sides.after.home
    yield from (difference_note(sides, one) for one in group if _entity_of(one) == home)


def _entity_of(difference: Difference) -> Code:
    return difference.record.entity if isinstance(difference.record, Standing) else ""


def _what(sides: Sides, group: list[Difference]) -> Runs:
    """Return what many differences are about: their periods, what changed in them, or the first of their names."""
    words, record = sides.words, group[0].record
    fields = dict.fromkeys(field for difference in group for field in difference.fields)
    parts = []
    if isinstance(record, Observation):
        periods = sorted(one.record.period for one in group if isinstance(one.record, Observation))
        parts.append(words("diff.periods", first=words.period(periods[0]), last=words.period(periods[-1])))
    elif not isinstance(record, Standing):
        names = [record_name(sides.of(one), one.record, "") for one in group if not isinstance(one.record, Break)]
        parts.append(some_names(words, names))
    if fields:
        parts.append(", ".join(key_name(words, type(record), field) for field in fields))
    return tuple(f"; {part}" for part in parts)
