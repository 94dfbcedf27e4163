"""A new reading as it is typed: checked against a dataset, and what it would change on the screen."""

import re
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.series import headline
from tui.dataset.findings import closest
from tui.dataset.scalars import Fault, parse_address, parse_code, parse_date, parse_period, parse_text
from tui.editing.refusal import EditRefused
from tui.model import Code, Dataset, Indicator, Observation, Period, Source, SourceKind, Status, Text
from tui.pages.shared.figures import reading_figure
from tui.selection.context import PageContext
from tui.text import folded, visible
from tui.wording import Words
from tui.wording.typed import NotAFigure, TypedFigure, typed_figure

Value = TypeVar("Value")

RECORDED_STATUSES = (Status.PUBLISHED, Status.PROVISIONAL, Status.REVISED, Status.ESTIMATED)
"""What a reading that is typed may be."""
_FAR = 50
"""How many times as much as the last reading, or as little, makes a number doubtful."""
_DAY = re.compile(r"(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})[/.-](\d{4})", re.ASCII)
_QUARTER = re.compile(r"(?:quý |q)([1-4]|i{1,3}|iv)(?: năm |[/ -])(\d{4})|(\d{4})-?q([1-4])", re.ASCII)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}

_CANDIDATES = 3
"""Codes offered at most for one that is not there."""


class TypedSource(Struct, frozen=True, kw_only=True):
    """A source that is not in the dataset yet, as it is typed; what is empty is read from its address."""

    address: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    kind: str = ""


class TypedReading(Struct, frozen=True, kw_only=True):
    """A new reading as it is typed."""

    indicator: str
    value: str
    period: str
    source: str
    note: str = ""
    status: str = ""
    new_source: TypedSource | None = None


class Addition(NamedTuple):
    """A reading that may be added to a dataset."""

    indicator: Indicator
    observation: Observation
    source: Source | None
    """The source that comes with it, where the dataset does not have it yet."""

    def added_to(self, dataset: Dataset) -> Dataset:
        """Return a dataset with the reading and its source."""
        observations = (*dataset.indicator[self.indicator.code].observations, self.observation)
        longer = replace(dataset.indicator[self.indicator.code], observations=observations)
        indicators = tuple(longer if known.code == longer.code else known for known in dataset.indicators)
        sources = (*dataset.sources, self.source) if self.source else dataset.sources
        return replace(dataset, indicators=indicators, sources=sources)


def addition(dataset: Dataset, typed: TypedReading, words: Words, today: date) -> Addition:
    """Return what a typed reading adds to a dataset.

    Raises:
        EditRefused: something typed is not understood, does not exist, stands there already, or lies in the future.
    """
    code = _known(_code_of_name(dataset, typed.indicator), dataset.indicator, "indicator")
    indicator = dataset.indicator[code]
    figure = _figure(dataset, indicator, typed.value, words)
    period = typed_period(typed.period)
    status = _choice(typed.status or Status.PUBLISHED.value, [status.value for status in RECORDED_STATUSES])
    if period.last > today and status != Status.ESTIMATED.value:
        raise EditRefused("future", period=words.period(period), today=words.day(today))
    source = new_source(dataset, typed, today)
    note = _parsed(parse_text, typed.note) if typed.note else None
    observation = Observation(
        period=period,
        value=figure.value,
        total=figure.total,
        bound=figure.bound,
        status=Status(status),
        source=(source.code if source else _known(typed.source, dataset.source, "source"),),
        note=Text(note, note) if note else None,
    )
    _refuse_duplicate(dataset, indicator, observation, words)
    return Addition(indicator, observation, source)


def _figure(dataset: Dataset, indicator: Indicator, text: str, words: Words) -> TypedFigure:
    """Return the figure that was typed for an indicator.

    Raises:
        EditRefused: it is none, is in another unit, or may be meant otherwise.
    """
    try:
        figure = typed_figure(text, words)
    except NotAFigure as error:
        raise EditRefused(error.kind, "typed", **error.details) from error
    unit = dataset.unit[indicator.unit]
    if not figure.is_in(unit):
        raise EditRefused("unit", "typed", text=visible(figure.unit, 40), unit=words.text(unit.name))
    if figure.total and (figure.total.number <= 0 or figure.value.number > figure.total.number):
        raise EditRefused("over_total", text=visible(text, 40))
    last = _last_reading(indicator)
    if figure.alternative and last and last.value and _is_far(figure, last) and not _is_far(figure.alternative, last):
        number, other = figure.value.number, figure.alternative.value.number
        raise EditRefused("ambiguous", text=visible(text, 40), number=words.number(number), other=words.number(other))
    return figure


def _last_reading(indicator: Indicator) -> Observation | None:
    readings = (reading for reading in indicator.observations if reading.value)
    return max(readings, key=lambda reading: reading.period.last, default=None)


def _is_far(figure: TypedFigure | Observation, last: Observation) -> bool:
    if not figure.value or not last.value or not figure.value.number or not last.value.number:
        return False
    times = abs(figure.value.number / last.value.number)
    return not 1 / Decimal(_FAR) < times < _FAR


def remark(context: PageContext, new: Addition) -> str:
    """Return, in a sentence, that a reading is far from the last one, as where a word of scale was forgotten."""
    last = _last_reading(new.indicator)
    if last is None or last.value is None or not _is_far(new.observation, last):
        return ""
    return context.words("editing.far", n=str(_FAR), figure=context.words.quantity(last.value))


def typed_period(text: str) -> Period:
    """Return the period somebody typed: as in the file, or 19/04/2023, 04/2023, quý 1/2023, Q1 2023.

    Raises:
        EditRefused: it is none.
    """
    plain = " ".join(text.casefold().split())
    if match := _DAY.fullmatch(plain):
        plain = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    elif match := _MONTH.fullmatch(plain):
        plain = f"{match[2]}-{match[1]:0>2}"
    elif match := _QUARTER.fullmatch(plain):
        quarter, year = match[1] or match[4], match[2] or match[3]
        plain = f"{year}-Q{_ROMAN.get(quarter, quarter)}"
    return _parsed(parse_period, plain.removeprefix("năm ").upper())


def new_source(dataset: Dataset, typed: TypedReading, today: date) -> Source | None:
    """Return the source that is added with a reading, read today; None where the dataset has it already.

    Raises:
        EditRefused: something typed of it is wrong, or it has neither an address nor a publisher and a kind.
    """
    details = typed.new_source
    if details is None:
        return None
    if typed.source in dataset.source:
        raise EditRefused("source_taken", name=typed.source)
    address = _parsed(parse_address, details.address) if details.address else ""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    publisher = details.publisher or host
    kind = details.kind or (
        (SourceKind.OFFICIAL if host.endswith(".gov.vn") else SourceKind.PRESS).value if host else ""
    )
    if not publisher or not kind:
        raise EditRefused("source_details", name=typed.source)
    return Source(
        code=_parsed(parse_code, typed.source),
        publisher=_parsed(parse_text, publisher),
        kind=SourceKind(_choice(kind, [known.value for known in SourceKind])),
        read=today,
        address=address,
        title=_parsed(parse_text, details.title) if details.title else "",
        published=_typed_day(details.published) if details.published else None,
    )


def _typed_day(text: str) -> date:
    match = _DAY.fullmatch(text.strip())
    return _parsed(parse_date, f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else text.strip())


def _refuse_duplicate(dataset: Dataset, indicator: Indicator, new: Observation, words: Words) -> None:
    """Refuse a reading whose source gives one for the same period already.

    Raises:
        EditRefused: there is one.
    """
    for known in indicator.observations:
        totals = [reading.total.number if reading.total else None for reading in (known, new)]
        if known.period.code == new.period.code and totals[0] == totals[1] and set(known.source) & set(new.source):
            value = words.ratio(known.value, known.total) if known.value else words("missing")
            figure = words.bounded(words.in_unit(value, dataset.unit[indicator.unit]), known.bound)
            raise EditRefused("duplicate", period=words.period(new.period), source=new.source[0], figure=figure)


def _code_of_name(dataset: Dataset, text: str) -> str:
    """Return the code of the indicator with a text as its name; the text itself where there is none."""
    names = ((name, indicator.code) for indicator in dataset.indicators for name in indicator.name.all)
    return next((code for name, code in names if folded(name) == folded(text)), text)


def _known(code: str, known: Collection[Code], kind: str) -> Code:
    """Return a code there is.

    Raises:
        EditRefused: there is none; the nearest are named.
    """
    if code in known:
        return code
    if not code:
        raise EditRefused(f"no_{kind}")
    right = ", ".join(closest(code, known, _CANDIDATES))
    raise EditRefused(f"unknown_{kind}_near" if right else f"unknown_{kind}", name=visible(code, 40), right=right)


def _choice(word: str, allowed: list[str]) -> str:
    if word not in allowed:
        raise EditRefused("choice", "problem", text=visible(word, 40), allowed=", ".join(allowed))
    return word


def _parsed(parse: Callable[[str], Value], text: str) -> Value:
    """Return what a text says as a scalar of a file.

    Raises:
        EditRefused: it cannot be that.
    """
    try:
        return parse(text.strip())
    except Fault as fault:
        raise EditRefused(fault.kind, "problem", **fault.details) from fault


def screen_change(context: PageContext, new: Addition) -> str:
    """Return, in a sentence, what a reading changes of the figure its indicator is shown with on the day in view."""
    words, day = context.words, context.selection.as_of
    before = headline_text(context, new.indicator)
    after = headline_text(context.of_dataset(new.added_to(context.dataset)), new.indicator)
    period = words.period(new.observation.period)
    if new.observation.period.last > day:
        return words("editing.later", period=period, day=words.day(day), figure=before or words("editing.nothing"))
    if after == before:
        return words("editing.unchanged", figure=after)
    return words("editing.changes", before=before or words("editing.nothing"), after=after)


def headline_text(context: PageContext, indicator: Indicator) -> str:
    """Return the figure an indicator is shown with on the day in view, and its period; empty where there is none."""
    current = context.dataset.indicator[indicator.code]
    shown = headline(context.view, current, context.selection.as_of)
    if shown is None:
        return ""
    words = context.words
    figure = reading_figure(context, current, shown.reading)
    return f"{figure.text} ({words.period(shown.reading.period)})"
