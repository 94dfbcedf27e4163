"""Pictures in ASCII, for terminals whose fonts have no blocks, marks or fine lines: one sign for one."""

from tui.drawing.lines import Line

_SIGNS = {
    "▁▂▃▄▅▆": "_.-=*#",
    "█▉▊▋▌▍▎▏": "######||",
    "▖▗▘▙▚▛▜▝▞▟▄▀▐": "#############",
    "─━╸┄╌├┤": "-=-.-||",
    "│┃┆¦▌": "||||#",
    "╭╮╰╯": "++++",
    "●◆■▲▼△▽□▪▸◇×": "o*#^v^v-+>*x",
    "≈≤≥−·…": "~<>-..",
}
_TABLE = {ord(glyph): sign for glyphs, signs in _SIGNS.items() for glyph, sign in zip(glyphs, signs, strict=True)}


def ascii_line(line: Line) -> Line:
    """Return a line in whose pictures every sign is ASCII; letters stay as they are, and so does every width."""
    return [span._replace(text=span.text.translate(_TABLE)) for span in line]
