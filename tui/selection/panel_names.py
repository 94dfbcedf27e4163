"""The names of the panels, in the order of their digits; what each of them does is in `tui.pages.panel_specs`."""

from typing import Literal, get_args

PanelName = Literal["overview", "progress", "rankings", "trends", "profile", "directives", "sources"]
PageName = Literal[PanelName, "briefing", "handout", "presenter"]
"""The panels, the pages that are only ever written as a document, and the pages for a projector."""

PANELS: tuple[PanelName, ...] = get_args(PanelName)
