"""Everything a dataset file states, and who belongs to what by its own declarations."""

from datetime import date
from functools import cached_property

from msgspec import Struct

from tui.model.records import Directive, Entity, EntitySet, Indicator, Meeting, Ranking, Source, Theme, Unit
from tui.model.values import Code, Period, Text


class Dataset(Struct, frozen=True, kw_only=True, dict=True):
    """Everything a dataset file states."""

    title: Text
    meeting: Meeting | None = None
    as_of: date | None = None
    """The day on which headlines are read; today when the file does not say."""
    checked: date | None = None
    """The day a person last verified the file."""
    home: tuple[Code, ...] | None = None
    """The entity this copy follows: those that went over into each other in the course of time, the oldest first."""
    lead: Code | None = None
    """The headline indicator shown first and largest; the first with a total or a target when the file names none."""
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
        return {theme.code: theme for theme in self.themes}

    @cached_property
    def unit(self) -> dict[Code, Unit]:
        """The units of measure by code."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def indicator(self) -> dict[Code, Indicator]:
        """The indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def entity(self) -> dict[Code, Entity]:
        """The entities by code."""
        return {entity.code: entity for entity in self.entities}

    @cached_property
    def set(self) -> dict[Code, EntitySet]:
        """The entity sets by code."""
        return {group.code: group for group in self.sets}

    @cached_property
    def ranking(self) -> dict[Code, Ranking]:
        """The rankings by code."""
        return {ranking.code: ranking for ranking in self.rankings}

    @cached_property
    def _parts(self) -> dict[Code | None, tuple[Ranking, ...]]:
        parents = dict.fromkeys(ranking.parent for ranking in self.rankings)
        return {code: tuple(part for part in self.rankings if part.parent == code) for code in parents}

    def home_on(self, day: date) -> Code | None:
        """Return the entity followed that existed on a day; the last that began before where none did."""
        begun = [code for code in self.home or () if (self.entity[code].since or day) <= day]
        existing = [code for code in begun if self.entity[code].exists_on(day)]
        return next(reversed(existing or begun or list(self.home or ())[:1]), None)

    @property
    def indices(self) -> tuple[Ranking, ...]:
        """The rankings that are no part of another."""
        return self._parts.get(None, ())

    def parts(self, ranking: Ranking) -> tuple[Ranking, ...]:
        """Return the rankings that are parts of one."""
        return self._parts.get(ranking.code, ())

    def siblings(self, ranking: Ranking) -> tuple[Ranking, ...]:
        """Return the rankings that are parts of the same one, this one among them."""
        return self._parts[ranking.parent]

    def ancestors(self, ranking: Ranking) -> tuple[Ranking, ...]:
        """Return the rankings that one is a part of, the whole first."""
        if ranking.parent is None:
            return ()
        parent = self.ranking[ranking.parent]
        return (*self.ancestors(parent), parent)

    @cached_property
    def source(self) -> dict[Code, Source]:
        """The sources by code."""
        return {source.code: source for source in self.sources}

    @property
    def has_figures(self) -> bool:
        """Whether anything is known of any indicator or ranking."""
        return any(indicator.observations for indicator in self.indicators) or any(
            ranking.standings for ranking in self.rankings
        )

    @cached_property
    def _members(self) -> dict[Code, tuple[Code, ...]]:
        return {group.code: self.members_of(group) for group in self.sets}

    def members_of(self, group: EntitySet) -> tuple[Code, ...]:
        """Return the named entities of a set."""
        if group.kind is None:
            return group.members
        day = group.on
        return tuple(
            entity.code
            for entity in self.entities
            if entity.kind == group.kind and (day is None or entity.exists_on(day))
        )

    def addressees(self, directive: Directive) -> frozenset[Code]:
        """Return the entities a directive is addressed to, one by one or with their set."""
        return frozenset(directive.entities).union(*(self._members[code] for code in directive.sets))

    def directives_to(self, entity: Code) -> tuple[Directive, ...]:
        """Return the directives addressed to an entity, in the order of the file."""
        return tuple(directive for directive in self.directives if entity in self.addressees(directive))

    def members(self, ranking: Ranking, period: Period) -> tuple[Code, ...]:
        """Return the named entities a ranking covers in a period, by its declared membership; none before it."""
        group = self._group(ranking, period)
        return self._members[group.code] if group else ()

    def places(self, ranking: Ranking, period: Period) -> int:
        """Return how many entities a ranking covers in a period, named or not."""
        group = self._group(ranking, period)
        return (group.size or len(self._members[group.code])) if group else 0

    def _group(self, ranking: Ranking, period: Period) -> EntitySet | None:
        begun = [membership for membership in ranking.members if membership.since.first <= period.last]
        return self.set.get(max(begun, key=lambda membership: membership.since).set) if begun else None
