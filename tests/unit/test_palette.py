"""The palette: a row a command with its key, in groups, what was used last first; what does nothing here says where."""

import pytest
from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tui.app import ReformApp
from tui.blocks.figure import Opens
from tui.model import Dataset
from tui.panels.command_palette import WIDTH, PaletteList, PaletteRow
from tui.panels.keys import KEYS, NAMELESS
from tui.panels.palette_entries import found, listed
from tui.selection import PANELS, PanelName, Selection
from tui.selection.context import PageContext
from tui.text import cells
from tui.wording import Language, words_for


def context_on(dataset: Dataset, panel: PanelName, language: Language = "vi") -> PageContext:
    assert dataset.as_of
    return context_of(dataset, selection=Selection(dataset.as_of, panel), words=words_for(language))


def palette_rows(app: ReformApp) -> list[PaletteRow]:
    rows = app.screen.query_one(PaletteList)
    return [option for option in rows.options if isinstance(option, PaletteRow)]


@pytest.mark.parametrize("panel", PANELS)
def test_every_command_is_found_and_those_that_do_something_here_are_listed(panel: PanelName, shipped: Dataset) -> None:
    context = context_on(shipped, panel)
    named = {key.help for key in KEYS if not {key.group, key.help} & set(NAMELESS)}
    entries = [entry for section in listed(context, ()) for entry in section.entries]
    assert all(entry.target for entry in entries)
    assert len({entry.name for entry in entries}) == len(entries)
    for key in (key for key in KEYS if key.help in named and not key.command):
        name = context.words(f"help.{key.help}")
        assert name in [entry.name for entry in found(context, name).entries]


def test_a_command_of_other_panels_says_on_which_it_works(shipped: Dataset) -> None:
    context = context_on(shipped, "overview")
    (entry,) = found(context, context.words("help.filter")).entries
    assert (entry.target, entry.aside) == (None, context.words("palette.elsewhere", panels="3 6 7"))
    (entry,) = found(context_on(shipped, "sources"), context.words("help.filter")).entries
    assert (entry.target, entry.aside) == ("filter", "/")


def test_what_begins_with_a_text_comes_before_what_has_it_inside_a_word(shipped: Dataset) -> None:
    names = [entry.name for entry in found(context_on(shipped, "overview"), "hung").entries]
    assert names[0] == "Hưng Yên"
    assert words_for("vi")("help.changes") in names[1:]


def test_what_was_used_last_comes_first_and_once(shipped: Dataset) -> None:
    context = context_on(shipped, "overview")
    home = Opens("entity", (shipped.home or ("",))[0])
    first, *others = listed(context, ["app.look", home])
    assert first.heading == context.words("group.recent")
    assert [entry.target for entry in first.entries] == ["app.look", home]
    assert "app.look" not in [entry.target for section in others for entry in section.entries]
    english = listed(in_english(context), [home])[0]
    assert english.entries[0].aside == words_for("en")("found.entity")


def in_english(context: PageContext) -> PageContext:
    return PageContext(context.view, context.selection, words_for("en"))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (200, 50)])
async def test_every_row_is_one_line_and_its_key_stands_at_the_right(
    size: tuple[int, int], language: Language, shipped: Dataset
) -> None:
    app = ReformApp(context_on(shipped, "rankings", language), "muc")
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        rows = palette_rows(app)
        widths = {cells(str(row.prompt)) for row in rows}
        assert len(widths) == 1
        assert widths.pop() < min(WIDTH, size[0])
        assert all(str(row.prompt).endswith(row.entry.aside) for row in rows)
        if size[0] > 60:
            assert all(str(row.prompt).startswith(row.entry.name) for row in rows)
        text = screen_text(app)
        assert words_for(language)("palette.keys") in text
        assert words_for(language)("group.panels") in text


async def test_enter_does_what_is_chosen_and_the_next_palette_offers_it_first(shipped: Dataset) -> None:
    app = ReformApp(context_on(shipped, "overview"), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"tuong phan", "enter")
        await pilot.pause()
        assert app.theme == "giay"
        assert app.recent == ["app.look"]
        await pilot.press("ctrl+p", "enter")
        await pilot.pause()
        assert app.theme == "tuongphan"


async def test_the_cursor_skips_headings_and_what_is_not_found_says_the_way_out(shipped: Dataset) -> None:
    app = ReformApp(context_on(shipped, "overview"), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *["down"] * 7)
        await pilot.pause()
        option = app.screen.query_one(PaletteList).highlighted_option
        assert isinstance(option, PaletteRow)
        assert option.entry.target == "app.save('picture')"
        await typed(pilot, "zzz")
        assert app.dashboard.words("palette.nothing", text="zzz") in screen_text(app)
        await pilot.press("enter")
        assert app.screen.query(PaletteList)
        await pilot.press("escape")
        await pilot.pause()
        assert not app.screen.is_modal


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*text)
    await pilot.pause()
