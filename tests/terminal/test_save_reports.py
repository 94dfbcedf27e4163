"""`x` and `b` save the table of the panel and a briefing, by the dialog that pictures are saved by."""

import csv
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.contexts import context_of
from tests.terminal.drawn import notices
from tests.terminal.terminal import VI
from tui.app import ReformApp
from tui.export.listings import INDICATOR_COLUMNS
from tui.model import Dataset
from tui.panels.reports import briefing_report, table_report
from tui.panels.save_dialog import SaveDialog
from tui.panels.saving import Preferences
from tui.selection import PANELS, Selection
from tui.widgets.text_field import TextField
from tui.wording import words_for

SIZE = (120, 40)
WORDS = words_for("vi")


def selection(shipped: Dataset, panel: str, **more: str) -> Selection:
    assert shipped.as_of
    return Selection(shipped.as_of, panel, **more)  # type: ignore[arg-type]


async def save_as(pilot: Pilot[None], app: ReformApp, key: str, name: str) -> Path:
    """Press a key, give a name, wait until the file is there."""
    await pilot.press(key)
    while not isinstance(app.screen, SaveDialog):
        await pilot.pause()
    app.screen.query_one("#name", TextField).value = name
    await pilot.press("enter")
    await app.workers.wait_for_complete()
    await pilot.pause()
    return app.saving.folder / name


@pytest.mark.parametrize(("panel", "first"), [("overview", "indicator"), ("rankings", "period")])
async def test_x_saves_the_table_of_the_panel(shipped: Dataset, panel: str, first: str, tmp_path: Path) -> None:
    app = ReformApp(
        context_of(shipped, selection=selection(shipped, panel), words=words_for("vi")),
        "muc",
        Preferences(str(tmp_path)),
    )
    async with app.run_test(size=SIZE) as pilot:
        path = await save_as(pilot, app, "x", "số liệu.csv")
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        assert rows[0][first]
        assert notices(app) == [VI("app.saved", file=str(path))]


async def test_b_saves_a_briefing(shipped: Dataset, tmp_path: Path) -> None:
    app = ReformApp(
        context_of(shipped, selection=selection(shipped, "profile", entity="ha-noi"), words=words_for("vi")),
        "muc",
        Preferences(str(tmp_path)),
    )
    async with app.run_test(size=SIZE) as pilot:
        path = await save_as(pilot, app, "b", "tóm tắt.md")
        assert path.read_text(encoding="utf-8").startswith("# Tóm tắt tình hình cải cách hành chính của Hà Nội\n")


@pytest.mark.parametrize(
    ("panel", "more", "name"),
    [
        ("overview", {}, "tong-quan"),
        ("profile", {}, "ho-so-hung-yen"),
        ("rankings", {"ranking": "papi", "period": "2023"}, "xep-hang-papi-2023"),
        ("rankings", {}, "xep-hang-par-index-2021"),
    ],
)
def test_a_table_is_named_by_what_is_in_it(shipped: Dataset, panel: str, more: dict[str, str], name: str) -> None:
    report = table_report(context_of(shipped, selection=selection(shipped, panel, **more), words=WORDS))
    assert report.name == name
    text = report.content(".csv").decode()
    heads, *rows = csv.reader(text.splitlines())
    if panel == "rankings":
        assert {row[0] for row in rows} == {more.get("period", "2021")}
    else:
        assert heads[0] in ("indicator", "ranking")
        assert report.other
        every_figure = report.other().content(".csv").decode()
        assert tuple(next(csv.reader(every_figure.splitlines()))) == INDICATOR_COLUMNS


def test_the_rows_in_view_are_saved_in_their_order_and_all_rows_are_offered(shipped: Dataset) -> None:
    more = {"ranking": "papi", "period": "2022", "filter": "ha", "sort": "-score"}
    report = table_report(context_of(shipped, selection=selection(shipped, "rankings", **more), words=WORDS))
    rows = list(csv.DictReader(report.content(".csv").decode().splitlines()))
    whole = table_report(
        context_of(shipped, selection=selection(shipped, "rankings", ranking="papi", period="2022"), words=WORDS)
    )
    all_rows = list(csv.DictReader(whole.content(".csv").decode().splitlines()))
    scores = [float(row["score"]) for row in rows if row["score"]]
    assert 0 < len(rows) < len(all_rows)
    assert scores == sorted(scores)
    assert report.extent().startswith(f"{len(rows)} trong {len(all_rows)} dòng ·")
    assert report.other_name == f"lưu đủ {len(all_rows)} dòng"
    assert report.other
    other = report.other()
    assert len(list(csv.DictReader(other.content(".csv").decode().splitlines()))) == len(all_rows)
    assert other.other_name == "lưu phần đang xem"
    assert other.other
    assert other.other().content(".csv") == report.content(".csv")


@pytest.mark.parametrize("panel", ["directives", "sources"])
def test_filtered_rows_of_a_page_are_counted_among_all(shipped: Dataset, panel: str) -> None:
    report = table_report(context_of(shipped, selection=selection(shipped, panel, filter="hung yen"), words=WORDS))
    whole = table_report(context_of(shipped, selection=selection(shipped, panel), words=WORDS))
    count = whole.extent().split()[0]
    assert f"trong {count} dòng" in report.extent()
    assert report.other_name == f"lưu đủ {count} dòng"
    assert report.other
    assert report.other().content(".csv") == whole.content(".csv")


@pytest.mark.parametrize(
    ("panel", "more", "texts"),
    [
        ("directives", {}, ("Thủ tướng Chính phủ", "không quy định thời hạn")),
        ("sources", {}, ("Báo Hưng Yên", "meeting-2023-04-19")),
        ("profile", {"entity": "ha-noi"}, ("PAPI", "Quản trị môi trường")),
        ("rankings", {"comparing": True, "compared": ("ha-noi", "hung-yen")}, ("PAR INDEX", "84.64", "81.98")),
        ("trends", {}, ("Hưng Yên", "88.34")),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".json", ".md"])
def test_what_a_panel_shows_is_what_is_saved(
    shipped: Dataset, panel: str, more: dict[str, str], texts: tuple[str, ...], suffix: str
) -> None:
    report = table_report(context_of(shipped, selection=selection(shipped, panel, **more), words=WORDS))
    content = report.content(suffix).decode().replace("\\", "")
    assert [text for text in texts if text not in content] == []


async def test_ctrl_r_saves_all_rows(shipped: Dataset, tmp_path: Path) -> None:
    chosen = selection(shipped, "rankings", ranking="papi", period="2022", filter="ha")
    app = ReformApp(context_of(shipped, selection=chosen, words=WORDS), "muc", Preferences(str(tmp_path)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("x")
        while not isinstance(app.screen, SaveDialog):
            await pilot.pause()
        dialog = app.screen
        extent = dialog.query_one("#extent", Static)
        while not str(extent.content):
            await pilot.pause()
        assert VI("save.other", name=str(dialog.proposal.report.other_name)) in str(extent.content)
        dialog.query_one("#name", TextField).value = "all.csv"
        await pilot.press("ctrl+r", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert len((tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()) == 1 + 63


@pytest.mark.parametrize(
    ("panel", "entity", "name"),
    [
        *((panel, None, "tom-tat-hung-yen") for panel in PANELS),
        ("profile", "ha-noi", "tom-tat-ha-noi"),
        ("overview", "ha-noi", "tom-tat-hung-yen"),
    ],
)
def test_a_briefing_is_on_the_entity_of_the_profile_else_on_home(
    shipped: Dataset, panel: str, entity: str | None, name: str
) -> None:
    more = {"entity": entity} if entity else {}
    assert briefing_report(context_of(shipped, selection=selection(shipped, panel, **more), words=WORDS)).name == name
