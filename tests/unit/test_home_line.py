"""A home that went over into another: each period shows the one that existed in it, and nothing is joined."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, ranking, standing
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Tone
from tui.blocks.table import Table
from tui.dataset.reading import read
from tui.export.plain import plain_text
from tui.model import Dataset
from tui.pages import page
from tui.pages.panel_specs import spec_of
from tui.selection import PANELS, Selection
from tui.wording import languages, words_for

MERGED = "On 1 July 2025 a and b became c"
BEFORE, AFTER = date(2025, 6, 30), date(2026, 6, 1)


@pytest.fixture(scope="module")
def data() -> Dataset:
    """Provinces a and b went over into c in the middle of 2025; the index ranks a, b, d until 2024, then c and d."""
    index = ranking(
        standing("2023", "a", "3", "70"), standing("2023", "b", "2", "80"), standing("2023", "d", "1", "90"),
        standing("2024", "a", "1", "95"), standing("2024", "b", "3", "75"), standing("2024", "d", "2", "91"),
        standing("2025", "c", "2", "72"), standing("2025", "d", "1", "92"),
        members={"1900": "old", "2025": "new"},
    )  # fmt: skip
    raw = dataset(rankings=(index,), sets={"old": "abd", "new": "cd"})
    changes: dict[str, dict[str, Any]] = {
        "a": {"until": BEFORE, "into": "c"},
        "b": {"until": BEFORE, "into": "c"},
        "c": {"since": date(2025, 7, 1)},
    }
    entities = tuple(replace(entity, **changes.get(entity.code, {})) for entity in raw.entities)
    return replace(raw, entities=entities, home=("a", "c"))


def plain(data: Dataset, selection: Selection, language: str = "en") -> str:
    return plain_text(page(context_of(data, selection=selection, words=words_for(language))))


def home_rows(data: Dataset, period: str, day: date = AFTER) -> list[str]:
    blocks = page(context_of(data, selection=Selection(day, "rankings", period=period))).blocks
    (standings,) = (block for block in blocks if isinstance(block, Table) and block.key == "standings")
    return [row.key for row in standings.rows if row.is_home]


def test_the_day_and_the_period_decide_who_is_followed(data: Dataset) -> None:
    context = context_of(data, selection=Selection(AFTER))
    assert (data.home_on(date(2024, 1, 1)), data.home_on(BEFORE), data.home_on(AFTER)) == ("a", "a", "c")
    assert (context.home, context.homes, context.earlier_homes) == ("c", ("a", "c"), ("a",))
    editions = context.view.editions(data.rankings[0])
    assert [(edition.period.code, context.home_in(edition)) for edition in editions] == [
        ("2025", "c"),
        ("2024", "a"),
        ("2023", "a"),
    ]
    assert context_of(data, selection=Selection(AFTER, home="d")).homes == ("d",)


@pytest.mark.parametrize(("period", "code"), [("2023", "a"), ("2024", "a"), ("2025", "c")])
@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_ranked_table_marks_the_one_that_existed_in_its_period(
    data: Dataset, period: str, code: str, day: date
) -> None:
    assert home_rows(data, period, day) == [code]


@pytest.mark.parametrize("period", ["2024", "2025"])
def test_a_ranking_says_how_one_went_over_into_the_other(data: Dataset, period: str) -> None:
    text = plain(data, Selection(AFTER, "rankings", period=period))
    assert MERGED in text
    before = plain(data, Selection(BEFORE, "rankings", period="2024"))
    assert MERGED not in before


def test_no_movement_is_told_from_one_to_the_other(data: Dataset) -> None:
    view = context_of(data).view
    newest = view.editions(data.rankings[0])[0]
    assert view.change(newest) is not None
    text = plain(data, Selection(AFTER, "rankings", period="2025"))
    assert "Not compared with 2024" in text


def test_the_overview_tells_each_by_its_own_name_with_its_own_figures(data: Dataset) -> None:
    context = context_of(data, selection=Selection(AFTER))
    tables = [block for block in page(context).blocks if isinstance(block, Table) and block.key.startswith("standings")]
    ranks = {
        block.heading: [cell.text for row in block.rows for cell in row.cells if isinstance(cell, Figure)][1:3]
        for block in tables
    }
    words = context.words
    assert ranks == {
        words("heading.standings", name="c"): ["2025", "2/2"],
        words("heading.standings", name="a"): ["2024", "1/3"],
    }
    before = page(context_of(data, selection=Selection(BEFORE)))
    headings = [block.heading for block in before.blocks if isinstance(block, Table)]
    assert words("heading.standings", name="c") not in headings


def test_a_chart_has_a_line_for_each_and_joins_none(data: Dataset) -> None:
    context = context_of(data, selection=Selection(AFTER, "trends", ranking="index"))
    blocks = page(context).blocks
    chart = next(block for block in blocks if isinstance(block, Chart))
    homes = {curve.key: curve for curve in chart.curves if curve.tone is Tone.HOME}
    assert {key: [point.period for run in curve.runs for point in run.points] for key, curve in homes.items()} == {
        "c": ["2025"],
        "a": ["2023", "2024"],
    }
    assert len({curve.mark for curve in homes.values()}) == 2
    text = plain_text(page(context))
    assert MERGED in text
    (series,) = (block for block in blocks if isinstance(block, Table) and block.key == "series")
    cells = {row.cells[0].spoken: [cell.aloud for cell in row.cells[1:]] for row in series.rows}  # type: ignore[union-attr]
    assert cells["c"] == ["the entity did not exist", "the entity did not exist", "72"]
    assert cells["a"] == ["70", "95", "the entity did not exist"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_every_panel_stands(data: Dataset, panel: str, day: date, language: str) -> None:
    (name,) = (known for known in PANELS if known == panel)
    selection = Selection(day, name)
    assert words_for(language)(spec_of(name).title).upper() in plain(data, selection, language).upper()


def test_a_file_names_one_home_or_a_line_of_them(tmp_path: Path) -> None:
    file = tmp_path / "indicators.yaml"
    entities = "entities:\n  - {code: a, name: A, kind: k, into: b}\n  - {code: b, name: B, kind: k}\n"
    for written, homes in (("a", ("a",)), ("[a, b]", ("a", "b")), ("", None)):
        file.write_text(f"title: {{vi: x, en: x}}\nhome: {written}\n{entities}", "utf-8")
        assert read(file).home == homes
