"""What of a table is new to a ranking, and what contradicts a figure it has from the same source."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from tui.importing.job import Job
from tui.model import Code, Standing

Key = tuple[str, Code]
"""A period and an entity."""


class Merged(NamedTuple):
    """What is to be written."""

    added: tuple[Standing, ...]
    replaced: frozenset[Key]
    """Whose rows from the same source give way."""


def merged(job: Job, standings: Sequence[Standing], *, replacing: bool) -> Merged:
    """Return what a ranking lacks of some standings; a figure that differs from the same source leaves a question."""
    present: dict[Key, list[Standing]] = defaultdict(list)
    for standing in job.ranking.standings:
        present[_key(standing)].append(standing)
    added = [standing for standing in standings if not any(_says(known, standing) for known in present[_key(standing)])]
    apart = [
        (standing, known)
        for standing in added
        for known in present[_key(standing)]
        if set(known.source) & set(standing.source)
    ]
    if len(added) < len(standings):
        job.findings.note("already", n=str(len(standings) - len(added)))
    disputed = sum(bool(present[_key(standing)]) for standing in added) - len(apart)
    if disputed > 0:
        job.findings.note("disputed", n=str(disputed))
    if apart and not replacing:
        standing, known = apart[0]
        details = {"entity": standing.entity, "period": standing.period.code, "n": str(len(apart))}
        figures = {"present": _shown(known), "new": _shown(standing)}
        job.findings.ask("differs", f"{job.sheet.file}:{standing.period.code}", "--replace", **details, **figures)
    return Merged(tuple(added), frozenset(_key(standing) for standing, _ in apart))


def _key(standing: Standing) -> Key:
    return standing.period.code, standing.entity


def _says(known: Standing, standing: Standing) -> bool:
    """Whether a standing states all that another does; what the other leaves open contradicts nothing."""
    return (
        standing.rank in (None, known.rank)
        and standing.score in (None, known.score)
        and standing.dimensions.items() <= known.dimensions.items()
        and standing.area_ranks.items() <= known.area_ranks.items()
    )


def _shown(standing: Standing) -> str:
    rank = standing.rank.best if standing.rank else "–"
    return f"{rank} · {standing.score if standing.score is not None else '–'}"
