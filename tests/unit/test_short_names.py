"""Short names of entities: drawn where the whole name has no room, found by the filter, never written into files."""

from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, ranking, standing
from tui.analysis.search import search_text
from tui.blocks.table import Table
from tui.drawing.tables import draw_table
from tui.export.plain import plain_text
from tui.model import Dataset, Text
from tui.pages import page
from tui.selection.context import PageContext

LONG, SHORT = "Một tên rất dài không có đủ chỗ trên màn hình hẹp", "Tên ngắn"


def named() -> Dataset:
    plain = dataset(rankings=(ranking(standing("2022", "a", "1", "50"), standing("2022", "b", "2", "40")),), home="b")
    entities = tuple(
        replace(entity, name=Text(LONG, LONG), short=Text(SHORT, SHORT)) if entity.code == "a" else entity
        for entity in plain.entities
    )
    return replace(plain, entities=entities)


def rankings_context() -> PageContext:
    context = context_of(named())
    return context.with_selection(replace(context.selection, panel="rankings"))


def drawn(width: int) -> str:
    ranked = next(block for block in page(rankings_context()).blocks if isinstance(block, Table))
    return "\n".join("".join(span.text for span in line) for line in draw_table(ranked, width).lines)


def test_a_name_without_room_gives_way_to_the_short_one() -> None:
    assert LONG in drawn(160)
    assert SHORT not in drawn(160)
    assert SHORT in drawn(40)


def test_files_have_the_whole_name() -> None:
    written = plain_text(page(rankings_context()))
    assert LONG in written
    assert SHORT not in written


def test_an_entity_is_found_by_its_short_name() -> None:
    assert "ten ngan" in search_text(named().entities[0])
