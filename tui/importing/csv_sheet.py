"""A CSV file of any maker as a sheet: its encoding and its separator are found out, or it is refused."""

import csv
import io
import re
import unicodedata
from pathlib import Path

from tui.dataset.guard import MAX_BYTES
from tui.importing.refusal import ImportRefused
from tui.importing.sheet import Cell, Sheet
from tui.text import clean

csv.field_size_limit(MAX_BYTES)

_SEPARATORS = (",", ";", "\t")
_VIETNAMESE = re.compile(r"[aăâbcdđeêfghijklmnoôơpqrstuưvwxyz]")
_SIGNS = frozenset("–—‘’“”…•·«»°₫×±%\u00a0®™")
"""Signs beyond ASCII that tables in Vietnamese have."""
_SAMPLE_LINES = 50


def csv_sheet(path: Path, content: bytes) -> Sheet:
    """Return the sheet of a CSV file.

    Raises:
        ImportRefused: its encoding is none we know, or it is no table.
    """
    text = decoded(path.name, content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    try:
        rows = [[Cell(" ".join(clean(cell).split())) for cell in cells] for cells in reader]
    except csv.Error as error:
        raise ImportRefused("not_csv", file=path.name, row=str(reader.line_num), reason=str(error)) from error
    return Sheet(path.name, "", rows)


def decoded(file: str, content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1258, composed (NFC).

    Raises:
        ImportRefused: it is in none of them.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = _utf16(file, content)
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _windows_1258(file, content)
    if "\0" in text:
        raise ImportRefused("encoding", file=file)
    return unicodedata.normalize("NFC", text)


def separator_of(text: str) -> str:
    """Return what stands between the cells: the sign that cuts most lines of the beginning into equally many."""

    def evenness(separator: str) -> tuple[int, int]:
        lines = [line for line in re.sub(r'"[^"]*"', "", text[:100_000]).splitlines() if line.strip()]
        counts = [line.count(separator) for line in lines[:_SAMPLE_LINES]]
        usual = max(set(counts), key=lambda count: (counts.count(count) * (count > 0), count), default=0)
        return (counts.count(usual) if usual else 0), usual

    return max(_SEPARATORS, key=evenness)


def _utf16(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise ImportRefused("encoding", file=file) from error


def _windows_1258(file: str, content: bytes) -> str:
    """Return the text of a Windows-1258 file; other 8-bit encodings would give letters that Vietnamese has not.

    Raises:
        ImportRefused: it gives such letters.
    """
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError as error:
        raise ImportRefused("encoding", file=file) from error
    for letter in set(text):
        bare = unicodedata.normalize("NFD", letter.lower())[0]
        if not letter.isascii() and letter not in _SIGNS and not _VIETNAMESE.match(bare):
            raise ImportRefused("encoding", file=file)
    return text
