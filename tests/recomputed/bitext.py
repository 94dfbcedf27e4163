"""Whether a Vietnamese text says what an English one says: the same phrases of the catalogues around the same values.

A text is taken apart along phrases of the catalogues and along what joins sentences and lists. What is left in the end
is a value, a name or a remark: numbers and days must be equal, texts of the dataset must be the two sides of one entry.
The English is compared with the file elsewhere; so the Vietnamese is proved with it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any

from tests.recomputed.english import MONTHS
from tests.recomputed.phrases import catalogue_forms, catalogue_keys

Split = dict[str, str]
"""What stands for each placeholder of a phrase."""
_JOINTS = ("; ", " · ", ". ", ": ", ", ", " → ", " – ", " (", ") ", ")", " ÷ ", " − ", " = ", "/", " ")
_MANY_WORDS = 12
"""In texts of more words, words alone join nothing but the last one."""
_MONTH = "|".join(name.casefold() for name in MONTHS)
_VIETNAMESE_DAY = r"(?<![\d/])\d\d(?:/\d\d|–\d\d)?/\d{4}(?!\d)"
_ENGLISH_DAY = rf"(?:\b\d+ )?\b(?:{_MONTH})(?:–(?:{_MONTH}))? \d{{4}}"
_EDGE = " .:"
_ONE = "1"
"""What a form for one leaves out."""
_LONG = 12
_PRIVATE = 0xE000
_ARITHMETIC = re.compile(r"[\d.,+−×÷=/%$†‡*≈<>≥≤¦–() -]*\d[\d.,+−×÷=/%$†‡*≈<>≥≤¦–() -]*")


class Bitext:
    """Compares texts in both languages about one dataset."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401
        self._texts = {(_folded(vi), _folded(en)) for vi, en in _pairs(document)}
        longest_first = sorted(
            (pair for pair in self._texts if min(map(len, pair)) >= _LONG), key=_length, reverse=True
        )
        self._long_texts = [(chr(_PRIVATE + n), pair) for n, pair in enumerate(longest_first)]
        """Texts long enough to be recognised anywhere, each with a sign in place of both of its sides."""
        self._known: dict[tuple[str, str], bool] = {}
        self._phrases = [
            (_pieces(_folded(vi)), _pieces(_folded(en)))
            for key in catalogue_keys()
            for vi, en in product(catalogue_forms(key, "vi"), catalogue_forms(key, "en"))
            if _has_words(vi) or _has_words(en) or vi != en
        ]

    def same(self, vietnamese: str, english: str) -> bool:
        """Whether both say the same."""
        vi, en = _folded(vietnamese), _folded(english)
        if (vi, en) in self._texts:
            return True
        for sign, (text_vi, text_en) in self._long_texts:
            if text_vi in vi and text_en in en:
                vi, en = vi.replace(text_vi, sign), en.replace(text_en, sign)
        return self._same(vi, en)

    def _same(self, vi: str, en: str) -> bool:
        vi, en = vi.strip(_EDGE), en.strip(_EDGE)
        if (vi, en) in self._texts or bool(_vietnamese_values(vi) & _english_values(en)):
            return True
        if vi == en:
            return not _ARITHMETIC.fullmatch(vi)
        if not vi or not en or _vietnamese_numbers(vi) != _english_numbers(en):
            return False
        if (vi, en) not in self._known:
            self._known[vi, en] = False
            self._known[vi, en] = self._is_listed(vi, en) or self._is_phrase(vi, en) or self._is_joined(vi, en)
        return self._known[vi, en]

    def _is_listed(self, vi: str, en: str) -> bool:
        """Whether both are lists or sentences that say the same in the same order."""
        for joint in _JOINTS[:4]:
            vi_parts, en_parts = vi.split(joint), en.split(joint)
            if len(vi_parts) == len(en_parts) > 1 and all(map(self._same, vi_parts, en_parts)):
                return True
        return False

    def _is_phrase(self, vi: str, en: str) -> bool:
        for vi_pieces, en_pieces in self._phrases:
            if not (_may_hold(vi_pieces, vi) and _may_hold(en_pieces, en)):
                continue
            for in_vi, in_en in product(_splits(vi_pieces, vi), _splits(en_pieces, en)):
                names = in_vi.keys() | in_en.keys()
                if all(self._same(in_vi.get(name, _ONE), in_en.get(name, _ONE)) for name in names):
                    return True
        return False

    def _is_joined(self, vi: str, en: str) -> bool:
        for joint in _JOINTS:
            partings = product(_partings(vi, joint), _partings(en, joint))
            if joint == " " and max(vi.count(" "), en.count(" ")) > _MANY_WORDS:
                partings = product(_partings(vi, joint)[-1:], _partings(en, joint)[-1:])
            for vi_parts, en_parts in partings:
                if all(map(self._same, vi_parts, en_parts)):
                    return True
        return False


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip(_EDGE).casefold()


def _length(pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return sum(map(len, pair)), pair


def _pairs(node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield the Vietnamese and the English of every text of a document."""
    if isinstance(node, dict):
        if {"vi", "en"} <= node.keys():
            yield str(node["vi"]), str(node["en"])
        for key in node:
            if key.endswith("_vi") and node.get(key[:-3] + "_en"):
                yield str(node[key]), str(node[key[:-3] + "_en"])
        for value in node.values():
            yield from _pairs(value)
    elif isinstance(node, list):
        for value in node:
            yield from _pairs(value)


Pieces = tuple[str, ...]
"""A phrase taken apart: texts at even places, the names of placeholders between."""


def _pieces(form: str) -> Pieces:
    return tuple(re.split(r"\{(\w+)\}", form))


def _has_words(form: str) -> bool:
    """Whether a phrase has words of its own: one without holds anything."""
    return any(re.search(r"\w", piece) for piece in _pieces(form)[::2])


def _may_hold(pieces: Pieces, text: str) -> bool:
    """Whether a text begins, ends and goes on like a phrase."""
    if len(pieces) == 1:
        return text == pieces[0]
    return text.startswith(pieces[0].lstrip()) and text.endswith(pieces[-1].rstrip(_EDGE)) and _in_order(pieces, text)


def _in_order(pieces: Pieces, text: str) -> bool:
    start = 0
    for piece in pieces[::2]:
        start = text.find(piece.strip(_EDGE), start)
        if start < 0:
            return False
    return True


def _splits(pieces: Pieces, text: str) -> Iterator[Split]:
    """Yield every way in which a text is a phrase with something for its placeholders."""
    head, *rest = pieces
    head = head.lstrip()
    if not text.startswith(head):
        return
    yield from _rest_splits(tuple(rest), text[len(head) :])


def _rest_splits(pieces: Pieces, text: str) -> Iterator[Split]:
    if not pieces:
        if not text:
            yield {}
        return
    name, literal, *rest = pieces
    if not rest:
        literal = literal.rstrip(_EDGE)
        if text.endswith(literal):
            yield {name: text[: len(text) - len(literal)]}
        return
    for start in [match.start() for match in re.finditer(re.escape(literal), text)]:
        for split in _rest_splits(tuple(rest), text[start + len(literal) :]):
            if split.get(name, text[:start]) == text[:start]:
                yield {name: text[:start], **split}


def _partings(text: str, joint: str) -> list[tuple[str, str]]:
    """Return every way to part a text in two at a joint."""
    places = [match.start() for match in re.finditer(re.escape(joint), text)]
    parts = [(text[:place], text[place + len(joint) :]) for place in places]
    return [(before, after) for before, after in parts if before.strip() or after.strip()]


@cache
def _vietnamese_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of a text but 1, which may be a word, in order; days and months count as one each."""
    days = re.findall(_VIETNAMESE_DAY, text)
    numbers = re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", re.sub(_VIETNAMESE_DAY, " ", text))
    plain = (number.replace(".", "").replace(",", ".") for number in numbers)
    return _in_order_of_size([*map(_vietnamese_day, days), *plain])


@cache
def _english_numbers(text: str) -> tuple[str, ...]:
    days = [match[0] for match in re.finditer(_ENGLISH_DAY, text)]
    numbers = re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", re.sub(_ENGLISH_DAY, " ", text))
    return _in_order_of_size([*map(_english_day, days), *(number.replace(",", "") for number in numbers)])


def _in_order_of_size(numbers: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(number for number in numbers if number != "1"))


@cache
def _vietnamese_values(text: str) -> frozenset[str]:
    """Return what a text means as a day, a month, a span of months or as numbers; nothing where it has words."""
    values = [_vietnamese_day(text)] if re.fullmatch(_VIETNAMESE_DAY, text) else []
    if _ARITHMETIC.fullmatch(text):
        values.append(re.sub(r"(?<=\d),(?=\d)", ".", re.sub(r"(?<=\d)\.(?=\d{3})", "", text)))
    return frozenset(values)


@cache
def _english_values(text: str) -> frozenset[str]:
    values = [_english_day(text)] if re.fullmatch(_ENGLISH_DAY, text) else []
    if _ARITHMETIC.fullmatch(text):
        values.append(re.sub(r"(?<=\d),(?=\d{3})", "", text))
    return frozenset(values)


def _vietnamese_day(text: str) -> str:
    """Return a day, a month or a span of months as the file writes it."""
    *parts, year = re.split("/", text)
    return "-".join([year, *reversed(parts)])


def _english_day(text: str) -> str:
    match = re.fullmatch(rf"(?:(\d+) )?({_MONTH})(?:–({_MONTH}))? (\d{{4}})", text)
    assert match, text
    months = "–".join(f"{_month(name):02}" for name in match.group(2, 3) if name)
    return "-".join([match[4], months, *([f"{int(match[1]):02}"] if match[1] else [])])


def _month(name: str) -> int:
    return [month.casefold() for month in MONTHS].index(name) + 1


def cells(line: str) -> list[str]:
    """Return the cells of a row of a plain table or of Markdown; a line of text is one cell."""
    return [cell for cell in re.split(r" {2,}| *\| *", line.strip()) if cell]


def differing_cells(bitext: Bitext, vietnamese: Iterable[str], english: Iterable[str]) -> list[tuple[str, str]]:
    """Return the cells of two pages, line by line, that do not say the same."""
    differing = []
    for pair in zip(vietnamese, english, strict=True):
        vi, en = map(cells, pair)
        if len(vi) != len(en):
            differing.append(pair)
        else:
            differing += [(a, b) for a, b in zip(vi, en, strict=True) if not bitext.same(a, b)]
    return differing
