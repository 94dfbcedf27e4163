"""Datasets made up for tests: documents in the format of the program, written to a folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

Document = dict[str, Any]
SOURCE = {"code": "report", "publisher": "Publisher", "kind": "official", "read": "2024-01-31"}


def written(folder: Path, document: Document) -> Path:
    """Write a document as a dataset and return its path; plain words and digits, without aliases."""
    path = folder / "data.yaml"
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    path.write_text(text.replace("value: ''\n", "value:\n"), encoding="utf-8")
    return path


def entities(*codes: str) -> list[Document]:
    """Return entities of one kind, named by their codes in capitals."""
    return [{"code": code, "name": code.upper(), "kind": "department"} for code in codes]


def standing(period: str, entity: str, **keys: Any) -> Document:  # noqa: ANN401
    """Return a standing of one entity."""
    return {"period": period, "entity": entity, **keys, "source": "report"}


def scores(period: str, **numbers: str) -> list[Document]:
    """Return exact scores of some entities; `-` stands for an entity whose score is missing."""
    return [
        standing(period, code, status="missing") if number == "-" else standing(period, code, score=number)
        for code, number in numbers.items()
    ]


def ranking(standings: Iterable[Document], **keys: Any) -> Document:  # noqa: ANN401
    """Return a ranking of the set `all` since 2000, ranks from scores unless told otherwise."""
    return {
        "code": "index", "name": "Index", "short": "IDX", "decimals": "2", "ranks": "derived",
        "members": [{"since": "2000", "set": "all"}], **keys, "standings": list(standings),
    }  # fmt: skip


def indicator(observations: Iterable[Mapping[str, Any]], **keys: Any) -> Document:  # noqa: ANN401
    """Return an indicator with a card, in cases."""
    return {
        "code": "cases", "name": "Cases handled", "theme": "theme", "unit": "case", "headline": "true", **keys,
        "observations": [{**row, "source": row.get("source", "report")} for row in observations],
    }  # fmt: skip


def dataset(
    codes: Iterable[str],
    *,
    rankings: Iterable[Document] = (),
    indicators: Iterable[Document] = (),
    **keys: Any,  # noqa: ANN401
) -> Document:
    """Return a dataset on some entities, the set `all` of them, and one source."""
    document: Document = {"title": "Made up", "as_of": "2023-12-31", **keys}
    if names := list(codes):
        document["entities"] = entities(*names)
        document["sets"] = [{"code": "all", "name": "All", "members": names}, *keys.pop("sets", [])]
    if rows := list(rankings):
        document["rankings"] = rows
    if rows := list(indicators):
        document["themes"] = [{"code": "theme", "name": "Theme"}]
        document["units"] = [
            {"code": "case", "name": {"vi": "hồ sơ", "en": "cases"}},
            {"code": "percent", "name": {"vi": "phần trăm", "en": "percent"}, "symbol": "%"},
        ]
        document["indicators"] = rows
    return {**document, "sources": [dict(SOURCE), {**SOURCE, "code": "press", "kind": "press"}]}
