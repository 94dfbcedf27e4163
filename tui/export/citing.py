"""Sentences of a document, with the numbers of the sources their figures rest on."""

from collections.abc import Iterable, Mapping

from tui.blocks.figure import Figure, Run, Runs
from tui.export.document import Line, Piece
from tui.export.plain import aloud
from tui.model import Code

Numbers = Mapping[Code, int]
"""The number of each source in the list of references."""


class Citations:
    """The references of one line: a figure cites its sources, unless they may be stated once for all that follow."""

    def __init__(self, numbers: Numbers, *, once: bool = True) -> None:
        self.numbers = numbers
        self.once = once
        self.last: tuple[int, ...] = ()

    def cite(self, sources: Iterable[Code]) -> tuple[int, ...]:
        """Return the numbers to write behind a figure."""
        cited = tuple(sorted({self.numbers[code] for code in sources if code in self.numbers}))
        if not cited or (self.once and cited == self.last):
            return ()
        self.last = cited
        return cited

    def rest(self, sources: Iterable[Code]) -> tuple[int, ...]:
        """Return the numbers of what a line rests on as a whole, where none of its figures cited anything."""
        return () if self.last else self.cite(sources)

    def line(self, runs: Runs) -> Line:
        """Return sentences worded without signs."""
        return tuple(self._piece(run) for run in runs)

    def _piece(self, run: Run) -> Piece:
        return Piece(aloud((run,)), cited=self.cite(run.sources) if isinstance(run, Figure) else ())


def capital(text: str) -> str:
    """Return text that begins with a capital."""
    return text[:1].upper() + text[1:]
