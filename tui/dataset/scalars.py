"""Scalars of a file to values: nothing is guessed, and a near miss says what would be right."""

import calendar
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tui.model import Period, Quantity, Rank
from tui.text import clean, forbidden_character, visible

_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,12})?", re.ASCII)
_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,_ ]\d{3})+([.,]\d+)?", re.ASCII)
_SCALES = {
    "thousand": 3, "nghìn": 3, "ngàn": 3,
    "million": 6, "triệu": 6,
    "billion": 9, "tỷ": 9, "tỉ": 9,
}  # fmt: skip
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_LOCAL_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_RANK = re.compile(r"<= ?(\d{1,9})|>= ?(\d{1,9})|(\d{1,9})(?: ?- ?(\d{1,9}))?", re.ASCII)
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_TEXT = 10_000
"""The most letters of a text: several pages, and short enough to be drawn anywhere at once."""

Parse = Callable[[str], object]
"""Gives the value of a scalar, or raises a Fault."""


_BOUND_WORDS = {
    **dict.fromkeys(("hơn", "trên", "over", "above"), "over"),
    **dict.fromkeys(("gần", "nearly", "almost"), "under"),
    **dict.fromkeys(("khoảng", "about", "around"), "about"),
}
"""Words before a number that belong under `bound`."""


class Fault(Exception):
    """A scalar that cannot be what it should be."""

    def __init__(self, kind: str, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


def parse_text(raw: str) -> str:
    """Return cleaned text; control, escape and bidirectional characters and endless texts are faults."""
    text = clean(raw.replace("\n", " "))
    _refuse_control(text)
    if not text:
        raise Fault("empty_value")
    if len(text) > LONGEST_TEXT:
        raise Fault("text_too_long", n=str(len(text)), limit=str(LONGEST_TEXT))
    return text


def _refuse_control(text: str) -> None:
    character = forbidden_character(text)
    if character:
        raise Fault("character", code=f"U+{ord(character):04X}")


def parse_code(raw: str) -> str:
    """Return a code: lower-case ASCII letters and digits, joined by hyphens."""
    if not _CODE.fullmatch(raw):
        raise Fault("code", text=_quoted(raw))
    return raw


def parse_number(raw: str) -> Decimal:
    """Return a number written with a decimal point and nothing between its digits."""
    if _NUMBER.fullmatch(raw):
        return Decimal(raw)
    if raw.endswith("%"):
        raise Fault("percent_in_number", text=_quoted(raw), right=raw.removesuffix("%").strip())
    if ":" in raw:
        raise Fault("colon_in_number", text=_quoted(raw), right=raw.replace(":", "/"))
    if _GROUPED.fullmatch(raw) and not raw.lstrip("+-").startswith("0"):
        plain = re.sub(r"[.,_ ](?=\d{3}(\D|$))", "", raw)
        raise Fault("grouped_number", text=_quoted(raw), right=plain.replace(",", "."))
    if _COMMA.fullmatch(raw):
        raise Fault("decimal_comma", text=_quoted(raw), right=raw.replace(",", "."))
    raise Fault("number", text=_quoted(raw))


def parse_whole(raw: str) -> int:
    """Return a whole number."""
    number = parse_number(raw)
    if number != number.to_integral_value():
        raise Fault("whole_number", text=_quoted(raw))
    return int(number)


def parse_quantity(raw: str) -> Quantity:
    """Return a number with its scale word: `250`, `79.5 million`, `17.8 nghìn`."""
    digits, _, word = " ".join(clean(raw).split()).partition(" ")
    bound = _BOUND_WORDS.get(digits.lower())
    if bound and word:
        raise Fault("bound_in_number", text=_quoted(raw), right=word, bound=bound)
    if word and word not in _SCALES and not word[0].isdigit():
        raise Fault("scale", text=_quoted(word), allowed="thousand, million, billion, nghìn, triệu, tỷ")
    try:
        return Quantity(parse_number(digits if word in _SCALES else clean(raw)), _SCALES.get(word, 0))
    except Fault as fault:
        if word in _SCALES and "right" in fault.details:
            fault.details["right"] += f" {word}"
        raise


def parse_ratio(raw: str) -> tuple[Quantity, Quantity | None]:
    """Return value and total of `21/25`, or a value alone; one scale word behind serves both."""
    above, slash, below = raw.partition("/")
    if not slash:
        return parse_quantity(raw), None
    total = parse_quantity(below.strip())
    value = parse_quantity(above.strip())
    return (value if value.scale else Quantity(value.digits, total.scale)), total


def parse_rank(raw: str) -> Rank:
    """Return a place `33`, or known ends: `14-16`, `<=10`, `>=59` (an open end below is 0)."""
    match = _RANK.fullmatch(raw)
    if not match:
        raise Fault("rank", text=_quoted(raw))
    up_to, from_on, best, worst = (int(digits or 0) for digits in match.groups())
    if up_to:
        return Rank(1, up_to)
    if from_on:
        return Rank(from_on, 0)
    if not best or (match[4] and worst < best):
        raise Fault("rank", text=_quoted(raw))
    return Rank(best, worst or best)


def parse_date(raw: str) -> date:
    """Return a day written `2023-04-19`."""
    match = _DATE.fullmatch(raw)
    if match:
        return _day(raw, (int(match[1]), int(match[2]), int(match[3])))
    local = _LOCAL_DATE.fullmatch(raw)
    if local:
        right = _day(raw, (int(local[3]), int(local[2]), int(local[1])))
        raise Fault("local_date", text=_quoted(raw), right=right.isoformat())
    raise Fault("date", text=_quoted(raw))


def parse_period(raw: str) -> Period:
    """Return a year, quarter, month, day, or a span of months: `2022`, `2022-Q3`, `2022-01/2022-08`."""
    _refuse_control(raw)
    first, slash, last = raw.partition("/")
    if not slash or _LOCAL_DATE.fullmatch(raw):
        return _one_period(raw)
    begin, end = _one_period(first.strip()), _one_period(last.strip())
    if begin.first > end.last:
        raise Fault("period", text=_quoted(raw))
    return Period(end.last, begin.first, raw)


def _one_period(raw: str) -> Period:
    if re.fullmatch(r"\d{4}", raw, re.ASCII):
        year = int(raw)
        return Period(_day(raw, (year, 12, 31)), _day(raw, (year, 1, 1)), raw)
    quarter = _QUARTER.fullmatch(raw)
    if quarter:
        year, month = int(quarter[1]), int(quarter[2]) * 3
        return Period(_month_end(raw, year, month), _day(raw, (year, month - 2, 1)), raw)
    month_only = _MONTH.fullmatch(raw)
    if month_only:
        year, month = int(month_only[1]), int(month_only[2])
        return Period(_month_end(raw, year, month), _day(raw, (year, month, 1)), raw)
    if _DATE.fullmatch(raw) or _LOCAL_DATE.fullmatch(raw):
        day = parse_date(raw)
        return Period(day, day, raw)
    raise Fault("period", text=_quoted(raw))


def parse_truth(raw: str) -> bool:
    """Return true or false, and nothing that merely sounds like them."""
    if raw not in ("true", "false"):
        raise Fault("truth", text=_quoted(raw))
    return raw == "true"


def parse_address(raw: str) -> str:
    """Return a web address without blanks."""
    if not raw.startswith(("https://", "http://")) or any(letter.isspace() for letter in raw):
        raise Fault("address", text=_quoted(raw))
    return parse_text(raw)


def _day(raw: str, year_month_day: tuple[int, int, int]) -> date:
    try:
        return date(*year_month_day)
    except ValueError:
        raise Fault("no_such_day", text=_quoted(raw)) from None


def _month_end(raw: str, year: int, month: int) -> date:
    last_day = calendar.monthrange(year, month)[1] if 1 <= month <= 12 and year else 31
    return _day(raw, (year, month, last_day))


def _quoted(raw: str) -> str:
    return visible(raw, 40)


_QUANTITY = rf"{_NUMBER.pattern}( ({'|'.join(_SCALES)}))?"
_TIME = rf"\d{{4}}|{_QUARTER.pattern}|{_MONTH.pattern}|{_DATE.pattern}"
PATTERNS: dict[Parse, str] = {
    parse_code: _CODE.pattern,
    parse_number: _NUMBER.pattern,
    parse_whole: r"[+-]?\d{1,18}",
    parse_quantity: _QUANTITY,
    parse_ratio: rf"{_QUANTITY}( ?/ ?{_QUANTITY})?",
    parse_rank: _RANK.pattern,
    parse_date: _DATE.pattern,
    parse_period: rf"({_TIME})( ?/ ?({_TIME}))?",
    parse_address: r"https?://\S+",
}
"""What the grammar of each parser looks like as a regular expression, without what only a calendar knows."""
