"""Whatever is painted is seen: words and drawings of every panel, on chosen rows and in dialogs, in every look."""

from collections.abc import Iterator

import pytest
from textual.color import Color

from tests.contexts import context_of
from tests.unit.test_palettes import contrast
from tui.app import ReformApp
from tui.drawing.palettes import PALETTES
from tui.model import Dataset
from tui.selection import PANELS, Selection
from tui.widgets.textual_internals import strips_of

pytestmark = pytest.mark.slow

DRAWN = set("─━╸┄│┃├┤┆╎▏▎▍▌▋▊▉▕▔▁█▀▄▸·▐▖▗▘▝▚▞▙▛▜▟")
WORDS, DRAWINGS = 4.5, 3.0
"""The least contrast of words, and of what is drawn."""
DIALOGS = {"help": ("question_mark",), "palette": ("ctrl+p", *"hung"), "save": ("s",), "filter": ("slash", "h")}


def is_drawn(text: str) -> bool:
    return all(sign in DRAWN or "\u2800" <= sign <= "\u28ff" for sign in text if not sign.isspace())


def faint_texts(app: ReformApp, rows: range) -> Iterator[str]:
    """Yield what has too little contrast in some rows of the screen."""
    palette = PALETTES[app.theme]
    for segment in (segment for strip in strips_of(app.screen)[rows.start : rows.stop] for segment in strip):
        style = segment.style
        if not segment.text.strip() or style is None:
            continue
        ink, paper = (
            Color.from_rich_color(colour).hex if colour else default
            for colour, default in ((style.color, palette.text), (style.bgcolor, palette.background))
        )
        ratio = contrast(paper, ink)
        if ratio < (DRAWINGS if is_drawn(segment.text) else WORDS):
            yield f"{segment.text.strip()!r} in {ink} on {paper}: {ratio:.2f}"


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
@pytest.mark.parametrize("look", PALETTES)
async def test_all_that_a_panel_paints_has_contrast(look: str, size: tuple[int, int], shipped: Dataset) -> None:
    assert shipped.as_of
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of)), look)
    faults = []
    async with app.run_test(size=size) as pilot:
        for n, panel in enumerate(PANELS, 1):
            await pilot.press(str(n))
            await pilot.pause()
            faults += [f"{panel}: {fault}" for fault in faint_texts(app, range(size[1]))]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("dialog", DIALOGS)
@pytest.mark.parametrize("look", PALETTES)
async def test_all_that_a_dialog_paints_has_contrast(look: str, dialog: str, shipped: Dataset) -> None:
    assert shipped.as_of
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of, "sources")), look)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*DIALOGS[dialog])
        await pilot.pause()
        region = app.screen.query("#help, #palette, #dialog, FilterBar").first().region
        assert region.width >= 59
        faults = [*faint_texts(app, range(region.y, region.bottom))]
    assert not faults, "\n".join(faults)
