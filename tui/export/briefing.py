"""The briefing as a document: a sheet to hand out, and behind it the figures in detail where they are wanted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from tui.blocks.page import Block, Page, Reference
from tui.export.document import (
    CELL_SIZE_IN_ANNEX,
    Document,
    Element,
    Heading,
    Line,
    NewPart,
    Piece,
    Points,
    Small,
    joined_lines,
)
from tui.export.page_document import Setter
from tui.export.sender import Sender
from tui.pages import page
from tui.pages.briefing.page import is_commitment_chart
from tui.pages.citations import documented
from tui.selection import PageName
from tui.selection.context import PageContext
from tui.wording import Words


class AnnexSetter(Setter):
    """Sets blocks in the smaller letters of an annex."""

    cell_size = CELL_SIZE_IN_ANNEX


def sheet_document(context: PageContext, sender: Sender) -> Document:
    """Return the handout on the entity of a selection: one page, its sources in one line."""
    sheet = documented(context, _page(context, "handout"), with_notes=False)
    return _document(context, sender, sheet, _sheet_elements(context, sheet, sheet.references, is_whole=True))


def briefing_document(context: PageContext, sender: Sender) -> Document:
    """Return the handout with the briefing as its annex and all sources at the end."""
    handout, briefing = _page(context, "handout"), _page(context, "briefing")
    whole = documented(context, replace(briefing, blocks=(*handout.blocks, *briefing.blocks)))
    sheet = documented(context, handout, with_notes=False)
    annex = AnnexSetter(whole.blocks[len(handout.blocks) :], whole.references, context.words)
    elements = (
        *_sheet_elements(context, sheet, whole.references, is_whole=False),
        NewPart(context.words("handout.annex")),
        *_with_small_notes(_annex_elements(annex), context.words("document.notes")),
    )
    return _document(context, sender, sheet, elements)._replace(references=whole.references)


def _annex_elements(annex: AnnexSetter) -> Iterator[Element]:
    """Yield the elements of an annex, the charts of commitments beside each other."""
    for is_chart, blocks in groupby(annex.blocks, is_commitment_chart):
        if is_chart:
            yield from annex.beside([list(part) for _, part in groupby(blocks, _number)])
        else:
            yield from annex.below(blocks)


def _number(block: Block) -> str:
    return block.key.rpartition("-")[2]


def _with_small_notes(elements: Iterable[Element], heading: str) -> Iterator[Element]:
    """Yield elements, the notes under a heading run together in small type."""
    title = ""
    for element in elements:
        if isinstance(element, Points) and title == heading:
            yield Small((Piece("• "), *joined_lines(element.lines, " • ")))
        else:
            yield element
        title = element.text if isinstance(element, Heading) else ""


def _page(context: PageContext, name: PageName) -> Page:
    return page(context.with_selection(replace(context.selection, panel=name)))


def _document(context: PageContext, sender: Sender, sheet: Page, elements: tuple[Element, ...]) -> Document:
    words, day = context.words, context.selection.as_of
    return Document(
        sheet.title,
        " · ".join(sheet.frame_lines),
        words.language,
        day,
        elements,
        (),
        words("document.sources"),
        sender.letterhead(words, day),
        is_sheet=True,
    )


def _sheet_elements(
    context: PageContext, sheet: Page, references: Sequence[Reference], *, is_whole: bool
) -> tuple[Element, ...]:
    """Return the elements of a sheet, its sources last; they are what its citations lead to where it is the whole."""
    elements = tuple(Setter(sheet.blocks, references, context.words).elements())
    sources = _source_line(context.words, sheet, references, is_whole=is_whole)
    return (*elements, Small(sources)) if sheet.references else elements


def _source_line(words: Words, sheet: Page, references: Sequence[Reference], *, is_whole: bool) -> Line:
    cited = {reference.code for reference in sheet.references}
    entries = [
        Piece(f"[{n}] {reference.brief}", reference=n if is_whole else 0)
        for n, reference in enumerate(references, 1)
        if reference.code in cited
    ]
    return (
        Piece(f"{words('document.sources')}: ", bold=True),
        *joined_lines([(entry,) for entry in entries], "; "),
        Piece("."),
    )
