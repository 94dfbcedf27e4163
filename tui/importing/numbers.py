"""Figures as tables write them: decimal commas, thousands separators, missing markers, binary tails."""

import re
import struct
from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

MISSING = frozenset(
    ("", ".", "..", "...", "…", "-", "–", "—", "−", "na", "n/a", "n.a.", "n.a", "#n/a", "nan", "null", "none")
)
"""What stands in a cell whose figure is not known, folded."""

_PLAIN = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_MARKED = re.compile(r"[+-]?\d[\d.,]*\d|[+-]?[.,]\d+", re.ASCII)
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_TAIL_DIGITS = 15
"""More significant digits than these are no digits of a publication."""
_SINGLE_DIGITS = 9
"""As many significant digits tell every single-precision number from every other."""


def without_tail(number: float) -> Decimal:
    """Return the number somebody typed, given what a spreadsheet made of it: 6.4440413 for 6.4440412521362305."""
    if _is_single(number) and _significant(repr(number)) > _SINGLE_DIGITS:
        for digits in range(6, _SINGLE_DIGITS + 1):
            short = f"{number:.{digits}g}"
            if _as_single(float(short)) == number:
                return _plain(Decimal(short))
    return _plain(Decimal(f"{number:.{_TAIL_DIGITS}g}"))


def rounded_to(number: Decimal, decimals: int) -> Decimal:
    """Return a number with so many digits behind the point, half up."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimals_of(number: Decimal) -> int:
    """Return how many digits a number has behind the point."""
    return max(0, -int(number.as_tuple().exponent))


def mark_of(texts: Iterable[str]) -> str:
    """Return the decimal mark that most figures of a column prove; empty where none proves one."""
    marks = Counter(mark for text in texts if (mark := _proven_mark(compact(text))))
    return max(marks, key=lambda mark: marks[mark], default="")


def is_ambiguous(text: str) -> bool:
    """Whether a figure may be read in two ways: `1.083` is one and a bit, or a thousand."""
    return bool(_AMBIGUOUS.fullmatch(compact(text)))


def parse_figure(text: str, mark: str) -> Decimal | None:
    """Return the number of a text whose decimal mark is known; None where it is no number written with it."""
    plain = compact(text)
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    group = "." if mark == "," else ","
    if not re.fullmatch(rf"[+-]?(\d{{1,15}}|\d{{1,3}}({re.escape(group)}\d{{3}})*)?({re.escape(mark)}\d+)?", plain):
        return None
    try:
        number = Decimal(plain.replace(group, "").replace(mark, "."))
    except ArithmeticError:
        return None
    return without_tail(float(number)) if _significant(plain) > _TAIL_DIGITS else number


def looks_like_figure(text: str) -> bool:
    """Whether a text is written with digits and marks of numbers alone."""
    plain = compact(text)
    return bool(_PLAIN.fullmatch(plain) or _MARKED.fullmatch(plain))


def compact(text: str) -> str:
    """Return a text without blanks and without a percent sign behind it, its minus as a hyphen."""
    return re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-").removesuffix("%")


def _proven_mark(plain: str) -> str:
    """Return the decimal mark a text proves; empty where it proves none."""
    if not _MARKED.fullmatch(plain):
        return ""
    last = max(plain.rfind("."), plain.rfind(","))
    mark = plain[last]
    other = "." if mark == "," else ","
    if other in plain:
        return mark
    if plain.count(mark) > 1:
        return other
    return "" if _AMBIGUOUS.fullmatch(plain) else mark


def _significant(text: str) -> int:
    digits = re.sub(r"[^\d]", "", text.partition("e")[0])
    return len(digits.lstrip("0"))


def _is_single(number: float) -> bool:
    return _as_single(number) == number


def _as_single(number: float) -> float | None:
    try:
        value: float = struct.unpack("f", struct.pack("f", number))[0]
    except OverflowError:
        return None
    return value


def _plain(number: Decimal) -> Decimal:
    """Return a number without an exponent and without zeros at the end of its decimals."""
    return Decimal(f"{number.normalize():f}")
