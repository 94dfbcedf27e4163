"""What is not wrong and deserves a look."""

from itertools import groupby

from tui.dataset.findings import Findings
from tui.model import Bound, Code, Direction, Period, Ranking, Standing
from tui.model.area_sums import adds_up, current_areas, sum_of


def advise_on_area_sums(ranking: Ranking, findings: Findings) -> None:
    """Report the first standing of each period whose areas do not add up to its score, and how many there are."""
    apart: dict[str, list[Standing]] = {}
    for standing in ranking.standings:
        if _is_apart(ranking, standing):
            apart.setdefault(standing.period.code, []).append(standing)
    for period, standings in apart.items():
        first = standings[0]
        together = sum_of(current_areas(ranking, first.period), first.dimensions)
        details = {"sum": f"{together:f}", "score": str(first.score), "n": str(len(standings)), "period": period}
        findings.report(findings.place_of(first, "score"), "areas_apart", **details)


def _is_apart(ranking: Ranking, standing: Standing) -> bool:
    """Whether all areas of a standing are known with an exact score, and do not add up to it."""
    areas = current_areas(ranking, standing.period)
    if standing.score is None or standing.bound is not Bound.EXACT or sum_of(areas, standing.dimensions) is None:
        return False
    return not adds_up(areas, standing.dimensions, standing.score)


def advise_on_area_ranks(ranking: Ranking, findings: Findings) -> None:
    """Report the first rank in an area of each period that is before those with more points, and how many there are."""
    periods: dict[Period, list[Standing]] = {}
    for standing in ranking.standings:
        if standing.dimensions:
            periods.setdefault(standing.period, []).append(standing)
    for period, standings in periods.items():
        for area in current_areas(ranking, period):
            ahead = _ranked_ahead(standings, area.code, ranking.direction)
            if ahead:
                details = {"area": area.code, "n": str(len(ahead)), "period": period.code}
                findings.report(findings.place_of(ahead[0], "area_ranks", area.code), "area_rank_apart", **details)


def _ranked_ahead(standings: list[Standing], area: Code, direction: Direction) -> list[Standing]:
    """Return the standings with a better rank in an area than the scores of others allow."""
    scored = sorted(
        (standing for standing in standings if area in standing.dimensions),
        key=lambda standing: standing.dimensions[area],
        reverse=direction is Direction.HIGHER,
    )
    ahead: list[Standing] = []
    better: set[Code] = set()
    lowest_rank_of_better = 0
    for _, group in groupby(scored, key=lambda standing: standing.dimensions[area]):
        level = list(group)
        ranked = [standing for standing in level if area in standing.area_ranks]
        for standing in ranked:
            others_better = len(better) - (standing.entity in better)
            if standing.area_ranks[area] < max(others_better + 1, lowest_rank_of_better):
                ahead.append(standing)
        better.update(standing.entity for standing in level)
        lowest_rank_of_better = max([lowest_rank_of_better, *(standing.area_ranks[area] for standing in ranked)])
    return ahead
