"""The facts, as frozen records: each field is a key of the dataset file (docs/data-format.md)."""

from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from msgspec import Struct

Code = str
"""A stable lower-case name: the key in tests, exports and links."""


class Bound(Enum):
    """How far a published figure can be taken literally."""

    EXACT = "exact"
    OVER = "over"
    """More than the figure: hơn, trên."""
    UNDER = "under"
    """Nearly the figure, not quite: gần."""
    ABOUT = "about"
    """Around the figure: khoảng."""


class Status(Enum):
    """The quality of one observation."""

    PUBLISHED = "published"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    MISSING = "missing"


class RanksFrom(Enum):
    """Where the ranks of an index come from."""

    PUBLISHED = "published"
    DERIVED = "derived"
    """The source gives scores; ranks follow from them, among the entities whose score is known."""


class Direction(Enum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class SourceKind(Enum):
    """What sort of publication a figure was read in, the most direct first."""

    OFFICIAL = "official"
    LAW = "law text"
    DATASET = "dataset"
    PRESS = "press"
    REPUBLICATION = "republication"
    TRANSLATION = "translation"


class DirectiveStatus(Enum):
    """What is known of the carrying out of a directive."""

    UNREPORTED = "unreported"
    UNDER_WAY = "under way"
    DONE = "done"


class Grain(Enum):
    """How long a period is."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"


class Text(Struct, frozen=True):
    """The same words in both languages."""

    vi: str
    en: str

    def spoken_in(self, language: str) -> str:
        """Return the words of one language, `vi` or `en`."""
        return self.en if language == "en" else self.vi


class Period(Struct, frozen=True, order=True):
    """The time an observation measures, ordered by its last day."""

    last: date
    first: date
    code: str
    """As written in the file: `2022`, `2022-Q3`, `2022-08`, `2023-04-19`, `2022-01/2022-08`."""

    @property
    def grain(self) -> Grain:
        """How long the period is, read from its code."""
        if "/" in self.code:
            return Grain.SPAN
        if "Q" in self.code:
            return Grain.QUARTER
        return {0: Grain.YEAR, 1: Grain.MONTH, 2: Grain.DAY}[self.code.count("-")]


class Quantity(Struct, frozen=True):
    """A number with the digits and the scale it was published with: 79.5 and 6 for "79.5 million"."""

    digits: Decimal
    scale: int = 0
    """The power of ten behind the digits: 0, 3, 6 or 9."""

    @property
    def number(self) -> Decimal:
        """The plain number, 79500000."""
        return self.digits.scaleb(self.scale)


class Rank(Struct, frozen=True):
    """A place in a ranking, or the places between which it is known to lie."""

    best: int
    worst: int

    @property
    def is_exact(self) -> bool:
        """Whether the very place is known."""
        return self.best == self.worst


class Source(Struct, frozen=True, kw_only=True):
    """A publication figures were read in."""

    code: Code
    publisher: str
    kind: SourceKind
    read: date
    """The day it was read."""
    address: str = ""
    title: str = ""
    published: date | None = None


class Theme(Struct, frozen=True, kw_only=True):
    """A group of indicators."""

    code: Code
    name: Text


class Unit(Struct, frozen=True, kw_only=True):
    """A unit of measure."""

    code: Code
    name: Text
    """The noun after a number: thẻ, cards."""
    one: Text | None = None
    """The noun after 1, where it differs: thẻ, card."""
    symbol: str = ""
    """Written right after the number in place of the noun: %."""


class Break(Struct, frozen=True, kw_only=True):
    """A change of method: figures before and after must not be compared."""

    period: Period
    """The first period measured the new way."""
    why: Text
    source: tuple[Code, ...] = ()


class Observation(Struct, frozen=True, kw_only=True):
    """One figure of one period, as published."""

    period: Period
    value: Quantity | None
    total: Quantity | None = None
    """The m of n/m."""
    bound: Bound = Bound.EXACT
    status: Status = Status.PUBLISHED
    source: tuple[Code, ...]
    derived: str = ""
    """The arithmetic that gives a figure no source states, such as `85.78 - 0.99`."""
    note: Text | None = None


class Target(Struct, frozen=True, kw_only=True):
    """A value wanted, and by which day when a source names one."""

    value: Quantity
    by: date | None = None
    source: tuple[Code, ...]
    measure: Text | None = None
    """What the target measures when that is not this indicator: then it is told, never drawn."""
    note: Text | None = None


class Indicator(Struct, frozen=True, kw_only=True, dict=True):
    """A defined measure and everything observed of it."""

    code: Code
    name: Text
    short: Text | None = None
    """The name in a narrow column."""
    theme: Code
    unit: Code
    direction: Direction = Direction.HIGHER
    headline: bool = False
    """Whether it has a card on the overview."""
    definition: Text | None = None
    breaks: tuple[Break, ...] = ()
    targets: tuple[Target, ...] = ()
    observations: tuple[Observation, ...]


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody ranked: a province, a ministry, a department, a country."""

    code: Code
    name: Text
    aliases: tuple[str, ...] = ()
    kind: Code
    region: Text | None = None
    since: date | None = None
    until: date | None = None
    """The last day it existed."""
    into: Code | None = None
    """The entity it was merged into."""


class EntitySet(Struct, frozen=True, kw_only=True):
    """The entities ranked together: named one by one, or all of a kind on a day."""

    code: Code
    name: Text
    members: tuple[Code, ...] = ()
    size: int | None = None
    """How many belong to it, when not all are named."""
    kind: Code | None = None
    on: date | None = None


class Membership(Struct, frozen=True, kw_only=True):
    """From which period on a ranking covers which set."""

    since: Period
    set: Code


class Dimension(Struct, frozen=True, kw_only=True):
    """A component area of an index."""

    code: Code
    name: Text
    maximum: Decimal
    since: Period | None = None
    until: Period | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """An entity's place and score in one period of a ranking."""

    period: Period
    entity: Code
    rank: Rank | None = None
    rank_derived: str = ""
    """The arithmetic behind a rank no source states, such as `14 + 12`."""
    score: Decimal | None = None
    score_derived: str = ""
    bound: Bound = Bound.EXACT
    """Of the score."""
    movement: int | None = None
    """Places gained since the period before, as a source states it; positive is better."""
    status: Status = Status.PUBLISHED
    source: tuple[Code, ...]
    note: Text | None = None
    dimensions: dict[Code, Decimal] = {}


class Ranking(Struct, frozen=True, kw_only=True, dict=True):
    """An index over a set of entities."""

    code: Code
    name: Text
    short: Text
    direction: Direction = Direction.HIGHER
    ranks: RanksFrom = RanksFrom.PUBLISHED
    decimals: int
    """Digits after the decimal mark in published scores."""
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    """The ends of the scale, where they are known."""
    members: tuple[Membership, ...]
    mean: Code | None = None
    """The indicator that holds the mean of the field."""
    breaks: tuple[Break, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    table: str | None = None
    """A CSV file beside the dataset that holds the standings."""
    standings: tuple[Standing, ...] = ()


class Directive(Struct, frozen=True, kw_only=True):
    """What somebody was told to do, in our own words."""

    code: Code
    by: Text
    to: Text
    entities: tuple[Code, ...] = ()
    """The entities among the addressees."""
    what: Text
    due: date | None = None
    status: DirectiveStatus = DirectiveStatus.UNREPORTED
    about: tuple[Code, ...] = ()
    """The indicators and rankings it concerns."""
    source: tuple[Code, ...]


class Meeting(Struct, frozen=True, kw_only=True):
    """The meeting the dataset was made for."""

    name: Text
    held: date


class Dataset(Struct, frozen=True, kw_only=True, dict=True):
    """Everything a dataset file states."""

    title: Text
    meeting: Meeting | None = None
    as_of: date | None = None
    """The day on which headlines are read; today when the file does not say."""
    checked: date | None = None
    """The day a person last verified the file."""
    home: Code | None = None
    """The entity this copy follows."""
    themes: tuple[Theme, ...] = ()
    units: tuple[Unit, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    entities: tuple[Entity, ...] = ()
    sets: tuple[EntitySet, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    directives: tuple[Directive, ...] = ()
    sources: tuple[Source, ...] = ()

    @cached_property
    def theme(self) -> dict[Code, Theme]:
        """The themes by code."""
        return {each.code: each for each in self.themes}

    @cached_property
    def unit(self) -> dict[Code, Unit]:
        """The units of measure by code."""
        return {each.code: each for each in self.units}

    @cached_property
    def indicator(self) -> dict[Code, Indicator]:
        """The indicators by code."""
        return {each.code: each for each in self.indicators}

    @cached_property
    def entity(self) -> dict[Code, Entity]:
        """The entities by code."""
        return {each.code: each for each in self.entities}

    @cached_property
    def set(self) -> dict[Code, EntitySet]:
        """The entity sets by code."""
        return {each.code: each for each in self.sets}

    @cached_property
    def ranking(self) -> dict[Code, Ranking]:
        """The rankings by code."""
        return {each.code: each for each in self.rankings}

    @cached_property
    def source(self) -> dict[Code, Source]:
        """The sources by code."""
        return {each.code: each for each in self.sources}

    @cached_property
    def _members(self) -> dict[Code, tuple[Code, ...]]:
        return {each.code: self._members_of(each) for each in self.sets}

    def _members_of(self, group: EntitySet) -> tuple[Code, ...]:
        if group.kind is None:
            return group.members
        day = group.on
        return tuple(
            each.code
            for each in self.entities
            if each.kind == group.kind and (day is None or ((each.since or day) <= day <= (each.until or day)))
        )

    def members(self, ranking: Ranking, period: Period) -> tuple[Code, ...]:
        """Return the named entities a ranking covers in a period, by its declared membership; none before it."""
        group = self._group(ranking, period)
        return self._members[group.code] if group else ()

    def places(self, ranking: Ranking, period: Period) -> int:
        """Return how many entities a ranking covers in a period, named or not."""
        group = self._group(ranking, period)
        return (group.size or len(self._members[group.code])) if group else 0

    def _group(self, ranking: Ranking, period: Period) -> EntitySet | None:
        current = [each for each in ranking.members if each.since.first <= period.last]
        return self.set.get(max(current, key=lambda each: each.since).set) if current else None
