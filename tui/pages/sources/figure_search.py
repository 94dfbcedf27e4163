"""The sources of a figure that somebody types, in the way either language writes numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tui.model import Code, Dataset

_NUMBER = re.compile(r"\d[\d.,]*")
_MARKS = ".,"


def sources_of_figure(dataset: Dataset, text: str) -> set[Code]:
    """Return the sources that state a number which begins as a text does: `79,5`, `79.5`, `1.315`; none for words."""
    if not _NUMBER.fullmatch(text):
        return set()
    spellings = tuple(_spellings(text))
    return {code for number, codes in _stated(dataset) if f"{number:f}".startswith(spellings) for code in codes}


def _spellings(text: str) -> Iterator[str]:
    """Yield a number with a point, as either mark may part its decimals and the other, or none, its groups."""
    for decimal in _MARKS:
        group = _MARKS.replace(decimal, "")
        yield text.replace(group, "").replace(decimal, ".")
    yield re.sub(r"[.,]", "", text)


def _stated(dataset: Dataset) -> Iterator[tuple[Decimal, tuple[Code, ...]]]:
    for indicator in dataset.indicators:
        for observation in indicator.observations:
            if observation.value:
                yield observation.value.digits, observation.source
    for ranking in dataset.rankings:
        for standing in ranking.standings:
            if standing.score is not None:
                yield standing.score, standing.source
