"""What a picture is taken of: the dashboard or the presenter as it is on the screen, without bars and cursor."""

from typing import NamedTuple

from msgspec.structs import replace
from textual.strip import Strip

from tui.blocks.page import Block, Page
from tui.pages.presenter.page import slide_page
from tui.panels.dashboard import Dashboard
from tui.panels.presenter import Presenter
from tui.panels.saving import painted
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext
from tui.widgets.textual_internals import UnreportedApp, strips_of


class Scene(NamedTuple):
    """What a picture is taken of."""

    context: PageContext
    page: Page
    strips: list[Strip]
    """The lines of title and page, or of a slide."""
    theme: str
    width: int
    """The columns of the screen."""
    extras: tuple[Block, ...] = ()
    """The blocks it shows below those of the page."""
    names_source: bool = False
    """Whether its last line names the source, as that of a slide does."""


async def show_selection(app: UnreportedApp, dashboard: Dashboard, selection: Selection) -> None:
    """Show the panel of a selection, or its slide over the dashboard, and wait until it is painted."""
    presenter = app.screen if isinstance(app.screen, Presenter) else None
    if selection.panel in PANELS:
        if presenter and app.screen_stack[0] is presenter:
            await app.push_screen(dashboard)
        elif presenter:
            await presenter.dismiss()
        await dashboard.go(selection, remember=False)
    else:
        if presenter is None:
            dashboard.trail.go(selection, remember=False)
            presenter = Presenter(dashboard.trail)
            await app.push_screen(presenter)
        presenter.go(selection.slide)
    await painted(app)


def scene_in_view(dashboard: Dashboard) -> Scene:
    """Return what is on the screen: a slide, or the dashboard below it."""
    screen = dashboard.app.screen
    return _slide_scene(screen) if isinstance(screen, Presenter) else scene_of(dashboard)


def scene_of(dashboard: Dashboard) -> Scene:
    """Return the page of the dashboard; the cursor is back before anything is painted."""
    panel, view = dashboard.panel, dashboard.panel.active_view
    panel.activate(None)
    strips = strips_of(dashboard)
    panel.activate(view)
    bars = {dashboard.tab_bar.region.y, dashboard.foot_bar.region.y}
    strips = [line for y, line in enumerate(strips) if y not in bars]
    trail = dashboard.trail
    theme, width = dashboard.app.theme, dashboard.size.width
    return Scene(trail.context, trail.page(), strips, theme, width, panel.extra_blocks)


def _slide_scene(presenter: Presenter) -> Scene:
    foot = presenter.foot_bar.region.y
    strips = [line for y, line in enumerate(strips_of(presenter)) if y != foot]
    slide, context = presenter.slide, presenter.context
    selection = replace(context.selection, panel="presenter", slide=slide.key)
    return Scene(
        context.with_selection(selection),
        slide_page(slide),
        strips,
        presenter.app.theme,
        presenter.size.width,
        names_source=bool(slide.source),
    )
