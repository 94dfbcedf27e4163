"""The newest edition of a ranking in which something is known of an entity, and how it compares."""

from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, Place
from tui.model import Code, Ranking

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class LatestStanding(Struct, frozen=True):
    """Where an entity stands in the newest edition that knows it."""

    edition: Edition
    place: Place
    comparison: Comparison

    @property
    def ranking(self) -> Ranking:
        """The ranking of the edition."""
        return self.edition.ranking


def latest_standing(view: "DatasetView", ranking: Ranking, entity: Code) -> LatestStanding | None:
    """Return the newest standing of an entity in a ranking; None where nothing is known of it."""
    edition = next((edition for edition in view.editions(ranking) if entity in edition.known), None)
    place = edition.place(entity) if edition else None
    if edition is None or place is None:
        return None
    return LatestStanding(edition, place, compare(view, edition, entity))


def by_urgency(standings: list[LatestStanding]) -> tuple[LatestStanding, ...]:
    """Return standings with those that fell first, the farthest first, and those that rose last."""

    def urgency(standing: LatestStanding) -> tuple[int, int]:
        gained = standing.comparison.gained
        group = 1 if gained is None else 0 if gained < 0 else 2
        return group, gained or 0

    return tuple(sorted(standings, key=urgency))
