"""The marks and colours of compared entities, the same on every page that sets them side by side."""

from itertools import cycle

from msgspec import Struct

from tui.blocks.figure import Tone
from tui.blocks.glyphs import SERIES
from tui.model import Code
from tui.selection.context import PageContext

_HOME, _OTHERS = SERIES[0], SERIES[1:] + SERIES[0]
_TONES = (Tone.SECOND, Tone.THIRD, Tone.PLAIN)
"""The tones of compared entities that are not home, over and over; their marks differ where their tones do not."""


class Look(Struct, frozen=True):
    """How an entity looks among others."""

    mark: str
    tone: Tone


def compared_looks(context: PageContext) -> dict[Code, Look]:
    """Return the look of each compared entity: mark and colour of home belong to home, whatever the order."""
    codes = context.selection.compared
    others = [code for code in codes if code != context.home]
    looks = map(Look, _OTHERS, cycle(_TONES))
    by_code = dict(zip(others, looks, strict=False))
    return {code: by_code.get(code, Look(_HOME, Tone.HOME)) for code in codes}
