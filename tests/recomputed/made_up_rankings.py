"""Made-up datasets with rankings, one for each case a careful reader would try."""

from tests.recomputed.making import Document, dataset, ranking, scores, standing


def _two_years(**keys: object) -> Document:
    rows = [*scores("2022", a="80", b="70", c="60"), *scores("2023", a="81", b="65", c="66")]
    return ranking(rows, **keys)


def _bounded() -> list[Document]:
    bounded = [("a", "90", "exact"), ("b", "85", "over"), ("c", "80.5", "exact"), ("d", "60", "about")]
    later = [("a", "91", "exact"), ("b", "84", "exact"), ("c", "82", "under"), ("d", "61", "exact")]
    return [
        standing(period, code, score=score, bound=bound)
        for period, rows in (("2022", bounded), ("2023", later))
        for code, score, bound in rows
    ]


def _disputed() -> list[Document]:
    return [
        *scores("2022", a="90.5", b="80"),
        *scores("2023", a="91.25", b="81"),
        {**standing("2023", "a", score="91.75"), "source": "press"},
        {**standing("2022", "b", rank="2"), "source": "press"},
        {**standing("2023", "b", rank="1"), "source": "press"},
    ]


def _published() -> list[Document]:
    return [
        standing("2021", "a", rank="1"),
        standing("2021", "b", rank="2"),
        standing("2021", "d", rank=">=3"),
        standing("2022", "a", rank="2", score="70", movement="-1"),
        standing("2022", "b", rank="1", score="80.25"),
        standing("2022", "c", rank="3-4", score="65"),
        standing("2022", "d", rank="3-4"),
        standing("2023", "a", rank="<=2", score="75"),
        standing("2023", "c", rank="<=2", score="75"),
        standing("2023", "d", rank="4", score="61.5"),
    ]


_AREAS = [
    {"code": "paper", "name": "Paper", "maximum": "60"},
    {"code": "survey", "name": "Survey", "maximum": "20", "since": "2022"},
]


def _areas() -> list[Document]:
    rows = [
        ("2020", "a", "50", {"paper": "50"}), ("2020", "b", "40", {"paper": "40"}),
        ("2021", "a", "52", {"paper": "52"}), ("2021", "b", "53", {"paper": "53"}),
        ("2022", "a", "66", {"paper": "50", "survey": "16"}), ("2022", "b", "56.4", {"paper": "42.4", "survey": "14"}),
        ("2023", "a", "64", {"paper": "51", "survey": "13"}), ("2023", "b", "65", {"paper": "45", "survey": "20"}),
    ]  # fmt: skip
    return [standing(period, code, score=score, dimensions=areas) for period, code, score, areas in rows]


_WEIGHTED = [{"code": code, "name": code.capitalize(), "maximum": "10"} for code in ("entry", "land", "labour")]


def _weighted() -> list[Document]:
    """Return scores of 5, 20 and 75 percent of the areas, and areas with more digits than the ranking."""
    rows = [
        ("2022", "a", "60.00", {"entry": "6", "land": "6", "labour": "6"}),
        ("2022", "b", "70.00", {"entry": "7", "land": "7", "labour": "7"}),
        ("2023", "a", "75.13", {"entry": "2", "land": "5.5635", "labour": "8.4"}),
        ("2023", "b", "78.63", {"entry": "9", "land": "5.564", "labour": "8.4"}),
    ]
    return [standing(period, code, score=score, dimensions=areas) for period, code, score, areas in rows]


def _mixed_movements() -> list[Document]:
    """Return scores of ten; two of them gain two places, which a source states of the first only."""
    earlier = scores("2022", **{code: str(99 - n) for n, code in enumerate("cdabefghij")})
    later = scores("2023", **{code: str(99 - n) for n, code in enumerate("abcdefghi")})
    later[0]["movement"] = "2"
    return [*earlier, *later]


def _coming_and_going() -> list[Document]:
    return [
        *scores("2020", a="10", b="20", c="30"),
        *scores("2021", a="11", b="-", c="29"),
        *scores("2022", a="12", b="22", d="40"),
        *scores("2023", a="13", b="21", c="31", d="41"),
        *scores("2024", a="13", b="20"),
    ]


def _areas_apart() -> list[Document]:
    """Return areas that do not add up to the score, one of which comes in later."""
    rows = [
        ("2021", "a", "70", {"paper": "20"}), ("2021", "b", "60", {"paper": "10"}),
        ("2022", "a", "71", {"paper": "25", "survey": "4"}), ("2022", "b", "61", {"paper": "30", "survey": "2"}),
    ]  # fmt: skip
    return [standing(period, code, score=score, dimensions=areas) for period, code, score, areas in rows]


def _many() -> list[Document]:
    """Return eight pairs that are level, and scores that all fall, some places nevertheless gained."""
    level = {code: str(90 - n // 2) for n, code in enumerate("abcdefgh")}
    return [
        *scores("2021", **level),
        *scores("2022", **{code: str(80 - 2 * n) for n, code in enumerate("abcdefgh")}),
        *scores("2023", a="60", b="70", c="59", d="71", e="55", f="50", g="40", h="30"),
    ]


_OTHERS = {"sets": [{"code": "few", "name": "Few", "members": ["a", "b"]}]}
_FIRST_FEW = [{"since": "2000", "set": "few"}, {"since": "2023", "set": "all"}]

_THREE_AREAS = [{"code": code, "name": f"Area {code}", "maximum": "10"} for code in "xyz"]


def _three_areas() -> list[Document]:
    """Return two entities in two years: the points of one all rise, two areas of the other are level."""
    points = {("2022", "a"): "2 3 4", ("2023", "a"): "5 5 5", ("2022", "b"): "6 6 9", ("2023", "b"): "5 5 8"}
    return [
        standing(
            year,
            entity,
            score=str(sum(map(int, numbers.split()))),
            dimensions=dict(zip("xyz", numbers.split(), strict=True)),
        )
        for (year, entity), numbers in points.items()
    ]


RANKINGS: dict[str, Document] = {
    "scores derived, ranks stated": dataset(
        "abc",
        rankings=[
            ranking(
                standing("2022", code, rank=str(n), score=str(9 - n), score_derived="1 + 1")
                for n, code in enumerate("abc", 1)
            )
        ],
    ),
    "higher is better": dataset("abc", rankings=[_two_years()], home="b"),
    "lower is better": dataset("abc", rankings=[_two_years(direction="lower")], home="a"),
    "negative": dataset(
        "abc",
        rankings=[
            ranking(
                [*scores("2022", a="-1.50", b="-2.25", c="0"), *scores("2023", a="-1.75", b="0.50", c="-3")], low="-5"
            )
        ],
    ),
    "from 0 to 1": dataset(
        "abc",
        rankings=[
            ranking(
                [*scores("2022", a="0.8002", b="0.7", c="0.6999"), *scores("2023", a="0.8", b="0.8001", c="0.9")],
                decimals="4",
                high="1",
            )
        ],
        home="c",
    ),
    "ties at the top": dataset(
        "abcd",
        rankings=[
            ranking(
                [*scores("2022", a="90", b="90", c="90", d="80"), *scores("2023", a="90", b="95", c="95", d="95.0")]
            )
        ],
        home="a",
    ),
    "break of the year": dataset("abc", rankings=[_two_years(breaks=[{"period": "2023", "why": "New"}])], home="b"),
    "break finer than the periods": dataset(
        "abc", rankings=[_two_years(breaks=[{"period": "2023-08", "why": "New"}])], home="b"
    ),
    "break coarser than the periods": dataset(
        "ab",
        rankings=[
            ranking(
                [
                    *scores("2022-Q3", a="1", b="2"),
                    *scores("2022-Q4", a="3", b="2"),
                    *scores("2023-Q1", a="5", b="7"),
                    *scores("2023-Q2", a="6", b="5"),
                ],
                breaks=[{"period": "2023", "why": "New"}],
            )
        ],
    ),
    "totals changing": dataset("ab", rankings=[ranking(_areas(), dimensions=_AREAS)], home="a"),
    "totals declared later": dataset(
        "ab", rankings=[ranking(_areas()[:2] + _areas()[4:], dimensions=[{**area, "since": "2022"} for area in _AREAS])]
    ),
    "bounded scores": dataset("abcd", rankings=[ranking(_bounded())], home="b"),
    "bounded scores, ranks published": dataset(
        "abcd",
        rankings=[
            ranking(
                [{**row, "rank": rank} for row, rank in zip(_bounded(), "12341243", strict=True)], ranks="published"
            ),
        ],
    ),
    "areas that do not add up": dataset("ab", rankings=[ranking(_weighted(), dimensions=_WEIGHTED)], home="a"),
    "a published movement among derived ranks": dataset("abcdefghij", rankings=[ranking(_mixed_movements())], home="a"),
    "disputed scores and ranks": dataset("ab", rankings=[ranking(_disputed())], home="a"),
    "areas apart from the score": dataset("ab", rankings=[ranking(_areas_apart(), dimensions=_AREAS)], home="a"),
    "areas, lower is better": dataset(
        "ab", rankings=[ranking(_areas()[4:], dimensions=_AREAS, direction="lower")], home="b"
    ),
    "three areas, lower is better": dataset(
        "ab", rankings=[ranking(_three_areas(), dimensions=_THREE_AREAS, direction="lower")], home="a"
    ),
    "areas that lost as much": dataset("ab", rankings=[ranking(_three_areas(), dimensions=_THREE_AREAS)], home="b"),
    "many level": dataset("abcdefgh", rankings=[ranking(_many())], home="d"),
    "targets of rank": dataset(
        "abc",
        rankings=[
            {
                **_two_years(),
                "targets": [
                    {"rank": "1", "by": "2023-12-31", "source": "report"},
                    {"rank": "2", "by": "2025-12-31", "source": "report"},
                ],
            }
        ],
        home="c",
    ),
    "published ranks": dataset("abcd", rankings=[ranking(_published(), ranks="published")], home="a"),
    "entities coming and going": dataset("abcd", rankings=[ranking(_coming_and_going())], home="b"),
    "members changing": dataset(
        "abc",
        rankings=[
            ranking([*scores("2022", a="80", b="70"), *scores("2023", a="81", b="65", c="66")], members=_FIRST_FEW)
        ],
        **_OTHERS,
    ),
    "mixed periods": dataset(
        "ab",
        rankings=[
            ranking(
                [
                    *scores("2021", a="1", b="2"),
                    *scores("2022-01/2022-08", a="3", b="2"),
                    *scores("2022", a="4.6", b="7"),
                ]
            )
        ],
    ),
    "one year": dataset("abc", rankings=[ranking(scores("2023", a="80", b="70.5", c="70.50"))], home="c"),
    "one entity": dataset("a", rankings=[ranking([*scores("2022", a="80.0"), *scores("2023", a="79.5")])], home="a"),
    "coarse and fine digits": dataset(
        "ab", rankings=[ranking([*scores("2022", a="83.57", b="80"), *scores("2023", a="86.5", b="80.25")])], home="a"
    ),
}
