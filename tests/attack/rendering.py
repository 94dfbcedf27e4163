"""Everything that is made of a dataset: pages, drawings, texts, tables, documents, slides, pictures."""

from collections.abc import Iterator
from datetime import date
from random import Random

from msgspec.structs import replace

from tests.contexts import context_of
from tui.app import Shots, take_pictures
from tui.blocks.figure import Opens
from tui.drawing.blocks import COMPACT_BELOW, draw
from tui.drawing.lines import width_of
from tui.export.briefing import briefing_document, sheet_document
from tui.export.clipping import clipping
from tui.export.document import Document
from tui.export.formats import DOCUMENTS, DRAWINGS, PICTURES, TABLES
from tui.export.listings import indicator_listing, ranking_listing
from tui.export.page_document import document_of
from tui.export.plain import plain_text
from tui.export.sender import Sender
from tui.model import Dataset
from tui.pages import page
from tui.pages.presenter.page import slide_page
from tui.pages.presenter.slides import slides
from tui.panels.reports import table_report
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext
from tui.wording import words_for

NARROWEST = 59
"""Lines drawn for less are cut at the edge of the screen."""
DAYS = (date(1, 1, 1), date(2021, 6, 30), date(2023, 4, 19), date(9999, 12, 31))


def selections_of(random: Random, dataset: Dataset) -> Iterator[Selection]:
    """Yield a selection for every panel, each of something else there is."""
    days = [*DAYS, *filter(None, [dataset.as_of])]
    for panel in PANELS:
        entities = [entity.code for entity in dataset.entities]
        indicators = [indicator.code for indicator in dataset.indicators]
        rankings = [ranking.code for ranking in dataset.rankings]
        measures = [Opens("indicator", code) for code in indicators] + [Opens("ranking", code) for code in rankings]
        yield Selection(
            dataset.as_of if dataset.as_of and random.random() < 0.5 else random.choice(days),
            panel,
            entity=random.choice([None, *entities]),
            ranking=random.choice([None, *rankings]),
            indicator=random.choice([None, *indicators]),
            filter=random.choice(["", "", "a", "zzz"]),
            sort=random.choice(["", "score", "-name", "rank"]),
            compared=tuple(random.sample(entities, min(len(entities), random.randrange(4)))),
            comparing=random.random() < 0.2,
            measure=random.choice([None, *measures, *(Opens("entity", code) for code in entities[:1])]),
            hidden=(),
            tabled=random.random() < 0.3,
        )


def render_texts(random: Random, context: PageContext) -> None:
    """Draw a page at two widths, and write it and its blocks as text."""
    drawn = page(context)
    assert plain_text(drawn).endswith("\n")
    for block in drawn.blocks:
        clipping(block)
        for width in (random.randint(1, 8), 119):
            lines = draw(block, width, compact=width < COMPACT_BELOW).lines
            assert width < NARROWEST or max(map(width_of, lines), default=0) <= width, (drawn.panel, block.key)


def render_tables(context: PageContext, suffixes: tuple[str, ...]) -> None:
    """Write the table in view, and all figures of the dataset."""
    rankings = (ranking_listing(context, ranking) for ranking in context.dataset.rankings)
    listings = (indicator_listing(context), *rankings)
    for suffix in suffixes:
        assert TABLES[suffix].encoded(listings), suffix
        table_report(context).content(suffix)


def render_documents(context: PageContext, suffixes: tuple[str, ...]) -> None:
    """Write the page, the handout and the briefing."""
    sender = Sender("An agency; a part of it", "A place")
    documents: tuple[Document, ...] = (
        document_of(context), sheet_document(context, sender), briefing_document(context, sender),
    )  # fmt: skip
    for suffix in suffixes:
        assert all(DOCUMENTS[suffix].encoded(document) for document in documents), suffix


def render_slides(context: PageContext) -> None:
    """Write the slides of the presenter as text."""
    for slide in slides(context.with_selection(replace(context.selection, panel="presenter"))):
        assert plain_text(slide_page(slide))


def render(random: Random, dataset: Dataset, language: str) -> None:
    """Make of a dataset what takes milliseconds: pages, drawings, texts, and some of the tables and documents."""
    words = words_for(language)
    contexts = [context_of(dataset, selection=each, words=words) for each in selections_of(random, dataset)]
    for context in contexts:
        render_texts(random, context)
    render_slides(contexts[0])
    render_tables(random.choice(contexts), (random.choice(list(TABLES)),))
    render_documents(random.choice(contexts), (random.choice([".md", ".html"]),))


def render_everything(random: Random, dataset: Dataset, language: str) -> None:
    """Make of a dataset all there is."""
    words = words_for(language)
    contexts = [context_of(dataset, selection=each, words=words) for each in selections_of(random, dataset)]
    for context in contexts:
        render_texts(random, context)
        render_tables(context, tuple(TABLES))
        render_documents(context, (".md", ".html"))
    render_slides(contexts[0])
    render_documents(contexts[0], tuple(DOCUMENTS))
    for suffix in (".svg", ".png", ".pdf"):
        assert DRAWINGS[suffix].encoded(random.choice(contexts)), suffix
    taken: list[bytes] = []
    size = random.choice([(40, 12), (80, 24), (120, 40), (200, 60)])
    shots = Shots(contexts[0], [context.selection for context in contexts], "muc", size)
    take_pictures(shots, lambda picture: taken.append(PICTURES[".svg"].encoded(picture)))
    assert len(taken) == len(contexts)
