"""A picture of what the dashboard or the presenter shows, its sources in a caption."""

from typing import NamedTuple

from msgspec.structs import replace
from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip

from tui.blocks.page import Block, Page
from tui.drawing.lines import wrapped
from tui.drawing.palettes import PALETTES, Palette
from tui.export.formats import PICTURES
from tui.export.naming import proposed_name
from tui.export.picture import Facts, Picture, Stretch
from tui.export.picture.alternative import alternative
from tui.export.picture.layout import size_of
from tui.pages.citations import Credit, credit
from tui.pages.presenter.page import slide_page
from tui.panels.dashboard import Dashboard
from tui.panels.presenter import Presenter
from tui.panels.report import Report
from tui.panels.saving import painted
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext
from tui.widgets.textual_internals import strips_of

_CAPTION_LINES = 3
"""The most lines of the publishers under a picture; the file names them all."""

Rows = list[list[Stretch]]


class Scene(NamedTuple):
    """What a picture is taken of."""

    context: PageContext
    page: Page
    strips: list[Strip]
    """The lines of the screen."""
    theme: str
    width: int
    """The columns of the screen."""
    extras: tuple[Block, ...] = ()
    """The blocks it shows below those of the page."""


def picture_report(dashboard: Dashboard) -> Report:
    """Return the picture of the dashboard as it is now, to be saved."""
    picture = picture_of(dashboard)
    name = proposed_name(dashboard.trail.context)
    words = dashboard.words

    def extent() -> str:
        width, height = (str(round(points)) for points in size_of(picture))
        columns, rows = str(dashboard.size.width), str(len(picture.rows))
        return words("extent.picture", columns=columns, rows=rows, width=width, height=height)

    return Report(words("picture.title"), name, PICTURES, extent, lambda suffix: PICTURES[suffix].encoded(picture))


def picture_of(dashboard: Dashboard) -> Picture:
    """Return a picture of the dashboard as it is now, without its cursor, its sources in a caption."""
    return scene_picture(scene_of(dashboard))


def scene_picture(scene: Scene) -> Picture:
    """Return a picture of a scene, its sources in a caption."""
    look = PALETTES[scene.theme]
    whole = replace(scene.page, blocks=(*scene.page.blocks, *scene.extras))
    page_credit = credit(scene.context, whole)
    facts = Facts(
        title=page_credit.title,
        description=alternative(scene.page),
        source="; ".join(page_credit.publishers),
        as_of=scene.context.selection.as_of.isoformat(),
        software=page_credit.program,
        language=scene.context.words.language,
    )
    rows = [[_stretch(segment, look) for segment in strip if segment.text] for strip in scene.strips]
    return Picture(rows + _caption(scene, page_credit), look.background, look.text, facts)


def scene_of(dashboard: Dashboard) -> Scene:
    """Return the dashboard without its cursor and with its fold as it is now.

    The cursor is back before anything is painted.
    """
    dashboard.on_panel_moved()
    panel, view = dashboard.panel, dashboard.panel.active_view
    panel.activate(None)
    strips = strips_of(dashboard)
    panel.activate(view)
    trail = dashboard.trail
    theme, width = dashboard.app.theme, dashboard.size.width
    return Scene(trail.context, trail.page(), strips, theme, width, panel.extra_blocks)


async def scene_at(dashboard: Dashboard, selection: Selection) -> Scene:
    """Show the panel of a selection, or its slide over the dashboard; return it once it is painted."""
    app = dashboard.app
    presenter = app.screen if isinstance(app.screen, Presenter) else None
    if selection.panel in PANELS:
        if presenter:
            await presenter.dismiss()
        await dashboard.go(selection, remember=False)
        await painted(app)
        return scene_of(dashboard)
    if presenter is None:
        presenter = Presenter(dashboard.trail.context.with_selection(selection))
        await app.push_screen(presenter)
    presenter.go(selection.slide)
    await painted(app)
    page = slide_page(presenter.slide)
    return Scene(presenter.context, page, strips_of(presenter), app.theme, presenter.size.width)


def _caption(scene: Scene, page_credit: Credit) -> Rows:
    """Return the lines under the picture: the publishers, as many as fit, then the day and the program."""
    words, width, publishers = scene.context.words, scene.width, page_credit.publishers
    lines: list[str] = []
    for count in range(len(publishers), 0, -1):
        named, rest = "; ".join(publishers[:count]), len(publishers) - count
        if len(named) > _CAPTION_LINES * width:
            continue
        text = words("picture.sources_and_others" if rest else "picture.sources", named=named, n=str(rest))
        lines = ["".join(span.text for span in line) for line in wrapped((text,), width - 2)]
        if len(lines) <= _CAPTION_LINES:
            break
    lines.append(f"{page_credit.day} · {page_credit.program}")
    quiet = PALETTES[scene.theme].quiet
    return [[], *([Stretch(f" {line}", quiet)] for line in lines)]


def _stretch(segment: Segment, look: Palette) -> Stretch:
    style = segment.style
    if style is None:
        return Stretch(segment.text)
    ink, paper = (Color.from_rich_color(colour).hex if colour else "" for colour in (style.color, style.bgcolor))
    if style.reverse:
        ink, paper = paper or look.background, ink or look.text
    return Stretch(segment.text, ink, paper, bool(style.bold), bool(style.underline))
