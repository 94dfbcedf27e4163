"""Made-up datasets with indicators, one for each case a careful reader would try."""

from typing import Any

from tests.recomputed.making import Document, dataset, indicator, ranking, scores

_TEN = [{"value": "10", "source": "report"}]


def _paced(code: str, *readings: tuple[str, str], goal: str = "100", **keys: Any) -> Document:  # noqa: ANN401
    """Return an indicator with a target and readings; the sign of a bound may stand before the number."""
    bounds = {">": "over", "<": "under", "~": "about"}
    rows = [
        {"period": period, "value": value.lstrip("><~"), "bound": bounds.get(value[0], "exact")}
        for period, value in readings
    ]
    target = {"value": goal, "by": "2024-12-31", "source": "report"}
    return indicator(rows, **{"code": code, "name": f"Paced {code}", "targets": [target], **keys})


INDICATORS: dict[str, Document] = {
    "paces": dataset(
        "",
        indicators=[
            _paced("rising", ("2021-06-30", "20"), ("2022-06-30", "41.5"), ("2023-06-30", "60")),
            _paced("falling", ("2022-06-30", "160"), ("2023-06-30", "130"), direction="lower"),
            _paced("falling-back", ("2022-12-31", "80"), ("2023-03-31", "75")),
            _paced("days", ("2023-01-01", "70"), ("2023-02-15", "80")),
            _paced("two-months", ("2023-01-01", "70"), ("2023-03-02", "80")),
            _paced("more", ("2022-06-30", "20"), ("2023-06-30", ">30")),
            _paced("less", ("2022-06-30", ">40"), ("2023-06-30", "30")),
            _paced("fewer", ("2022-06-30", "40"), ("2023-06-30", "<30")),
            _paced("about", ("2022-06-30", "~20"), ("2023-06-30", ">30")),
            _paced("about-less", ("2022-06-30", "~60"), ("2023-06-30", "30")),
            _paced("scaled", ("2022-06-30", "1.25 thousand"), ("2023-06-30", "2 thousand"), goal="10 thousand"),
            _paced("still", ("2022-06-30", "20"), ("2023-06-30", "20")),
            _paced("a-year-before", ("2022-Q2", "20"), ("2023-Q1", "35"), ("2023-Q2", "30")),
            _paced("months", ("2022-05", "20"), ("2023-04", "50"), ("2023-05", "45")),
        ],
    ),
    "paces over an open end": dataset("", indicators=[_paced("open", ("2022-06-30", "30"), ("2023-06-30", ">25"))]),
    "no card": dataset("", indicators=[indicator([{"period": "2022", "value": "7"}], headline="false")]),
    "about so many left": dataset(
        "",
        indicators=[
            indicator(
                [{"period": "2022", "value": "7", "bound": "about"}], targets=[{"value": "10", "source": "report"}]
            )
        ],
    ),
    "fewer left": dataset(
        "",
        indicators=[
            indicator(
                [{"period": "2022", "value": "7", "bound": "over"}], targets=[{"value": "10", "source": "report"}]
            )
        ],
    ),
    "no home, one reading": dataset("", indicators=[indicator([{"period": "2023", "value": "21/25"}])]),
    "totals changing": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2021", "value": "20/25"},
                    {"period": "2022", "value": "21/25"},
                    {"period": "2023", "value": "35/53"},
                    {"period": "2023-06-30", "value": "33/53"},
                ]
            )
        ],
    ),
    "a total named once": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2018-07-15", "value": "53"},
                    {"period": "2022-06-30", "value": "249"},
                    {"period": "2023-04-19", "value": "250/261"},
                ]
            )
        ],
    ),
    "bounded": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2022-12-31", "value": "73 million", "bound": "over"},
                    {"period": "2023-06-30", "value": "79.5 million", "bound": "over"},
                ]
            ),
            indicator(
                [{"period": "2021", "value": "9.51"}, {"period": "2022", "value": "18", "bound": "over"}],
                code="share",
                name="Share of people",
                unit="percent",
                targets=[{"value": "50", "by": "2023-12-31", "source": "report"}],
            ),
            indicator(
                [{"period": "2022", "value": "78/95.6 million", "bound": "over"}],
                code="part",
                name="Part of all",
            ),
            indicator(
                [
                    {"period": "2022", "value": "55000", "bound": "over"},
                    {"period": "2023", "value": "55 thousand", "bound": "over"},
                ],
                code="same",
                name="Same again",
            ),
            indicator(
                [
                    {"period": "2022", "value": "4400", "bound": "over"},
                    {"period": "2023", "value": "4400", "bound": "about"},
                ],
                code="other",
                name="Other bound",
            ),
        ],
    ),
    "disputed": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2022", "value": "70"},
                    {"period": "2023", "value": "81.21"},
                    {"period": "2023", "value": "76.72", "source": "press"},
                ]
            )
        ],
    ),
    "passed and fallen back": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2021", "value": "60"},
                    {"period": "2022", "value": "92"},
                    {"period": "2023", "value": "85"},
                ],
                code="back",
                name="Fell back",
                unit="percent",
                targets=[{"value": "90", "by": "2022-12-31", "source": "report"}],
            ),
            indicator(
                [
                    {"period": "2021", "value": "60"},
                    {"period": "2022", "value": "80"},
                    {"period": "2023", "value": "95"},
                ],
                code="late",
                name="Met late",
                unit="percent",
                targets=[{"value": "90", "by": "2022-12-31", "source": "report"}],
            ),
            indicator(
                [
                    {"period": "2021", "value": "30"},
                    {"period": "2022", "value": "25"},
                    {"period": "2023", "value": "21"},
                ],
                code="days",
                name="Days needed",
                direction="lower",
                targets=[{"value": "15", "by": "2025-12-31", "source": "report"}],
            ),
            indicator(
                [{"period": "2021", "value": "60"}],
                code="old",
                name="Read long ago",
                unit="percent",
                targets=[{"value": "90", "by": "2022-12-31", "source": "report"}],
            ),
        ],
    ),
    "met first, unchanged": dataset(
        "",
        indicators=[
            indicator([{"period": "2022", "value": "25/25"}, {"period": "2023", "value": "25/25"}]),
            indicator([{"period": "2022", "value": "7"}, {"period": "2023", "value": "7"}], code="still", name="Still"),
        ],
    ),
    "disputed about a target": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2022", "value": "70"},
                    {"period": "2023", "value": "81"},
                    {"period": "2023", "value": "76", "source": "press"},
                ],
                targets=[{"value": "80", "by": "2023-06-30", "source": "report"}],
            )
        ],
    ),
    "targets with a start": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2021", "value": "20"},
                    {"period": "2022", "value": "30"},
                    {"period": "2023", "value": "41"},
                ],
                code="named",
                name="Start named",
                unit="percent",
                targets=[
                    {"value": "60", "by": "2025-12-31", "baseline": {"period": "2022"}, "source": "report"},
                    {"value": "55", "by": "2024-12-31", "set": "2022-06-30", "source": "report"},
                ],
            ),
            indicator(
                [{"period": "2023", "value": "41"}],
                code="given",
                name="Start given",
                unit="percent",
                targets=[
                    {
                        "value": "60",
                        "by": "2025-12-31",
                        "baseline": {"value": "35", "period": "2022"},
                        "source": "report",
                    }
                ],
            ),
        ],
    ),
    "months of two years": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": f"{year}-{n:02}", "value": str(year - 2000 + n)}
                    for year in (2022, 2023)
                    for n in range(1, 7)
                ]
            )
        ],
    ),
    "years left out": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2019", "value": "3/25"},
                    {"period": "2021", "value": "5/25"},
                    {"period": "2022", "value": "9/53"},
                ],
                code="parts",
                name="Parts",
            ),
            indicator(
                [{"period": year, "value": value} for year, value in (("2018", "1"), ("2020", "3"), ("2023", "8"))]
            ),
        ],
    ),
    "a mean of changing members": dataset(
        "abc",
        rankings=[
            ranking(
                [*scores("2022", a="80", b="70"), *scores("2023", a="81", b="65", c="66")],
                members=[{"since": "2000", "set": "few"}, {"since": "2023", "set": "all"}],
                mean="cases",
            )
        ],
        indicators=[
            indicator([{"period": "2022", "value": "75"}, {"period": "2023", "value": "70.67", "derived": "212 / 3"}])
        ],
        sets=[{"code": "few", "name": "Few", "members": ["a", "b"]}],
    ),
    "stalled since itself": dataset(
        "",
        indicators=[
            indicator([{"period": "2022", "value": "4/25"}, {"period": "2023", "value": "4/25", "bound": "under"}]),
        ],
    ),
    "breaks": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2021", "value": "50"},
                    {"period": "2022-01/2022-08", "value": "60"},
                    {"period": "2023", "value": "65"},
                ],
                breaks=[{"period": "2022", "why": "New"}],
                targets=[{"value": "90", "by": "2025-12-31", "source": "report"}],
            ),
            indicator(
                [
                    {"period": f"{year}-Q{n}", "value": str(10 * n + year - 2000)}
                    for year in (2022, 2023)
                    for n in (1, 2, 3, 4)
                ],
                code="quarters",
                name="Quarterly",
                breaks=[{"period": "2023", "why": "New"}],
            ),
        ],
    ),
    "missing months": dataset(
        "",
        indicators=[
            indicator(
                [
                    {"period": "2023-01", "value": "10"},
                    {"period": "2023-02", "value": "11"},
                    {"period": "2023-03", "value": "13"},
                    {"period": "2023-06", "value": "20"},
                ]
            )
        ],
    ),
}
