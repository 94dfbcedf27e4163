"""What a record by itself cannot tell: codes that must be declared, ranks and scores their ranking must allow."""

from itertools import groupby

from tui.dataset.findings import Findings
from tui.model import Bound, Code, Dataset, Direction, Observation, Period, Ranking, Standing, Status
from tui.model.area_sums import adds_up, current_areas, sum_of


def check_codes(findings: Findings) -> None:
    """Report codes declared twice and codes declared nowhere."""
    for code, record, first_record in findings.repeated:
        place, first = record.place_of("code"), first_record.place_of("code")
        details = {"code": code, "line": str(first.node.line)}
        if first.file == place.file:
            findings.report(place, "repeated_code", **details)
        else:
            findings.report(place, "repeated_code_elsewhere", **details, file=first.file)
    for reference in findings.undeclared():
        known = [code for kind in reference.kinds for code in findings.declared.get(kind, ())]
        findings.report_unknown_code(reference.place, reference.code, known)


def check_indicators(dataset: Dataset, findings: Findings) -> None:
    """Report indicators without figures, neither written out nor in a table."""
    for indicator in dataset.indicators:
        place = findings.place_of(indicator)
        if not indicator.table and findings.place_of(indicator, "observations").node is place.node:
            findings.report(place, "missing_key", key="observations")


def check_observations(dataset: Dataset, findings: Findings) -> None:
    """Report observations that say nothing, divide by nothing, or stand twice."""
    for indicator in dataset.indicators:
        seen: set[tuple[object, ...]] = set()
        for observation in indicator.observations:
            _check_value(observation, findings)
            key = (observation.period, observation.value, observation.total, observation.source)
            if key in seen:
                place = findings.place_of(observation, "period")
                findings.report(place, "repeated_observation", period=observation.period.code)
            seen.add(key)


def check_targets(dataset: Dataset, findings: Findings) -> None:
    """Report baselines of targets that name neither a value nor a period in which the indicator was read."""
    for indicator in dataset.indicators:
        read = {observation.period for observation in indicator.observations if observation.value}
        for target in indicator.targets:
            baseline = target.baseline
            if baseline and not baseline.value and baseline.period not in read:
                findings.report(findings.place_of(target, "baseline"), "baseline")


def check_lead(dataset: Dataset, findings: Findings) -> None:
    """Report a leading indicator that has no card on the overview."""
    lead = dataset.indicator.get(dataset.lead or "")
    if lead and not lead.headline:
        findings.report(findings.place_of(dataset, "lead"), "lead_without_headline", code=lead.code)


def _check_value(observation: Observation, findings: Findings) -> None:
    value, total = observation.value, observation.total
    if (value is None) != (observation.status is Status.MISSING):
        findings.report(findings.place_of(observation, "value"), "value_or_missing")
    if total is not None and total.digits <= 0:
        findings.report(findings.place_of(observation, "value"), "total_not_positive")
    elif value and total and value.number > total.number:
        findings.report(findings.place_of(observation, "value"), "value_over_total")


def check_entities(dataset: Dataset, findings: Findings) -> None:
    """Report entities that end before they begin, and sets whose members are not given in one way."""
    for entity in dataset.entities:
        if entity.since and entity.until and entity.until < entity.since:
            findings.report(findings.place_of(entity, "until"), "order_of_days")
    for group in dataset.sets:
        by_kind = group.kind is not None
        if by_kind == bool(group.members or group.size) or (group.on and not by_kind):
            findings.report(findings.place_of(group, "code"), "set_members")


def check_ranking(ranking: Ranking, findings: Findings) -> None:
    """Report scales and decimals that cannot be."""
    if ranking.high is not None and ranking.low >= ranking.high:
        findings.report(findings.place_of(ranking, "low"), "scale_ends")
    if not 0 <= ranking.decimals <= 12:
        findings.report(findings.place_of(ranking, "decimals"), "decimals")
    for target in ranking.targets:
        if target.rank < 1:
            findings.report(findings.place_of(target, "rank"), "target_rank")


def check_standings(dataset: Dataset, ranking: Ranking, findings: Findings) -> None:
    """Report standings outside their ranking: its members, its number of places, its scale."""
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
        for code in _area_ranks_outside(standing, places):
            findings.report(findings.place_of(standing, "area_ranks", code), "rank_out_of_range", places=str(places))
        _check_areas(standing, ranking, findings)
    _check_repeats(ranking, findings)


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


def _check_repeats(ranking: Ranking, findings: Findings) -> None:
    seen = set()
    for standing in ranking.standings:
        key = (standing.period.code, standing.entity, standing.rank, standing.score, standing.source)
        if key in seen:
            findings.report(findings.place_of(standing, "entity"), "repeated_standing")
        seen.add(key)


def _area_ranks_outside(standing: Standing, places: int) -> list[Code]:
    """Return the areas in which a rank lies before the first place or behind the last, where their number is known."""
    return [code for code, rank in standing.area_ranks.items() if rank < 1 or 0 < places < rank]


def _check_areas(standing: Standing, ranking: Ranking, findings: Findings) -> None:
    if not standing.dimensions and not standing.area_ranks:
        return
    maxima = {dimension.code: dimension.maximum for dimension in ranking.dimensions}
    for code in standing.area_ranks:
        if code not in maxima:
            findings.report_unknown_code(findings.place_of(standing, "area_ranks", code), code, maxima)
    for code, score in standing.dimensions.items():
        if code not in maxima:
            findings.report_unknown_code(findings.place_of(standing, "dimensions", code), code, maxima)
        elif not 0 <= score <= maxima[code]:
            place = findings.place_of(standing, "dimensions", code)
            findings.report(place, "off_scale", low="0", high=str(maxima[code]))


def _rank_fits(standing: Standing, places: int) -> bool:
    rank = standing.rank
    return rank is None or not places or 1 <= rank.best <= (rank.worst or places) <= places


def _score_fits(standing: Standing, ranking: Ranking) -> bool:
    score = standing.score
    return score is None or (score >= ranking.low and (ranking.high is None or score <= ranking.high))
