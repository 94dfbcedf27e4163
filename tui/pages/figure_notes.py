"""What a document says below a page of the figures on it: arithmetic, notes, and sources other than the publisher."""

from collections.abc import Callable, Iterable, Iterator

from tui.blocks.figure import Mark, Runs
from tui.blocks.page import Block, Note, Notes
from tui.blocks.table import Table
from tui.model import Code
from tui.pages.shared.remarks import REMARKS, Remarks, remarks_at
from tui.pages.statements import origins
from tui.selection.context import PageContext

_NAMED = 3
"""The most entities named of one ranking and period."""


def figure_notes(context: PageContext, blocks: tuple[Block, ...]) -> Notes | None:
    """Return what the dataset says of the figures of blocks; None where it says nothing, or a table says it already."""
    said_already = set(origins(block for block in blocks if _has_remarks(block)))
    remarks = [
        remark for origin in origins(blocks) if origin not in said_already for remark in remarks_at(context, origin)
    ]
    notes = (
        *_grouped_notes(context, remarks, lambda remark: "; ".join((*remark.arithmetic, *remark.notes))),
        *_grouped_notes(context, remarks, lambda remark: remark.indirect),
    )
    return Notes("figure-notes", context.words("document.notes"), notes) if notes else None


def _has_remarks(block: Block) -> bool:
    return isinstance(block, Table) and any(column.key == REMARKS for column in block.columns)


def _grouped_notes(
    context: PageContext, remarks: Iterable[Remarks], text_of: Callable[[Remarks], str]
) -> Iterator[Note]:
    """Yield a note for each text, with all the figures it is said of."""
    groups: dict[str, list[Remarks]] = {}
    for remark in remarks:
        groups.setdefault(text_of(remark), []).append(remark)
    for text, group in groups.items():
        if text:
            yield Note(Mark("", ""), (*_subject(context, group), f" – {text}"), sources=_sources(group))


def _subject(context: PageContext, group: list[Remarks]) -> Runs:
    """Return one figure with its value; of several only what they are figures of, by measure and period."""
    if len(group) == 1:
        return group[0].statement
    entities: dict[str, list[str]] = {}
    for remark in group:
        entities.setdefault(remark.measure, []).append(remark.entity)
    return ("; ".join(_named(context, measure, entities[measure]) for measure in sorted(entities)),)


def _named(context: PageContext, measure: str, entities: list[str]) -> str:
    """Return a measure with those whose standing it is: named where they are few, counted where they are many."""
    names = [name for name in entities if name]
    if not names:
        return measure
    if len(names) > _NAMED:
        return f"{measure} ({context.words('indirect.entities', n=len(names))})"
    return f"{measure} ({', '.join(names)})"


def _sources(group: list[Remarks]) -> tuple[Code, ...]:
    return tuple(dict.fromkeys(code for remark in group for code in remark.sources))
