"""Scores of a ranking over its editions: one entity's, the best, the lowest, the mean of a region."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import Refusal
from tui.analysis.ranges import Bounded, rounded
from tui.analysis.runs import ArePartedPeriods
from tui.model import Bound, Break, Code, Dataset, Entity, Period, Ranking

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class Cut(Struct, frozen=True):
    """Where two known periods of a ranking that follow each other must not be compared."""

    before: Period
    period: Period
    """The first that is measured another way."""
    refusals: tuple[Refusal, ...]
    crossed: Break | None
    """The declared break between them."""


class Score(Struct, frozen=True):
    """A score of one period."""

    period: Period
    bounded: Bounded
    place: Place | None = None
    """Whose it is; None for a mean worked out here."""

    @property
    def contested(self) -> bool:
        """Whether another score is stated for the same entity and period."""
        return bool(self.place and self.place.disputed)


def scores_of(view: "DatasetView", ranking: Ranking, entity: Code) -> tuple[Score, ...]:
    """Return the known scores of an entity, oldest first."""
    places = [(edition.period, edition.place(entity)) for edition in reversed(view.editions(ranking))]
    return tuple(Score(period, place.score, place) for period, place in places if place and place.score)


def best_scores(view: "DatasetView", ranking: Ranking) -> tuple[Score, ...]:
    """Return the score of the first place in every edition in which it is known, oldest first."""
    scores = (score_at_end(edition) for edition in reversed(view.editions(ranking)))
    return tuple(score for score in scores if score)


def lowest_scores(view: "DatasetView", ranking: Ranking) -> tuple[Score, ...]:
    """Return the score of the last place in every edition in which it is known, oldest first."""
    scores = (score_at_end(edition, last=True) for edition in reversed(view.editions(ranking)))
    return tuple(score for score in scores if score)


def region_means(view: "DatasetView", ranking: Ranking, entity: Entity) -> tuple[Score, ...]:
    """Return the mean score of an entity's region, in the editions in which all of its members' scores are exact."""
    if entity.region is None:
        return ()
    editions = reversed(view.editions(ranking))
    means = [(edition.period, _region_mean(view.dataset, edition, entity)) for edition in editions]
    return tuple(Score(period, mean) for period, mean in means if mean is not None)


def cuts_of(view: "DatasetView", ranking: Ranking) -> tuple[Cut, ...]:
    """Return where editions must not be compared with the one before: method, membership or total changed."""
    changes = [change for edition in reversed(view.editions(ranking)) if (change := view.change(edition))]
    return tuple(
        Cut(change.previous.period, change.edition.period, change.refusals, change.crossed)
        for change in changes
        if change.refusals
    )


def at_cuts(cuts: Sequence[Cut]) -> ArePartedPeriods:
    """Return whether cuts part two periods of their ranking."""
    return lambda before, after: any(before < cut.period <= after for cut in cuts)


def score_at_end(edition: Edition, *, last: bool = False) -> Score | None:
    """Return the score of who surely holds the first or the last place; ties make the last place a shared one."""
    n = edition.last if last else edition.first
    score = None if n is None else edition.scores[n]
    return Score(edition.period, score, edition.place_at(n)) if n is not None and score else None


def _region_mean(dataset: Dataset, edition: Edition, entity: Entity) -> Bounded | None:
    peers = [code for code in edition.members if dataset.entity[code].region == entity.region]
    indexes = [edition.index[code] for code in peers if code in edition.index]
    scores = [edition.scores[n] for n in indexes]
    exact = [score.number for score in scores if score and score.bound is Bound.EXACT]
    if not exact or len(exact) < len(peers):
        return None
    bound = Bound.ABOUT if any(edition.disputed(n) for n in indexes) else Bound.EXACT
    mean = Bounded(sum(exact, Decimal(0)) / len(exact), bound, derived=True)
    return replace(mean, number=rounded(mean, edition.ranking.decimals))
