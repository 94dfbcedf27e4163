"""What is probably wrong in a dataset that can be read: figures that do not fit together, and what is out of date."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from statistics import median

from tui.dataset.findings import Findings
from tui.model import Bound, Dataset, Direction, Indicator, Observation, Period, Ranking, Standing

_STALE_AFTER = timedelta(days=730)
"""How long before the day of the dataset the newest figure of a headline may end."""
_FAR = 100
"""How many times smaller or larger than the middle of its column a figure is that is probably slipped."""
_FEWEST = 4
"""The figures from which on a column has a middle to speak of."""


def warn(dataset: Dataset, findings: Findings, today: date) -> None:
    """Report what is probably wrong; each sort once a column, a table or an indicator, with its count."""
    day = dataset.as_of or today
    last_look = dataset.checked or day
    for indicator in dataset.indicators:
        _warn_of_magnitudes(findings, _readings(indicator), "value")
        _warn_of_stale_figures(indicator, findings, day)
        _warn_of_passed_targets(indicator, findings, max(day, last_look))
    for ranking in dataset.rankings:
        _warn_of_digits(ranking, findings)
        by_period: dict[Period, list[Standing]] = {}
        for standing in ranking.standings:
            by_period.setdefault(standing.period, []).append(standing)
        for period, standings in by_period.items():
            scores = [(standing, standing.score) for standing in standings if standing.score is not None]
            _warn_of_magnitudes(findings, scores, "score")
            _warn_of_ranks(ranking, period, standings, findings)


def _readings(indicator: Indicator) -> list[tuple[Observation, Decimal]]:
    return [
        (observation, observation.value.digits)
        for observation in indicator.observations
        if observation.value and not observation.value.scale
    ]


def _warn_of_magnitudes(
    findings: Findings, figures: Sequence[tuple[Observation | Standing, Decimal]], key: str
) -> None:
    """Report figures that look like thousands without their separator, and scores far from all others."""
    if len(figures) < _FEWEST:
        return
    middle = abs(median(number for _, number in figures))
    slipped = [
        (record, number)
        for record, number in figures
        if _lost_its_separator(number, middle) or (key == "score" and _is_far(number, middle))
    ]
    if slipped:
        record, number = slipped[0]
        details = {"figure": f"{number:f}", "middle": f"{middle.normalize():f}", "n": str(len(slipped))}
        findings.report(findings.place_of(record, key), "mixed_magnitudes", **details)


def _lost_its_separator(number: Decimal, middle: Decimal) -> bool:
    """Whether a number with three decimals, such as 1.083, is of the size of the others only as thousands."""
    return number.as_tuple().exponent == -3 and number != 0 and middle >= _FAR and abs(number) < middle / _FAR


def _is_far(number: Decimal, middle: Decimal) -> bool:
    return number != 0 and middle != 0 and not middle / _FAR <= abs(number) <= middle * _FAR


def _warn_of_stale_figures(indicator: Indicator, findings: Findings, day: date) -> None:
    """Report a headline whose newest figure ended long before the day of the dataset."""
    periods = [observation.period for observation in indicator.observations if observation.value]
    if indicator.headline and periods and max(periods).last < day - _STALE_AFTER:
        newest = max(periods)
        record = next(observation for observation in indicator.observations if observation.period == newest)
        findings.report(findings.place_of(record, "period"), "stale", period=newest.code, day=day.isoformat())


def _warn_of_passed_targets(indicator: Indicator, findings: Findings, day: date) -> None:
    """Report targets whose last day has passed without a figure of that day or later."""
    newest = max((observation.period.last for observation in indicator.observations if observation.value), default=None)
    for target in indicator.targets:
        if target.by and not target.measure and target.by < day and (newest is None or newest < target.by):
            findings.report(findings.place_of(target, "by"), "target_passed", day=target.by.isoformat())


def _warn_of_digits(ranking: Ranking, findings: Findings) -> None:
    """Report scores with more digits than the ranking publishes."""
    finer = [standing for standing in ranking.standings if _decimals(standing.score) > ranking.decimals]
    if finer:
        details = {"figure": f"{finer[0].score:f}", "decimals": str(ranking.decimals), "n": str(len(finer))}
        findings.report(findings.place_of(finer[0], "score"), "too_many_decimals", **details)


def _decimals(score: Decimal | None) -> int:
    return -int(score.as_tuple().exponent) if score is not None else 0


def _warn_of_ranks(ranking: Ranking, period: Period, standings: Iterable[Standing], findings: Findings) -> None:
    """Report published ranks that are better than a better score of the same source allows."""
    by_source: dict[tuple[str, ...], list[tuple[Decimal, int, Standing]]] = {}
    for standing in standings:
        rank, score = standing.rank, standing.score
        if rank and rank.is_exact and score is not None and _is_as_published(standing):
            by_source.setdefault(standing.source, []).append((score, rank.best, standing))
    for scored in by_source.values():
        ahead = _ahead(scored, ranking.direction)
        if ahead:
            details = {"n": str(len(ahead)), "period": period.code}
            findings.report(findings.place_of(ahead[0], "rank"), "rank_apart", **details)


def _is_as_published(standing: Standing) -> bool:
    return standing.bound is Bound.EXACT and not standing.rank_derived and not standing.score_derived


def _ahead(scored: list[tuple[Decimal, int, Standing]], direction: Direction) -> list[Standing]:
    """Return the standings whose rank is better than that of somebody with a better score."""
    scored.sort(key=lambda entry: entry[0], reverse=direction is Direction.HIGHER)
    ahead: list[Standing] = []
    lowest_rank_of_better = 0
    for _, group in groupby(scored, key=lambda entry: entry[0]):
        level = list(group)
        ahead += [standing for _, rank, standing in level if rank < lowest_rank_of_better]
        lowest_rank_of_better = max([lowest_rank_of_better, *(rank for _, rank, _ in level)])
    return ahead
