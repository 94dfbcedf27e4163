"""The help: what does something on the panel in view first, every key and sign, nothing cut, closed with Esc."""

import pytest
from textual.containers import VerticalScroll

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tests.terminal.terminal import SIZES, squeezed
from tui.app import ReformApp
from tui.drawing.lines import Line, width_of
from tui.model import Dataset
from tui.pages.panel_specs import spec_of
from tui.panels.help_page import SIGNS, help_lines
from tui.panels.keys import KEYS
from tui.selection import PANELS, PanelName
from tui.wording import Language, languages, words_for


def text_of(line: Line) -> str:
    return "".join(span.text for span in line)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", PANELS)
def test_it_starts_with_the_keys_of_the_panel(panel: PanelName, language: Language) -> None:
    spec, words = spec_of(panel), words_for(language)
    headings = [text_of(line).split(" ─")[0] for line in help_lines(spec, words, 60) if "──" in text_of(line)]
    has_own = any(key.group == "panel" and key.works_on(spec) for key in KEYS)
    assert headings[0] == words("group.panel" if has_own else "group.panels")
    assert headings[-1] == words("group.elsewhere")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [36, 56, 74, 84, 110])
def test_every_key_and_sign_is_explained_whole(width: int, language: Language) -> None:
    words = words_for(language)
    for panel in PANELS:
        lines = help_lines(spec_of(panel), words, width)
        assert max(width_of(line) for line in lines) <= width
        columns = (width - 4) // 2 if width >= 84 else width
        halves = ((0, columns), (columns, None))
        text = squeezed("".join(text_of(line)[start:end] for start, end in halves for line in lines))
        for said in (*(f"help.{key.help}" for key in KEYS), *(f"sign.{key}" for _, _, key in SIGNS)):
            assert squeezed(words(said)) in text, said


@pytest.mark.parametrize("size", [(40, 12), *SIZES])
async def test_it_scrolls_to_its_end_and_closes(size: tuple[int, int], shipped: Dataset) -> None:
    app = ReformApp(context_of(shipped, words=words_for("vi")), "muc")
    async with app.run_test(size=size) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        words = app.dashboard.words
        assert words("app.help_close") in screen_text(app)
        assert words("group.panels") in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        scroll = app.screen.query_one(VerticalScroll)
        assert scroll.scroll_offset.y == scroll.max_scroll_y
        assert "(5)" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not app.screen.is_modal
