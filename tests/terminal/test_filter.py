"""The filter field takes every character as text, composes what Vietnamese keyboards send, and is left in order."""

import string
import unicodedata
from collections.abc import Iterator, Sequence

import pytest

from tests.terminal.composing import NAMES, TIMINGS
from tests.terminal.terminal import EN, PALETTE, VI, Terminal, dashboard, needs_pty, own_words, squeezed
from tui.model import Dataset
from tui.panels.keys import KEYS
from tui.selection import PANELS, PanelName

pytestmark = [needs_pty, pytest.mark.slow]

FILTERED: tuple[PanelName, ...] = ("rankings", "directives", "sources")
COMMANDS = "qsldnpjktvxbcrmgzZPDR?<>"
SIZE = (80, 24)
IN_ENGLISH = EN("app.next_language", name=EN.next_language)
"""What the title offers once the dashboard speaks English."""


def field(terminal: Terminal) -> str:
    """Return what stands in the filter field; nothing where there is none."""
    row = terminal.rows[2]
    return row[3:].rstrip() if row.startswith(" / ") else ""


def until_field(terminal: Terminal, text: str) -> None:
    """Wait until the field holds a text."""
    terminal.until(lambda: field(terminal) == text, f"{text!r} in the field")


def open_field(terminal: Terminal) -> None:
    """Press the slash and wait for the field."""
    terminal.send("/")
    terminal.until(lambda: terminal.rows[2].startswith(" / "), "the field")


def match_count(text: str, count: int) -> str:
    """Return the words beside a filtered list."""
    return VI("qualifier.filter", n=str(count), filter=text)


@pytest.fixture
def rankings(shipped: Dataset) -> Iterator[Terminal]:
    """The digital index, come to from the overview."""
    with dashboard("--ranking", "dti", "--period", "2022", size=SIZE) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.send("3")
        terminal.until_shown("‹ 2022 ›")
        yield terminal


@pytest.mark.parametrize("panel", FILTERED)
def test_every_digit_and_command_letter_is_text_in_the_field(panel: PanelName, shipped: Dataset) -> None:
    with dashboard("--panel", panel, size=SIZE) as terminal:
        terminal.until_shown(own_words(shipped, panel))
        open_field(terminal)
        typed = ""
        for letter in string.digits + COMMANDS:
            typed += letter
            terminal.write(letter)
            until_field(terminal, typed)
        screen = terminal.settled()
        assert terminal.active_digit == str(PANELS.index(panel) + 1)
        assert panel == "sources" or squeezed(VI("empty.filter", filter=typed)) in terminal.squeezed
        assert VI("app.help") not in screen
        assert VI("app.saved", file="") not in screen
        assert not terminal.ended


@pytest.mark.parametrize("panel", [panel for panel in PANELS if panel not in FILTERED])
def test_the_slash_does_nothing_where_there_is_nothing_to_filter(panel: PanelName, shipped: Dataset) -> None:
    with dashboard("--panel", panel, size=SIZE) as terminal:
        terminal.until_shown(own_words(shipped, panel))
        before = terminal.settled()
        terminal.send("/", "/")
        assert terminal.settled() == before
        terminal.send("7")
        terminal.until_shown(own_words(shipped, "sources"))


@pytest.mark.parametrize("typed", ["hung yen", "HƯNG YÊN", unicodedata.normalize("NFD", "Hưng Yên")])
def test_a_filter_finds_its_row_with_or_without_tones_composed_or_not(typed: str, rankings: Terminal) -> None:
    open_field(rankings)
    rankings.write(typed)
    rankings.until_shown(match_count(unicodedata.normalize("NFC", typed), 1))
    rankings.settled()
    heading = rankings.row_with(f"{VI('column.rank')}▲")
    assert "Hưng Yên" in rankings.rows[heading + 1]
    assert rankings.rows[heading + 2].strip().startswith("─")


def test_d_with_a_stroke_is_found_by_a_plain_d(rankings: Terminal) -> None:
    open_field(rankings)
    rankings.write("da nang")
    rankings.until_shown(match_count("da nang", 1))
    rankings.until_shown("Đà Nẵng")


def test_enter_keeps_the_filter_and_leaves_the_field(rankings: Terminal) -> None:
    open_field(rankings)
    rankings.write("hung yen")
    rankings.until_shown(match_count("hung yen", 1))
    rankings.send("enter")
    rankings.settled()
    rankings.send("l")
    rankings.until_shown(IN_ENGLISH)
    assert field(rankings) == "hung yen"
    rankings.until_shown(EN("qualifier.filter", n="1", filter="hung yen"))


def test_a_key_that_arrives_together_with_enter_is_a_command_already(rankings: Terminal) -> None:
    open_field(rankings)
    rankings.write("hung yen")
    rankings.until_shown(match_count("hung yen", 1))
    rankings.send("enter", "l")
    rankings.until(lambda: "hung yenl" in rankings.text or IN_ENGLISH in rankings.text, "l taken")
    assert field(rankings) == "hung yen"


def test_escape_leaves_the_field_then_clears_the_filter_then_goes_back(rankings: Terminal, shipped: Dataset) -> None:
    open_field(rankings)
    rankings.write("hung yen")
    rankings.until_shown(match_count("hung yen", 1))
    rankings.send("esc")
    rankings.settled()
    rankings.send("l")
    rankings.until_shown(IN_ENGLISH)
    assert field(rankings) == "hung yen"
    rankings.send("l")
    rankings.until_shown(match_count("hung yen", 1))
    rankings.send("esc")
    rankings.until(lambda: not rankings.rows[2].startswith(" / "), "no field")
    rankings.until_shown(" 33/63")
    assert rankings.active_digit == "3"
    rankings.send("esc")
    rankings.until_shown(own_words(shipped, "overview"))


@pytest.mark.parametrize("panel", ["rankings", "directives", "sources"])
def test_escape_clears_at_once_what_nothing_matches(panel: PanelName, shipped: Dataset) -> None:
    with dashboard("--panel", panel) as terminal:
        terminal.until_shown(own_words(shipped, panel))
        terminal.settled()
        first_rows = terminal.rows[2:5]
        open_field(terminal)
        terminal.write("zzz")
        terminal.until_shown(VI("empty.filter", filter="zzz"))
        terminal.send("esc")
        terminal.until(lambda: terminal.rows[2:5] == first_rows and not field(terminal), "the page as it was")
        assert terminal.active_digit == str(PANELS.index(panel) + 1)


def test_an_empty_field_goes_away_with_escape(rankings: Terminal, shipped: Dataset) -> None:
    before = rankings.settled()
    open_field(rankings)
    rankings.send("esc")
    rankings.until(lambda: rankings.text == before, "the page as it was")
    rankings.send("esc")
    rankings.until_shown(own_words(shipped, "overview"))


def test_another_panel_leaves_the_filter_behind_and_coming_back_finds_it(rankings: Terminal, shipped: Dataset) -> None:
    open_field(rankings)
    rankings.write("hung yen")
    rankings.until_shown(match_count("hung yen", 1))
    rankings.send("enter")
    rankings.settled()
    rankings.send("6")
    rankings.until_shown(own_words(shipped, "directives"))
    rankings.until(lambda: not rankings.rows[2].startswith(" / "), "no field")
    rankings.send("esc")
    rankings.until_shown(match_count("hung yen", 1))
    until_field(rankings, "hung yen")


def test_a_filter_of_the_command_line_stands_in_the_field() -> None:
    with dashboard(
        "--panel", "rankings", "--ranking", "dti", "--period", "2022", "--filter", "hung yen", size=SIZE
    ) as terminal:
        terminal.until_shown(match_count("hung yen", 1))
        until_field(terminal, "hung yen")


@pytest.mark.parametrize(
    "writes",
    [("vie\x7fê\x7fệt",), tuple("vie\x7fê\x7fệt"), ("vi", "e\x7fê", "\x7f", "ệt")],
    ids=["in one write", "key by key", "mixed"],
)
def test_a_composing_keyboards_burst_loses_no_tone(writes: Sequence[str], rankings: Terminal) -> None:
    open_field(rankings)
    expected = ""
    for written in writes:
        rankings.write(written)
        for letter in written:
            expected = expected[:-1] if letter == "\x7f" else expected + letter
        if len(writes) != 3:
            until_field(rankings, expected)
    until_field(rankings, "việt")
    rankings.write(" nam")
    until_field(rankings, "việt nam")


def test_a_burst_of_many_words_arrives_whole(rankings: Terminal) -> None:
    open_field(rankings)
    rankings.write("tho\x7fô\x7fốt no\x7fô\x7fốt d\x7fđa\x7fâ\x7fấy")
    until_field(rankings, "thốt nốt đấy")


@pytest.mark.parametrize("panel", FILTERED)
def test_what_is_typed_ahead_of_the_field_goes_into_it(panel: PanelName, shipped: Dataset) -> None:
    with dashboard("--panel", panel, size=SIZE) as terminal:
        terminal.until_shown(own_words(shipped, panel))
        terminal.write("/hu\x7fưng")
        until_field(terminal, "hưng")


def test_every_letter_that_is_a_command_is_among_those_typed() -> None:
    assert {name for key in KEYS for name in key.keys if len(name) == 1} <= set(string.digits + COMMANDS)


@pytest.mark.parametrize("timing", TIMINGS)
def test_ten_provinces_typed_on_a_composing_keyboard_arrive_whole_and_are_found(
    timing: str, rankings: Terminal
) -> None:
    open_field(rankings)
    for name in NAMES:
        for written in TIMINGS[timing](name):
            rankings.write(written)
        until_field(rankings, name)
        rankings.until_shown(match_count(name, 1))
        heading = rankings.row_with(f"{VI('column.rank')}▲")
        rankings.until(lambda name=name, row=heading + 1: name in rankings.rows[row], f"the row of {name}")  # type: ignore[misc]
        rankings.write("\x7f" * len(name))
        until_field(rankings, "")


@pytest.mark.parametrize("timing", TIMINGS)
def test_ten_provinces_typed_into_the_palette_are_found_and_enter_opens_their_profile(
    timing: str, rankings: Terminal
) -> None:
    for name in NAMES:
        rankings.send("ctrl+p")
        rankings.until_shown(PALETTE)
        for written in TIMINGS[timing](name):
            rankings.write(written)
        rankings.until(lambda name=name: typed_and_first(rankings) == (name, name), f"{name} typed and found")  # type: ignore[misc]
        rankings.send("enter")
        rankings.until_gone(PALETTE)
        rankings.until_shown(f"{name} ·")
        assert rankings.active_digit == "5"


def typed_and_first(terminal: Terminal) -> tuple[str, str]:
    """Return what stands in the field of the palette, and the first thing it found."""
    edge = terminal.row_with(PALETTE)
    if edge < 0:
        return "", ""
    columns = slice(terminal.rows[edge].index("▔"), terminal.rows[edge].rindex("▔") + 1)
    typed, first, *_ = [text for row in terminal.rows[edge + 1 :] if (text := row[columns].strip(" ▁"))]
    return typed, first.split("  ")[0]
