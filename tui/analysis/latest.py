"""Where an entity stands on a ranking on a day: in the newest edition that ended by then, and what came after."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, Place
from tui.model import Code, Period, Ranking

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class EditionStanding(Struct, frozen=True):
    """Where an entity stands in one edition that knows it."""

    edition: Edition
    place: Place
    comparison: Comparison

    @property
    def ranking(self) -> Ranking:
        """The ranking of the edition."""
        return self.edition.ranking


class LatestStanding(Struct, frozen=True):
    """Where an entity stands on a ranking on a day."""

    ranking: Ranking
    edition: Edition | None
    """The newest edition that ended by the day and ranks the entity; None where none had ended."""
    reference: EditionStanding | None
    """Its standing in that edition; None where nothing is known of it."""
    earlier: EditionStanding | None
    """Its newest standing in an edition before that one, where nothing is known of it in that one."""
    later: EditionStanding | None
    """Its newest standing in an edition that ended after the day."""

    @property
    def period(self) -> Period | None:
        """The period of the edition; None where none had ended."""
        return self.edition.period if self.edition else None


def latest_standing(view: "DatasetView", ranking: Ranking, entity: Code, day: date) -> LatestStanding | None:
    """Return where an entity stands on a ranking on a day; None where nothing is known of it in any edition."""
    ended = view.editions_until(ranking, day)
    standings = (_standing(view, edition, entity) for edition in ended)
    newest_known = next((standing for standing in standings if standing), None)
    later = (_standing(view, edition, entity) for edition in view.editions_after(ranking, day))
    newest_later = next((standing for standing in later if standing), None)
    if newest_known is None and newest_later is None:
        return None
    edition = next((edition for edition in ended if entity in edition.known or entity in edition.members), None)
    is_current = newest_known is not None and newest_known.edition is edition
    return LatestStanding(
        ranking,
        edition,
        reference=newest_known if is_current else None,
        earlier=None if is_current else newest_known,
        later=newest_later,
    )


def _standing(view: "DatasetView", edition: Edition, entity: Code) -> EditionStanding | None:
    place = edition.place(entity) if entity in edition.known else None
    return EditionStanding(edition, place, compare(view, edition, entity)) if place else None


def by_urgency(standings: list[LatestStanding]) -> tuple[LatestStanding, ...]:
    """Return standings with those that fell first, the farthest first, then those that rose, and the unknown last."""

    def urgency(standing: LatestStanding) -> tuple[int, int]:
        if standing.reference is None:
            return 3, 0
        gained = standing.reference.comparison.gained
        group = 1 if gained is None else 0 if gained < 0 else 2
        return group, gained or 0

    return tuple(sorted(standings, key=urgency))
