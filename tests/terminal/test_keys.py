"""Every key does what the help says, in a real terminal."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import pytest

from tests.terminal.terminal import EN, PALETTE, SIZES, VI, Terminal, dashboard, needs_pty, own_words
from tui.model import Dataset
from tui.selection import PANELS, PanelName

pytestmark = [needs_pty, pytest.mark.slow]

DIGITS = {panel: str(n) for n, panel in enumerate(PANELS, 1)}
TOUR = [PANELS[n] for a in range(7) for b in range(a + 1, 7) for n in (a, b)] + [PANELS[0]]
"""A walk that goes from every panel to every other one exactly once."""


def show_panel(terminal: Terminal, dataset: Dataset, panel: PanelName) -> None:
    """Press a panel's digit and wait for its words and its tab."""
    terminal.send(DIGITS[panel])
    until_panel(terminal, dataset, panel)


def until_panel(terminal: Terminal, dataset: Dataset, panel: PanelName) -> None:
    """Wait until a panel is in view."""
    words = own_words(dataset, panel)
    terminal.until(lambda: terminal.shows(words) and terminal.active_digit == DIGITS[panel], panel)


@pytest.fixture
def narrow(shipped: Dataset) -> Iterator[Terminal]:
    """The overview in one column, where the first cell of a row is the cursor's."""
    with dashboard(size=(80, 24)) as terminal:
        until_panel(terminal, shipped, "overview")
        yield terminal


def test_the_tour_goes_from_every_panel_to_every_other() -> None:
    assert len(set(pairwise(TOUR))) == 42


@pytest.mark.parametrize("size", SIZES)
def test_every_panel_opens_by_its_digit_from_every_other(size: tuple[int, int], shipped: Dataset) -> None:
    with dashboard(size=size) as terminal:
        until_panel(terminal, shipped, "overview")
        for panel in TOUR[1:]:
            show_panel(terminal, shipped, panel)


def is_marked_below(terminal: Terminal, row: int) -> bool:
    """Whether the mark stands once, below a row."""
    marked = terminal.rows_marked("▸")
    return len(marked) == 1 and marked[0] > row


@pytest.mark.parametrize(("forth", "back"), [("down", "up"), ("j", "k")])
def test_arrows_and_letters_move_the_mark(forth: str, back: str, narrow: Terminal, shipped: Dataset) -> None:
    show_panel(narrow, shipped, "directives")
    passed = narrow.rows_marked("▸")
    for _ in range(2):
        narrow.send(forth)
        narrow.until(partial(is_marked_below, narrow, passed[-1]), f"the mark below row {passed[-1]}")
        passed += narrow.rows_marked("▸")
    for row in (passed[1], passed[0]):
        narrow.send(back)
        narrow.until(lambda row=row: narrow.rows_marked("▸") == [row], f"the mark on row {row}")  # type: ignore[misc]


def test_the_mark_goes_on_into_the_next_block(narrow: Terminal, shipped: Dataset) -> None:
    show_panel(narrow, shipped, "directives")
    (heading,) = narrow.rows_marked("▌")
    group = [directive for directive in shipped.directives if directive.to == shipped.directives[0].to]
    narrow.send(*["down"] * len(group))
    narrow.until(
        lambda: narrow.rows_marked("▌") not in ([], [heading]) and len(narrow.rows_marked("▸")) == 1,
        "the next block active",
    )


def test_enter_opens_the_chosen_thing_and_escape_goes_back(narrow: Terminal, shipped: Dataset) -> None:
    narrow.send("enter")
    narrow.until(lambda: narrow.active_digit == "2", "the progress panel")
    narrow.send("esc")
    until_panel(narrow, shipped, "overview")


def test_escape_goes_back_through_every_panel_that_was_seen(narrow: Terminal, shipped: Dataset) -> None:
    for panel in PANELS[1:]:
        show_panel(narrow, shipped, panel)
    for panel in reversed(PANELS[:-1]):
        narrow.send("esc")
        until_panel(narrow, shipped, panel)


def test_tab_moves_the_bar_to_another_block(shipped: Dataset) -> None:
    with dashboard("--panel", "directives", size=(80, 40)) as terminal:
        until_panel(terminal, shipped, "directives")
        (first,) = terminal.rows_marked("▌")
        terminal.send("tab")
        terminal.until(lambda: len(marked := terminal.rows_marked("▌")) == 1 and marked[0] > first, "a lower block")
        terminal.send("shift+tab")
        terminal.until(lambda: terminal.rows_marked("▌") == [first], "the first block again")


def test_angle_brackets_change_the_period_on_rankings() -> None:
    with dashboard("--panel", "rankings", "--ranking", "dti", "--period", "2022", size=(80, 24)) as terminal:
        terminal.until_shown("‹ 2022 ›")
        terminal.send("<")
        terminal.until_shown("  2021 ›")
        terminal.send(">", ">")
        terminal.until_shown("‹ 2023 ›")
        assert terminal.active_digit == "3"


def test_n_and_p_change_the_entity_on_profile(narrow: Terminal, shipped: Dataset) -> None:
    show_panel(narrow, shipped, "profile")
    assert shipped.home
    name = shipped.entity[shipped.home[0]].name.vi
    summary = narrow.row_with(f" {name} · ")
    assert summary > 0
    narrow.send("n")
    narrow.until(lambda: " · " in narrow.rows[summary] and name not in narrow.rows[summary], "another entity")
    after = narrow.rows[summary]
    narrow.send("p")
    narrow.until_shown(f"{name} · ")
    narrow.send("p")
    narrow.until(
        lambda: " · " in narrow.rows[summary] and not any(line in narrow.rows[summary] for line in (name, after)),
        "the entity before",
    )
    assert narrow.active_digit == "5"


def test_d_lands_on_the_sources_of_the_chosen_figure(narrow: Terminal) -> None:
    narrow.send("d")
    narrow.until(lambda: narrow.active_digit == "7", "the sources panel")
    narrow.until_shown("meeting-2023-04-19 ──")
    narrow.until_shown(VI("qualifier.source"))
    narrow.until_shown(VI("heading.chosen_figure"))


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
def test_l_switches_the_language_on_every_panel_and_keeps_the_chosen_row(
    size: tuple[int, int], shipped: Dataset
) -> None:
    with dashboard(size=size) as terminal:
        until_panel(terminal, shipped, "overview")
        for panel in PANELS:
            show_panel(terminal, shipped, panel)
            before = terminal.settled()
            terminal.send("down", "down")
            terminal.until(lambda before=before: terminal.text != before, "another row chosen")  # type: ignore[misc]
            chosen = terminal.settled()
            terminal.send("l")
            terminal.until_shown(EN("app.next_language", name=EN.next_language))
            terminal.until_shown(EN("key.quit"))
            assert terminal.active_digit == DIGITS[panel]
            terminal.send("l")
            terminal.until(lambda chosen=chosen: terminal.text == chosen, f"{panel} as it was")  # type: ignore[misc]


@pytest.mark.parametrize("closing", ["esc", "?"])
def test_question_mark_shows_the_keys_and_closes_them(closing: str, narrow: Terminal, shipped: Dataset) -> None:
    narrow.send("?")
    narrow.until_shown(VI("app.help"))
    narrow.until_shown(VI("help.open"))
    narrow.send("end")
    narrow.until_shown(VI("app.help_close"))
    narrow.send(closing)
    narrow.until_gone(VI("app.help"))
    until_panel(narrow, shipped, "overview")


def test_the_palette_lists_the_commands_in_the_readers_language(narrow: Terminal, shipped: Dataset) -> None:
    narrow.send("ctrl+p")
    narrow.until_shown(PALETTE)
    narrow.write("lọc")
    narrow.until_shown(VI("help.filter"))
    narrow.send("esc")
    narrow.until_gone(VI("help.filter"))
    until_panel(narrow, shipped, "overview")


def test_resizing_keeps_the_panel(shipped: Dataset) -> None:
    with dashboard() as terminal:
        until_panel(terminal, shipped, "overview")
        for panel in PANELS:
            show_panel(terminal, shipped, panel)
            wide = terminal.settled()
            terminal.resize(60, 20)
            terminal.until(lambda: VI("key.open") in terminal.rows[19], "the foot in the last row")
            until_panel(terminal, shipped, panel)
            terminal.resize(120, 40)
            terminal.until(lambda wide=wide: terminal.text == wide, f"{panel} as it was")  # type: ignore[misc]


def test_a_window_too_small_asks_for_room_and_shows_the_page_again(narrow: Terminal, shipped: Dataset) -> None:
    before = narrow.settled()
    narrow.resize(39, 11)
    narrow.until_shown(VI("app.small"))
    narrow.until_gone(own_words(shipped, "overview"))
    narrow.resize(80, 24)
    narrow.until(lambda: narrow.text == before, "the page as it was")
