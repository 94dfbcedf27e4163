"""What is measured of every place of a field, as lists in the order of its ranks: what a table sorts by.

A list is worked out when it is first asked for and kept with its field.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from tui.analysis.comparison import field_before, moved_between, refusals_between, score_changes
from tui.analysis.field import Field
from tui.analysis.ladder import step_up
from tui.model import Code, Dataset, Direction, Entity
from tui.text import collation_key, folded

Column = list[Any]
"""One value a place, None where nothing is known."""

AREA = "area."
"""Before the code of a component area in the key of its column; no code has a full stop."""
_PUNCTUATION = re.compile(r"[^\w\s]+")


def measure(dataset: Dataset, now: Field, key: str, languages: tuple[str, ...]) -> Column:
    """Return the values of one column: `rank`, `movement`, `entity`, `score`, `change`, `step`, or a component area.

    Values are such that the smallest comes first in the natural order of the column: the best rank, the greatest rise,
    the first name, the best score. Names are compared in the first of the languages they are given in.
    """
    if (key, languages[0]) not in now.memo:
        now.memo[key, languages[0]] = _measured(dataset, now, key, languages)
    return now.memo[key, languages[0]]


def _measured(dataset: Dataset, now: Field, key: str, languages: tuple[str, ...]) -> Column:
    if key == "rank":
        return [(rank.best, rank.worst) if rank else None for rank in now.ranks]
    if key == "entity":
        return [collation_key(dataset.entity[code].name.spoken_in(*languages)) for code in now.codes]
    if key == "movement":
        found = (moved if at_least is None else at_least for moved, at_least in movements(dataset, now))
        return [None if gained is None else -gained for gained in found]
    better = -1 if now.ranking.direction is Direction.HIGHER else 1
    if key == "score":
        return [better * score.number if score else None for score in now.scores]
    if key == "change":
        changes = score_changes(dataset, now.ranking, now.period)
        return [better * changes[code].number if code in changes else None for code in now.codes]
    if key == "step":
        return [_lacking(now, n) for n in range(len(now.codes))]
    return [None if score is None else better * score for score in now.dimension(key.removeprefix(AREA))]


def movements(dataset: Dataset, now: Field) -> list[tuple[int | None, int | None]]:
    """Return the places gained by each, and those surely gained where that is not known, between comparable periods."""
    then = field_before(dataset, now.ranking, now.period)
    before = dict(zip(then.codes, then.ranks, strict=True)) if then and not refusals_between(now, then) else {}
    return [
        moved_between(before.get(code), rank, now.stated_movement(n))
        for n, (code, rank) in enumerate(zip(now.codes, now.ranks, strict=True))
    ]


def _lacking(now: Field, n: int) -> Decimal | None:
    step = step_up(now, n)
    return step[0].number if step else None


def searched(dataset: Dataset, now: Field) -> list[str]:
    """Return the texts the entities of a field are found by, in its order."""
    if ("searched", "") not in now.memo:
        texts = search_texts(dataset)
        now.memo["searched", ""] = [texts[code] for code in now.codes]
    return now.memo["searched", ""]


def search_texts(dataset: Dataset) -> dict[Code, str]:
    """Return what each entity is found by; worked out once for a dataset."""
    known: dict[str, dict[Code, str]] = dataset.__dict__
    if "_search_texts" not in known:
        known["_search_texts"] = {each.code: search_text(each) for each in dataset.entities}
    return known["_search_texts"]


def search_text(entity: Entity) -> str:
    """Return all an entity may be found by, one a line: `TT-Huế` also as `tt hue` and `tthue`."""
    names = dict.fromkeys((*entity.name.all, entity.code, *entity.aliases))
    found = [folded(name) for name in names]
    marked = [name for name in found if _PUNCTUATION.search(name)]
    found += [spaced(name) for name in marked]
    found += [_PUNCTUATION.sub("", name) for name in marked]
    return "\n".join(dict.fromkeys(found))


def spaced(text: str) -> str:
    """Return a folded text with blanks in the place of marks: `tp. hcm` as `tp hcm`."""
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def matching(dataset: Dataset, now: Field, wanted: str) -> list[int]:
    """Return where a folded text occurs in the names; one that goes on from the last is sought where that was found."""
    wanted = spaced(wanted)
    before, rows = now.memo.get(("matching", ""), ["", []])
    texts = searched(dataset, now)
    if before and wanted.startswith(before):
        found = [n for n in rows if wanted in texts[n]]
    else:
        found = [n for n, text in enumerate(texts) if wanted in text]
    now.memo["matching", ""] = [wanted, found]
    return found


def ordered(column: Column, rows: Sequence[int], *, reverse: bool) -> list[int]:
    """Return rows by the values of a column, what is missing last either way; equals stay in the order of the ranks."""
    known = [n for n in rows if column[n] is not None]
    missing = [n for n in rows if column[n] is None]
    value: Callable[[int], Any] = column.__getitem__
    return sorted(known, key=value, reverse=reverse) + missing
