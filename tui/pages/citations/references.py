"""A page as a document needs it: the sources it cites, in their order, and the meaning of the signs in its tables."""

from collections.abc import Iterator

from msgspec.structs import replace

from tui.blocks.figure import SEPARATOR, Figure, Runs
from tui.blocks.glyphs import DERIVED, DISPUTED, FLAGS, STATED
from tui.blocks.page import Block, Cards, Meters, Notes, Page, Prose, Reference
from tui.blocks.table import Row, Table
from tui.model import Code, Source
from tui.selection.context import PageContext
from tui.wording import Words

_SIGNS = {
    DERIVED: "document.derived",
    DISPUTED: "document.disputed",
    STATED: "document.stated",
    "=": "document.tied",
    "–": "document.gap",
    "│": "document.expected",
    "┃": "document.target",
}
"""What a sign in a table or on a meter means."""


def documented(
    context: PageContext,
    page: Page,
) -> Page:
    """Return a page with its references and, where its tables have signs, a legend."""
    dataset, words = context.dataset, context.words
    cited = dict.fromkeys(code for block in page.blocks for code in _cited(block))
    references = tuple(_reference(words, dataset.source[code]) for code in cited if code in dataset.source)
    found = {sign for block in page.blocks for sign in _signs(block)}
    legend = SEPARATOR.join(words(key) for sign, key in _SIGNS.items() if sign in found)
    told: tuple[Block, ...] = (Prose("legend", ((f"{words('document.legend')}: {legend}.",),)),) if legend else ()
    return replace(page, blocks=page.blocks + told, references=references)


def _reference(words: Words, source: Source) -> Reference:
    parts = [
        source.publisher,
        words("document.title", title=source.title) if source.title else "",
        words.day(source.published) if source.published else "",
    ]
    about = f"{words('source.' + source.kind.name.lower())}; {words('document.read', day=words.day(source.read))}"
    return Reference(source.code, f"{', '.join(part for part in parts if part)} ({about})", source.address)


def _cited(block: Block) -> Iterator[Code]:
    """Return the sources of a block in the order in which it is read."""
    if isinstance(block, Prose):
        for paragraph in block.paragraphs:
            yield from _of_runs(paragraph)
    elif isinstance(block, Notes):
        for note in block.notes:
            yield from (*_of_runs(note.runs), *note.sources)
    elif isinstance(block, Cards):
        for card in block.cards:
            yield from (*card.figure.sources, *_of_runs(card.remark), *_of_runs(card.later))
    elif isinstance(block, Meters):
        for meter in block.meters:
            yield from (*meter.figure.sources, *_of_runs(meter.remark))
    elif isinstance(block, Table):
        for row in block.rows:
            yield from (code for cell in row.cells if isinstance(cell, Figure) for code in cell.sources)
            yield from cited_by(row)


def cited_by(row: Row) -> tuple[Code, ...]:
    """Return the sources of a row as a whole; a row that is about a source does not cite it."""
    return () if row.opens and row.opens.kind == "source" else row.sources


def _of_runs(runs: Runs) -> Iterator[Code]:
    return (code for run in runs if isinstance(run, Figure) for code in run.sources)


def _signs(block: Block) -> Iterator[str]:
    if isinstance(block, Meters):
        for meter in block.meters:
            yield from ("│" if meter.gauge.expected is not None else "", "┃" if meter.gauge.target is not None else "")
    for row in block.rows if isinstance(block, Table) else ():
        for cell in row.cells:
            if isinstance(cell, Figure):
                number = cell.text.split("/", 1)[0]
                yield from number[len(number.rstrip(FLAGS)) :]
                yield cell.text
