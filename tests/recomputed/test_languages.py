"""Both languages make the same claims with the same values: every line of every page, cell by cell."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.recomputed.bitext import Bitext, differing_cells
from tests.recomputed.collecting import SHIPPED, day_of
from tests.recomputed.dataset_file import DatasetFile, read_file
from tests.recomputed.made_up_indicators import INDICATORS
from tests.recomputed.made_up_rankings import RANKINGS
from tests.recomputed.making import Document, written
from tests.recomputed.program import briefing, compared, page, slides
from tests.recomputed.ranking_pages import known_editions

PANELS = ("overview", "progress", "rankings", "trends", "profile", "directives", "sources")
BRIEFED = ("hung-yen", "ha-noi", "cao-bang", "bo-tu-phap", "hung-yen-2025")


@pytest.fixture(scope="module")
def shipped_file() -> DatasetFile:
    return read_file(SHIPPED)


@pytest.fixture(scope="module")
def shipped_texts(shipped_file: DatasetFile) -> Bitext:
    tables = sorted(SHIPPED.parent.glob("tables/*.csv"))
    rows: list[Any] = [list(csv.DictReader(StringIO(path.read_text(encoding="utf-8")))) for path in tables]
    return Bitext([shipped_file.raw, *rows])


@pytest.mark.parametrize("day", ["2021-12-31", "2023-04-19", "latest"])
@pytest.mark.parametrize("panel", PANELS)
def test_panels(panel: str, day: str, shipped_texts: Bitext) -> None:
    vi, en = (page(SHIPPED, panel, "--as-of", day, language=language) for language in ("vi", "en"))
    assert differing_cells(shipped_texts, vi, en) == []
    assert len(en) > 20


@pytest.mark.parametrize("entity", BRIEFED)
def test_briefings(entity: str, tmp_path: Path, shipped_texts: Bitext) -> None:
    vi, en = (briefing(SHIPPED, tmp_path, "--entity", entity, language=language) for language in ("vi", "en"))
    assert differing_cells(shipped_texts, vi, en) == []
    assert len(en) > 20


@pytest.mark.parametrize("day", ["2021-12-31", "2023-04-19", "latest"])
def test_slides(day: str, shipped_texts: Bitext) -> None:
    vi, en = (slides(SHIPPED, "--as-of", day, language=language) for language in ("vi", "en"))
    assert differing_cells(shipped_texts, vi, en) == []
    assert len(en) > 20


@pytest.mark.parametrize(
    "codes",
    [["hung-yen", "ha-noi"], ["hung-yen", "hai-phong", "quang-ninh", "bac-kan"], ["bo-tu-phap", "bo-tai-chinh"]],
)
def test_entities_side_by_side(codes: list[str], shipped_file: DatasetFile, shipped_texts: Bitext) -> None:
    vi, en = (compared(SHIPPED, codes, day_of(shipped_file), language) for language in ("vi", "en"))
    assert differing_cells(shipped_texts, vi, en) == []
    assert len(en) > 20


@pytest.mark.slow
def test_every_edition_profile_and_measure(shipped_file: DatasetFile, shipped_texts: Bitext) -> None:
    differing = []
    for arguments in subjects(shipped_file):
        vi, en = (page(SHIPPED, *arguments, language=language) for language in ("vi", "en"))
        differing += [(arguments, pair) for pair in differing_cells(shipped_texts, vi, en)]
    assert differing == []


def subjects(data: DatasetFile) -> Iterator[tuple[str, ...]]:
    """Yield what the pages of a dataset can be about."""
    for ranking, editions in known_editions(data).items():
        yield "trends", "--ranking", ranking
        yield from (("rankings", "--ranking", ranking, "--period", edition.period.code) for edition in editions)
    yield from (("profile", "--entity", entity) for entity in data.entities)
    for indicator in data.indicators:
        yield "trends", "--indicator", indicator.code
        yield "progress", "--indicator", indicator.code


@pytest.mark.parametrize("document", [*RANKINGS.values(), *INDICATORS.values()], ids=[*RANKINGS, *INDICATORS])
def test_made_up_datasets(document: Document, tmp_path: Path) -> None:
    path = written(tmp_path, document)
    data, texts = read_file(path), Bitext(document)
    for arguments in [(panel,) for panel in PANELS if panel != "directives"] + list(subjects(data)):
        vi, en = (page(path, *arguments, language=language) for language in ("vi", "en"))
        assert differing_cells(texts, vi, en) == [], arguments
    vi, en = (briefing(path, tmp_path, language=language) for language in ("vi", "en"))
    assert differing_cells(texts, vi, en) == []


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("PCI 2022 tăng 25 bậc, xếp hạng 14/63", "PCI 2022 down 25 places, rank 14 of 63"),
        ("PCI 2022 tăng 25 bậc, xếp hạng 14/63", "PCI 2022 up 24 places, rank 14 of 63"),
        ("PCI 2022 tăng 25 bậc, xếp hạng 14/63", "PCI 2022 up 14 places, rank 25 of 63"),
        ("đạt; 19/04/2023", "met; 19 May 2023"),
        ("hơn 79,5 triệu thẻ", "nearly 79.5 million cards"),
        ("hơn 79,5 triệu thẻ", "over 79.5 thousand cards"),
        ("Dịch vụ công thiết yếu đã tích hợp: 21", "Services on the single window: 21"),
        ("hạn 31/12/2025", "no deadline stated"),
        ("chưa so sánh được", "rank not known"),
        ("1.315", "1.315"),
        ("84,79% (suy ra)", "84.79%"),
        ("không thay đổi trong 4,7 tháng", "up by about 4.7 in 4.7 months"),
    ],
)
def test_other_claims_and_values_are_not_the_same(vietnamese: str, english: str, shipped_texts: Bitext) -> None:
    assert not shipped_texts.same(vietnamese, english)
