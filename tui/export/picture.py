"""A screen as an SVG picture that looks the same everywhere: no address in it, every letter in its cell."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from tui.text import cells

_FONTS = "'JetBrains Mono', 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', Menlo, 'Noto Sans Mono', monospace"
_SIZE = 20.0
CELL_WIDTH = 12.0
CELL_HEIGHT = 26.0
_BASELINE = 19.6
MARGIN = 12.0


class Stretch(NamedTuple):
    """Text of one look on one row; colours are `#RRGGBB`, empty for the picture's own."""

    text: str
    ink: str = ""
    paper: str = ""
    bold: bool = False
    underline: bool = False


def svg(rows: list[list[Stretch]], background: str, title: str, language: str) -> str:
    """Return a picture of rows of text; its words can be selected and are read by screen readers."""
    columns = max((sum(cells(each.text) for each in row) for row in rows), default=0)
    width = columns * CELL_WIDTH + 2 * MARGIN
    height = len(rows) * CELL_HEIGHT + 2 * MARGIN
    papers = "".join(_papers(y, row, background) for y, row in enumerate(rows))
    texts = "".join(_texts(y, row) for y, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" xml:lang="{language}" role="img">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="100%" height="100%" fill="{background}"/>\n'
        f'<g shape-rendering="crispEdges">{papers}</g>\n'
        f'<g font-family="{_FONTS}" font-size="{_SIZE:g}" xml:space="preserve">{texts}</g>\n</svg>\n'
    )


def _papers(y: int, row: list[Stretch], background: str) -> str:
    found = []
    x = 0
    for each in row:
        size = cells(each.text)
        if each.paper and each.paper.lower() != background.lower():
            found.append(
                f'<rect x="{MARGIN + x * CELL_WIDTH:g}" y="{MARGIN + y * CELL_HEIGHT:g}" '
                f'width="{size * CELL_WIDTH:g}" height="{CELL_HEIGHT:g}" fill="{each.paper}"/>'
            )
        x += size
    return "".join(found) + ("\n" if found else "")


def _texts(y: int, row: list[Stretch]) -> str:
    found = []
    for x, each in _words(row):
        look = f' fill="{each.ink}"' if each.ink else ""
        look += ' font-weight="700"' if each.bold else ""
        look += ' text-decoration="underline"' if each.underline else ""
        found.append(
            f'<text x="{MARGIN + x * CELL_WIDTH:g}" y="{MARGIN + y * CELL_HEIGHT + _BASELINE:g}" '
            f'textLength="{cells(each.text) * CELL_WIDTH:g}" lengthAdjust="spacingAndGlyphs"{look}>'
            f"{escape(each.text)}</text>"
        )
    return "".join(found) + ("\n" if found else "")


def _words(row: list[Stretch]) -> Iterable[tuple[int, Stretch]]:
    """Return each stretch without the blanks around it, with its column; stretches of blanks are left out."""
    x = 0
    for each in row:
        bare = each.text.strip(" ")
        if bare:
            yield (
                x + cells(each.text[: len(each.text) - len(each.text.lstrip(" "))]),
                each._replace(text=bare),
            )
        x += cells(each.text)
