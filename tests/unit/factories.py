"""Short makers of records: a test names only what it is about."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from tui.dataset.scalars import parse_period, parse_quantity, parse_rank, parse_ratio
from tui.model import (
    Bound,
    Break,
    Dataset,
    Dimension,
    Direction,
    Entity,
    EntitySet,
    Indicator,
    Membership,
    Observation,
    Period,
    Quantity,
    Ranking,
    RanksFrom,
    Source,
    SourceKind,
    Standing,
    Status,
    Target,
    Text,
    Theme,
    Unit,
)

BOUNDS = {">": Bound.OVER, "<": Bound.UNDER, "~": Bound.ABOUT}
Readings = Mapping[str, str] | Iterable[tuple[str, str]]

moderate = settings(max_examples=80, deadline=None, database=None)
"""Enough examples to meet the corners, few enough to run at every save."""


def decimals(low: int = -(10**9), high: int = 10**9, places: int = 3) -> st.SearchStrategy[Decimal]:
    """Numbers as they are published, with up to some digits after the mark."""
    return st.builds(
        lambda number, exponent: Decimal(number).scaleb(-exponent),
        st.integers(low, high),
        st.integers(0, places),
    )


def text(words: str) -> Text:
    return Text(words, words)


def period(code: str) -> Period:
    return parse_period(code)


def quantity(written: str) -> Quantity:
    return parse_quantity(written)


def observation(
    code: str,
    written: str,
    *,
    source: str = "report",
    status: Status = Status.PUBLISHED,
    derived: str = "",
) -> Observation:
    """An observation as it is spoken of: `21/25`, `>79.5 million`, `~80`; nothing written is a missing one."""
    if not written:
        return Observation(period=period(code), value=None, status=Status.MISSING, source=(source,))
    bound = BOUNDS.get(written[0], Bound.EXACT)
    value, total = parse_ratio(written.lstrip("><~"))
    return Observation(
        period=period(code),
        value=value,
        total=total,
        bound=bound,
        status=status,
        source=(source,),
        derived=text(derived) if derived else None,
    )


def target(value: str, by: str | None = None, *, measure: str = "") -> Target:
    return Target(
        value=quantity(value),
        by=date.fromisoformat(by) if by else None,
        source=("report",),
        measure=text(measure) if measure else None,
    )


def broken(*codes: str) -> tuple[Break, ...]:
    return tuple(Break(period=period(code), why=text("new method")) for code in codes)


def indicator(
    readings: Readings,
    *,
    code: str = "services",
    unit: str = "service",
    lower: bool = False,
    breaks: tuple[str, ...] = (),
    targets: tuple[Target, ...] = (),
) -> Indicator:
    pairs = readings.items() if isinstance(readings, Mapping) else readings
    return Indicator(
        code=code,
        name=text(code),
        theme="theme",
        unit=unit,
        direction=Direction.LOWER if lower else Direction.HIGHER,
        headline=True,
        breaks=broken(*breaks),
        targets=targets,
        observations=tuple(observation(*pair) for pair in pairs),
    )


def standing(
    code: str,
    entity: str,
    rank: str = "",
    score: str = "",
    *,
    movement: int | None = None,
    rank_derived: str = "",
    source: str = "report",
) -> Standing:
    """A standing; a score may carry the sign of its bound."""
    return Standing(
        period=period(code),
        entity=entity,
        rank=parse_rank(rank) if rank else None,
        rank_derived=text(rank_derived) if rank_derived else None,
        score=Decimal(score.lstrip("><~")) if score else None,
        bound=BOUNDS.get(score[:1], Bound.EXACT),
        movement=movement,
        source=(source,),
    )


def dimension(code: str, maximum: str, since: str | None = None, until: str | None = None) -> Dimension:
    return Dimension(
        code=code,
        name=text(code),
        maximum=Decimal(maximum),
        since=period(since) if since else None,
        until=period(until) if until else None,
    )


def ranking(
    *standings: Standing,
    code: str = "index",
    lower: bool = False,
    breaks: tuple[str, ...] = (),
    members: Mapping[str, str] | None = None,
    mean: str | None = None,
    derived: bool = False,
    dimensions: tuple[Dimension, ...] = (),
) -> Ranking:
    """A ranking over the set `all`, or over the set named for each period from which it holds."""
    return Ranking(
        code=code,
        name=text(code),
        short=text(code),
        direction=Direction.LOWER if lower else Direction.HIGHER,
        ranks=RanksFrom.DERIVED if derived else RanksFrom.PUBLISHED,
        decimals=2,
        members=tuple(
            Membership(since=period(since), set=name) for since, name in (members or {"1900": "all"}).items()
        ),
        breaks=broken(*breaks),
        dimensions=dimensions,
        standings=standings,
        mean=mean,
    )


def dataset(
    *,
    indicators: tuple[Indicator, ...] = (),
    rankings: tuple[Ranking, ...] = (),
    sets: Mapping[str, Iterable[str]] | None = None,
    sizes: Mapping[str, int] | None = None,
    home: str | None = None,
) -> Dataset:
    """A dataset that declares home and whatever its indicators and rankings name; the set `all` holds everybody ranked.

    A set may have a size beside, or in place of, its named members.
    """
    ranked = dict.fromkeys(each.entity for one in rankings for each in one.standings)
    named = {name: tuple(codes) for name, codes in (sets or {"all": ranked}).items()}
    followed = (home,) if home else ()
    entities = dict.fromkeys([*ranked, *(code for codes in named.values() for code in codes), *followed])
    return Dataset(
        title=text("title"),
        home=followed or None,
        themes=(Theme(code="theme", name=text("theme")),),
        units=(
            Unit(code="service", name=text("services"), one=text("service")),
            Unit(code="percent", name=text("percent"), symbol="%"),
        ),
        indicators=indicators,
        entities=tuple(Entity(code=code, name=text(code), kind="province") for code in entities),
        sets=tuple(
            EntitySet(code=name, name=text(name), members=codes, size=(sizes or {}).get(name))
            for name, codes in named.items()
        ),
        rankings=rankings,
        sources=(Source(code="report", publisher="Report", kind=SourceKind.OFFICIAL, read=date(2024, 1, 1)),),
    )
