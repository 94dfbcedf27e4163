"""Pictures for terminals whose fonts have less: lines in thirds of a row, or everything in ASCII."""

from tui.drawing.dots import THIRDS
from tui.drawing.lines import Line

_SIGNS = {
    "▔▁▂▃▄▅▆": "'_.-=*#",
    "█▉▊▋▌▍▎▏": "######||",
    "▖▗▘▙▚▛▜▝▞▟▄▀▐▕": '###########_"|',
    "─━╸┄╌├┤┼": "-=-.-|||",
    "│┃┆╎¦": "|!:;:",
    "╭╮╰╯": "++++",
    "●◆■▲▼△▽□▪▸◂◇×": "o*#^v^v-%><@x",
    "≈≤≥−·…‹›": "~<>-..<>",
}
_OR_EQUAL = {"≤ ": "<=", "≥ ": ">="}
"""Bounds that ASCII writes in two signs, which take the blank that follows."""
_TABLE = {ord(glyph): sign for glyphs, signs in _SIGNS.items() for glyph, sign in zip(glyphs, signs, strict=True)}
_TABLE |= {code: third.translate(_TABLE) for code, third in THIRDS.items()}


def ascii_line(line: Line) -> Line:
    """Return a line with an ASCII sign for every glyph of a picture; its letters and its width stay as they are."""
    return [span._replace(text=_in_ascii(span.text)) for span in line]


def _in_ascii(text: str) -> str:
    for bound, signs in _OR_EQUAL.items():
        text = text.replace(bound, signs)
    return text.translate(_TABLE)


def thirds_line(line: Line) -> Line:
    """Return a line with `▔`, `─`, `▁` and `│` for its braille; everything else and its width stay as they are."""
    return [span._replace(text=span.text.translate(THIRDS)) for span in line]
