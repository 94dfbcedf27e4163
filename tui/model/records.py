"""The records of a dataset file: each field is a key of it (docs/data-format.md)."""

from datetime import date
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from tui.model.values import (
    Bound,
    Code,
    Direction,
    DirectiveStatus,
    Period,
    Quantity,
    Rank,
    RanksFrom,
    SourceKind,
    Status,
    Text,
)

ALL_ENTITIES, ALL_INDICATORS = "all", "indicators"
"""What the command line takes in place of the code of an entity, and of a ranking: no record is called so."""
AREA_RANK = "rank-"
"""Stands before the code of a component area at the head of a column of the ranks in it."""


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
    few: Text | None = None
    many: Text | None = None
    """The nouns after the numbers a language calls few and many, where it has such forms."""
    symbol: str = ""
    """Written at the number in place of the noun: %."""
    symbol_first: bool = False
    """Whether the symbol stands before the number: $1,200."""

    @property
    def is_percentage(self) -> bool:
        """Whether figures are hundredths of a whole: their scale ends at 100, and they differ by points."""
        return self.symbol == "%"

    def form(self, category: str) -> Text | None:
        """Return the noun after the numbers of a plural category, where it differs from the name."""
        return {"one": self.one, "few": self.few, "many": self.many}.get(category)


PERCENTAGE = Unit(code="percentage", name=Text("phần trăm", "percent"), symbol="%")
"""The unit of a part of a whole that is worked out here."""


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
    derived: Text | None = None
    """The arithmetic that gives a figure no source states, such as `85.78 - 0.99`."""
    note: Text | None = None


class Baseline(Struct, frozen=True, kw_only=True):
    """Where the way to a target starts: a value, the period it was read for, or both."""

    value: Quantity | None = None
    """Without it, the reading of the period."""
    period: Period | None = None
    """Without it, the value of the day the target was set."""


class Target(Struct, frozen=True, kw_only=True):
    """A value wanted, and by which day when a source names one."""

    value: Quantity
    by: date | None = None
    set: date | None = None
    """The day it was set; without it, the day its source was published counts."""
    baseline: Baseline | None = None
    source: tuple[Code, ...]
    measure: Text | None = None
    """What the target measures when that is not this indicator: then it is told, never drawn."""
    unit: Code | None = None
    """The unit of what it measures, where that is not the unit of this indicator."""
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
    table: str | None = None
    """A CSV file beside the dataset that holds observations."""
    observations: tuple[Observation, ...] = ()

    @cached_property
    def missing(self) -> tuple[date, ...]:
        """The last days of the periods that are declared missing, in order."""
        return tuple(sorted(observation.period.last for observation in self.observations if observation.value is None))


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody ranked: a province, a ministry, a department, a country."""

    code: Code
    name: Text
    short: Text | None = None
    """The name where there is little room."""
    aliases: tuple[str, ...] = ()
    kind: Code
    region: Text | None = None
    since: date | None = None
    until: date | None = None
    """The last day it existed."""
    into: Code | None = None
    """The entity it was merged into."""

    def exists_on(self, day: date) -> bool:
        """Whether it existed on a day."""
        return (self.since or day) <= day <= (self.until or day)


class EntityTable(Struct, frozen=True, kw_only=True):
    """Entities written in a CSV file beside the dataset."""

    table: str


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
    weight: Decimal | None = None
    """The points a full score gives to the score of the index; without it, the maximum."""
    since: Period | None = None
    until: Period | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """An entity's place and score in one period of a ranking."""

    period: Period
    entity: Code
    rank: Rank | None = None
    rank_derived: Text | None = None
    """The arithmetic behind a rank no source states, such as `14 + 12`."""
    score: Decimal | None = None
    score_derived: Text | None = None
    bound: Bound = Bound.EXACT
    """Of the score."""
    movement: int | None = None
    """Places gained since the period before, as a source states it; positive is better."""
    status: Status = Status.PUBLISHED
    source: tuple[Code, ...]
    note: Text | None = None
    dimensions: dict[Code, Decimal] = {}
    area_ranks: dict[Code, int] = {}
    """The places in component areas, as a source states them."""


class RankTarget(Struct, frozen=True, kw_only=True):
    """The first places an entity is to reach, and by which day when a source names one."""

    rank: int
    """The last of these places: 40 for the first forty."""
    entity: Code | None = None
    """Whose target it is; without it, everybody's."""
    by: date | None = None
    source: tuple[Code, ...]
    note: Text | None = None


class Ranking(Struct, frozen=True, kw_only=True, dict=True):
    """An index over a set of entities."""

    code: Code
    name: Text
    short: Text
    parent: Code | None = None
    """The ranking it is a part of: an index for its domains, a domain for its themes."""
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
    targets: tuple[RankTarget, ...] = ()
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
    sets: tuple[Code, ...] = ()
    """The sets all of whose members are among the addressees."""
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
