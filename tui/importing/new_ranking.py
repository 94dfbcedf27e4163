"""A ranking the dataset does not have: its record while a table is read, and its declaration."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tui.dataset.insertion import Item, scalar
from tui.dataset.scalars import parse_period
from tui.importing.columns import AREA_RANK, CODE, fields_of
from tui.importing.job import Job
from tui.importing.request import ImportRequest, NewRanking
from tui.model import (
    Code,
    Dataset,
    Dimension,
    Direction,
    EntitySet,
    Membership,
    Period,
    Ranking,
    RanksFrom,
    Standing,
    Text,
)

_MOST_DECIMALS = 12
_BEGINNING = parse_period("0001")
_NO_MAXIMUM = Decimal(10) ** 15


def placeholder(request: ImportRequest) -> Ranking:
    """Return the ranking a table is read for, its areas being the further columns a person named."""
    new = request.new or NewRanking()
    areas = [
        field
        for field in request.answers.columns
        if field not in (*fields_of(None), CODE) and not field.startswith(AREA_RANK)
    ]
    return Ranking(
        code=request.ranking,
        name=Text(new.name, new.name),
        short=Text(new.short or new.name, new.short or new.name),
        decimals=_MOST_DECIMALS if new.decimals is None else new.decimals,
        low=new.low or Decimal(0),
        high=new.high,
        direction=Direction(new.direction),
        members=(Membership(since=_BEGINNING, set=new.set),) if new.set else (),
        dimensions=tuple(
            Dimension(code=area, name=Text(area, area), maximum=new.maxima.get(area, new.maxima.get("", _NO_MAXIMUM)))
            for area in areas
        ),
    )


def question_declaration(job: Job, request: ImportRequest) -> None:
    """Ask for what a declaration needs and no table says."""
    new = request.new or NewRanking()
    place = f"{job.sheet.file}:1"
    if not new.name:
        job.findings.ask("ranking_name", place, '--name "NAME"')
    for area in job.ranking.dimensions:
        if area.maximum == _NO_MAXIMUM:
            job.findings.ask("maximum", place, f"--maximum {area.code}=10", "--maximum 10", area=area.code)


def declaration(job: Job, standings: Sequence[Standing], membership: Membership) -> Item:
    """Return the keys of a new ranking over a set."""
    ranking = job.ranking
    has_ranks = any(standing.rank for standing in standings)
    areas = [
        f"{{code: {area.code}, name: {scalar(area.name.vi)}, maximum: {area.maximum:f}}}" for area in ranking.dimensions
    ]
    keys = {
        "code": ranking.code,
        "name": scalar(ranking.name.vi),
        "short": scalar(ranking.short.vi),
        "direction": ranking.direction.value if ranking.direction is not Direction.HIGHER else "",
        "ranks": "" if has_ranks else RanksFrom.DERIVED.value,
        "decimals": str(ranking.decimals),
        "low": f"{ranking.low:f}",
        "high": "" if ranking.high is None else f"{ranking.high:f}",
        "members": f"[{{since: {membership.since.code}, set: {membership.set}}}]",
        "dimensions": f"[{', '.join(areas)}]" if areas else "",
        "table": f"tables/{ranking.code}.csv",
    }
    return {key: value for key, value in keys.items() if value}


def set_of(dataset: Dataset, codes: Iterable[Code], period: Period | None) -> EntitySet | None:
    """Return the smallest set of a dataset that holds all of some entities; None where none does."""
    needed = set(codes)
    sizes = []
    for group in dataset.sets:
        ranking = Ranking(
            code="x", name=group.name, short=group.name, decimals=0,
            members=(Membership(since=period, set=group.code),) if period else (),
        )  # fmt: skip
        members = dataset.members(ranking, period) if period else ()
        if needed <= set(members):
            sizes.append((len(members), group.code))
    return dataset.set[min(sizes)[1]] if sizes else None
