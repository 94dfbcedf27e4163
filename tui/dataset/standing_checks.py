"""What a standing by itself cannot tell: what its ranking must allow, and that no other contradicts it."""

from collections.abc import Sequence
from decimal import Decimal

from tui.dataset.findings import Declared, Findings
from tui.model import Code, Dataset, Rank, Ranking, Standing, Status


def check_standings(dataset: Dataset, ranking: Ranking, findings: Findings) -> None:
    """Report standings outside their ranking – its members, its number of places, its scale – and contradictions."""
    periods = {standing.period for standing in ranking.standings}
    members_in = {period: frozenset(dataset.members(ranking, period)) for period in periods}
    places_in = {period: dataset.places(ranking, period) for period in periods}
    for standing in ranking.standings:
        members, places = members_in[standing.period], places_in[standing.period]
        if standing.rank is None and standing.score is None and standing.status is not Status.MISSING:
            findings.report(findings.place_of(standing, "entity"), "empty_standing")
        if standing.entity not in members and standing.entity in dataset.entity and places <= len(members):
            place = findings.place_of(standing, "entity")
            findings.report(place, "not_a_member", code=standing.entity, ranking=ranking.code)
        if not _rank_fits(standing, places):
            findings.report(findings.place_of(standing, "rank"), "rank_out_of_range", places=str(places))
        if not _score_fits(standing, ranking):
            place = findings.place_of(standing, "score")
            findings.report(place, "off_scale", low=str(ranking.low), high=str(ranking.high or "…"))
        if standing.area_ranks:
            _check_area_ranks(standing, places, findings)
        if standing.dimensions or standing.area_ranks:
            _check_areas(standing, ranking, findings)
    _check_repeats(ranking, findings)


def _check_repeats(ranking: Ranking, findings: Findings) -> None:
    """Report standings that say the same as another one again, or another thing by the same source."""
    for standings in _repeated(ranking.standings):
        stated: set[tuple[object, ...]] = set()
        ranks: dict[tuple[object, ...], Rank] = {}
        scores: dict[tuple[object, ...], Decimal] = {}
        for standing in standings:
            figures = (standing.rank, standing.score, standing.source)
            if figures in stated:
                findings.report(findings.place_of(standing, "entity"), "repeated_standing")
            elif _contradicts(standing, ranks, scores):
                place = findings.place_of(standing, "entity")
                findings.report(place, "contradiction", period=standing.period.code, source=standing.source[0])
            stated.add(figures)


def _contradicts(
    standing: Standing, ranks: dict[tuple[object, ...], Rank], scores: dict[tuple[object, ...], Decimal]
) -> bool:
    """Whether its rank or its score is not the one its source stated before; note what it states."""
    by, quality = standing.source, standing.status
    rank, score = standing.rank, standing.score
    another_rank = rank is not None and ranks.setdefault((by, quality), rank) != rank
    another_score = score is not None and scores.setdefault((by, quality, standing.bound), score) != score
    return another_rank or another_score


def _repeated(standings: Sequence[Standing]) -> list[list[Standing]]:
    """Return the standings of each entity that has several in one period."""
    seen: set[tuple[str, Code]] = set()
    repeated: dict[tuple[str, Code], list[Standing]] = {}
    for standing in standings:
        key = (standing.period.code, standing.entity)
        if key in seen:
            repeated[key] = []
        seen.add(key)
    if repeated:
        for standing in standings:
            key = (standing.period.code, standing.entity)
            if key in repeated:
                repeated[key].append(standing)
    return list(repeated.values())


def _check_area_ranks(standing: Standing, places: int, findings: Findings) -> None:
    """Report ranks in areas before the first place or behind the last, where their number is known."""
    for code, rank in standing.area_ranks.items():
        if rank < 1 or 0 < places < rank:
            findings.report(findings.place_of(standing, "area_ranks", code), "rank_out_of_range", places=str(places))


def _check_areas(standing: Standing, ranking: Ranking, findings: Findings) -> None:
    maxima = {dimension.code: dimension.maximum for dimension in ranking.dimensions}
    declared = Declared("dimensions", maxima)
    for code in standing.area_ranks:
        if code not in maxima:
            findings.report_unknown_code(findings.place_of(standing, "area_ranks", code), code, declared)
    for code, score in standing.dimensions.items():
        if code not in maxima:
            findings.report_unknown_code(findings.place_of(standing, "dimensions", code), code, declared)
        elif not 0 <= score <= maxima[code]:
            place = findings.place_of(standing, "dimensions", code)
            findings.report(place, "off_scale", low="0", high=str(maxima[code]))


def _rank_fits(standing: Standing, places: int) -> bool:
    rank = standing.rank
    return rank is None or not places or 1 <= rank.best <= (rank.worst or places) <= places


def _score_fits(standing: Standing, ranking: Ranking) -> bool:
    score = standing.score
    return score is None or (score >= ranking.low and (ranking.high is None or score <= ranking.high))
