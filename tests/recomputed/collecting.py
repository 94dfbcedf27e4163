"""Every check of one dataset: its tables, its rankings and profiles, its indicators on a day."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, read_file
from tests.recomputed.made_up_indicators import INDICATORS
from tests.recomputed.made_up_rankings import RANKINGS
from tests.recomputed.making import written
from tests.recomputed.overview_page import overview_checks
from tests.recomputed.program import page, table
from tests.recomputed.progress_page import arithmetic_checks, progress_checks
from tests.recomputed.ranking_pages import known_editions, profile_page_checks, rankings_page_checks
from tests.recomputed.ranking_trends import ranking_trends_checks
from tests.recomputed.table_checks import indicator_checks, ranking_checks
from tests.recomputed.trends_page import menu_checks, trends_checks


def table_checks(data: DatasetFile) -> Iterator[Check]:
    """Yield every cell of every table."""
    for ranking in data.rankings:
        yield from ranking_checks(data, ranking, table(data.path, ranking.code))
    if data.indicators:
        yield from indicator_checks(data, table(data.path, "indicators"))


def ranking_page_checks(data: DatasetFile, entities: Iterable[str] | None = None) -> Iterator[Check]:
    """Yield every claim of the page of every ranking in every period, and of the profiles of some entities or all."""
    known, day = known_editions(data), day_of(data)
    for code, editions in known.items():
        for edition in editions:
            lines = page(data.path, "rankings", "--ranking", code, "--period", edition.period.code)
            yield from rankings_page_checks(data, known, edition, lines, day)
    for entity in data.entities if entities is None else entities:
        yield from profile_page_checks(data, known, entity, page(data.path, "profile", "--entity", entity), day)


def indicator_page_checks(data: DatasetFile, day: date) -> Iterator[Check]:
    """Yield every claim of the overview, and of the progress and trends pages of every indicator, on a day."""
    as_of = ("--as-of", day.isoformat())
    known = known_editions(data)
    yield from overview_checks(data, known, day, page(data.path, "overview", *as_of))
    yield from progress_checks(data, known, day, page(data.path, "progress", *as_of))
    yield from menu_checks(data, day, page(data.path, "trends", *as_of))
    for code, editions in known.items():
        lines = page(data.path, "trends", "--ranking", code, *as_of)
        yield from ranking_trends_checks(data, editions, day, lines)
    for indicator in data.indicators:
        subject = ("--indicator", indicator.code, *as_of)
        yield from arithmetic_checks(data, day, page(data.path, "progress", *subject))
        yield from trends_checks(data, indicator, day, page(data.path, "trends", *subject))


def all_checks(data: DatasetFile) -> Iterator[Check]:
    """Yield every check of a dataset on its own day."""
    yield from table_checks(data)
    if data.rankings:
        yield from ranking_page_checks(data)
    yield from indicator_page_checks(data, day_of(data))


def day_of(data: DatasetFile) -> date:
    """Return the day figures of a dataset are read on unless another is asked for."""
    return date.fromisoformat(data.raw["as_of"])


@cache
def shipped_checks() -> tuple[Check, ...]:
    """Return every check of the shipped data on its own day, worked out once."""
    return tuple(all_checks(read_file(SHIPPED)))


@cache
def made_up_checks() -> tuple[Check, ...]:
    """Return every check of every made-up dataset, worked out once."""
    checks: list[Check] = []
    for document in (*RANKINGS.values(), *INDICATORS.values()):
        with TemporaryDirectory() as folder:
            checks += all_checks(read_file(written(Path(folder), document)))
    return tuple(checks)


def claim_counts(checks: Iterable[Check]) -> Counter[str]:
    """Return how often each claim was recognised, by its name without the figures and names in it."""
    return Counter(check.where.rsplit(": ", 1)[-1] for check in checks)


SHIPPED = Path(__file__).parents[2] / "data" / "indicators.yaml"
