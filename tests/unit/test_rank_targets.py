"""Targets of rank: a verdict against the places known by the day."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.contexts import context_of, view_of
from tests.unit.factories import dataset, ranking, standing, text
from tui.analysis.rank_targets import rank_commitments
from tui.analysis.verdicts import Doubt, State, Verdict
from tui.blocks.figure import Figure
from tui.export.plain import plain_text
from tui.model import Dataset, RankTarget
from tui.pages import page
from tui.pages.shared.rank_targets import rank_target_notes
from tui.selection import Selection
from tui.wording import Language, languages, words_for

DAY = date(2023, 6, 30)


def verdict_of(ranks: dict[str, str], by: str | None, *, first: int = 10, day: date = DAY) -> Verdict:
    """Return the verdict on one target of an entity with some ranks by year."""
    target = RankTarget(rank=first, entity="a", by=date.fromisoformat(by) if by else None, source=("report",))
    rows = [standing(year, "a", rank) for year, rank in ranks.items()]
    one = replace(ranking(*rows), targets=(target,))
    (commitment,) = rank_commitments(view_of(dataset(rankings=(one,), sizes={"all": 63})), "a", day)
    return commitment.verdict


@pytest.mark.parametrize(
    ("ranks", "by", "verdict"),
    [
        pytest.param({"2022": "10"}, "2025-12-31", Verdict(State.WITHIN), id="the last of the first places"),
        pytest.param({"2022": "<=10"}, "2025-12-31", Verdict(State.WITHIN), id="among the first ten"),
        pytest.param({"2022": "11"}, "2025-12-31", Verdict(State.NOT_YET), id="there is time"),
        pytest.param({"2022": "8-12"}, "2025-12-31", Verdict(State.UNKNOWN, Doubt.BOUND), id="between 8 and 12"),
        pytest.param({"2022": "11"}, "2022-12-31", Verdict(State.OVERDUE), id="not reached"),
        pytest.param({"2021": "11"}, "2022-12-31", Verdict(State.UNKNOWN, Doubt.UNREAD), id="no later rank"),
        pytest.param({"2021": "8", "2022": "11"}, "2025-12-31", Verdict(State.NOT_YET), id="within before, not now"),
        pytest.param({"2021": "8", "2022": "11"}, None, Verdict(State.FELL_BACK), id="reached and lost"),
        pytest.param(
            {"2021": "8"}, "2022-12-31", Verdict(State.UNKNOWN, Doubt.UNREAD), id="within before the deadline"
        ),
        pytest.param({"2022": "10"}, "2022-12-31", Verdict(State.MET), id="in time"),
        pytest.param({"2021": "8", "2022": "11"}, "2021-12-31", Verdict(State.MET), id="lost after the deadline"),
        pytest.param({"2021": "12", "2022": "9"}, "2021-12-31", Verdict(State.MET_LATE), id="a year late"),
        pytest.param({"2022": "11", "2024": "9"}, "2025-12-31", Verdict(State.NOT_YET), id="later does not count"),
    ],
)
def test_a_target_of_rank_has_one_verdict(ranks: dict[str, str], by: str | None, verdict: Verdict) -> None:
    assert verdict_of(ranks, by) == verdict


def test_a_rank_among_the_known_scores_may_be_worse_among_all() -> None:
    target = RankTarget(rank=1, entity="a", source=("report",))
    rows = [standing("2022", code, score=score) for code, score in (("a", "90"), ("b", "80"))]
    one = replace(ranking(*rows, derived=True), targets=(target,))
    data = dataset(rankings=(one,), sets={"all": "abc"})
    (commitment,) = rank_commitments(view_of(data), "a", DAY)
    assert commitment.verdict == Verdict(State.UNKNOWN, Doubt.BOUND)


def test_a_target_without_an_entity_is_everybodys() -> None:
    rows = (standing("2022", "a", "1"), standing("2022", "b", "2"))
    one = replace(ranking(*rows), targets=(RankTarget(rank=1, source=("report",)),))
    view = view_of(dataset(rankings=(one,)))
    states = [rank_commitments(view, code, DAY)[0].verdict.state for code in "ab"]
    assert states == [State.MET, State.NOT_YET]


@pytest.mark.parametrize("language", languages())
def test_the_targets_of_rank_of_the_shipped_home_are_told(shipped: Dataset, language: Language) -> None:
    words = words_for(language)
    selection = Selection(date(2023, 4, 19), home="hung-yen", panel="progress")
    states = [each.verdict.state for each in rank_commitments(view_of(shipped), "hung-yen", selection.as_of)]
    assert states == [State.WITHIN, State.WITHIN, State.NOT_YET]
    for panel in ("progress", "briefing"):
        shown = plain_text(page(context_of(shipped, selection=replace(selection, panel=panel), words=words)))
        assert words("heading.rank_targets") in shown


def test_a_target_that_is_over_shows_the_rank_of_its_period() -> None:
    target = RankTarget(rank=10, entity="a", by=date(2021, 12, 31), source=("report",))
    one = replace(ranking(standing("2021", "a", "8"), standing("2022", "a", "11")), targets=(target,))
    (commitment,) = rank_commitments(view_of(dataset(rankings=(one,))), "a", DAY)
    assert commitment.edition.period.code == "2021"


def test_the_note_on_a_target_of_rank_is_shown() -> None:
    target = RankTarget(rank=10, entity="a", source=("report",), note=text("the day is a convention"))
    data = dataset(rankings=(replace(ranking(standing("2022", "a", "8")), targets=(target,)),), home="a")
    context = context_of(data, selection=Selection(DAY, "progress", home="a"), words=words_for("en"))
    shown = plain_text(page(context), width=1000)
    assert "rank 8 of 1. Note: the day is a convention." in shown


@pytest.mark.parametrize("language", languages())
def test_the_sources_of_a_target_of_rank_stand_behind_its_phrase(shipped: Dataset, language: Language) -> None:
    words = words_for(language)
    context = context_of(shipped, selection=Selection(date(2023, 4, 19)), words=words)
    for note in rank_target_notes(context, "hung-yen").notes:
        first = next(run for run in note.runs if isinstance(run, Figure) and run.sources)
        assert first.text.startswith(words("due", day=""))
