"""Texts of a dataset that mean harm, in every field that takes one: refused, or shown as they stand in their place."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
import pytest

from tests.contexts import context_of
from tests.terminal.hostile import PAYLOADS, write_dataset
from tests.terminal.terminal import Terminal, dashboard, needs_pty
from tui.blocks.table import Table
from tui.dataset.key_readers import key_readers
from tui.dataset.reading import read
from tui.drawing.blocks import draw
from tui.drawing.lines import width_of
from tui.errors import DatasetError
from tui.model import Dataset, Text
from tui.pages import page
from tui.selection import PANELS, Selection

SIGNS = {
    "bell": "\x07",
    "escape": "\x1b[31m",
    "link": "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;eA==\x07",
    "one-byte control": "\x9b31m",
    "right to left": "\u202e",
    "isolate": "\u2066",
    "zero width": "\u200b",
    "joiner": "\u200d",
    "line separator": "\u2028",
    "blank letter": "\u3164",
    "half a letter": "\ufffe",
}
"""What no text may hold."""
MARKS = {
    "combining flood": "e" + "\u0301\u0323" * 20,
    "wide": "漢字",
    "emoji": "🇻🇳👍",
    "markup": "[@click=app.quit]x[/]",
    "looks like an escape": "^[[31m]52;c;",
}
"""What any text may hold and a terminal could be led astray by."""
NOT_SAID = {("Unit", "few"), ("Unit", "many")}
"""Nouns for languages that have such plural forms."""


def kinds_of(hint: Any) -> Iterator[type[msgspec.Struct]]:  # noqa: ANN401
    """Yield the records within a type."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and hint is not Text:
        yield hint
    for part in get_args(hint):
        yield from kinds_of(part)


def is_text(hint: Any) -> bool:  # noqa: ANN401
    """Whether a key takes words of people: no codes, which are letters and digits."""
    return hint in (str, Text) or (get_origin(hint) is tuple and get_args(hint)[0] is str)


def text_keys(kind: type[msgspec.Struct] = Dataset) -> set[tuple[str, str]]:
    """Return the keys of a record, and of those within it, that take texts."""
    keys: set[tuple[str, str]] = set()
    for name, reader in key_readers(kind).items():
        if is_text(reader.hint) and not reader.points_to and name not in ("code", "kind", "set", "table"):
            keys.add((kind.__name__, name))
        for within in kinds_of(reader.hint):
            keys |= text_keys(within)
    return keys


def told(record: msgspec.Struct) -> Iterator[tuple[str, str]]:
    """Yield the keys of a record, and of those within it, that hold a text."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        values = value if isinstance(value, tuple) else (value,)
        if any(isinstance(part, str | Text) and part for part in values):
            yield type(record).__name__, name
        for part in values:
            if isinstance(part, msgspec.Struct) and not isinstance(part, Text):
                yield from told(part)


def test_the_hostile_dataset_has_a_payload_in_every_text_there_can_be(tmp_path: Path) -> None:
    assert text_keys() - set(told(read(write_dataset(tmp_path / "data")))) == NOT_SAID


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_that_steers_is_refused_in_every_text(sign: str, tmp_path: Path) -> None:
    path = write_dataset(tmp_path / "data", ("PAYLOAD",))
    for file in (path, path.parent / "tables" / "table.csv"):
        sound = file.read_text(encoding="utf-8")
        places = [match.end() for match in re.finditer("PAYLOAD", sound)]
        assert places
        for place in places:
            file.write_text(sound[:place] + SIGNS[sign] + sound[place:], encoding="utf-8", newline="")
            with pytest.raises(DatasetError) as refusal:
                read(path)
            assert "character" in {problem.kind for problem in refusal.value.problems}, sound[place : place + 20]
        file.write_text(sound, encoding="utf-8")


@pytest.mark.parametrize("mark", MARKS)
def test_columns_stay_aligned(mark: str, tmp_path: Path) -> None:
    dataset = read(write_dataset(tmp_path / "data", (MARKS[mark], *PAYLOADS)))
    for panel in PANELS:
        selection = Selection(date(2023, 4, 19), panel, entity="beta", ranking="index")
        for block in page(context_of(dataset, selection=selection)).blocks:
            if isinstance(block, Table):
                drawing = draw(block, 119, compact=False)
                widths = {width_of(drawing.lines[item.start]) for item in drawing.items}
                assert len(widths) <= 1, (panel, block.key)


def right_edges(terminal: Terminal) -> set[int]:
    """Return the last cells that hold something in the rows of title and tabs, which reach the right edge."""
    return {max(x for x, sign in enumerate(terminal.cells(row)) if sign.strip()) for row in (0, 1)}


POINTER = b"22"
"""The command for the shape of the pointer, the toolkit's own."""
VISITED = (*"23", "\x1b[B", "d", "\x1b", *"4t567?", "\x1b", "\x10", "\x1b", "P", "n", "\x1b", "3")
"""The keys that show every panel, the source of a figure, the keys, the palette and the presenter."""


@needs_pty
@pytest.mark.slow
@pytest.mark.parametrize("mark", MARKS)
def test_what_is_shown_in_a_real_terminal_steers_nothing_and_keeps_its_columns(mark: str, tmp_path: Path) -> None:
    path = write_dataset(tmp_path / "data", (MARKS[mark], *PAYLOADS))
    with dashboard("--data", str(path), size=(120, 40)) as terminal:
        terminal.until(lambda: terminal.active_digit == "1", "the overview")
        for keys in (
            "2",
            "3",
            "\x1b[B",
            "d",
            "\x1b",
            "4",
            "t",
            "5",
            "6",
            "7",
            "?",
            "\x1b",
            "\x10",
            "\x1b",
            "P",
            "n",
            "\x1b",
            "3",
        ):
            terminal.write(keys)
            terminal.settled()
            assert not terminal.ended
            assert not keys.isdigit() or right_edges(terminal) == {117, 118}, (
                f"after {keys!r}: {right_edges(terminal)}\n{terminal.text}"
            )
        terminal.send("ctrl+q")
        assert terminal.finish() == 0
        assert set(re.findall(rb"\x1b\](\d+)", terminal.raw)) <= {POINTER}
        assert not re.search("[\x80-\x9f]|\x1bP", terminal.raw.decode("utf-8", "replace"))
