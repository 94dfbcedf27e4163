"""The English of the plain pages: how periods, ranks, movements and numbers are written, and read back."""

import re
from collections.abc import Iterable
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period
from tests.recomputed.changes import Movement
from tests.recomputed.editions import Edition
from tests.recomputed.phrases import expression, forms, said

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SCALES = {forms(f"scale.{power}")[0]: power for power in (3, 6, 9)}
_BOUNDS = {
    forms(key)[0].split(" {")[0]: bound
    for bound, keys in {
        "over": ("bound.over", "bound.difference_over"),
        "under": ("bound.under", "bound.difference_under"),
        "about": ("bound.about",),
    }.items()
    for key in keys
}
_FLAG = rf"(?:{forms('derived')[0]}|{forms('disputed')[0]})"
FLAGS = rf"(?: \({_FLAG}(?:, {_FLAG})?\))?"
SCALE = rf"(?: (?:{'|'.join(_SCALES)}))?"
BOUND = rf"(?:(?:{'|'.join(_BOUNDS)}) )?"
PLAIN = r"[+−-]?\d+(?:,\d{3})*(?:\.\d+)?"
_WAYS = {
    forms(f"change.{way}_{bound}")[0].split(" {")[0]: (sign, side)
    for way, sign, sides in (("up", "", ("over", "about")), ("down", "-", ("under", "about")))
    for bound, side in zip(("over", "about"), sides, strict=True)
}
"""The sign and the bound of a change by the words before its amount: what fell by more than 3 changed by under −3."""
CHANGED = rf"(?:(?:{'|'.join(_WAYS)}) |{BOUND})"
NUMBER = rf"{CHANGED}{PLAIN}{SCALE}%?{FLAGS}"
"""A number with its bound, scale and flags: `about +6.5 million`, `−0.1854 (derived)`, `84.79%`."""
PERIOD = (
    rf"(?:\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|Q[1-4] \d{{4}}"
    rf"|(?:(?:{'|'.join(MONTHS)})(?:–(?:{'|'.join(MONTHS)}))? )?\d{{4}})"
)
_PLACE = (
    rf"(?:\d+|{expression('rank.first', worst='[0-9]+')}|{expression('rank.between', best='[0-9]+', worst='[0-9]+')})"
)
RANK = (
    rf"(?:{expression('rank.aloud', 'rank.among', rank=_PLACE, of='[0-9]+')}(?:, {forms('rank.tied')[0]})?{FLAGS}"
    rf"|{expression('rank.unknown')})"
)
_MOVES = ("up", "down", "least_up", "least_down", "about_up", "about_down", "none", "about_none")
MOVED = expression(*(f"movement.{move}" for move in _MOVES), n=r"\d+")
KNOWN = rf"(?:{expression('known.inexact', known='[0-9]+/[0-9]+', n='[0-9]+')}|[0-9]+/[0-9]+)"
"""How many ranks are known of all: `17/63 (5 not exact)`."""
STATED = f" ({forms('movement.stated')[0]})"


def number_of(text: str) -> Figure:
    """Return a number as it is printed, with its bound and whether it is derived."""
    flagged = re.fullmatch(rf"(.*?)({FLAGS})", text)
    assert flagged
    words = re.sub(r"[,%]", "", flagged[1]).replace("−", "-")
    for way, (sign, side) in _WAYS.items():
        if words.startswith(f"{way} "):
            words = said(f"bound.{side}", figure=sign + words.removeprefix(f"{way} "))
    bound = max((word for word in _BOUNDS if words.startswith(f"{word} ")), key=len, default="")
    digits, _, scale = words.removeprefix(bound).strip().partition(" ")
    derived = forms("derived")[0] in flagged[2]
    return Figure(Decimal(digits), _SCALES[scale] if scale else 0, _BOUNDS.get(bound, "exact"), derived)


def figure_text(figure: Figure | None) -> str:
    """Return a figure in a form in which two are alike that say the same: bound, number with its digits, flag."""
    return "none" if figure is None else _text(figure, f"{figure.number:f}")


def amount_text(figure: Figure | None) -> str:
    """Return a figure in a form in which two are alike that say the same amount, whatever zeros stand at the end."""
    return "none" if figure is None else _text(figure, f"{figure.number.normalize() + 0:f}")


def _text(figure: Figure, number: str) -> str:
    return f"{figure.bound} {number}{' derived' if figure.derived else ''}"


def period_text(period: Period) -> str:
    """Return a period in words."""
    first, last = period.first, period.last
    if "/" in period.code:
        if first.year == last.year and first.day == 1:
            return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
        return period.code
    if "Q" in period.code:
        return said("period.quarter", quarter=(first.month + 2) // 3, year=first.year)
    words = (f"{first.day} ", f"{MONTHS[first.month - 1]} ", str(first.year))
    return "".join(words[2 - period.code.count("-") :])


def place_text(edition: Edition, entity: str) -> str:
    """Return the rank of an entity in words."""
    place = edition.places.get(entity)
    if place is None or place.rank is None:
        return said("rank.unknown")
    first, last = place.rank
    size = edition.counted_in(entity)
    between = said("rank.first" if first == 1 else "rank.between", best=first, worst=last)
    words = said("rank.aloud", rank=first if first == last else between, of=size)
    tied = f", {said('rank.tied')}" if edition.is_tied(entity) else ""
    return words + tied + flags_text(derived=place.rank_derived, disputed=bool(place.disputed_ranks))


def known_ranks_text(edition: Edition) -> str:
    """Return how many ranks are known of all, and how many of these are not exact."""
    known = f"{edition.known_ranks}/{edition.size}"
    return said("known.inexact", known=known, n=edition.inexact_ranks) if edition.inexact_ranks else known


def printed_place(text: str) -> str:
    """Return a printed rank as `place_text` would: `rank 14 of 63` is `14 of 63`."""
    return text if text == said("rank.unknown") else text.removeprefix(said("rank.placed", rank=""))


def flags_text(*, derived: bool, disputed: bool) -> str:
    """Return the words in brackets behind a figure."""
    words = [said(key) for key, holds in (("derived", derived), ("disputed", disputed)) if holds]
    return f" ({', '.join(words)})" if words else ""


def moved_text(movement: Movement) -> str:
    """Return a movement in words."""
    if movement.places is None:
        return said("movement.unknown")
    if movement.places == 0:
        return said("movement.about_none" if movement.bound == "about" else "movement.none")
    degree = {"about": "about_", "over": "least_"}.get(movement.bound, "")
    return said(f"movement.{degree}{'up' if movement.places > 0 else 'down'}", n=abs(movement.places))


def unnamed(names: Iterable[str], printed: str) -> str:
    """Return what a list of names leaves out or adds: empty where it names or counts all of them."""
    rest, missing = printed, []
    for name in sorted(names, key=len, reverse=True):
        if name in rest:
            rest = rest.replace(name, "", 1)
        else:
            missing.append(name)
    counted = re.search(expression("rankings.more_level", n=r"\d+"), rest)
    if counted:
        rest = rest.replace(counted[0], "")
        missing = missing[int(re.findall(r"\d+", counted[0])[0]) :]
    return ", ".join([*missing, *re.findall(r"\w+", rest)])
