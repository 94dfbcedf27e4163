"""What a drawing is made of: lines, boxes, marks and labels at places in points, coloured by their roles."""

from typing import Literal, NamedTuple, assert_never

Place = tuple[float, float]
"""Points from the left and from the top of a drawing."""
Anchor = Literal["start", "middle", "end"]


class Stroke(NamedTuple):
    """How a line is drawn."""

    ink: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    """The lengths of dashes and of the gaps between them; a line without gaps when empty."""


class Path(NamedTuple):
    """A line from place to place."""

    places: tuple[Place, ...]
    stroke: Stroke


class Box(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str


class Symbol(NamedTuple):
    """A mark whose middle lies at a place."""

    x: float
    y: float
    glyph: str
    ink: str
    size: float = 2.7
    """Half of its width."""


class Label(NamedTuple):
    """Words whose baseline starts, is halved or ends at a place."""

    x: float
    y: float
    text: str
    ink: str = "text"
    anchor: Anchor = "start"
    size: float = 9.0
    bold: bool = False


Shape = Path | Box | Symbol | Label


class Drawing(NamedTuple):
    """Shapes on a paper; later ones cover earlier ones."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def moved(shape: Shape, by: Place) -> Shape:
    """Return a shape at another place."""
    match shape:
        case Path(places, stroke):
            return Path(tuple((x + by[0], y + by[1]) for x, y in places), stroke)
        case Box() | Symbol() | Label():
            return shape._replace(x=shape.x + by[0], y=shape.y + by[1])
        case _:
            assert_never(shape)
