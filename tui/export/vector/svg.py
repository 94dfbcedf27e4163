"""A drawing as SVG: letters stay letters, in the face of the document; a screen reader hears its title and figures."""

import re
from html import escape
from typing import NamedTuple, assert_never

from tui.drawing.palettes import PALETTES, PRINT
from tui.export.picture import safe_text
from tui.export.picture.layout import FAMILY
from tui.export.vector.letters import text_width
from tui.export.vector.outlines import OUTLINES
from tui.export.vector.shapes import Box, Drawing, Label, Path, Place, Shape, Symbol

FACES = ("Times New Roman", "Liberation Serif", "Tinos", "Libertinus Serif", "Source Serif 4")
"""What letters are set in, the first that there is; the last comes with the program."""
_SIGN_WIDTH = 0.6
"""How wide a sign is, in sizes of the letters."""
_SIGNS = re.compile("[\u2500-\u25b1\u25b4-\u25bb\u25be-\u25c5\u25c7-\u25ff]+")
"""Boxes, blocks and shapes without the triangles and the diamond that every face has."""
_DESIGN = "'opsz' 30"
"""The width of letters where the face offers several: about that of the others."""
_PAPER = PALETTES[PRINT]


class Description(NamedTuple):
    """What a drawing says to those who do not see it."""

    title: str
    figures: str = ""
    language: str = "vi"


def svg(drawing: Drawing, description: Description) -> str:
    """Return a drawing as the text of an SVG image of its size in points."""
    width, height = _number(drawing.width), _number(drawing.height)
    faces = ", ".join(f"'{face}'" for face in FACES)
    figures = f"<desc>{escape(description.figures)}</desc>\n" if description.figures else ""
    return safe_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}pt" '
        f'height="{height}pt" xml:lang="{escape(description.language)}" role="img">\n'
        f"<title>{escape(description.title)}</title>\n{figures}"
        f'<g font-family="{faces}, serif" font-variation-settings="{_DESIGN}" xml:space="preserve">\n'
        f"{''.join(map(_shape, drawing.shapes))}</g>\n</svg>\n"
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Path(places, stroke):
            dash = f' stroke-dasharray="{" ".join(map(_number, stroke.dash))}"' if stroke.dash else ""
            return (
                f'<polyline points="{" ".join(map(_place, places))}" fill="none" stroke="{_colour(stroke.ink)}" '
                f'stroke-width="{_number(stroke.width)}" stroke-linejoin="round"{dash}/>\n'
            )
        case Box():
            return (
                f'<rect x="{_number(shape.x)}" y="{_number(shape.y)}" width="{_number(shape.width)}" '
                f'height="{_number(shape.height)}" fill="{_colour(shape.fill)}"/>\n'
            )
        case Symbol():
            return _symbol(shape)
        case Label():
            return _label(shape)
        case _:
            assert_never(shape)


def _symbol(symbol: Symbol) -> str:
    """Return a mark by its outline, or as a letter where it has none."""
    outline = OUTLINES.get(symbol.glyph)
    if outline is None:
        size = symbol.size * 3
        return _label(Label(symbol.x, symbol.y + size / 3, symbol.glyph, symbol.ink, "middle", size, bold=True))
    fill = symbol.ink if outline.filled else "background"
    place = f"{_number(symbol.x)} {_number(symbol.y)}"
    return (
        f'<path transform="translate({place}) scale({_number(symbol.size)})" d="{outline.data}" '
        f'fill="{_colour(fill)}" stroke="{_colour(symbol.ink)}" stroke-width="{_number(0.9 / symbol.size)}"/>\n'
    )


def _label(label: Label) -> str:
    """Return words; before them apart the signs that need another face, which what draws would else give to all."""
    signs, words = _parted(label.text)
    if not signs or not words:
        return _text(label, FAMILY if signs else "")
    width, rest = len(signs) * _SIGN_WIDTH * label.size, text_width(words, label.size, bold=label.bold)
    start = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * (width + rest)
    sign = label._replace(x=start, text=signs, anchor="start")
    return _text(sign, FAMILY) + _text(sign._replace(x=start + width, text=words))


def _parted(text: str) -> tuple[str, str]:
    """Return the signs at the start of a text that faces for reading lack, and the rest."""
    signs = _SIGNS.match(text)
    return (signs[0], text[signs.end() :]) if signs else ("", text)


def _text(label: Label, face: str = "") -> str:
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    weight = ' font-weight="700"' if label.bold else ""
    family = f" font-family=\"'{face}'\"" if face else ""
    return (
        f'<text x="{_number(label.x)}" y="{_number(label.y)}" font-size="{_number(label.size)}" '
        f'fill="{_colour(label.ink)}"{anchor}{weight}{family}>{escape(label.text)}</text>\n'
    )


def _colour(role: str) -> str:
    colour: str = getattr(_PAPER, role)
    return colour


def _place(place: Place) -> str:
    return ",".join(map(_number, place))


def _number(number: float) -> str:
    """Return a length to a hundredth of a point: the one place where a drawing rounds."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
