"""What the records that differ are called."""

from collections.abc import Container, Sequence
from typing import assert_never

from tui.analysis.differences import Record
from tui.blocks.figure import Opens
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
from tui.pages.shared.entity_names import entity_name
from tui.selection.context import PageContext
from tui.wording import Words

_MOST_NAMES = 4
"""The most names of a list that are written out."""
_NAMED = {
    "theme": ("theme",),
    "unit": ("unit",),
    "home": ("entity",),
    "lead": ("indicator",),
    "mean": ("indicator",),
    "parent": ("ranking",),
    "entity": ("entity",),
    "into": ("entity",),
    "entities": ("entity",),
    "members": ("entity",),
    "set": ("set",),
    "sets": ("set",),
    "about": ("indicator", "ranking"),
}
"""The keys whose values are codes, with the lists in which a dataset names them."""


def owner_name(context: PageContext, owner: Code) -> str:
    """Return the name of an indicator, or the short one of a ranking."""
    dataset, words = context.dataset, context.words
    if owner in dataset.ranking:
        return words.text(dataset.ranking[owner].short)
    return words.text(dataset.indicator[owner].name)


def record_name(context: PageContext, record: Record, owner: Code) -> str:
    """Return what a record is called, with what it belongs to; nothing where it is the dataset itself."""
    whose = owner_name(context, owner) if owner else ""
    match record:
        case Dataset():
            return ""
        case Directive():
            return context.words.text(record.what)
        case Source():
            return f"{record.publisher} ({record.code})"
        case Entity():
            return entity_name(context, record)
        case Theme() | Unit() | Indicator() | Ranking() | EntitySet():
            return context.words.text(record.name)
        case Target() | RankTarget():
            return _target_name(context, record, whose)
        case Observation() | Standing() | Break() | Membership() | Dimension():
            return _part_name(context, record, whose)
        case _:
            assert_never(record)


def _target_name(context: PageContext, target: Target | RankTarget, whose: str) -> str:
    words = context.words
    if isinstance(target, Target):
        return words("diff.target", name=words.text(target.measure) if target.measure else whose)
    name = words("diff.target", name=whose)
    return f"{name}, {code_name(context, 'entity', target.entity)}" if target.entity else name


def _part_name(context: PageContext, part: Observation | Standing | Break | Membership | Dimension, whose: str) -> str:
    """Return what belongs to an indicator or a ranking by its period, its area or its entity."""
    words = context.words
    match part:
        case Observation():
            return f"{whose}, {words.period(part.period)}"
        case Standing():
            return f"{whose} {words.period(part.period)}, {code_name(context, 'entity', part.entity)}"
        case Break():
            return f"{whose}, {words('diff.from', period=words.period(part.period))}"
        case Membership():
            return f"{whose}, {words('diff.from', period=words.period(part.since))}"
        case Dimension():
            return f"{whose}, {words.text(part.name)}"
        case _:
            assert_never(part)


def opened_by(context: PageContext, record: Record, owner: Code) -> Opens | None:
    """Return where Enter on a record leads, in the dataset of a context; nowhere where that does not have it."""
    dataset = context.dataset
    match record:
        case Entity() if record.code in dataset.entity:
            return Opens("entity", record.code)
        case Standing() if record.entity in dataset.entity:
            return Opens("entity", record.entity)
        case Source() if record.code in dataset.source:
            return Opens("source", record.code)
        case Directive() if record.code in {directive.code for directive in dataset.directives}:
            return Opens("directive", record.code)
        case _:
            code = record.code if isinstance(record, Indicator | Ranking) else owner
            kinds: dict[str, Container[Code]] = {"indicator": dataset.indicator, "ranking": dataset.ranking}
            return next((Opens(kind, code) for kind, records in kinds.items() if code in records), None)


def code_name(context: PageContext, key: str, code: Code) -> str:
    """Return what a code under a key of a record names; the code itself where it is no name of anything."""
    for collection in _NAMED.get(key, ()):
        record = getattr(context.dataset, collection).get(code)
        if isinstance(record, Entity):
            return entity_name(context, record)
        if record is not None:
            return context.words.text(record.name)
    return code


def some_names(words: Words, names: Sequence[str]) -> str:
    """Return the first names of a list, and how many more there are."""
    listed, left = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    return words("diff.more", names=listed, n=left) if left > 0 else listed
