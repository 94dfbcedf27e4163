"""One entity on one sheet: standings, what rose and fell and why, what cost points, what is due, what is not known.

Every list is cut to what a meeting needs, so that the sheet has room for all; the briefing has the whole of it. A block
without anything to say is left out.
"""

from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from tui.analysis.latest import EditionStanding
from tui.blocks.figure import Mark, Opens, Runs, Tone
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Table, table
from tui.model import Entity
from tui.pages.briefing.opening import commitments_sentence
from tui.pages.briefing.unknowns import newest_gap_notes
from tui.pages.handout.due import due_notes, task_notes
from tui.pages.profile.areas import costly_areas, worsened_areas
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import place_origin
from tui.pages.shared.latest_standings import standings_table
from tui.pages.shared.lineage import lineage_sentences
from tui.pages.shared.movement_sentences import joined_sentences, movement_sentence, reason_sentence
from tui.selection.chosen import chosen_entity
from tui.selection.context import PageContext

_COLUMNS = ("ranking", "period", "rank", "movement", "score", "change", "later")
_MOST_STANDINGS, _MOST_MOVED, _MOST_AREAS, _MOST_DUE = 8, 3, 2, 4

_UNMARKED = Mark("", "", Tone.QUIET)
"""Of a sentence of whose kind its heading says enough."""


def page(context: PageContext) -> Page:
    """Return the handout on the entity asked for, else on home."""
    selection, words = context.selection, context.words
    entity = chosen_entity(context)
    followed = context.with_selection(replace(selection, home=entity.code)) if entity else context
    due = (*islice(due_notes(followed), _MOST_DUE), *task_notes(followed))
    unknown = tuple(replace(note, mark=_UNMARKED) for note in newest_gap_notes(followed))
    blocks = [
        *(_standing_blocks(followed, entity) if entity else ()),
        _notes("deadlines", words("handout.deadlines"), due),
        _notes("unknown", words("handout.unknown"), unknown),
    ]
    title = words("handout.title_of", name=entity_name(context, entity)) if entity else words("briefing.title")
    return Page("handout", title, (*_lead(followed), *(block for block in blocks if block)))


def _lead(context: PageContext) -> Iterator[Prose]:
    sentence = commitments_sentence(context)
    if sentence:
        yield Prose("lead", (sentence,))


def _standing_blocks(context: PageContext, entity: Entity) -> Iterator[Block | None]:
    words = context.words
    latest_standings = context.view.latest_standings(entity.code, context.selection.as_of)
    if not latest_standings:
        yield _lineage(context, entity)
        return
    yield _standings(context, entity)
    standings = [latest.reference for latest in latest_standings if latest.reference]
    yield from (_moved(context, standings, direction) for direction in (1, -1))
    yield _notes("areas", words("handout.areas"), tuple(islice(_area_notes(context, standings), _MOST_AREAS)))


def _lineage(context: PageContext, entity: Entity) -> Prose | None:
    sentences = tuple(lineage_sentences(context, entity))
    return Prose("origin", sentences) if sentences else None


def _standings(context: PageContext, entity: Entity) -> Table:
    """Return the standings with their movement, in the columns and rows for which a sheet has room."""
    whole = standings_table(context, entity.code)
    numbers = [n for n, column in enumerate(whole.columns) if column.key in _COLUMNS]
    rows = tuple(
        replace(row, cells=tuple(row.cells[n] for n in numbers)) for row in islice(whole.rows, _MOST_STANDINGS)
    )
    columns = tuple(whole.columns[n] for n in numbers)
    return table("standings", columns, rows, heading=whole.heading, qualifier=whole.qualifier)


def _moved(context: PageContext, standings: list[EditionStanding], direction: int) -> Block:
    """Return the standings that rose (1) or fell (-1) farthest, each with its cause; that there are none, else."""
    words = context.words
    key = "improved" if direction > 0 else "lagging"
    moved = [standing for standing in standings if standing.comparison.direction == direction]
    if not moved:
        return Prose(key, ((words(f"briefing.none_{key}"),),), words(f"heading.{key}"))
    farthest = sorted(moved, key=lambda standing: -abs(standing.comparison.gained or 0))[:_MOST_MOVED]
    notes = tuple(_moved_note(context, standing, direction) for standing in farthest)
    is_part = len(moved) > len(notes)
    qualifier = words("handout.part", n=len(notes), of=len(moved)) if is_part else ""
    return Notes(key, words(f"heading.{key}"), notes, qualifier)


def _moved_note(context: PageContext, standing: EditionStanding, direction: int) -> Note:
    edition, place = standing.edition, standing.place
    worsened = _worsened(context, standing) if direction < 0 else ()
    sentences = [movement_sentence(context, edition, place), worsened or reason_sentence(context, edition, place)]
    return Note(
        _name(context, standing),
        joined_sentences(sentences),
        Opens("ranking", standing.ranking.code),
        place.sources,
        (place_origin(place),),
    )


def _worsened(context: PageContext, standing: EditionStanding) -> Runs:
    names = worsened_areas(context, standing.edition, standing.place.entity.code)
    return (context.words("handout.worsened", names=names),) if names else ()


def _name(context: PageContext, standing: EditionStanding) -> Mark:
    words = context.words
    return Mark("", f"{words.text(standing.ranking.short)} {words.period(standing.edition.period)}", Tone.QUIET)


def _area_notes(context: PageContext, standings: list[EditionStanding]) -> Iterator[Note]:
    """Yield for each standing whose areas add up to its score the areas that cost the most points."""
    for standing in standings:
        place = standing.place
        names = costly_areas(context, standing.edition, place.entity.code)
        if names:
            opens = Opens("ranking", standing.ranking.code)
            yield Note(
                _name(context, standing),
                (context.words("handout.costly", names=names),),
                opens,
                place.sources,
                (place_origin(place),),
            )


def _notes(key: str, heading: str, notes: tuple[Note, ...]) -> Notes | None:
    return Notes(key, heading, notes) if notes else None
