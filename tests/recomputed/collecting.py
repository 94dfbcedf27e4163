"""Every check of one dataset: its tables, its rankings and profiles, its indicators on a day."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile
from tests.recomputed.indicator_pages import overview_checks, progress_checks, trends_checks
from tests.recomputed.program import page, table
from tests.recomputed.ranking_pages import known_editions, profile_page_checks, rankings_page_checks
from tests.recomputed.table_checks import indicator_checks, ranking_checks


def table_checks(data: DatasetFile) -> Iterator[Check]:
    """Yield every cell of every table."""
    for ranking in data.rankings:
        yield from ranking_checks(data, ranking, table(data.path, ranking.code))
    if data.indicators:
        yield from indicator_checks(data, table(data.path, "indicators"))


def ranking_page_checks(data: DatasetFile, entities: Iterable[str] | None = None) -> Iterator[Check]:
    """Yield every claim of the page of every ranking in every period, and of the profiles of some entities or all."""
    known = known_editions(data)
    for code, editions in known.items():
        for edition in editions:
            lines = page(data.path, "rankings", "--ranking", code, "--period", edition.period.code)
            yield from rankings_page_checks(data, known, edition, lines)
    for entity in data.entities if entities is None else entities:
        yield from profile_page_checks(data, known, entity, page(data.path, "profile", "--entity", entity))


def indicator_page_checks(data: DatasetFile, day: date) -> Iterator[Check]:
    """Yield every claim of the overview, and of the progress and trends pages of every indicator, on a day."""
    as_of = ("--as-of", day.isoformat())
    yield from overview_checks(data, known_editions(data), day, page(data.path, "overview", *as_of))
    for indicator in data.indicators:
        subject = ("--indicator", indicator.code, *as_of)
        yield from progress_checks(data, day, page(data.path, "progress", *subject))
        yield from trends_checks(data, indicator, day, page(data.path, "trends", *subject))


def all_checks(data: DatasetFile) -> Iterator[Check]:
    """Yield every check of a dataset on its own day."""
    yield from table_checks(data)
    if data.rankings:
        yield from ranking_page_checks(data)
    yield from indicator_page_checks(data, date.fromisoformat(data.raw["as_of"]))


def claim_counts(checks: Iterable[Check]) -> Counter[str]:
    """Return how often each claim was recognised, by its name without the figures and names in it."""
    return Counter(check.where.rsplit(": ", 1)[-1] for check in checks)


SHIPPED = Path(__file__).parents[2] / "data" / "indicators.yaml"
