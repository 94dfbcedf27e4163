"""A slide as a page, for text, documents and what a picture says of itself."""

from tui.blocks.page import Block, Page, Prose
from tui.blocks.slide import Slide
from tui.pages.presenter.slides import opening_slide, slides
from tui.selection.context import PageContext


def page(context: PageContext) -> Page:
    """Return the page of the selected slide, the first where there is no such slide."""
    in_order = slides(context)
    return slide_page(in_order[opening_slide(context, in_order)])


def slide_page(slide: Slide) -> Page:
    """Return a slide as a page: its subtitle, its blocks, its source."""
    blocks: list[Block] = [Prose("subtitle", ((slide.subtitle,),)), *slide.blocks]
    if slide.source:
        blocks.append(Prose("source", ((slide.source,),)))
    return Page("presenter", slide.title, tuple(blocks))
