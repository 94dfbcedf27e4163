"""What a page carries when it leaves the program: its sources, the notes on its figures, the meaning of its signs."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from tui import __version__
from tui.blocks.chart import Chart
from tui.blocks.figure import SEPARATOR, Figure
from tui.blocks.glyphs import DERIVED, DISPUTED, FLAGS, STATED
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Cards, Choices, Lead, Meters, Notes, Page, Prose, Reference
from tui.blocks.pictures import Dot, Gauge, Picture, Places, Spark, Strip
from tui.blocks.table import Table
from tui.model import Source, SourceKind
from tui.pages.figure_notes import figure_notes
from tui.pages.panel_specs import spec_of
from tui.pages.statements import cited
from tui.selection.context import PageContext
from tui.wording import Words

PROGRAM = f"reform-tui {__version__}"
_EXPECTED, _TARGET, _OPEN_END = "│", "┃", "▸"
_SIGNS = {
    DERIVED: "document.derived",
    DISPUTED: "document.disputed",
    STATED: "document.stated",
    "=": "document.tied",
    "–": "document.gap",
    _EXPECTED: "document.expected",
    _TARGET: "document.target",
    _OPEN_END: "document.open_end",
    "≈": "document.about",
    ">": "document.over",
    "<": "document.under",
    "≤": "document.at_most",
    "?": "document.unsure",
}
"""What a sign in a table or on a meter means."""


class Credit(Struct, frozen=True):
    """The words under a page, and its name."""

    title: str
    publishers: tuple[str, ...]
    """In the order in which the page cites them."""
    day: str
    """As `frame` words it."""
    program: str = PROGRAM


def credit(context: PageContext, page: Page) -> Credit:
    """Return what stands under a page."""
    dataset, words = context.dataset, context.words
    publishers = dict.fromkeys(source.publisher for source in _cited_sources(context, page))
    title = " · ".join(
        part
        for part in (page.title, spec_of(context.selection.panel).subject_name(context), words.text(dataset.title))
        if part
    )
    return Credit(title, tuple(publishers), words("frame.as_of", day=words.day(context.selection.as_of)))


def documented(context: PageContext, page: Page, *, with_notes: bool = True) -> Page:
    """Return a page with its references, the notes on its figures and, where its tables have signs, a legend."""
    words = context.words
    notes = figure_notes(context, page.blocks) if with_notes else None
    page = replace(page, blocks=(*page.blocks, notes)) if notes else page
    references = tuple(_reference(words, source) for source in _cited_sources(context, page))
    signs = {sign for block in page.blocks for sign in _signs(block)}
    meanings = SEPARATOR.join(words(key) for sign, key in _SIGNS.items() if sign in signs)
    if not meanings:
        return replace(page, references=references)
    legend = Prose("legend", ((f"{words('document.legend')}: {meanings}.",),))
    return replace(page, blocks=(*page.blocks, legend), references=references)


def _cited_sources(context: PageContext, page: Page) -> list[Source]:
    """Return the sources of a page that the dataset describes, official pages first, else as they are cited."""
    dataset = context.dataset
    sources = [dataset.source[code] for code in cited(page.blocks) if code in dataset.source]
    return sorted(sources, key=lambda source: source.kind.directness)


def _signs(block: Block) -> Iterator[str]:
    """Return the signs that a block shows in a document; sentences and charts have words for them."""
    match block:
        case Lead():
            yield from _picture_signs(block.card.picture) if block.card.picture else ()
        case Cards():
            for card in block.cards:
                yield from _picture_signs(card.picture) if card.picture else ()
        case Meters():
            for meter in block.meters:
                yield from _picture_signs(meter.gauge)
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from _figure_signs(cell) if isinstance(cell, Figure) else _picture_signs(cell)
        case LargeFigure():
            yield from _figure_signs(block.figure)
        case Prose() | Notes() | Chart() | Choices():
            pass
        case _:
            assert_never(block)


def _figure_signs(figure: Figure) -> Iterator[str]:
    """Return the flag behind the number of a figure, and the whole text, which may be a sign itself."""
    number = figure.text.split("/", 1)[0]
    yield number[len(number.rstrip(FLAGS)) :]
    yield figure.text
    yield figure.text[:1]


def _picture_signs(picture: Picture) -> Iterator[str]:
    match picture:
        case Gauge():
            if picture.expected is not None:
                yield _EXPECTED
            if picture.target is not None:
                yield _TARGET
            if picture.open_end:
                yield _OPEN_END
        case Spark() | Strip() | Places() | Dot():
            pass
        case _:
            assert_never(picture)


def _reference(words: Words, source: Source) -> Reference:
    parts = [
        source.publisher,
        words("document.title", title=source.title) if source.title else "",
        words.day(source.published) if source.published else "",
    ]
    kind = words("source." + source.kind.name.lower())
    about = f"{kind}; {words('document.read', day=words.day(source.read))}"
    brief = ", ".join(part for part in (parts[0], parts[2]) if part)
    return Reference(
        source.code,
        f"{', '.join(part for part in parts if part)} ({about})",
        source.address,
        brief if source.kind is SourceKind.OFFICIAL else f"{brief} ({kind})",
    )
