"""No check is switched off by a changed wording: every kind of sentence and of claim is met somewhere."""

import pytest

from tests.recomputed.collecting import SHIPPED, claim_counts, day_of, made_up_checks, shipped_checks
from tests.recomputed.dataset_file import read_file
from tests.recomputed.phrases import keys_not_recognised, unrecognised_phrases
from tests.recomputed.program import page
from tests.recomputed.ranking_pages import known_editions, subjects_on, unrecognised


@pytest.mark.slow
def test_every_phrase_and_every_claim_is_met() -> None:
    counts = claim_counts([*shipped_checks(), *made_up_checks()])
    assert unrecognised_phrases() == []
    assert [claim for claim in CLAIMS if not counts[claim]] == []


@pytest.mark.slow
def test_every_sentence_about_a_place_is_recognised() -> None:
    data = read_file(SHIPPED)
    known, sentences, strange = known_editions(data), 0, []
    for entity in data.entities:
        lines = page(SHIPPED, "profile", "--entity", entity)
        for _, subject, text in subjects_on(data, known, entity, lines):
            sentences += text.count(". ") + 1
            strange += unrecognised(subject, text, day_of(data))
    assert sentences > 200
    assert strange == []


def test_every_sentence_of_the_catalogue_is_recognised_or_known_to_claim_nothing() -> None:
    assert [key for key in keys_not_recognised(*SECTIONS) if key not in UNCHECKED] == []


SECTIONS = (
    "told", "refusal", "attention", "news", "remark", "progress", "arithmetic", "later", "areas", "trends", "rankings",
    "best", "doubt", "share",
)  # fmt: skip
"""The sections of the catalogue with sentences on figures."""
_SCREEN = "told of the chosen row on the screen, in no plain page"
_RANGE = "said of a page, no figure in it"
_CELLS = "recognised in the cells or names it stands in"
UNCHECKED = {
    "told.standing": _SCREEN, "told.no_rank": _SCREEN, "told.score": _SCREEN, "told.last_quarter": _SCREEN,
    "news.home": _CELLS, "news.none": _RANGE,
    "arithmetic.reading": "as the line of the commitment", "arithmetic.status": "as the line of the commitment",
    "rankings.home": _CELLS, "rankings.more_level": _CELLS, "rankings.absent": _CELLS,
    "rankings.last_quarter": _SCREEN,
    "rankings.gap": "follows from the ranks of the rows", "rankings.chosen_later": _RANGE,
    "rankings.none_ended": _RANGE, "rankings.later": _RANGE, "rankings.home_unknown": _RANGE,
    "trends.no_new_figure": _CELLS, "trends.mean": _CELLS, "trends.best": _CELLS,
    "trends.lowest": _CELLS, "trends.region": _CELLS, "trends.indices_of": _CELLS, "trends.all_of": _CELLS,
    "trends.extremes": _RANGE, "trends.grid": _SCREEN, "trends.tiles": _SCREEN,
    "trends.month": "the month of the sentence on a projection", "trends.later": _CELLS,
    "trends.later_point": "as the later standing on other pages",
    "best.own": _CELLS, "best.own_known": _CELLS, "best.own_level": _CELLS, "best.level": _CELLS,
    "later.period": _CELLS, "later.none_ended": _RANGE, "later.rule": _RANGE,
}  # fmt: skip
"""The sentences of which nothing is checked, and why."""
CLAIMS = (
    "against the first", "all are known", "apart", "area against known_best", "area against known_mean",
    "area change", "area changed most", "area points", "area rank", "area row change", "area row rank", "area share",
    "areas add up", "areas add up to the score", "attention reading", "attention state", "before", "best",
    "best is named", "best of how many", "bound", "break", "break is between", "break is declared", "came_in",
    "change", "change may be compared", "changed set", "changed total", "commitments listed", "comparable",
    "compared since", "cut", "derived", "disputed", "disputed by", "division", "doubt bound", "doubt disputed",
    "doubt periods", "doubt unread", "dropped_out", "exact since", "fell", "fell is down", "fell to", "fell_behind",
    "first is named", "headline", "history period", "history rank", "history score", "is later", "known",
    "known exactly", "known of both", "known of the newest", "lacking", "last by the day", "last known",
    "last known rank", "last pace", "last pace may be compared", "last time", "later", "later movement",
    "later period", "later point", "later rank", "later standing", "line", "line starts", "mark", "mean", "menu",
    "menu figure", "menu is of the day", "menu later", "missing", "missing by the day", "monthly", "more exact",
    "most points lost", "movement", "movement alone", "movement not known", "movement since", "movers are named",
    "movers moved so far", "needed by the day", "newest by the day", "newest later", "news", "news is of an edition",
    "news rank", "news unknown", "next is a known place", "next is the nearest", "next rank", "no deadline stated",
    "no earlier period", "no figure for a year", "no movement", "no new figure", "not all are known",
    "not compared with", "not known", "not known since", "number of commitments", "number of indicators",
    "other measure", "own best", "pace",
    "pace may be compared", "pace of like periods", "pace starts", "point is later", "projection", "rank",
    "rank over the years", "rank target", "rank target of the day", "rank target place", "rank target reached",
    "ranks known", "reached before", "reached in", "reading", "reasons", "refused since", "row change", "row mean",
    "row movement", "row rank", "row score", "row step", "rows", "run", "run by the day", "run may be compared",
    "run without new figure", "same since", "score change", "score of the first", "score since", "scores known",
    "separate series", "share", "share lost", "share of the way down", "stalled for", "state", "stated movement",
    "stated since", "states counted", "target", "tie", "tie is of one score", "ties", "time", "told.did_better",
    "told.did_worse", "told.fell_less", "told.fell_more", "told.rose_less", "told.rose_more", "totals", "way down",
    "way up", "went_past", "without rank", "without total", "worst", "worst is named",
    "change of a run", "end of a run", "no score at all", "no score for a year", "run is of one method",
    "series broken", "derived throughout", "exceptions are named", "indicators read", "last known of a missing one",
    "left", "newest editions", "number of breaks", "other series", "others", "own score not known", "period",
    "ranks follow from scores", "sorted", "still",
)  # fmt: skip
"""Every kind of claim that is checked; a name is what stands behind the last colon of a check."""
