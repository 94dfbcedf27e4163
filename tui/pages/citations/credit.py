"""What a page carries when it leaves the program: its name, who published its figures, the day, the program."""

from collections.abc import Iterator

from msgspec import Struct

from tui import __version__
from tui.blocks.page import Page
from tui.blocks.table import Table
from tui.model import Code
from tui.pages.panel_specs import spec_of
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
    subject = spec_of(context.selection.panel).subject_name(context)
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
