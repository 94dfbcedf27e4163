"""The plain pages of the shipped data: every claim recognised is true of the file."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.recomputed.changes import movement_of
from tests.recomputed.checks import Check, failures
from tests.recomputed.collecting import SHIPPED, claim_counts, indicator_page_checks, ranking_page_checks
from tests.recomputed.dataset_file import DatasetFile, read_file
from tests.recomputed.movement_claims import Subject, unrecognised
from tests.recomputed.program import page
from tests.recomputed.ranking_pages import known_editions, profile_page_checks, rankings_page_checks, subjects_on

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data() -> DatasetFile:
    return read_file(SHIPPED)


def test_rankings_and_profiles_say_what_the_file_gives(data: DatasetFile) -> None:
    checks = list(ranking_page_checks(data))
    assert failures(checks) == []
    assert_recognised(
        checks,
        {
            "row rank": 600, "row score": 600, "row movement": 500, "row change": 400, "row step": 200, "row mean": 200,
            "history rank": 800, "rank": 20, "score change": 60, "movement": 50, "reasons": 50, "stated movement": 5,
            "next is the nearest": 40, "lacking": 40, "went past": 30, "fell behind": 30, "above not known before": 30,
            "scores known": 20, "apart": 50, "mean": 5, "known": 50, "known exactly": 15, "area survey rank": 10,
        },
    )  # fmt: skip


def test_indicators_say_what_the_file_gives(data: DatasetFile) -> None:
    checks = list(indicator_page_checks(data, date(2023, 4, 19)))
    assert failures(checks) == []
    assert_recognised(checks, {"headline": 15, "reading": 150, "share": 80, "target": 100, "later": 50, "pace": 80})


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2022, 6, 30), date(2024, 12, 31)])
def test_indicators_on_other_days(data: DatasetFile, day: date) -> None:
    checks = list(indicator_page_checks(data, day))
    assert failures(checks) == []
    assert len(checks) > 1000


@pytest.mark.parametrize("day", ["2021-12-31", "latest"])
def test_profiles_on_other_days(data: DatasetFile, day: str) -> None:
    known = known_editions(data)
    checks = [
        check
        for entity in list(data.entities)[::3]
        for check in profile_page_checks(
            data, known, entity, page(SHIPPED, "profile", "--entity", entity, "--as-of", day)
        )
        if "reference-day" not in check.rules
    ]
    assert failures(checks) == []
    assert len(checks) > 1000


@pytest.mark.parametrize("home", ["ha-noi", "cao-bang", "bo-noi-vu"])
def test_the_sentences_about_a_home_in_every_edition(data: DatasetFile, home: str, tmp_path: Path) -> None:
    copy = read_file(copied(tmp_path, home))
    known = known_editions(copy)
    checks: list[Check] = []
    for code, editions in known.items():
        for edition in editions:
            lines = page(copy.path, "rankings", "--ranking", code, "--period", edition.period.code)
            checks += rankings_page_checks(copy, known, edition, lines)
    assert failures(checks) == []
    assert claim_counts(checks)["rank"] >= 2


def test_nearly_every_sentence_about_a_place_is_recognised(data: DatasetFile) -> None:
    known, sentences, strange = known_editions(data), 0, []
    for entity in data.entities:
        for subject, text in subjects_on(data, known, entity, page(SHIPPED, "profile", "--entity", entity)):
            sentences += text.count(". ") + 1
            strange += unrecognised(subject, text)
    assert sentences > 200
    assert len(strange) * 50 <= sentences, strange


def test_movements_known_to_readers_of_the_file(data: DatasetFile) -> None:
    """Anchor the recomputation itself: figures read off the tables by hand."""
    known = known_editions(data)
    by_period = {edition.period.code: edition for edition in known["papi"]}
    subject = Subject(data, known["papi"], by_period["2023"], "hung-yen")
    change = subject.change
    assert change is not None
    assert by_period["2023"].places["hung-yen"].rank == (12, 12)
    assert movement_of(change, by_period["2023"], "hung-yen").places == -1
    assert str(change.score_change("hung-yen")) == "Figure(digits=Decimal('0.0450'), scale=0, bound='exact')"


def copied(folder: Path, home: str) -> Path:
    """Copy the shipped data with another home."""
    shutil.copytree(SHIPPED.parent / "tables", folder / "tables")
    text = SHIPPED.read_text(encoding="utf-8")
    assert "\nhome: hung-yen\n" in text
    path = folder / SHIPPED.name
    path.write_text(text.replace("\nhome: hung-yen\n", f"\nhome: {home}\n"), encoding="utf-8")
    return path


def assert_recognised(checks: list[Check], least: dict[str, int]) -> None:
    counts = claim_counts(checks)
    assert {claim: counts[claim] for claim, count in least.items() if counts[claim] < count} == {}
