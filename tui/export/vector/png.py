"""Drawings as points, for what shows no SVG."""

from tui.drawing.palettes import PALETTES, PRINT
from tui.export.vector.font import font_files

_PAPER = PALETTES[PRINT].background
_FINENESS = 200
"""How many points a PNG has to the inch on paper: as many as Word keeps for print; 300 take twice as long."""


def png(drawing: str) -> bytes:
    """Return an SVG as PNG on paper, drawn with no font of the machine."""
    import resvg_py

    fonts = list(map(str, font_files()))
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing, dpi=_FINENESS, font_files=fonts, skip_system_fonts=True, background=_PAPER
        )
    )
