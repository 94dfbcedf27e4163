"""The columns of an edition, as lists in the order of its ranks: what a ranked table sorts and filters by."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from tui.analysis.edition import Edition
from tui.analysis.edition_change import EditionChange, Movement
from tui.analysis.ladder import step_up
from tui.analysis.search import spaced
from tui.model import Code, Direction, Entity
from tui.text import collation_key

Column = list[Any]
"""One value a place, None where nothing is known."""

AREA = "area."
"""Before the code of a component area in the key of its column; no code has a full stop."""


class EditionColumns:
    """The columns of one edition, each worked out when it is first asked for."""

    def __init__(self, edition: Edition, change: EditionChange | None, entities: dict[Code, Entity]) -> None:
        self.edition = edition
        self._change = change
        self._entities = entities
        self._columns: dict[tuple[str, str], Column] = {}
        self._last_match: tuple[str, list[int]] = ("", [])

    def values(self, key: str, languages: tuple[str, ...]) -> Column:
        """Return one column: `rank`, `movement`, `entity`, `score`, `change`, `step`, or a component area.

        The smallest value comes first in the natural order of the column: the best rank, the greatest rise, the first
        name, the best score. Names are compared in the first of the languages they are given in.
        """
        if (key, languages[0]) not in self._columns:
            self._columns[key, languages[0]] = self._worked_out(key, languages)
        return self._columns[key, languages[0]]

    @cached_property
    def movements(self) -> list[Movement]:
        """The movement of each place since the edition before."""
        if self._change:
            return self._change.movements()
        return [*map(Movement, self.edition.stated_movements)]

    def matching(self, text: str, search_texts: dict[Code, str]) -> list[int]:
        """Return the places whose names hold a folded text; a text that extends the last one searches its matches."""
        text = spaced(text)
        last_text, last_matches = self._last_match
        codes = self.edition.codes
        candidates = last_matches if last_text and text.startswith(last_text) else range(len(codes))
        matches = [n for n in candidates if text in search_texts[codes[n]]]
        self._last_match = text, matches
        return matches

    def _worked_out(self, key: str, languages: tuple[str, ...]) -> Column:
        edition = self.edition
        better = -1 if edition.ranking.direction is Direction.HIGHER else 1
        if key == "rank":
            return [(rank.best, rank.worst) if rank else None for rank in edition.ranks]
        if key == "entity":
            return [collation_key(self._entities[code].name.spoken_in(*languages)) for code in edition.codes]
        if key == "movement":
            return [None if moved.gained is None else -moved.gained for moved in self.movements]
        if key == "score":
            return [better * score.number if score else None for score in edition.scores]
        if key == "change":
            changes = self._change.score_changes if self._change else {}
            return [better * changes[n].number if n in changes else None for n in range(len(edition.codes))]
        if key == "step":
            return [self._lacking(n) for n in range(len(edition.codes))]
        area_scores = edition.dimension(key.removeprefix(AREA))
        return [None if score is None else better * score for score in area_scores]

    def _lacking(self, n: int) -> Decimal | None:
        step = step_up(self.edition, n)
        return step.lacking.number if step else None


def ordered(column: Column, rows: Sequence[int], *, reverse: bool) -> list[int]:
    """Return rows by the values of a column, what is missing last either way; equals stay in the order of the ranks."""
    known = [n for n in rows if column[n] is not None]
    missing = [n for n in rows if column[n] is None]
    value: Callable[[int], Any] = column.__getitem__
    return sorted(known, key=value, reverse=reverse) + missing
