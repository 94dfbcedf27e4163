"""Small datasets by chance: rankings with gaps, ties, bounds and disputes, and indicators with totals and targets."""

from typing import Any

from hypothesis import strategies as st

from tests.recomputed.making import Document, dataset, indicator, ranking, standing

_YEARS = ["2020", "2021", "2022", "2023"]
_QUARTERS = ["2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"]
_DAYS = ["2021", "2022-01/2022-08", "2022-10-19", "2022", "2023-04-19", "2023-06"]
_AREAS = [
    {"code": "paper", "name": "Paper", "maximum": "60"},
    {"code": "survey", "name": "Survey", "maximum": "40", "since": "2021"},
]
_bounds = st.sampled_from(["exact"] * 6 + ["over", "under", "about"])
_breaks = st.lists(st.sampled_from(["2021", "2022", "2023", "2022-08", "2023-Q1"]), max_size=1, unique=True)


@st.composite
def rankings(draw: st.DrawFn) -> Document:
    """Return a dataset with one ranking of up to five entities in up to four periods, one of them home."""
    codes = list("abcde")[: draw(st.integers(1, 5))]
    periods = draw(st.sampled_from([_YEARS, _YEARS[1:], _YEARS[2:], _YEARS[3:], _QUARTERS]))
    kind = draw(st.sampled_from(["derived", "published"]))
    rows = [
        draw(_standing(period, code, len(codes), kind))
        for period in periods
        for code in codes
        if draw(st.integers(0, 9))
    ]
    rows = rows or [standing(periods[0], "a", score="1")]
    keys: dict[str, Any] = {
        "ranks": kind, "direction": draw(st.sampled_from(["higher", "lower"])), "low": "-100",
        "decimals": draw(st.sampled_from(["0", "1", "2"])), "dimensions": _AREAS,
    }  # fmt: skip
    if cuts := draw(_breaks):
        keys["breaks"] = [{"period": cut, "why": "New"} for cut in cuts]
    return dataset(codes, rankings=[ranking(rows, **keys)], home=draw(st.sampled_from(codes)))


@st.composite
def _standing(draw: st.DrawFn, period: str, code: str, size: int, kind: str) -> Document:
    keys: dict[str, Any] = {}
    if kind == "published" and draw(st.integers(0, 4)):
        first = draw(st.integers(1, size))
        last = draw(st.integers(first, size))
        keys["rank"] = draw(st.sampled_from([str(first)] * 3 + [f"{first}-{last}", f"<={last}", f">={first}"]))
    if draw(st.integers(0, 5)):
        keys["score"] = draw(_decimals(-20, 20))
        keys["bound"] = draw(_bounds)
    if not keys:
        return standing(period, code, status="missing")
    if draw(st.integers(0, 9)) == 0:
        keys["movement"] = str(draw(st.integers(-4, 4)))
    if not period.startswith("2020") and draw(st.booleans()):
        keys["dimensions"] = {"paper": draw(_decimals(0, 60)), "survey": draw(_decimals(0, 40))}
    return standing(period, code, **keys)


def _decimals(least: int, most: int) -> st.SearchStrategy[str]:
    return st.one_of(
        st.integers(least, most).map(str), st.integers(least * 4, most * 4).map(lambda n: f"{n / 4:.2f}"),
        st.integers(least * 10, most * 10).map(lambda n: f"{n / 10:.1f}"),
    )  # fmt: skip


@st.composite
def indicators(draw: st.DrawFn) -> Document:
    """Return a dataset with one indicator of up to six readings, with totals, bounds, targets and breaks."""
    periods = draw(st.sampled_from([_YEARS, _QUARTERS, _DAYS]))
    with_total = draw(st.booleans())
    observations: list[Document] = []
    for period in periods:
        if draw(st.integers(0, 5)):
            observations.append(draw(_observation(period, with_total=with_total)))
            if draw(st.integers(0, 7)) == 0 and "status" not in observations[-1]:
                observations.append({**draw(_observation(period, with_total=False)), "source": "press"})
    observations = observations or [{"period": "2023", "value": "5"}]
    keys: dict[str, Any] = {
        "direction": draw(st.sampled_from(["higher", "lower"])),
        "unit": draw(st.sampled_from(["case", "percent"])),
    }
    if draw(st.booleans()):
        by = draw(st.sampled_from(["2021-12-31", "2022-12-31", "2023-12-31", "2025-12-31"]))
        keys["targets"] = [{"value": str(draw(st.integers(1, 60))), "by": by, "source": "report"}]
    if cuts := draw(_breaks):
        keys["breaks"] = [{"period": cut, "why": "New"} for cut in cuts]
    return dataset("", indicators=[indicator(observations, **keys)])


@st.composite
def _observation(draw: st.DrawFn, period: str, *, with_total: bool) -> Document:
    if draw(st.integers(0, 9)) == 0:
        return {"period": period, "value": "", "status": "missing"}
    row: Document = {"period": period, "value": draw(_decimals(1, 25)), "bound": draw(_bounds)}
    if with_total and draw(st.integers(0, 3)):
        row["total"] = str(draw(st.sampled_from([25, 25, 53])))
    return row
