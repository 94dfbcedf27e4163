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
            for node, path in places[1:]:
                walker.report("repeated_code", node, path, code=code, line=str(places[0][0].line))
    for kinds, code, node, path in walker.references:
        known = [each for kind in kinds for each in walker.declared.get(kind, {})]
        if code not in known:
            nearest = get_close_matches(code, known, 1, 0.6)
            kind = "unknown_reference_near" if nearest else "unknown_reference"
            walker.report(kind, node, path, code=code[:60], right=nearest[0] if nearest else "")


def check_observations(dataset: Dataset, walker: Walker) -> None:
    """Report observations that say nothing, divide by nothing, or stand twice."""
    for indicator in dataset.indicators:
        seen: dict[tuple[object, ...], Observation] = {}
        for each in indicator.observations:
            if (each.value is None) != (each.status is Status.MISSING):
                walker.report_at(each, "value", "value_or_missing")
            if each.total is not None and each.total.digits <= 0:
                walker.report_at(each, "value", "total_not_positive")
            key = (each.period, each.value, each.total, each.source)
            if key in seen:
                walker.report_at(each, "period", "repeated_observation", period=each.period.code)
            seen[key] = each


def check_standings(dataset: Dataset, ranking: Ranking, standings: tuple[Standing, ...], walker: Walker) -> None:
    """Report standings outside their ranking: its members, its number of places, its scale."""
    dimensions = {each.code: each for each in ranking.dimensions}
    fields = {each.period: frozenset(dataset.members(ranking, each.period)) for each in standings}
    for each in standings:
        members = fields[each.period]
        if each.rank is None and each.score is None and each.status is not Status.MISSING:
            walker.report_at(each, "entity", "empty_standing")
        if each.entity not in members and each.entity in dataset.entity:
            walker.report_at(each, "entity", "not_a_member", code=each.entity, ranking=ranking.code)
        _check_rank(each, len(members), walker)
        if each.score is not None and not _within(each, ranking):
            walker.report_at(each, "score", "off_scale", low=str(ranking.low), high=str(ranking.high or "…"))
        for code, score in each.dimensions.items():
            if score > dimensions[code].maximum or score < 0:
                walker.report_at(each, code, "off_scale", low="0", high=str(dimensions[code].maximum))


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
