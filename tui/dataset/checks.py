"""What one record cannot see: codes that must exist, ranks that must fit their field."""

from difflib import get_close_matches

from msgspec import Struct

from tui.dataset.records import Walker
from tui.model import (
    Break,
    Dataset,
    Directive,
    Entity,
    EntitySet,
    Indicator,
    Membership,
    Observation,
    Ranking,
    Source,
    Standing,
    Status,
    Target,
    Theme,
    Unit,
)

POINTS_TO: dict[tuple[type, str], tuple[type[Struct], ...]] = {
    (Break, "source"): (Source,),
    (Observation, "source"): (Source,),
    (Target, "source"): (Source,),
    (Standing, "source"): (Source,),
    (Directive, "source"): (Source,),
    (Indicator, "theme"): (Theme,),
    (Indicator, "unit"): (Unit,),
    (Dataset, "home"): (Entity,),
    (Entity, "into"): (Entity,),
    (Standing, "entity"): (Entity,),
    (EntitySet, "members"): (Entity,),
    (Directive, "entities"): (Entity,),
    (Directive, "about"): (Indicator, Ranking),
    (Membership, "set"): (EntitySet,),
    (Ranking, "mean"): (Indicator,),
}
"""The records a key refers to, by record and key."""


def check_codes(walker: Walker) -> None:
    """Report codes declared twice and codes declared nowhere."""
    for declared in walker.declared.values():
        for code, places in declared.items():
            for place in places[1:]:
                walker.report_place(place, "repeated_code", code=code, line=str(places[0].node.line))
    for kinds, code, place in walker.references:
        declared_there = [walker.declared.get(kind, {}) for kind in kinds]
        if not any(code in codes for codes in declared_there):
            nearest = get_close_matches(code, [each for codes in declared_there for each in codes], 1, 0.6)
            kind = "unknown_reference_near" if nearest else "unknown_reference"
            walker.report_place(place, kind, code=code, right=nearest[0] if nearest else "")


def check_observations(dataset: Dataset, walker: Walker) -> None:
    """Report observations that say nothing, divide by nothing, or stand twice."""
    for indicator in dataset.indicators:
        seen: dict[tuple[object, ...], Observation] = {}
        for each in indicator.observations:
            if (each.value is None) != (each.status is Status.MISSING):
                walker.report_at(each, "value", "value_or_missing")
            if each.total is not None and each.total.digits <= 0:
                walker.report_at(each, "value", "total_not_positive")
            elif each.value and each.total and each.value.number > each.total.number:
                walker.report_at(each, "value", "value_over_total")
            key = (each.period, each.value, each.total, each.source)
            if key in seen:
                walker.report_at(each, "period", "repeated_observation", period=each.period.code)
            seen[key] = each


def check_standings(dataset: Dataset, ranking: Ranking, standings: tuple[Standing, ...], walker: Walker) -> None:
    """Report standings outside their ranking: its members, its number of places, its scale."""
    all_periods = {each.period for each in standings}
    fields = {period: frozenset(dataset.members(ranking, period)) for period in all_periods}
    sizes = {period: dataset.places(ranking, period) for period in all_periods}
    for each in standings:
        members = fields[each.period]
        if each.rank is None and each.score is None and each.status is not Status.MISSING:
            walker.report_at(each, "entity", "empty_standing")
        places = sizes[each.period]
        if each.entity not in members and each.entity in dataset.entity and places <= len(members):
            walker.report_at(each, "entity", "not_a_member", code=each.entity, ranking=ranking.code)
        _check_rank(each, places, walker)
        if each.score is not None and not _within(each, ranking):
            walker.report_at(each, "score", "off_scale", low=str(ranking.low), high=str(ranking.high or "…"))
        _check_dimensions(each, ranking, walker)
    _check_repeats(standings, walker)


def check_ranking(ranking: Ranking, walker: Walker) -> None:
    """Report scales and decimals that cannot be."""
    if ranking.high is not None and ranking.low >= ranking.high:
        walker.report_at(ranking, "low", "scale_ends")
    if not 0 <= ranking.decimals <= 12:
        walker.report_at(ranking, "decimals", "decimals")


def check_entities(dataset: Dataset, walker: Walker) -> None:
    """Report entities that end before they begin, and sets that are not told in one way."""
    for entity in dataset.entities:
        if entity.since and entity.until and entity.until < entity.since:
            walker.report_at(entity, "until", "order_of_days")
    for group in dataset.sets:
        by_kind = group.kind is not None
        if by_kind == bool(group.members or group.size) or (group.on and not by_kind):
            walker.report_at(group, "code", "set_members")


def _check_repeats(standings: tuple[Standing, ...], walker: Walker) -> None:
    seen = set()
    for each in standings:
        key = (each.period.code, each.entity, each.rank, each.score, each.source)
        if key in seen:
            walker.report_at(each, "entity", "repeated_standing")
        seen.add(key)


def _check_dimensions(standing: Standing, ranking: Ranking, walker: Walker) -> None:
    known = {each.code: each for each in ranking.dimensions}
    for code, score in standing.dimensions.items():
        if code not in known:
            nearest = get_close_matches(code, known, 1, 0.6)
            kind = "unknown_reference_near" if nearest else "unknown_reference"
            walker.report_at(standing, f"dimensions.{code}", kind, code=code, right=nearest[0] if nearest else "")
        elif not 0 <= score <= known[code].maximum:
            walker.report_at(standing, f"dimensions.{code}", "off_scale", low="0", high=str(known[code].maximum))


def _check_rank(standing: Standing, places: int, walker: Walker) -> None:
    rank = standing.rank
    if rank is None or not places:
        return
    worst = rank.worst or places
    if not 1 <= rank.best <= worst <= places:
        walker.report_at(standing, "rank", "rank_out_of_range", places=str(places))


def _within(standing: Standing, ranking: Ranking) -> bool:
    score = standing.score
    return score is not None and score >= ranking.low and (ranking.high is None or score <= ranking.high)
