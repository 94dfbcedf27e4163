"""The slides of a dataset: the lead, the other commitments, counts, standings, scores, what needs attention."""

from collections.abc import Iterator
from itertools import pairwise
from typing import assert_never

from msgspec.structs import replace

from tui.blocks.figure import SEPARATOR, Figure, Mark, Opens, Run
from tui.blocks.page import Note, Prose
from tui.blocks.slide import Slide
from tui.model import Entity
from tui.pages.panel_specs import spec_of
from tui.pages.presenter.headlines import headline_slides
from tui.pages.presenter.source_line import source_line
from tui.pages.presenter.standings import score_slides, standing_slides, standings_line
from tui.pages.shared.attention import attention
from tui.pages.statements import cited
from tui.selection import Selection
from tui.selection.chosen import chosen_measure
from tui.selection.context import PageContext
from tui.wording import languages, words_for

_LONGEST_LIST = 400
"""The most characters of the sentences of one slide, unless a single one is longer."""
_STEP = 20
"""The characters by which less is tried on each slide, so that the last one is not the emptiest."""


def slides(context: PageContext) -> tuple[Slide, ...]:
    """Return the slides in their order, each key with its number; one that says the way out where there are none."""
    selection = context.selection
    subject = spec_of(selection.panel).entity(context)
    entity = subject or context.dataset.entity.get(context.home or "")
    context = context.with_selection(
        Selection(selection.as_of, home=selection.home, entity=subject.code if subject else None)
    )
    in_order = [
        *_headline_slides(context, entity),
        *(standing_slides(context, entity) if entity else ()),
        *score_slides(context),
        *_attention_slides(context),
    ]
    return tuple(replace(slide, key=f"{n:02}-{slide.key}") for n, slide in enumerate(in_order or [_none(context)], 1))


def _headline_slides(context: PageContext, entity: Entity | None) -> Iterator[Slide]:
    """Yield the slides of the headline figures; the first one says where an entity stands as well."""
    for n, slide in enumerate(headline_slides(context)):
        if entity and n == 0:
            blocks = (*slide.blocks, *standings_line(context, entity))
            yield replace(slide, blocks=blocks, source=source_line(context, cited(blocks)))
        else:
            yield slide


def opening_slide(context: PageContext, slides: tuple[Slide, ...]) -> int:
    """Return the index of the slide selected, else of one about what the panel shows, else 0.

    From a panel of charts it is the one with the chart.
    """
    keys = [slide.key for slide in slides]
    if context.selection.slide in keys:
        return keys.index(context.selection.slide)
    about = _subject(context)
    matching = [n for n, slide in enumerate(slides) if slide.opens == about] if about else []
    if not matching:
        return 0
    return matching[-1 if spec_of(context.selection.panel).has_chart else 0]


def _subject(context: PageContext) -> Opens | None:
    spec = spec_of(context.selection.panel)
    if spec.has_chart:
        return chosen_measure(context)
    ranking = spec.ranking(context)
    return Opens("ranking", ranking.code) if ranking else spec.measure(context.selection)


def _attention_slides(context: PageContext) -> Iterator[Slide]:
    """Yield what needs attention, a few sentences a slide, the same ones in every language."""
    notes = attention(context)
    translations = [attention(replace(context, words=words_for(language))) for language in languages()]
    sizes = [max(map(_size, versions)) for versions in zip(*(block.notes for block in translations), strict=True)]
    shares = _shares(sizes)
    for n, share in enumerate(shares, 1):
        part = replace(notes, notes=notes.notes[share], heading="", qualifier="")
        numbered = (f"{n}/{len(shares)}",) if len(shares) > 1 else ()
        subtitle = SEPARATOR.join((notes.qualifier, *numbered))
        yield Slide("attention", notes.heading, subtitle, (part,), source_line(context, cited((part,))))


def _shares(sizes: list[int]) -> list[slice]:
    """Return what stands on each slide of texts of some characters, in their order, as evenly as can be."""
    fewest = len(_parted(sizes, _LONGEST_LIST))
    limits = range(0, _LONGEST_LIST + 1, _STEP)
    return next((parts for limit in limits if len(parts := _parted(sizes, limit)) == fewest), [])


def _parted(sizes: list[int], limit: int) -> list[slice]:
    """Return parts of at most some characters, unless a single text is longer."""
    starts: list[int] = []
    used = 0
    for n, size in enumerate(sizes):
        used += size
        if not starts or used > limit:
            starts.append(n)
            used = size
    return [slice(start, stop) for start, stop in pairwise([*starts, len(sizes)])]


def _size(note: Note) -> int:
    """Return the characters of a note."""
    return sum(map(_length, note.runs))


def _length(run: Run) -> int:
    match run:
        case str():
            return len(run)
        case Mark():
            return len(run.word)
        case Figure():
            return len(run.text)
        case _:
            assert_never(run)


def _none(context: PageContext) -> Slide:
    words = context.words
    day = words.day(context.selection.as_of)
    sentence = words("presenter.none", day=day)
    return Slide("none", words("presenter.title"), words.text(context.dataset.title), (Prose("none", ((sentence,),)),))
