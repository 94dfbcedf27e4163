"""How wide words are in the face of documents, so that they can be kept apart."""

from unicodedata import combining, normalize

from tui.text import cells

_WIDTHS = {
    180: "'’‘",
    200: "|¦",
    250: " .,·\u00a0\u202f",
    278: "/:;\\ijlt",
    333: "!()-[]frI`",
    389: "Js",
    444: "?acez“”",
    500: "#$*_0123456789bdghknopquvxyđ†‡–",
    556: "FPS",
    564: "+<=>−≈≤≥±×~",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐ",
    778: "m&",
    833: "%",
    889: "M",
    944: "W@",
    1000: "—…→",
}
"""The letters of Times New Roman by their width, in thousandths of the size."""
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER, _WIDE = 640, 1000
_SPARE, _BOLD = 1.06, 1.08
"""What other serif faces need more, and what bold letters do."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the points a text takes in a size, accents taking none."""
    thousandths = sum(_letter_width(letter) for letter in normalize("NFD", text) if not combining(letter))
    return thousandths / 1000 * size * _SPARE * (_BOLD if bold else 1)


def _letter_width(letter: str) -> int:
    return _WIDTH_OF.get(letter) or (_WIDE if cells(letter) > 1 else _OTHER)


def wrapped_text(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines of at most a width; a single word may be wider."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
