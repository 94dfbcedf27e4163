"""The outlines of marks around the point 0, 0, half of their width being 1."""

from typing import NamedTuple


class Outline(NamedTuple):
    """A mark as the data of an SVG path."""

    data: str
    filled: bool = True
    """Whether its inside has its ink; else that of the paper."""


_CIRCLE = "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z"
_SQUARE = "M-.9 -.9H.9V.9H-.9Z"
_DIAMOND = "M0 -1.3L1.3 0L0 1.3L-1.3 0Z"
_UP = "M0 -1.2L1.2 .9H-1.2Z"
_DOWN = "M0 1.2L1.2 -.9H-1.2Z"

OUTLINES = {
    "●": Outline(_CIRCLE),
    "■": Outline(_SQUARE),
    "□": Outline(_SQUARE, filled=False),
    "▪": Outline("M-.55 -.55H.55V.55H-.55Z"),
    "◆": Outline(_DIAMOND),
    "◇": Outline(_DIAMOND, filled=False),
    "▲": Outline(_UP),
    "△": Outline(_UP, filled=False),
    "▼": Outline(_DOWN),
    "▽": Outline(_DOWN, filled=False),
    "▸": Outline("M-.8 -1.2L1.3 0L-.8 1.2Z"),
    "◂": Outline("M.8 -1.2L-1.3 0L.8 1.2Z"),
    "×": Outline("M-1 -1L1 1M-1 1L1 -1"),
    "+": Outline("M-1.2 0H1.2M0 -1.2V1.2"),
    "‡": Outline("M0 -1.7V1.7M-.9 -.7H.9M-.9 .7H.9"),
}
"""The marks that charts and small pictures use."""
