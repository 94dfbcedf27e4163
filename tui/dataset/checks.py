"""What a record by itself cannot tell: codes that must be declared, figures that must not contradict each other."""

from itertools import pairwise

from tui.dataset.findings import Declared, Findings, Place
from tui.dataset.references import sections_of
from tui.model import Dataset, Observation, Quantity, Ranking, Status
from tui.model.records import ALL_ENTITIES, ALL_INDICATORS
from tui.text import cells

_WIDEST_SYMBOL, _WIDEST_SHORT = 30, 60
"""Cells of the symbol of a unit, and of the short name of a ranking."""


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
        findings.report_unknown_code(reference.place, reference.code, Declared(sections_of(reference.kinds), known))


def check_reserved_codes(dataset: Dataset, findings: Findings) -> None:
    """Report codes that mean something else on the command line."""
    for record in (dataset.entity.get(ALL_ENTITIES), dataset.ranking.get(ALL_INDICATORS)):
        if record:
            findings.report(findings.place_of(record, "code"), "reserved_code", code=record.code)


def check_lengths(dataset: Dataset, findings: Findings) -> None:
    """Report what stands at every figure or on a tab and is longer than that allows."""
    for unit in dataset.units:
        _check_length(findings, findings.place_of(unit, "symbol"), unit.symbol, _WIDEST_SYMBOL)
    for ranking in dataset.rankings:
        widest = max(ranking.short.all, key=cells)
        _check_length(findings, findings.place_of(ranking, "short"), widest, _WIDEST_SHORT)


def _check_length(findings: Findings, place: Place, text: str, limit: int) -> None:
    if cells(text) > limit:
        findings.report(place, "text_too_long", n=str(cells(text)), limit=str(limit))


def check_indicators(dataset: Dataset, findings: Findings) -> None:
    """Report indicators without figures, neither written out nor in a table."""
    for indicator in dataset.indicators:
        place = findings.place_of(indicator)
        is_missing = not indicator.table and findings.place_of(indicator, "observations").node is place.node
        if is_missing and not findings.has_misspelt(place, "observations"):
            findings.report(place, "missing_key", key="observations")


def check_observations(dataset: Dataset, findings: Findings) -> None:
    """Report observations that say nothing, divide by nothing, stand twice, or contradict another of their source."""
    for indicator in dataset.indicators:
        seen: set[tuple[object, ...]] = set()
        values: dict[tuple[object, ...], Quantity] = {}
        for observation in indicator.observations:
            _check_value(observation, findings)
            figure = (observation.period, observation.value, observation.total, observation.source)
            if figure in seen:
                place = findings.place_of(observation, "period")
                findings.report(place, "repeated_observation", period=observation.period.code)
            elif _contradicts(observation, values):
                place = findings.place_of(observation, "value")
                details = {"period": observation.period.code, "source": observation.source[0]}
                findings.report(place, "contradiction", **details)
            seen.add(figure)


def _contradicts(observation: Observation, values: dict[tuple[object, ...], Quantity]) -> bool:
    """Whether its value is not the one its source stated before for the same; note what it states."""
    if observation.value is None:
        return False
    total = observation.total.number if observation.total else None
    measured = (observation.period, total, observation.bound, observation.status, observation.source)
    return values.setdefault(measured, observation.value).number != observation.value.number


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


def check_home(dataset: Dataset, findings: Findings) -> None:
    """Report entities followed one after the other that did not go over into each other."""
    for before, after in pairwise(dataset.home or ()):
        if before in dataset.entity and dataset.entity[before].into != after:
            findings.report(findings.place_of(dataset, "home"), "home_line", code=before, next=after)


def check_parents(dataset: Dataset, findings: Findings) -> None:
    """Report rankings that are parts of themselves, or of a part of themselves."""
    for ranking in dataset.rankings:
        above, seen = ranking.parent, set[str]()
        while above in dataset.ranking and above not in seen:
            seen.add(above)
            above = dataset.ranking[above].parent
        if ranking.code in seen:
            findings.report(findings.place_of(ranking, "parent"), "parent_cycle", code=ranking.code)


def check_ranking(ranking: Ranking, findings: Findings) -> None:
    """Report scales and decimals that cannot be."""
    if ranking.high is not None and ranking.low >= ranking.high:
        findings.report(findings.place_of(ranking, "low"), "scale_ends")
    if not 0 <= ranking.decimals <= 12:
        findings.report(findings.place_of(ranking, "decimals"), "decimals")
    for target in ranking.targets:
        if target.rank < 1:
            findings.report(findings.place_of(target, "rank"), "target_rank")
