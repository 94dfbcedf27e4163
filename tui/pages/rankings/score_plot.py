"""The scores of an edition on one scale, with the scores before where both may be compared."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from tui.analysis.edition import Edition
from tui.analysis.spread import published_mean
from tui.blocks.chart import Tick, ValueAxis
from tui.blocks.figure import Mark, Tone
from tui.blocks.pictures import Dot, ScoreScale
from tui.model import Bound, Direction
from tui.pages.rankings.score_axis import score_axis
from tui.pages.shared.entity_names import entity_name
from tui.selection.context import PageContext

EXACT, HOME, DISPUTED = "●", "◆", "‡"
BOUNDS = {
    Bound.OVER: ("▸", "chart.over"),
    Bound.UNDER: ("◂", "chart.under"),
    Bound.ABOUT: ("◇", "plot.about"),
}
"""The marks of scores that are not known exactly, and the catalogue keys of what they say."""
_RISE, _FALL = "▪─●", "●─▪"
_HOME_LINE = "╎"


class ScorePlot:
    """Draws the scores of one edition as dots on one scale."""

    def __init__(self, context: PageContext, edition: Edition) -> None:
        self._context = context
        self._edition = edition
        self._change = context.view.change(edition)
        disputed = edition.disputed_scores.items()
        self._disputed = {n: tuple(other.number for other in others) for n, others in disputed}
        self._befores = self._change.exact_befores if self._change else {}
        numbers = [score.number for score in edition.scores if score]
        others = [number for contradictions in self._disputed.values() for number in contradictions]
        axis = score_axis(context.words, [*numbers, *others, *self._befores.values()])
        self.scale = ScoreScale(axis, self._home_score(), self._mean(axis))
        self.blank = Dot(self.scale)
        """The picture of a row without a score."""

    def dot(self, n: int) -> Dot:
        """Return the picture of the place at an index."""
        score = self._edition.scores[n]
        if score is None:
            return self.blank
        before = self._befores.get(n)
        return Dot(
            self.scale,
            (score.number, *self._disputed.get(n, ())),
            self._glyph(n),
            Tone.HOME if self._is_home(n) else Tone.PLAIN,
            before,
            Tone.QUIET if before is None else self._tone(score.number - before),
        )

    @property
    def legend(self) -> tuple[Mark, ...]:
        """What the marks that are drawn mean."""
        home = self._context.dataset.entity.get(self._context.home or "")
        marks = (*self._marks(), *self._tails())
        if home is None or self.scale.home is None:
            return marks
        name = entity_name(self._context, home)
        return (*marks, Mark(f"{HOME} {_HOME_LINE}", self._context.words("plot.home", name=name), Tone.HOME))

    def _marks(self) -> Iterator[Mark]:
        """Yield what the marks of scores mean, but for that of home."""
        words, scores = self._context.words, self._edition.scores
        scored = [n for n, score in enumerate(scores) if score]
        if any(self._glyph(n) == EXACT for n in scored):
            yield Mark(EXACT, words("plot.score", period=words.period(self._edition.period)))
        bounds = {score.bound for n in scored if (score := scores[n]) and n not in self._disputed}
        yield from (Mark(glyph, words(key)) for bound, (glyph, key) in BOUNDS.items() if bound in bounds)
        if self._disputed:
            yield Mark(DISPUTED, words("plot.disputed"))

    def _tails(self) -> Iterator[Mark]:
        """Yield what tails mean, by their direction."""
        if self._change is None:
            return
        words, scores = self._context.words, self._edition.scores
        before = words.period(self._change.previous.period)
        pairs = [(score.number, earlier) for n, earlier in self._befores.items() if (score := scores[n])]
        if any(score > earlier for score, earlier in pairs):
            yield Mark(_RISE, words("plot.rise", period=before), self._tone(Decimal(1)))
        if any(score < earlier for score, earlier in pairs):
            yield Mark(_FALL, words("plot.fall", period=before), self._tone(Decimal(-1)))

    def _mean(self, axis: ValueAxis) -> Tick | None:
        """Return the published mean where it is exact, nobody contradicts it, and it lies on the axis."""
        mean = published_mean(self._context.view, self._edition)
        if mean is None or mean.contested or mean.bounded.bound is not Bound.EXACT:
            return None
        number = mean.bounded.number
        return Tick(number, self._context.words("plot.mean")) if axis.low <= number <= axis.high else None

    def _home_score(self) -> Decimal | None:
        """Return the score of the home entity where it is exact and nobody contradicts it."""
        n = self._edition.index.get(self._context.home or "")
        score = None if n is None else self._edition.scores[n]
        return score.number if n is not None and score and self._glyph(n) == HOME else None

    def _glyph(self, n: int) -> str:
        score = self._edition.scores[n]
        if n in self._disputed:
            return DISPUTED
        if score and score.bound is not Bound.EXACT:
            return BOUNDS[score.bound][0]
        return HOME if self._is_home(n) else EXACT

    def _is_home(self, n: int) -> bool:
        return self._edition.codes[n] == self._context.home

    def _tone(self, change: Decimal) -> Tone:
        """Return the colour of a change of score: whether it is for the better."""
        if not change:
            return Tone.QUIET
        return Tone.GOOD if (change > 0) is (self._edition.ranking.direction is Direction.HIGHER) else Tone.BAD


def score_plot(context: PageContext, edition: Edition) -> ScorePlot:
    """Return the plot of an edition, worked out once however its rows are filtered and sorted."""
    return _score_plot(context.whole, edition)


@lru_cache(maxsize=32)
def _score_plot(context: PageContext, edition: Edition) -> ScorePlot:
    return ScorePlot(context, edition)
