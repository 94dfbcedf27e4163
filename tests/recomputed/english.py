"""The English of the plain pages: how periods, ranks, movements and numbers are written, and read back."""

import re
from collections.abc import Iterable
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period
from tests.recomputed.changes import Movement
from tests.recomputed.editions import Edition

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BOUND_WORDS = {"over": "over", "nearly": "under", "under": "under", "about": "about"}
_SCALES = {"thousand": 3, "million": 6, "billion": 9}
NUMBER = r"(?:(?:about|over|nearly|under) )?[+−-]?\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))?"
PERIOD = (
    rf"(?:\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|Q[1-4] \d{{4}}"
    rf"|(?:(?:{'|'.join(MONTHS)})(?:–(?:{'|'.join(MONTHS)}))? )?\d{{4}})"
)
RANK = r"(?:\d+ of \d+|in the first \d+ of \d+|between \d+ and \d+ of \d+)(?:, tied)?(?: \([a-z, ]+\))?|rank not known"
MOVED = r"(?:(?:up|down) (?:at least |about )?\d+ places?|about the same rank|(?:the )?same rank)"


def number_of(text: str) -> Figure:
    """Return a number as it is printed: `about +6.5 million`, `−0.1854`, `1,315`."""
    words = text.replace(",", "").replace("−", "-").replace("%", "").split()
    bound = _BOUND_WORDS[words.pop(0)] if words[0] in _BOUND_WORDS else "exact"
    return Figure(Decimal(words[0]), _SCALES[words[1]] if len(words) > 1 else 0, bound)


def figure_text(figure: Figure | None) -> str:
    """Return a figure in a form in which two are alike that say the same: bound and plain number with its digits."""
    if figure is None:
        return "none"
    # A zero is printed without its digits.
    number = "0" if figure.number == 0 else f"{figure.number:f}"
    return f"{figure.bound} {number}"


def amount_text(figure: Figure | None) -> str:
    """Return a figure in a form in which two are alike that say the same amount, whatever zeros stand at the end."""
    return "none" if figure is None else f"{figure.bound} {figure.number.normalize() + 0:f}"


def period_text(period: Period) -> str:
    """Return a period in words."""
    first, last = period.first, period.last
    if "/" in period.code:
        if first.year == last.year and first.day == 1:
            return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
        return period.code
    if "Q" in period.code:
        return f"Q{(first.month + 2) // 3} {first.year}"
    words = (f"{first.day} ", f"{MONTHS[first.month - 1]} ", str(first.year))
    return "".join(words[2 - period.code.count("-") :])


def period_named(text: str, periods: Iterable[Period]) -> Period | None:
    """Return which of some periods is meant."""
    return next((period for period in periods if period_text(period) == text), None)


def place_text(edition: Edition, entity: str) -> str:
    """Return the rank of an entity in words."""
    place = edition.places.get(entity)
    if place is None or place.rank is None:
        return "rank not known"
    first, last = place.rank
    size = edition.counted_in(entity)
    flags = ["derived"] * place.rank_derived + ["disputed"] * bool(place.disputed_ranks)
    between = f"in the first {last}" if first == 1 else f"between {first} and {last}"
    words = str(first) if first == last else between
    tied = ", tied" if edition.is_tied(entity) else ""
    return f"{words} of {size}{tied}" + (f" ({', '.join(flags)})" if flags else "")


def moved_text(movement: Movement) -> str:
    """Return a movement in words."""
    if movement.places is None:
        return "cannot be compared"
    if movement.places == 0:
        return "about the same rank" if movement.bound == "about" else "same rank"
    degree = {"about": "about ", "over": "at least "}.get(movement.bound, "")
    count = abs(movement.places)
    return f"{'up' if movement.places > 0 else 'down'} {degree}{count} place{'s' if count > 1 else ''}"


def unnamed(names: Iterable[str], printed: str) -> str:
    """Return what a list of names leaves out or adds: empty where it names or counts all of them."""
    rest, missing = printed, []
    for name in sorted(names, key=len, reverse=True):
        if name in rest:
            rest = rest.replace(name, "", 1)
        else:
            missing.append(name)
    if "…" in printed:
        missing = []
    if counted := re.search(r"(\d+) (?:more|others?|entit(?:y|ies))", rest):
        rest, missing = rest.replace(counted[0], ""), missing[int(counted[1]) :]
    return ", ".join([*missing, *re.findall(r"\w+", re.sub(r"\band\b", "", rest))])
