"""The plain pages of the shipped data: every claim recognised is true of the file."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.recomputed.changes import movement_of
from tests.recomputed.checks import Check, failures
from tests.recomputed.collecting import SHIPPED, claim_counts, day_of, indicator_page_checks, shipped_checks
from tests.recomputed.dataset_file import DatasetFile, read_file
from tests.recomputed.movement_claims import Subject
from tests.recomputed.program import page
from tests.recomputed.ranking_pages import known_editions, profile_page_checks, rankings_page_checks


@pytest.fixture(scope="module")
def data() -> DatasetFile:
    return read_file(SHIPPED)


@pytest.mark.slow
def test_pages_say_what_the_file_gives() -> None:
    checks = shipped_checks()
    assert failures(checks) == []
    counts = claim_counts(checks)
    least = {
        "row rank": 600, "row score": 600, "row movement": 500, "row change": 400, "row step": 200, "row mean": 200,
        "history rank": 800, "rank over the years": 1000, "score change": 60, "movement": 50, "reasons": 80,
        "next is the nearest": 40, "lacking": 40, "went_past": 30, "fell_behind": 30, "came_in": 30, "apart": 50,
        "scores known": 15, "mean": 15, "known": 50, "known exactly": 15, "area rank": 100, "newest by the day": 200,
        "later standing": 200, "headline": 15, "reading": 6, "share": 3, "target": 10, "later": 10,
        "pace": 1, "still": 1,
    }  # fmt: skip
    assert {claim: counts[claim] for claim, count in least.items() if counts[claim] < count} == {}


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2022, 6, 30), date(2024, 12, 31)])
def test_indicators_on_other_days(data: DatasetFile, day: date) -> None:
    checks = list(indicator_page_checks(data, day))
    assert failures(checks) == []
    assert len(checks) > 400


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2025, 12, 31)])
def test_profiles_on_other_days(data: DatasetFile, day: date) -> None:
    known = known_editions(data)
    as_of = ("--as-of", day.isoformat())
    checks = [
        check
        for entity in list(data.entities)[::4]
        for check in profile_page_checks(data, known, entity, page(SHIPPED, "profile", "--entity", entity, *as_of), day)
    ]
    assert failures(checks) == []
    assert len(checks) > 1000


@pytest.mark.slow
@pytest.mark.parametrize("home", ["ha-noi", "cao-bang", "bo-noi-vu"])
def test_the_sentences_about_a_home_in_every_edition(home: str, tmp_path: Path) -> None:
    copy = read_file(copied(tmp_path, home))
    known = known_editions(copy)
    checks: list[Check] = []
    for code, editions in known.items():
        for edition in editions:
            lines = page(copy.path, "rankings", "--ranking", code, "--period", edition.period.code)
            checks += rankings_page_checks(copy, known, edition, lines, day_of(copy))
    assert failures(checks) == []
    assert claim_counts(checks)["rank"] >= 2


def test_movements_known_to_readers_of_the_file(data: DatasetFile) -> None:
    """Anchor the recomputation itself: figures read off the tables by hand."""
    known = known_editions(data)
    by_period = {edition.period.code: edition for edition in known["papi"]}
    subject = Subject(data, known["papi"], by_period["2023"], "hung-yen")
    change = subject.score_change
    assert subject.change is not None
    assert change is not None
    assert by_period["2023"].places["hung-yen"].rank == (12, 12)
    assert movement_of(subject.change, by_period["2023"], "hung-yen").places == -1
    assert (str(change.number), change.bound, change.derived) == ("0.0450", "exact", True)


def copied(folder: Path, home: str) -> Path:
    """Copy the shipped data with another home."""
    shutil.copytree(SHIPPED.parent / "tables", folder / "tables")
    text = SHIPPED.read_text(encoding="utf-8")
    assert "\nhome: hung-yen\n" in text
    path = folder / SHIPPED.name
    path.write_text(text.replace("\nhome: hung-yen\n", f"\nhome: {home}\n"), encoding="utf-8")
    return path
