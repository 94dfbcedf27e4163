"""A picture of what the screen shows, its sources in a caption, in the colours of print unless told otherwise."""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec.structs import replace
from rich.segment import Segment
from textual.color import Color

from tui.drawing.lines import wrapped
from tui.drawing.palettes import PALETTES, PRINT, Palette
from tui.export.formats import ALBUMS, PICTURES
from tui.export.naming import proposed_name
from tui.export.picture import Album, Facts, Picture, Stretch
from tui.export.picture.alternative import alternative
from tui.export.picture.layout import size_of
from tui.pages.citations import Credit, credit
from tui.pages.presenter.slides import slides
from tui.panels.dashboard import Dashboard
from tui.panels.report import Report
from tui.panels.scenes import Scene, scene_in_view, scene_of
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext

_CAPTION_LINES = 3
"""The most lines of the publishers under a picture; the file names them all."""

Rows = list[list[Stretch]]
Choice = tuple[str, Callable[[], Report]]
"""What can be saved: how it is offered, and what makes it."""


Draw = Callable[[Sequence[Selection]], list[Picture]]
"""Draws selections in the colours of print, each page at its full height."""


def picture_report(dashboard: Dashboard, draw: Draw) -> Report:
    """Return the picture of what is on the screen, to be saved.

    The look of the screen is another choice, and of the dashboard the whole page, of the presenter all slides.
    """
    scene, words, theme = scene_in_view(dashboard), dashboard.words, dashboard.app.theme
    selection = scene.context.selection
    on_screen = scene_picture(scene)
    in_print, whole_page = in_look(on_screen, theme, PRINT), cache(lambda: draw([selection])[0])
    choices: list[Choice] = [(words("picture.in_print"), lambda: _report(scene, lambda: in_print))]
    if selection.panel in PANELS:
        choices.append((words("picture.whole"), lambda: _report(scene, whole_page)))
    else:
        choices.append((words("picture.slides"), lambda: _slides_report(scene.context, draw)))
    if theme != PRINT:
        choices.append((words("picture.in_look"), lambda: _report(scene, lambda: on_screen)))
    return _choice(choices, 0)


def _choice(choices: Sequence[Choice], n: int) -> Report:
    """Return one of several reports, whose other choice is the next one, round the list."""
    after = (n + 1) % len(choices)
    return choices[n][1]()._replace(other_name=choices[after][0], other=lambda: _choice(choices, after))


def _report(scene: Scene, picture: Callable[[], Picture]) -> Report:
    words = scene.context.words

    def extent() -> str:
        width, height = (str(round(points)) for points in size_of(picture()))
        columns, rows = str(scene.width), str(len(picture().rows))
        return words("extent.picture", columns=columns, rows=rows, width=width, height=height)

    name = proposed_name(scene.context)
    return Report(words("picture.title"), name, PICTURES, extent, lambda suffix: PICTURES[suffix].encoded(picture()))


def _slides_report(context: PageContext, draw: Draw) -> Report:
    """Return all slides as the pages of one file, drawn when it is written."""
    words, selection = context.words, context.selection
    selections = [replace(selection, slide=slide.key) for slide in slides(context)]

    def content(suffix: str) -> bytes:
        return ALBUMS[suffix].encoded(Album(words.text(context.dataset.title), draw(selections)))

    name = proposed_name(context.with_selection(replace(selection, slide="")))
    extent = words("extent.slides", n=len(selections))
    return Report(words("picture.title_slides"), name, ALBUMS, lambda: extent, content)


def in_look(picture: Picture, theme: str, look: str) -> Picture:
    """Return a picture taken in one look in the colours another has for the same roles."""
    old, new = PALETTES[theme], PALETTES[look]
    roles = [role for role in reversed(old._fields) if role != "dark"]
    colours = {"": ""} | {getattr(old, role).lower(): getattr(new, role) for role in roles}

    def recoloured(stretch: Stretch) -> Stretch:
        ink, paper = (colours.get(colour.lower(), colour) for colour in (stretch.ink, stretch.paper))
        return stretch._replace(ink=ink, paper=paper)

    rows = [[recoloured(stretch) for stretch in row] for row in picture.rows]
    return Picture(rows, new.background, new.text, picture.facts)


def picture_of(dashboard: Dashboard) -> Picture:
    """Return a picture of the page of the dashboard without tabs, keys and cursor, its sources in a caption."""
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


def _caption(scene: Scene, page_credit: Credit) -> Rows:
    """Return the lines under the picture: the publishers, as many as fit, then the day and the program.

    No publisher is named again under a slide, whose last line names its source.
    """
    words, width = scene.context.words, scene.width
    publishers = () if scene.names_source else page_credit.publishers
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
