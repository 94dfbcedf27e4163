"""What `check` accepts, everything renders: sound files with unusual figures, on every page, drawn at every width."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tui.dataset.reading import read
from tui.drawing.blocks import COMPACT_BELOW, draw
from tui.drawing.lines import width_of
from tui.export.vector.files import drawn_page
from tui.model import Dataset
from tui.pages import page
from tui.selection.panel_names import PANELS
from tui.wording import languages, words_for

SOUND = """title: {vi: Thử, en: Trial}
as_of: 2023-04-19
home: a
themes: [{code: t, name: {vi: Theme, en: Theme}}]
units: [{code: u, name: {vi: unit, en: unit}}]
sources: [{code: s, publisher: Press, kind: press, read: 2023-04-20}]
entities:
  - {code: a, name: {vi: Alpha, en: Alpha}, kind: province}
  - {code: b, name: {vi: Beta, en: Beta}, kind: province}
sets: [{code: all, name: {vi: All, en: All}, members: [a, b]}]
indicators:
  - code: i
    name: {vi: Indicator, en: Indicator}
    theme: t
    unit: u
    headline: true
    observations:
      - {period: 2022, value: 3, source: s}
rankings:
  - code: r
    name: {vi: Ranking, en: Ranking}
    short: {vi: R, en: R}
    high: 100
    decimals: 2
    members: [{since: 2000, set: all}]
    standings:
      - {period: 2022, entity: a, rank: 1, score: 50, source: s}
      - {period: 2022, entity: b, rank: 2, score: 40, source: s}
"""
NARROWEST = 59
"""Lines drawn for less are cut at the edge of the screen."""
OBSERVATION = "      - {period: 2022, value: 3, source: s}\n"
STANDING = "      - {period: 2022, entity: a, rank: 1, score: 50, source: s}\n"
UNUSUAL = {
    "a quarter of a year that is scored too": SOUND.replace(
        STANDING, STANDING + STANDING.replace("2022", "2022-Q3").replace("50", "51")
    ),
    "a span to the end of time": SOUND.replace(
        OBSERVATION, OBSERVATION + "      - {period: 2020-01/9999-12, value: 4, status: estimated, source: s}\n"
    ),
    "the last day of time": SOUND.replace(
        OBSERVATION, OBSERVATION + "      - {period: 9999-12-31, value: 4, status: estimated, source: s}\n"
    ),
    "the first year of time": SOUND.replace(OBSERVATION, OBSERVATION + "      - {period: 0001, value: 4, source: s}\n"),
    "a figure beyond every target": SOUND.replace(
        OBSERVATION,
        OBSERVATION.replace("3", "999999999999999999 billion")
        + "    targets: [{value: 9, by: 2024-12-31, source: s}]\n",
    ),
    "an entity merged into itself": SOUND.replace("Alpha},", "Alpha}, into: a,"),
    "a million million places": SOUND.replace("members: [a, b]}", f"members: [a, b], size: {10**12}}}"),
    "one word of ten thousand letters": SOUND.replace("Indicator", "w" * 10_000),
    "ten thousand wide letters": SOUND.replace("Alpha", "漢" * 10_000),
    "entities and figures in tables": SOUND.replace("entities:\n", "entities:\n  - {table: entities.csv}\n").replace(
        OBSERVATION, OBSERVATION + "    table: readings.csv\n"
    ),
}
TABLES = {
    "entities.csv": f"code,name,short,kind,into\nc,Gamma,{'G' * 10_000},province,a\nd,Delta,漢,province,\n",
    "readings.csv": "period,value,status,source\n2021,2/3,,s\n2020-Q1,,missing,s\n2020-Q2,4 million,estimated,s\n",
}
"""Beside every dataset."""


@pytest.fixture(params=UNUSUAL)
def dataset(request: pytest.FixtureRequest, tmp_path: Path) -> Dataset:
    path = tmp_path / "indicators.yaml"
    path.write_text(UNUSUAL[request.param], encoding="utf-8")
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("language", languages())
def test_every_page_of_a_sound_file_is_drawn(dataset: Dataset, language: str) -> None:
    base = context_of(dataset, words=words_for(language))
    for panel in PANELS:
        context = context_of(dataset, selection=replace(base.selection, panel=panel), words=base.words)
        drawn = drawn_page(context)
        assert ElementTree.fromstring(drawn.svg).get("width") == f"{drawn.drawing.width:g}pt"
        for block in page(context).blocks:
            for width in (8, 59, 119):
                drawing = draw(block, width, compact=width < COMPACT_BELOW)
                assert width < NARROWEST or max(map(width_of, drawing.lines), default=0) <= width, (panel, block.key)
