"""What stands in the fields of a form for a new reading: what is meant by it, and what can be said of it so far."""

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from tui.editing.readings import Addition, TypedReading, TypedSource, addition, remark, screen_change
from tui.editing.refusal import EditRefused
from tui.model import Code, Indicator, Source, Status
from tui.selection.context import PageContext
from tui.text import clean, folded
from tui.wording.failures import refusal as refusal_sentence

_MOST = 5
"""The most that is offered for what is typed."""


class Candidate(NamedTuple):
    """An indicator or a source that may be meant."""

    code: Code
    written: str
    """As it stands in the field once it is chosen."""
    name: str
    """As it is offered."""


class Form(Struct, frozen=True, kw_only=True):
    """What stands in the fields."""

    indicator: str = ""
    value: str = ""
    period: str = ""
    source: str = ""
    """The code or the name of a source, or the address of one that is not in the dataset yet."""
    title: str = ""
    published: str = ""
    note: str = ""
    is_estimate: bool = False

    @property
    def has_new_source(self) -> bool:
        """Whether the source is an address."""
        return clean(self.source).startswith(("https://", "http://"))


class Outlook(NamedTuple):
    """What can be said of a form."""

    sentence: str
    """What saving it changes on the screen, or what it still needs."""
    typed: TypedReading | None
    """What would be saved; None while that cannot be."""


def outlook(form: Form, context: PageContext, today: date) -> Outlook:
    """Return what saving a form would change on the screen, or what is still wrong or missing in it."""
    words = context.words
    try:
        typed = _typed(form, context, today)
        new = addition(context.dataset, typed, words, today)
    except EditRefused as refusal:
        return Outlook(refusal_sentence(words, refusal.key, refusal.details), None)
    sentences = (_worded(new, context), remark(context, new), screen_change(context, new))
    return Outlook("\n".join(filter(None, sentences)), typed)


def _worded(new: Addition, context: PageContext) -> str:
    """Return a reading as it was understood: its figure with its unit, its period, its source."""
    words, observation = context.words, new.observation
    source = new.source or context.dataset.source[observation.source[0]]
    unit = context.dataset.unit[new.indicator.unit]
    assert observation.value
    figure = words.in_unit(words.ratio(observation.value, observation.total), unit)
    return words(
        "record_form.understood",
        figure=words.bounded(figure, observation.bound) + words.noun(observation.value, unit),
        period=words.period(observation.period),
        source=f"{source.publisher}, {words(f'source.{source.kind.name.lower()}')}",
    )


def _typed(form: Form, context: PageContext, today: date) -> TypedReading:
    """Return what a form means.

    Raises:
        EditRefused: a field that is needed is empty, or it is not clear which indicator or source it means.
    """
    if not context.dataset.indicators:
        raise EditRefused("no_indicators")
    indicator = _meant(form.indicator, indicators(form.indicator, context), "indicator")
    if not clean(form.value):
        raise EditRefused("empty", "typed")
    if not clean(form.period):
        raise EditRefused("no_period")
    source, new_source = "", None
    if form.has_new_source:
        address = clean(form.source)
        source = free_code(address, context, today)
        new_source = TypedSource(address=address, title=clean(form.title), published=clean(form.published))
    else:
        source = _meant(form.source, sources(form, context), "source")
    return TypedReading(
        indicator=indicator,
        value=form.value,
        period=form.period,
        source=source,
        note=clean(form.note),
        status=Status.ESTIMATED.value if form.is_estimate else "",
        new_source=new_source,
    )


def _meant(text: str, candidates: list[Candidate], kind: str) -> Code:
    """Return the code of the candidate whose code or name a text is.

    Raises:
        EditRefused: it is none.
    """
    for candidate in candidates:
        if folded(text) in (candidate.code, folded(candidate.written)):
            return candidate.code
    raise EditRefused(f"choose_{kind}" if candidates else f"unmatched_{kind}")


def is_chosen(text: str, candidates: list[Candidate]) -> bool:
    """Whether a text is the code or the name of a candidate."""
    return any(folded(text) in (candidate.code, folded(candidate.written)) for candidate in candidates)


def indicators(text: str, context: PageContext) -> list[Candidate]:
    """Return the indicators with a text in their names or codes, those it is all of first."""
    words, query = context.words, folded(text)

    def matches(indicator: Indicator) -> bool:
        names = (*indicator.name.all, *(indicator.short.all if indicator.short else ()))
        return query in indicator.code or any(query in folded(name) for name in names)

    meant = [indicator for indicator in context.dataset.indicators if matches(indicator)]
    named = [(words.text(indicator.name), indicator.code) for indicator in meant]
    exact_first = sorted(named, key=lambda pair: query not in (folded(pair[0]), pair[1]))
    return [Candidate(code, name, name) for name, code in exact_first[:_MOST]]


def sources(form: Form, context: PageContext) -> list[Candidate]:
    """Return the sources with a text in them, those of the indicator before the others, the newest first."""
    query, dataset = folded(form.source), context.dataset
    chosen = [candidate.code for candidate in indicators(form.indicator, context)][:1]
    readings = [reading for code in chosen for reading in dataset.indicator[code].observations]
    used = [code for reading in reversed(readings) for code in reading.source]

    def matches(source: Source) -> bool:
        return any(query in folded(text) for text in (source.code, source.publisher, source.title, source.address))

    known = [dataset.source[code] for code in dict.fromkeys((*used, *reversed(list(dataset.source))))]
    meant = sorted(filter(matches, known), key=lambda source: folded(source.code) != query)
    return [Candidate(source.code, source.code, _source_name(source)) for source in meant[:_MOST]]


def _source_name(source: Source) -> str:
    return " · ".join(part for part in (source.code, source.publisher, source.title) if part)


def free_code(address: str, context: PageContext, today: date) -> Code:
    """Return a code for a new source, made of its host and the day it is read."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    code = re.sub(r"[^a-z0-9]+", "-", f"{host}-{today:%y%m%d}").strip("-")
    numbered, n = code, 2
    while numbered in context.dataset.source:
        numbered, n = f"{code}-{n}", n + 1
    return numbered
