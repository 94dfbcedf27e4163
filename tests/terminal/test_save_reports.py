"""`x` and `b` save the table of the panel and a briefing, by the dialog that pictures are saved by."""

import csv
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import notices
from tests.terminal.terminal import VI
from tui.app import ReformApp
from tui.export.listings import INDICATOR_COLUMNS
from tui.model import Dataset
from tui.panels.reports import briefing_report, table_report
from tui.panels.save_dialog import SaveDialog
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
        context_of(shipped, selection=selection(shipped, panel), words=words_for("vi")), "muc", str(tmp_path)
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
        str(tmp_path),
    )
    async with app.run_test(size=SIZE) as pilot:
        path = await save_as(pilot, app, "b", "tóm tắt.md")
        assert path.read_text(encoding="utf-8").startswith(
            "# Cải cách hành chính gắn với chuyển đổi số: tóm tắt tình hình của Hà Nội\n"
        )


@pytest.mark.parametrize(
    ("panel", "more", "name"),
    [
        ("overview", {}, "reform-tui-indicators"),
        ("rankings", {"ranking": "papi", "period": "2023"}, "reform-tui-papi-2023"),
        ("rankings", {}, "reform-tui-par-index-2021"),
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
        assert tuple(heads) == INDICATOR_COLUMNS


@pytest.mark.parametrize(
    ("panel", "entity", "name"),
    [
        *((panel, None, "reform-tui-briefing-hung-yen-2023-04-19") for panel in PANELS),
        ("profile", "ha-noi", "reform-tui-briefing-ha-noi-2023-04-19"),
        ("overview", "ha-noi", "reform-tui-briefing-hung-yen-2023-04-19"),
    ],
)
def test_a_briefing_is_on_the_entity_of_the_profile_else_on_home(
    shipped: Dataset, panel: str, entity: str | None, name: str
) -> None:
    more = {"entity": entity} if entity else {}
    assert briefing_report(context_of(shipped, selection=selection(shipped, panel, **more), words=WORDS)).name == name
