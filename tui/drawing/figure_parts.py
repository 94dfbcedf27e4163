"""A worded figure taken apart: the number that large digits can draw, and the words and flags around it."""

from typing import NamedTuple

from tui.blocks.glyphs import FLAGS
from tui.drawing.digits import is_drawable


class FigureParts(NamedTuple):
    """A worded figure: what the large digits can draw, and what stands around it in normal size."""

    before: str
    number: str
    flags: str
    after: str


def figure_parts(text: str) -> FigureParts:
    """Return the number of a text with the words around it; without a digit, a sign alone is the number."""
    flags = "".join(character for character in text if character in FLAGS)
    plain = "".join(character for character in text if character not in FLAGS)
    start, stop = max(_drawable_stretches(plain), key=lambda ends: _weight(plain[slice(*ends)]), default=(0, 0))
    return FigureParts(plain[:start].strip(), plain[start:stop].strip(), flags, plain[stop:].strip())


def _drawable_stretches(text: str) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for n, character in enumerate(text):
        if not is_drawable(character):
            continue
        if stretches and stretches[-1][1] == n:
            stretches[-1] = stretches[-1][0], n + 1
        else:
            stretches.append((n, n + 1))
    return stretches


def _weight(stretch: str) -> tuple[int, int]:
    """Return what makes a stretch the number: its digits, then its other signs."""
    return sum(character.isdigit() for character in stretch), len(stretch.strip())
