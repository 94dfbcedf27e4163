"""What a page carries when it leaves the program: its name, who published its figures, the day, the program."""

from collections.abc import Iterator

from msgspec import Struct

from tui import __version__
from tui.blocks.figure import Opens
from tui.blocks.page import Page
from tui.blocks.table import Table
from tui.model import Code
from tui.pages.shared.entity_names import entity_name
from tui.selection.chosen import chosen_entity, chosen_measure
from tui.selection.context import PageContext

PROGRAM = f"reform-tui {__version__}"


class Credit(Struct, frozen=True):
    """The words under a page, and its name."""

    title: str
    publishers: tuple[str, ...]
    """In the order in which the page cites them."""
    day: str
    """As `frame` words it."""
    program: str = PROGRAM


def credit(
    context: PageContext,
    page: Page,
) -> Credit:
    """Return what stands under a page."""
    dataset, words = context.dataset, context.words
    known = [dataset.source[code] for code in cited(page) if code in dataset.source]
    publishers = tuple(dict.fromkeys(each.publisher for each in known))
    subject = _subject(context)
    title = " · ".join(part for part in (page.title, subject, words.text(dataset.title)) if part)
    return Credit(title, publishers, words("frame.as_of", day=words.day(context.selection.as_of)))


def cited(page: Page) -> tuple[Code, ...]:
    """Return the sources of everything a page shows, in its order, each once."""
    return tuple(dict.fromkeys(_sources(page.blocks)))


def _sources(part: object) -> Iterator[Code]:
    if isinstance(part, Table):
        for row in part.rows:
            yield from _sources(row)
    elif isinstance(part, tuple):
        for each in part:
            yield from _sources(each)
    elif isinstance(part, Struct):
        yield from getattr(part, "sources", ())
        for name in part.__struct_fields__:
            if name != "sources":
                yield from _sources(getattr(part, name))


def _subject(context: PageContext) -> str:
    """Return the name of the one thing a page is about; empty where it is about many."""
    dataset, selection, words = context.dataset, context.selection, context.words
    if selection.panel == "profile":
        entity = chosen_entity(context)
        return entity_name(context, entity) if entity else ""
    if selection.panel == "rankings" and selection.ranking:
        return " ".join(
            part for part in (words.text(dataset.ranking[selection.ranking].short), selection.period) if part
        )
    if selection.panel == "trends" and (measure := chosen_measure(context)):
        return _measure_name(context, measure)
    if selection.panel == "progress" and selection.indicator:
        return words.text(dataset.indicator[selection.indicator].name)
    return ""


def _measure_name(context: PageContext, measure: Opens) -> str:
    dataset, words = context.dataset, context.words
    if measure.kind == "indicator":
        return words.text(dataset.indicator[measure.code].name)
    if measure.kind == "ranking":
        return words.text(dataset.ranking[measure.code].name)
    if measure.kind == "theme":
        return words.text(dataset.theme[measure.code].name)
    return entity_name(context, dataset.entity[measure.code])
