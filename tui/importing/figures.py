"""The figures of a sheet: each cell's number, nothing where it is missing, a question where it cannot be told."""

import re
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from tui.importing.job import Job
from tui.importing.numbers import (
    MISSING,
    decimals_of,
    is_ambiguous,
    looks_like_figure,
    mark_of,
    parse_figure,
)
from tui.importing.sheet import CellPlace
from tui.text import folded

_FAR = 50
"""A value so many times smaller than the middle of its column may have lost its separator."""


class Figures:
    """Reads the figures of the cells that are asked for; each column has one way of writing them."""

    def __init__(self, job: Job, places: Sequence[CellPlace]) -> None:
        self._job = job
        columns: dict[int, list[CellPlace]] = {}
        for place in dict.fromkeys(places):
            columns.setdefault(place.column, []).append(place)
        self._numbers: dict[CellPlace, Decimal | None] = {}
        self.missing: list[CellPlace] = []
        """The cells that say themselves that nothing is known."""
        for cells in columns.values():
            self._read_column(cells)
        signed = sum(job.sheet.cell(*place).text.endswith("%") for place in self._numbers)
        if signed:
            job.findings.note("percent", n=str(signed))

    def number(self, place: CellPlace) -> Decimal | None:
        """Return the figure of a cell; None where it is not known."""
        return self._numbers.get(place)

    def is_number(self, place: CellPlace) -> bool:
        """Whether the file keeps a number there, whose zeros at the end are lost."""
        return self._job.sheet.cell(*place).number is not None

    def _read_column(self, places: list[CellPlace]) -> None:
        texts = [self._text(place) for place in places if self._job.sheet.cell(*place).number is None]
        mark = self._mark(places, texts)
        if mark is None:
            return
        for place in places:
            self._numbers[place] = self._read(place, mark)
        self._question_lost_separators(places)

    def _text(self, place: CellPlace) -> str:
        return self._job.sheet.cell(*place).text

    def _mark(self, places: list[CellPlace], texts: list[str]) -> str | None:
        """Return the decimal mark of a column; None where nothing tells a decimal mark from a separator."""
        if self._job.answers.decimal:
            return self._job.answers.decimal
        mark = mark_of(texts)
        if mark:
            return mark
        ambiguous = [place for place in places if is_ambiguous(self._text(place)) and not self.is_number(place)]
        if not ambiguous:
            return "."
        first = ambiguous[0]
        details = {"text": self._text(first), "n": str(len(ambiguous))}
        self._job.findings.ask("separator", self._job.sheet.place(*first), "--decimal ,", "--decimal .", **details)
        return None

    def _read(self, place: CellPlace, mark: str) -> Decimal | None:
        number = self._job.sheet.cell(*place).number
        if number is not None:
            return number
        text = self._text(place)
        if folded(text) in MISSING:
            if text:
                self.missing.append(place)
            return None
        number = parse_figure(text, mark)
        if number is None:
            kind = "mark" if looks_like_figure(text) else "figure"
            self._job.findings.ask(
                kind, self._job.sheet.place(*place), f"--cell {place.name}=FIGURE", f"--cell {place.name}=", text=text
            )
        return number

    def _question_lost_separators(self, places: list[CellPlace]) -> None:
        """Question `1.083` beside `853`: a workbook that took a thousands separator for a decimal mark."""
        numbers = {place: number for place in places if (number := self._numbers[place])}
        if not numbers:
            return
        middle = median(numbers.values())
        whole = sum(decimals_of(number) == 0 for number in numbers.values())
        if whole * 2 <= len(numbers) or middle < 100:
            return
        for place, number in numbers.items():
            lost = decimals_of(number) > 0 and decimals_of(number.scaleb(3).normalize()) == 0
            if lost and abs(number) * _FAR < middle and place.name not in self._job.answers.cells:
                right = f"{number.scaleb(3):f}"
                options = (f"--cell {place.name}={re.sub(r'[.]0*$', '', right)}", f"--cell {place.name}={number:f}")
                details = {"text": f"{number:f}", "middle": f"{middle:f}"}
                self._job.findings.ask("lost_separator", self._job.sheet.place(*place), *options, **details)
