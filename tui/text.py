"""Text as people type and read it: what is not allowed in it, how it is searched, sorted and cut."""

import re
import unicodedata
from functools import lru_cache

ELLIPSIS = "…"
ZERO_WIDTH_SPACE = "\u200b"

_BIDI_AND_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_BLANK_LETTERS = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"}
"""Letters and marks by their category that show nothing."""
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_harmless: set[str] = set()
"""The characters met so far that neither steer a terminal nor hide text."""
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The five written tones in the order of Vietnamese dictionaries: huyền, hỏi, ngã, sắc, nặng."""


def clean(text: str) -> str:
    """Return text in the one form we keep: composed letters (NFC), no outer space."""
    return unicodedata.normalize("NFC", text).strip()


def forbidden_character(text: str) -> str:
    """Return the first character that may steer a terminal or hide text, or an empty string."""
    if _harmless.issuperset(text):
        return ""
    for character in text:
        if unicodedata.category(character) in _BIDI_AND_INVISIBLE or character in _BLANK_LETTERS:
            return character
    _harmless.update(text)
    return ""


def visible(text: str, longest: int = 200) -> str:
    """Return text fit to be shown to somebody: nothing that steers a terminal, and not too long."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in text[: longest + 1])
    return shown if len(shown) <= longest else shown[: longest - 1] + ELLIPSIS


class _Folding(dict[int, str | None]):
    """What each character becomes in a search: its bare letter, nothing for a tone; worked out when first met."""

    def __missing__(self, code: int) -> str | None:
        decomposed = unicodedata.normalize("NFD", chr(code))
        bare = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
        self[code] = bare.replace("đ", "d") or None
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Return text without tones, case or đ, for searching: "Hưng Yên" becomes "hung yen"."""
    return " ".join(text.casefold().translate(_FOLDING).split())


def slug(text: str, longest: int = 60) -> str:
    """Return text as a word of a file name, which every system takes: "Hưng Yên" becomes "hung-yen"."""
    words = re.findall(r"[a-z0-9]+", folded(text))
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)[:longest]


class _Collation(dict[int, str]):
    """The place of each letter in a Vietnamese dictionary, as a character that sorts so; others as they are."""

    def __missing__(self, code: int) -> str:
        letter, _ = _without_tone(chr(code))
        place = _LETTERS.find(letter)
        self[code] = letter if place < 0 else chr(ord("a") + place)
        return self[code]


class _Tones(dict[int, str]):
    """The place of the tone of each letter, as a character that sorts so."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(ord("0") + _without_tone(chr(code))[1])
        return self[code]


_COLLATION, _TONE_OF = _Collation(), _Tones()


def collation_key(text: str) -> tuple[str, str]:
    """Return a key that sorts as a Vietnamese dictionary does: letters first, tones only between equals."""
    composed = unicodedata.normalize("NFC", text).lower()
    return composed.translate(_COLLATION), composed.translate(_TONE_OF)


def _without_tone(character: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in marks if mark in _TONES), "")
    if not tone:
        return character, 0
    return unicodedata.normalize("NFC", marks.replace(tone, "")), _TONES.index(tone) + 1


@lru_cache(maxsize=8192)
def cells(text: str) -> int:
    """Return how many terminal cells a cleaned text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int) -> str:
    """Return text cut to at most `width` cells; a cut text ends in "…"."""
    if cells(text) <= width:
        return text
    fitting, used = [], 0
    for character in text:
        used += _width(character)
        if used > width - 1:
            break
        fitting.append(character)
    return "".join(fitting).rstrip() + ELLIPSIS if width > 0 else ""


def wrap(text: str, width: int, *, indent: int = 0) -> list[str]:
    """Return text in lines of at most `width` cells, all but the first indented; an address is never broken."""
    lines: list[str] = []
    for piece in (piece for word in text.split(" ") if word for piece in _pieces(word, width - indent)):
        longer = f"{lines[-1]} {piece}" if lines else piece
        if cells(longer) <= width and lines:
            lines[-1] = longer
        else:
            lines.append(" " * indent * bool(lines) + piece)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Return a word in parts of at most `width` cells, an address whole."""
    if cells(word) <= width or "://" in word:
        return [word]
    parts = [""]
    for character in word:
        if cells(parts[-1]) + _width(character) > width:
            parts.append("")
        parts[-1] += character
    return parts


def breakable(text: str, longest: int = 24) -> str:
    """Return text whose long words may be broken: after a sign inside them, or after `longest` letters."""

    def broken(word: re.Match[str]) -> str:
        return re.sub(rf"[^./_-]{{{longest}}}|[./_-]+", rf"\g<0>{ZERO_WIDTH_SPACE}", word[0])

    return re.sub(rf"\S{{{longest},}}", broken, text)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return text fitted to exactly `width` cells, with blanks after it, or before it when `right`."""
    fitted = fit(text, width)
    blanks = " " * (width - cells(fitted))
    return blanks + fitted if right else fitted + blanks
