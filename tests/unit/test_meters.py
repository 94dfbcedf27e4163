"""Narrow meters show whole names, figures and verdicts."""

from collections.abc import Iterator

import pytest

from tests.contexts import context_of
from tui.blocks.page import Meter, Meters
from tui.drawing.cards import Spacing
from tui.drawing.lines import spans
from tui.drawing.meters import draw_meters
from tui.model import Dataset
from tui.pages import page
from tui.selection import Selection
from tui.wording import Language, languages, words_for


def narrow_meters(
    dataset: Dataset, language: Language, width: int, spacing: Spacing = Spacing.WIDE
) -> Iterator[tuple[Meter, list[str]]]:
    """Yield the meters of the progress panel with their lines."""
    assert dataset.as_of
    context = context_of(dataset, selection=Selection(dataset.as_of, "progress"), words=words_for(language))
    block = next(block for block in page(context).blocks if isinstance(block, Meters))
    lines, items = draw_meters(block, width, compact=True, spacing=spacing)
    for meter, item in zip(block.meters, items, strict=True):
        yield meter, ["".join(span.text for span in line) for line in lines[item.start : item.stop]]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [58, 78])
def test_narrow_meters_keep_names_figures_and_verdicts(shipped: Dataset, width: int, language: Language) -> None:
    for meter, (readings, *below) in narrow_meters(shipped, language, width):
        assert readings.startswith(f"{meter.short} ")
        assert f" {meter.figure.brief}" in readings
        assert f"{meter.status.glyph} {meter.status.word}" in "".join((readings, *below))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [58, 78])
def test_narrow_meters_say_all_that_is_remarked(shipped: Dataset, width: int, language: Language) -> None:
    for meter, (_, *below) in narrow_meters(shipped, language, width):
        words = "".join("".join(line.split()) for line in below)
        assert words.endswith("".join("".join(span.text for span in spans(meter.remark)).split()))


@pytest.mark.parametrize(("width", "line"), [(58, 1), (78, 0)])
def test_verdicts_stand_below_only_where_names_need_their_room(shipped: Dataset, width: int, line: int) -> None:
    for meter, lines in narrow_meters(shipped, "vi", width):
        assert [n for n, text in enumerate(lines) if meter.status.word in text] == [line]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [58, 78])
def test_close_meters_say_in_two_lines_that_there_is_more(shipped: Dataset, width: int, language: Language) -> None:
    close = narrow_meters(shipped, language, width, Spacing.CLOSE)
    for (meter, lines), (_, whole) in zip(close, narrow_meters(shipped, language, width), strict=True):
        assert len(lines) == 2
        assert meter.status.word in "".join(lines)
        if len(whole) == 2:
            assert lines == whole
        else:
            said = lines[1].rstrip().removesuffix("…")
            assert said != lines[1].rstrip()
            assert whole[1].replace("\u00a0", " ").startswith(said.replace("\u00a0", " ").rstrip(" ·"))
