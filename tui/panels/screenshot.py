"""A picture of what the dashboard shows, its sources in a caption."""

from msgspec.structs import replace
from rich.segment import Segment
from textual.color import Color

from tui.drawing.lines import wrapped
from tui.drawing.palettes import PALETTES
from tui.export.formats import PICTURES
from tui.export.naming import proposed_name
from tui.export.picture import Facts, Picture, Stretch
from tui.export.picture.alternative import alternative
from tui.export.picture.layout import size_of
from tui.pages.citations import Credit, credit
from tui.panels.dashboard import Dashboard
from tui.panels.report import Report
from tui.widgets.textual_internals import strips_of

_CAPTION_LINES = 3
"""The most lines of the publishers under a picture; the file names them all."""

Rows = list[list[Stretch]]


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
    """Return a picture of the dashboard without its cursor, its sources in a caption."""
    look, words, page = PALETTES[dashboard.app.theme], dashboard.words, dashboard.trail.page()
    whole = replace(page, blocks=(*page.blocks, *dashboard.panel.extra_blocks))
    page_credit = credit(dashboard.trail.context, whole)
    facts = Facts(
        title=page_credit.title,
        description=alternative(page),
        source="; ".join(page_credit.publishers),
        as_of=dashboard.selection.as_of.isoformat(),
        software=page_credit.program,
        language=words.language,
    )
    rows = _screen(dashboard) + _caption(dashboard, page_credit)
    return Picture(rows, look.background, look.text, facts)


def _screen(dashboard: Dashboard) -> Rows:
    """Return the rows of the screen with its fold as it is now; the cursor is back before anything is painted."""
    dashboard.on_panel_moved()
    panel, view = dashboard.panel, dashboard.panel.active_view
    panel.activate(None)
    strips = strips_of(dashboard)
    panel.activate(view)
    return [[_stretch(segment, dashboard) for segment in strip if segment.text] for strip in strips]


def _caption(dashboard: Dashboard, page_credit: Credit) -> Rows:
    """Return the lines under the picture: the publishers, as many as fit, then the day and the program."""
    words, width, publishers = dashboard.words, dashboard.size.width, page_credit.publishers
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
    quiet = PALETTES[dashboard.app.theme].quiet
    return [[], *([Stretch(f" {line}", quiet)] for line in lines)]


def _stretch(segment: Segment, dashboard: Dashboard) -> Stretch:
    style = segment.style
    if style is None:
        return Stretch(segment.text)
    ink, paper = (Color.from_rich_color(colour).hex if colour else "" for colour in (style.color, style.bgcolor))
    if style.reverse:
        look = PALETTES[dashboard.app.theme]
        ink, paper = paper or look.background, ink or look.text
    return Stretch(segment.text, ink, paper, bool(style.bold), bool(style.underline))
