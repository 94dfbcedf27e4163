"""The ranked table: an edition in any order, filtered by name, each row worded when it is looked at."""

from collections.abc import Sequence

from tui.analysis.columns import ordered
from tui.analysis.edition import Edition
from tui.analysis.ladder import first_of_last_quarter
from tui.blocks.figure import SEPARATOR, Mark, Runs, Tone
from tui.blocks.table import Row, Table
from tui.pages.rankings.rows import RankedRows, measured_rows
from tui.pages.shared.later import is_later
from tui.pages.shared.movement_sentences import place_sentences
from tui.selection.context import PageContext
from tui.text import folded

LONG = 2000
"""Working out the sentences about a row of a longer table takes longer than a moving cursor may wait."""
_COMPARED = ("movement", "change")
"""The columns that compare with the edition before."""
_ASCENDING = ("rank", "entity", "step")
"""The columns whose natural order begins with the smallest."""


def ranked_table(context: PageContext, edition: Edition) -> Table:
    """Return the places of an edition as the selection sorts and filters them."""
    words, text = context.words, context.selection.filter
    ordering = RankedOrder(context, edition)
    return Table(
        "standings",
        ordering.rows.columns,
        len(ordering.order),
        ordering.row,
        heading=f"{words.text(edition.ranking.short)} {words.period(edition.period)}",
        qualifier=_qualifier(context, edition, ordering),
        empty=words("empty.filter", filter=text),
        way_out=words("way_out.filter"),
        sorted_by=ordering.sorted_by,
        descending=(ordering.sorted_by in _ASCENDING) is ordering.reverse,
        index_of=ordering.index_of,
        home=ordering.home,
        sentences=ordering.sentences,
        slow_sentences=len(edition.codes) > LONG,
        measured=measured_rows(context, edition),
        margin=_margin(context, edition),
    )


def _margin(context: PageContext, edition: Edition) -> Mark | None:
    """Return the mark of the last quarter; None where nobody known surely stands there."""
    first = first_of_last_quarter(edition.among)
    if not any(rank and rank.best >= first for rank in edition.ranks):
        return None
    return Mark("▕", context.words("rankings.last_quarter", first=str(first), last=str(edition.among)), Tone.WATCH)


def _qualifier(context: PageContext, edition: Edition, ordering: "RankedOrder") -> str:
    """Return that the period ended after the day, the period compared with, and how many rows match the filter.

    No period is named where the whole edition must not be compared with the one before.
    """
    words, text = context.words, context.selection.filter
    later = (
        words("qualifier.after", day=words.day(context.selection.as_of)) if is_later(context, edition.period) else ""
    )
    change, keys = context.view.change(edition), {column.key for column in ordering.rows.columns}
    compared = change.previous.period if change and not change.refusals and not keys.isdisjoint(_COMPARED) else None
    since = words("qualifier.compared", period=words.period(compared)) if compared else ""
    matching = words("qualifier.filter", n=str(len(ordering.order)), filter=text) if text else ""
    return SEPARATOR.join(part for part in (later, since, matching) if part)


class RankedOrder:
    """Which row stands at each index, and where each entity stands.

    A whole number from 0 is a place of the edition; one below 0 is a gap, counted from -1.
    """

    def __init__(self, context: PageContext, edition: Edition) -> None:
        self.context = context
        self.edition = edition
        self.rows = RankedRows(context, edition)
        sort = context.selection.sort
        self.reverse = sort.startswith("-")
        key = sort.removeprefix("-")
        self.sorted_by = key if key in {column.key for column in self.rows.columns} else "rank"
        self.order = self._order()

    @property
    def home(self) -> Row | None:
        """The row of the home entity; None where it does not belong to the edition."""
        home = self.context.home or ""
        n = self.edition.index.get(home)
        if n is not None:
            return self.rows.place(n)
        return self.rows.absent(home) if home in self.edition.members else None

    def row(self, index: int) -> Row:
        """Return the row at an index."""
        n = self.order[index]
        return self.rows.place(n) if n >= 0 else self.rows.gap(-n - 1)

    def index_of(self, key: str) -> int | None:
        """Return where an entity stands, None where it is left out."""
        n = self.edition.index.get(key)
        try:
            return None if n is None else self.order.index(n)
        except ValueError:
            return None

    def sentences(self, index: int) -> Runs:
        """Return the sentences about a row; nothing about a gap."""
        n = self.order[index]
        return place_sentences(self.context, self.edition, self.edition.place_at(n)) if n >= 0 else ()

    def _order(self) -> Sequence[int]:
        context, edition = self.context, self.edition
        columns, text = context.view.columns(edition), folded(context.selection.filter)
        places = columns.matching(text, context.view.search_texts) if text else range(len(edition.codes))
        if self.sorted_by == "rank" and not self.reverse:
            return places if text else self._with_gaps(places)
        key = "score" if self.sorted_by == "mean" else self.sorted_by
        return ordered(columns.values(key, context.words.languages), places, reverse=self.reverse)

    def _with_gaps(self, places: Sequence[int]) -> Sequence[int]:
        """Insert a row where places are held by nobody known, so that a hole looks like one."""
        edition, gaps = self.edition, self.edition.gaps
        absent = [-len(gaps) - 1] if edition.by_score and edition.absent else []
        if not gaps:
            return [*places, *absent] if absent else places
        merged: list[int] = []
        inserted = 0
        for n in places:
            rank = edition.ranks[n]
            while inserted < len(gaps) and (rank is None or gaps[inserted].best < rank.best):
                inserted += 1
                merged.append(-inserted)
            merged.append(n)
        return [*merged, *(-number for number in range(inserted + 1, len(gaps) + 1)), *absent]
