"""`c` copies the active block: to the terminal's clipboard, and to a file that is named."""

import base64
import re
from pathlib import Path

import pytest

from tests.contexts import context_of
from tests.terminal.drawn import notices
from tests.terminal.hostile import write_dataset
from tests.terminal.terminal import VI, dashboard, needs_pty, own_words
from tui.app import ReformApp
from tui.blocks.table import Table
from tui.dataset.reading import read
from tui.export.clipping import clipping
from tui.model import Dataset
from tui.selection import PANELS, PanelName, Selection
from tui.wording import words_for


@pytest.mark.parametrize("panel", PANELS)
async def test_c_copies_the_active_block_and_keeps_it(shipped: Dataset, panel: PanelName, tmp_path: Path) -> None:
    assert shipped.as_of
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of, panel), words=words_for("vi")), "muc")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "c")
        await pilot.pause()
        view = app.dashboard.panel.active_view
        assert view
        text = clipping(view.block)
        assert app.clipboard == text
        ending = "md" if isinstance(view.block, Table) else "txt"
        assert (tmp_path / "cache" / "reform-tui" / f"copied.{ending}").read_text(encoding="utf-8") == text
        (notice,) = notices(app)
        assert f"copied.{ending}" in notice


async def test_a_copy_that_cannot_be_kept_is_still_copied(shipped: Dataset, tmp_path: Path) -> None:
    assert shipped.as_of
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of), words=words_for("vi")), "muc")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert app.clipboard
        (notice,) = notices(app)
        assert "copied" not in notice


@needs_pty
def test_the_terminal_is_given_the_copy_and_nothing_else_of_it(tmp_path: Path, shipped: Dataset) -> None:
    with dashboard("--panel", "directives", environment={"XDG_CACHE_HOME": str(tmp_path)}) as terminal:
        terminal.until_shown(own_words(shipped, "directives"))
        terminal.send("c")
        terminal.until_shown(VI("copy.copied", name="").split("“")[0])
        (encoded,) = re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", terminal.raw)
        assert base64.b64decode(encoded) == (tmp_path / "reform-tui" / "copied.md").read_bytes()


@pytest.mark.parametrize("payload", ["a|b", "`x`", "<script>", "[/]", "*b*"])
def test_hostile_text_is_text_in_a_copied_table(payload: str, tmp_path: Path) -> None:
    from tui.pages import page
    from tui.wording import words_for

    data = read(write_dataset(tmp_path / "data", (payload,)))
    assert data.as_of
    for panel in PANELS:
        for block in page(context_of(data, selection=Selection(data.as_of, panel), words=words_for("vi"))).blocks:
            if isinstance(block, Table) and block.count:
                lines = [re.sub(r"\\.", "", line) for line in clipping(block).splitlines()]
                assert len({line.count("|") for line in lines}) == 1
                assert not any(sign in line for line in lines for sign in "`<*")
