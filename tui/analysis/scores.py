"""Scores of a ranking over its periods: one entity's, the best, the lowest, the mean of a region."""

from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from tui.analysis.comparison import Refusal, refusals_between
from tui.analysis.field import Field, Place, field, periods
from tui.analysis.ranges import Bounded, rounded
from tui.analysis.series import broken_between
from tui.model import Bound, Break, Code, Dataset, Entity, Period, Ranking


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


def scores_of(dataset: Dataset, ranking: Ranking, entity: Code) -> tuple[Score, ...]:
    """Return the known scores of an entity, oldest first."""
    places = [(now.period, now.place(entity)) for now in _fields(dataset, ranking)]
    return tuple(Score(period, place.score, place) for period, place in places if place and place.score)


def best_scores(dataset: Dataset, ranking: Ranking) -> tuple[Score, ...]:
    """Return the score of the first place in every period in which it is known, oldest first."""
    return _scores_at(dataset, ranking, last=False)


def lowest_scores(dataset: Dataset, ranking: Ranking) -> tuple[Score, ...]:
    """Return the score of the last place in every period in which it is known, oldest first."""
    return _scores_at(dataset, ranking, last=True)


def region_means(dataset: Dataset, ranking: Ranking, entity: Entity) -> tuple[Score, ...]:
    """Return the mean score of an entity's region, in the periods in which all of its members' scores are exact."""
    if entity.region is None:
        return ()
    found = [(now.period, _region_mean(dataset, now, entity)) for now in _fields(dataset, ranking)]
    return tuple(Score(period, Bounded(mean)) for period, mean in found if mean is not None)


def cuts_of(dataset: Dataset, ranking: Ranking) -> tuple[Cut, ...]:
    """Return where periods must not be compared with what came before: method, membership or total changed."""
    return tuple(
        Cut(before.period, after.period, refusals, broken_between(ranking.breaks, before.period, after.period))
        for before, after in pairwise(_fields(dataset, ranking))
        if (refusals := refusals_between(after, before))
    )


def _fields(dataset: Dataset, ranking: Ranking) -> list[Field]:
    return [field(dataset, ranking, period) for period in reversed(periods(ranking))]


def _scores_at(dataset: Dataset, ranking: Ranking, *, last: bool) -> tuple[Score, ...]:
    return tuple(found for now in _fields(dataset, ranking) if (found := score_at(now, last=last)))


def score_at(now: Field, *, last: bool = False) -> Score | None:
    """Return the score of who surely holds the first or the last place; ties make the last place a shared one."""
    for n, (held, score) in enumerate(zip(now.ranks, now.scores, strict=True)):
        rank = now.counted_in(n) if last else 1
        if held and score and held.is_exact and held.best <= rank < held.best + now.sharing(n):
            return Score(now.period, score, now.place_at(n))
    return None


def _region_mean(dataset: Dataset, now: Field, entity: Entity) -> Decimal | None:
    peers = [code for code in now.members if dataset.entity[code].region == entity.region]
    found = [now.scores[now.index[code]] for code in peers if code in now.index]
    exact = [score.number for score in found if score and score.bound is Bound.EXACT]
    if not exact or len(exact) < len(peers):
        return None
    return rounded(Bounded(sum(exact, Decimal(0)) / len(exact)), now.ranking.decimals)
