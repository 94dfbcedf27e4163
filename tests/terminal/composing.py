"""What a Vietnamese keyboard sends: letters as they are typed, and backspaces with a better letter when marks come."""

import unicodedata
from collections.abc import Callable, Iterator
from re import findall

BACKSPACE = "\x7f"
TONES = "\u0300\u0309\u0303\u0301\u0323"
NAMES = (
    "Hưng Yên", "Đà Nẵng", "Thừa Thiên Huế", "Bà Rịa - Vũng Tàu", "Đắk Lắk", "Quảng Ngãi", "Điện Biên", "Hải Phòng",
    "Bắc Kạn", "Tiền Giang",
)  # fmt: skip


def bursts(name: str) -> Iterator[str]:
    """Yield what the keyboard sends at once: a letter, or backspaces and what takes the place of the letters gone."""
    for n, word in enumerate(name.split(" ")):
        yield from (" ",) if n else ()
        plain = ""
        for letter in word:
            toneless = _without(letter, TONES)
            bare = toneless.translate(str.maketrans("đĐ", "dD"))
            bare = unicodedata.normalize("NFD", bare)[0]
            yield bare
            if bare != toneless:
                yield BACKSPACE + toneless
            plain += toneless
        first = next((at for at, letter in enumerate(word) if letter != plain[at]), None)
        if first is not None:
            yield BACKSPACE * (len(word) - first) + word[first:]


def _without(letter: str, marks: str) -> str:
    letters = "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in marks)
    return unicodedata.normalize("NFC", letters)


TIMINGS: dict[str, Callable[[str], list[str]]] = {
    "in one write": lambda name: ["".join(bursts(name))],
    "burst by burst": lambda name: list(bursts(name)),
    "key by key": lambda name: findall(".", "".join(bursts(name))),
}
"""How what is typed may be cut into writes."""
