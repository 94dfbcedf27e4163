"""Pictures in ASCII, for terminals whose fonts have no blocks, marks or fine lines."""

from tui.drawing.lines import Line

_SIGNS = {
    "▁▂▃▄▅▆": "_.-=*#",
    "█▉▊▋▌▍▎▏": "######||",
    "▖▗▘▙▚▛▜▝▞▟▄▀▐▕": "#############|",
    "─━╸┄╌├┤": "-=-.-||",
    "│┃┆¦": "||||",
    "╭╮╰╯": "++++",
    "●◆■▲▼△▽□▪▸◇×": "o*#^v^v-+>*x",
    "≈≤≥−·…": "~<>-..",
}
_TABLE = {ord(glyph): sign for glyphs, signs in _SIGNS.items() for glyph, sign in zip(glyphs, signs, strict=True)}


def ascii_line(line: Line) -> Line:
    """Return a line with an ASCII sign for every glyph of a picture; its letters and its width stay as they are."""
    return [span._replace(text=span.text.translate(_TABLE)) for span in line]
