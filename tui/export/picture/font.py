"""The one font of all pictures: its file, and the few letters of it an SVG carries."""

import io
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.export.picture.layout import FAMILY

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_WEIGHTS = {False: 400, True: 700}
_UNUSED = ["DSIG", "GDEF", "GPOS", "GSUB", "STAT", "gasp"]
"""Tables that place accents already composed, or join signs into one."""


def font_file() -> Path:
    """Return the font, upright, every weight in one file."""
    import fontpkg_jetbrains_mono

    return Path(fontpkg_jetbrains_mono.ROOT) / "files" / "JetBrainsMono[wght].ttf"


@cache
def letters_of_font() -> frozenset[str]:
    """Return every letter the font can draw."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file(), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def faces(regular: str, bold: str) -> str:
    """Return style rules that carry the given letters of both weights."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{b64encode(_subset(letters, weight)).decode()}) format('woff')}}"
        for letters, weight in ((regular, _WEIGHTS[False]), (bold, _WEIGHTS[True]))
        if letters
    )


def _subset(letters: str, weight: int) -> bytes:
    """Return a font of some letters in one weight, compressed; the same letters give the same bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2], drop_tables=_UNUSED)
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    with TTFont(font_file(), lazy=True, recalcTimestamp=False) as whole:
        subsetter.subset(whole)
        few = _saved(whole)
    with TTFont(io.BytesIO(few), recalcTimestamp=False) as font:
        single = instantiateVariableFont(font, {"wght": weight}, inplace=True)
        single.flavor = "woff"
        return _saved(single)


def _saved(font: "TTFont") -> bytes:
    file = io.BytesIO()
    font.save(file, reorderTables=False)
    return file.getvalue()
