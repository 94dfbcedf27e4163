"""Changes of method, each once, with the names of everything it breaks."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.model import Break, Code, Indicator, Period, Ranking
from tui.wording import Words

Breakable = Ranking | Indicator


class BreakGroup(Struct, frozen=True):
    """One change of method."""

    period: Period
    why: str
    names: str
    """The short names of the rankings and indicators it breaks, separated by commas.

    The mean of a ranking is not named beside it.
    """
    sources: tuple[Code, ...]


def grouped_breaks(words: Words, breaks: Iterable[tuple[Breakable, Break]]) -> list[BreakGroup]:
    """Return breaks of the same period and reason together, in the order in which they first occur."""
    groups: dict[tuple[Period, str], list[tuple[Breakable, Break]]] = {}
    for broken, method_break in breaks:
        groups.setdefault((method_break.period, words.text(method_break.why)), []).append((broken, method_break))
    return [
        BreakGroup(
            period,
            why,
            _names(words, [broken for broken, _ in members]),
            tuple(dict.fromkeys(code for _, method_break in members for code in method_break.source)),
        )
        for (period, why), members in groups.items()
    ]


def _names(words: Words, broken: Sequence[Breakable]) -> str:
    means = {ranking.mean for ranking in broken if isinstance(ranking, Ranking)}
    named = (measure for measure in broken if isinstance(measure, Ranking) or measure.code not in means)
    return ", ".join(dict.fromkeys(words.text(measure.short or measure.name) for measure in named))
