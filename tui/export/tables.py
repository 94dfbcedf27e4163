"""The data behind the panels as plain tables: one row an observation or a standing."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from tui.analysis.field import Field, Place, field, periods
from tui.analysis.ranges import Bounded
from tui.model import Dataset, Indicator, Observation, Ranking
from tui.pages.names import entity_name
from tui.wording import Words

Rows = list[dict[str, str]]

INDICATOR_COLUMNS = (
    "indicator", "name", "period", "value", "total", "bound", "unit", "status", "source", "theme", "derived", "note",
)  # fmt: skip
RANKING_COLUMNS = (
    "period", "entity", "name", "rank", "rank_kind", "tied", "score", "known", "of", "source",
    "score_bound", "disputed", "movement_stated",
)  # fmt: skip


def indicator_rows(dataset: Dataset, words: Words) -> Rows:
    """Return every observation: plain numbers, bounds as words, sources joined by `;`."""
    return [
        _observation(dataset, words, indicator, each)
        for indicator in dataset.indicators
        for each in indicator.observations
    ]


def ranking_rows(dataset: Dataset, words: Words, ranking: Ranking, period: str | None = None) -> Rows:
    """Return every standing of a ranking, or of one of its periods, newest first and best rank first."""
    fields = [field(dataset, ranking, each) for each in periods(ranking) if period in (None, each.code)]
    return [_standing(dataset, words, now, place) for now in fields for place in now.places]


def csv_text(columns: Iterable[str], rows: Rows) -> str:
    """Return rows as comma-separated text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _observation(dataset: Dataset, words: Words, indicator: Indicator, each: Observation) -> dict[str, str]:
    return {
        "indicator": indicator.code,
        "name": words.text(indicator.name),
        "period": each.period.code,
        "value": _plain(each.value.number) if each.value else "",
        "total": _plain(each.total.number) if each.total else "",
        "bound": each.bound.value,
        "unit": indicator.unit,
        "status": each.status.value,
        "source": ";".join(each.source),
        "theme": indicator.theme,
        "derived": each.derived,
        "note": words.text(each.note) if each.note else "",
    }


def _standing(dataset: Dataset, words: Words, now: Field, place: Place) -> dict[str, str]:
    return {
        "period": now.period.code,
        "entity": place.entity.code,
        "name": entity_name(dataset, words, place.entity),
        "rank": _rank(place),
        "rank_kind": place.kind.value,
        "tied": "true" if place.tied else "false",
        "score": _plain(place.score.number) if place.score else "",
        "known": str(now.known_ranks),
        "of": str(now.of),
        "source": ";".join(place.sources),
        "score_bound": _bound(place.score),
        "disputed": ";".join(_plain(each.number) for each in place.disputed),
        "movement_stated": "" if place.movement is None else str(place.movement),
    }


def _rank(place: Place) -> str:
    if place.rank is None:
        return ""
    return str(place.rank.best) if place.rank.is_exact else f"{place.rank.best}-{place.rank.worst}"


def _bound(score: Bounded | None) -> str:
    return score.bound.value if score else ""


def _plain(number: Decimal) -> str:
    return f"{number:f}"
