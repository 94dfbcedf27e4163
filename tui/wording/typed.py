"""Figures as people type them, in whichever language: `23/25`, `hơn 80 triệu`, `over 80 million`, `80,5`, `≥ 90 %`.

Reading what `Words` has written gives the figure back. Marks are read as the language in use writes them, or as the
language of the words beside the digits does; digits that would be another number in another language keep that
reading as an alternative, for the caller to ask about.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from tui.model import Bound, Quantity, Unit
from tui.text import clean, folded, visible
from tui.wording.catalogue import Language, languages
from tui.wording.numbers import NumberStyle
from tui.wording.words import Words, words_for

_DIGITS = re.compile(r"[+\-−–]?\d(?:[\d.,'’ ]*\d)?", re.ASCII)
_BLANKS = re.compile(r"\s+")
_MINUS = ("-", "−", "–")
_SIGNS = {">=": Bound.OVER, "≥": Bound.OVER, ">": Bound.OVER, "<": Bound.UNDER, "≈": Bound.ABOUT, "~": Bound.ABOUT}
_SCALES = (3, 6, 9)
_MOST_DIGITS, _MOST_DECIMALS = 18, 12


class NotAFigure(Exception):
    """A text that is no figure, or not one that can be kept."""

    def __init__(self, kind: str, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        """The key of the sentence in the catalogues, under `typed`."""
        self.details = details


class TypedFigure(NamedTuple):
    """What was typed."""

    value: Quantity
    total: Quantity | None = None
    bound: Bound = Bound.EXACT
    unit: str = ""
    """What stands around the figure and is not understood here: a sign or a noun."""
    alternative: "TypedFigure | None" = None
    """What the same digits are where marks are used the other way round."""

    def is_in(self, unit: Unit) -> bool:
        """Whether what stands around the figure is nothing, or a name or the sign of a unit."""
        names = [unit.name, unit.one, unit.few, unit.many]
        written = [text for name in names if name for text in name.all]
        if unit.is_percentage:
            written += [text for language in languages() for text in _spellings(language, "percent")]
        return not self.unit or folded(self.unit) in {folded(text) for text in (*written, unit.symbol)}


class _Number(NamedTuple):
    """A number and what stands around it."""

    digits: Decimal
    alternative: Decimal | None
    scale: int | None
    rest: str


def typed_figure(text: str, words: Words) -> TypedFigure:
    """Return the figure somebody typed.

    Raises:
        NotAFigure: there is no figure in the text, more than one, or one too long to be kept.
    """
    plain = _BLANKS.sub(" ", clean(text))
    if not plain:
        raise NotAFigure("empty")
    bound, figure, language = _without_bound(plain, words)
    above, slash, below = figure.partition("/")
    first = _number(above, words, language)
    if not slash:
        return _figure(first, None, bound)
    return _figure(first, _number(below, words, language), bound)


def _figure(value: _Number, total: _Number | None, bound: Bound) -> TypedFigure:
    """Return one number, or a part and its whole; one word of scale behind them serves both."""
    scale = value.scale if value.scale is not None else (total.scale if total else None)
    unit = " ".join(part for part in (value.rest, total.rest if total else "") if part)

    def built(part: Decimal, whole: Decimal | None) -> TypedFigure:
        of = None if total is None or whole is None else Quantity(whole, total.scale or 0)
        return TypedFigure(Quantity(part, scale or 0), of, bound, unit)

    figure = built(value.digits, total.digits if total else None)
    if value.alternative is None and (total is None or total.alternative is None):
        return figure
    other = None if total is None else (total.digits if total.alternative is None else total.alternative)
    part = value.digits if value.alternative is None else value.alternative
    return figure._replace(alternative=built(part, other))


def _without_bound(text: str, words: Words) -> tuple[Bound, str, Language | None]:
    """Return the bound a text begins with, what follows it, and the language of its word, where it has one."""
    for sign, bound in _SIGNS.items():
        if text.startswith(sign):
            return bound, text.removeprefix(sign).strip(), None
    lowered = text.casefold()
    for language in _in_order(words):
        for bound in (Bound.OVER, Bound.UNDER, Bound.ABOUT):
            for spelling in _spellings(language, bound.value):
                if lowered.startswith(f"{spelling} "):
                    return bound, text[len(spelling) :].strip(), language
    return Bound.EXACT, text, None


def _number(text: str, words: Words, language: Language | None) -> _Number:
    """Return the one number of a text, in the style of a language or of the word of scale behind it.

    Raises:
        NotAFigure: there is none, or more than one, or one too long.
    """
    matches = list(_DIGITS.finditer(text))
    if not matches:
        raise NotAFigure("no_digits", text=visible(text, 40))
    if len(matches) > 1:
        raise NotAFigure("several_numbers", text=visible(text, 40))
    digits = matches[0]
    scale, speaking, rest = _scaled(text[digits.end() :].strip(), words)
    before, written = text[: digits.start()].strip(), digits[0]
    if before.startswith(_MINUS):
        before, written = before[1:].strip(), before[0] + written
    style = words_for(speaking or language or words.language).style
    number, alternative = _read(written, style, is_certain=bool(speaking or language))
    return _Number(number, alternative, scale, " ".join(part for part in (before, rest) if part))


def _scaled(text: str, words: Words) -> tuple[int | None, Language | None, str]:
    """Return the power of ten of the word a text begins with, the language of that word, and what follows it."""
    lowered = text.casefold()
    for language in _in_order(words):
        for scale in _SCALES:
            for spelling in _spellings(language, f"scale_{scale}"):
                if lowered.startswith(spelling) and not lowered[len(spelling) :][:1].isalnum():
                    return scale, language, text[len(spelling) :].strip()
    return None, None, text


def _read(written: str, style: NumberStyle, *, is_certain: bool) -> tuple[Decimal, Decimal | None]:
    """Return the number of some digits and marks in a style, and in the opposite one where that differs.

    Raises:
        NotAFigure: the marks stand where no number has them, or the number is too long.
    """
    opposite = NumberStyle(decimal=style.group, group=style.decimal)
    number, other = _in_style(written, style), _in_style(written, opposite)
    if number is None and other is None:
        raise NotAFigure("marks", text=visible(written, 40))
    if number is None:
        return _fitting(other), None
    return _fitting(number), None if is_certain or other in (None, number) else other


def _in_style(written: str, style: NumberStyle) -> Decimal | None:
    """Return the number of some digits and marks in a style; None where they are not written so."""
    group, decimal = re.escape(style.group), re.escape(style.decimal)
    form = rf"([+\-−–]?)(\d+|[1-9]\d{{0,2}}(?:([ '’{group}])\d{{3}})(?:\3\d{{3}})*)(?:{decimal}(\d+))?"
    match = re.fullmatch(form, written, re.ASCII)
    if not match:
        return None
    sign = "-" if match[1] in _MINUS else ""
    whole = re.sub(r"\D", "", match[2])
    return Decimal(sign + whole + (f".{match[4]}" if match[4] else ""))


def _fitting(number: Decimal | None) -> Decimal:
    """Return a number that can be kept.

    Raises:
        NotAFigure: it has too many digits.
    """
    if number is None or abs(number) >= 10**_MOST_DIGITS or -int(number.as_tuple().exponent) > _MOST_DECIMALS:
        raise NotAFigure("too_long", text=visible(str(number), 40))
    return number


def _in_order(words: Words) -> Iterator[Language]:
    yield words.language
    yield from (language for language in languages() if language != words.language)


@cache
def _spellings(language: Language, key: str) -> tuple[str, ...]:
    """Return the ways a language writes something in a figure, in small letters, the longest first."""
    spellings = words_for(language)(f"typed.{key}").casefold().split(" | ")
    return tuple(sorted(spellings, key=len, reverse=True))
