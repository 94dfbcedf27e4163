"""What may be said of an entity's place against the edition before, and why where nothing may."""

from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import (
    EditionChange,
    Movement,
    Refusal,
    movement_between,
    places_gained,
    score_difference,
)
from tui.analysis.ranges import Bounded
from tui.model import Break, Code, Period

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class Comparison(Struct, frozen=True):
    """An entity's movement and change of score since the edition before, or why there is none."""

    before: Period | None
    """The period of the edition before; None for the first."""
    moved: Movement
    stated: bool
    """Whether a source states the movement; then it is kept as published."""
    score_change: Bounded | None = None
    refusals: tuple[Refusal, ...] = ()
    members_differ: bool = False
    """Whether ranks follow from scores while not the same entities are known in the two editions."""
    crossed: Break | None = None
    sources: tuple[Code, ...] = ()

    @property
    def movement(self) -> int | None:
        """Places gained, as stated or between two exact ranks."""
        return self.moved.exact

    @property
    def at_least(self) -> int | None:
        """Places surely gained where the exact movement is not known."""
        return self.moved.at_least

    @property
    def gained(self) -> int | None:
        """Places gained, or surely gained at least; None where neither is known."""
        return self.moved.gained

    @property
    def direction(self) -> int | None:
        """1 where the rank is better than in the edition before, -1 where worse, 0 where it is the same."""
        return None if self.gained is None else (self.gained > 0) - (self.gained < 0)

    @property
    def approximate(self) -> bool:
        """Whether the movement is only about right: worked out while the known members differ."""
        return self.members_differ and not self.stated


def compare(view: "DatasetView", edition: Edition, entity: Code) -> Comparison:
    """Compare an entity's place with the edition before."""
    place = edition.place(entity)
    change = view.change(edition)
    stated = place.movement if place else None
    sources = place.sources if place else ()
    if change is None:
        return Comparison(None, Movement(stated), stated is not None, refusals=(Refusal.MISSING,), sources=sources)
    previous_place = change.previous.place(entity)
    refusals = _missing(place, previous_place) + change.refusals
    before, crossed = change.previous.period, change.crossed
    if refusals or place is None or previous_place is None:
        movement = Movement(stated)
        return Comparison(before, movement, stated is not None, refusals=refusals, crossed=crossed, sources=sources)
    return Comparison(
        before,
        movement_between(previous_place.rank, place.rank, stated),
        stated is not None,
        score_difference(place, previous_place, edition.ranking.decimals),
        members_differ=_members_differ(change, place, previous_place),
        sources=sources,
    )


def _missing(place: Place | None, previous_place: Place | None) -> tuple[Refusal, ...]:
    places = (place, previous_place)
    unknown = any(side is None or (side.rank is None and side.score is None) for side in places)
    return (Refusal.MISSING,) if unknown else ()


def _members_differ(change: EditionChange, place: Place, previous_place: Place) -> bool:
    """Whether exact ranks were counted among more or fewer, or among known scores that are not all the same."""
    edition, previous = change.edition, change.previous
    if places_gained(previous_place.rank, place.rank) is None:
        return False
    by_score = edition.by_score or previous.by_score
    return place.of != previous_place.of or (by_score and edition.known != previous.known)
