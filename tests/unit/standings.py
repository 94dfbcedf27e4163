"""The ranked table of a dataset, as the rankings page shows it, and what stands in it."""

from collections.abc import Iterable
from datetime import date

from tests.contexts import context_of
from tests.unit.factories import dataset, ranking, standing
from tui.blocks.figure import Figure
from tui.blocks.table import Row, Table
from tui.model import Code, Dataset
from tui.pages import page
from tui.selection import Selection
from tui.wording import Language, words_for

DAY = date(2023, 4, 19)


def standings_of(
    data: Dataset,
    code: Code = "index",
    period: str = "2022",
    language: Language = "en",
    *,
    sort: str = "",
    filter: str = "",
    compared: tuple[Code, ...] = (),
) -> Table:
    """Return the ranked table of a ranking in one period."""
    selection = Selection(DAY, "rankings", ranking=code, period=period, filter=filter, sort=sort, compared=compared)
    blocks = page(context_of(data, selection=selection, words=words_for(language))).blocks
    (found,) = (each for each in blocks if isinstance(each, Table) and each.key == "standings")
    return found


def cell(shown: Table, row: Row, key: str) -> Figure:
    found = row.cells[[column.key for column in shown.columns].index(key)]
    assert isinstance(found, Figure)
    return found


def texts(shown: Table, key: str) -> list[str]:
    return [cell(shown, row, key).text for row in shown.rows]


def keys(rows: Iterable[Row]) -> list[str]:
    return [row.key for row in rows]


def small(*, derived: bool = False) -> Dataset:
    """Return four ranked of six: one of them without a score, one without a rank."""
    one = ranking(
        standing("2022", "a", "1", "80.5"),
        standing("2022", "b", "2"),
        standing("2022", "c", "4", "70.5"),
        standing("2022", "d", score="60.5"),
        derived=derived,
    )
    return dataset(rankings=(one,), sets={"all": "abcdef"}, home="c")
