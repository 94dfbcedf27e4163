"""Where a ranking must not be compared with what came before, and why: the same under a chart and in it."""

from tui.analysis.edition_change import Refusal, total_of
from tui.analysis.scores import Cut
from tui.model import Period, Ranking
from tui.selection.context import PageContext


def cut_told(context: PageContext, ranking: Ranking, cut: Cut) -> tuple[Period, str]:
    """Return from when a ranking differs, and why: the declared reason, else who is ranked, else the total changed."""
    words = context.words
    if cut.crossed:
        return cut.crossed.period, words.text(cut.crossed.why)
    if Refusal.CHANGED_SET in cut.refusals:
        return cut.period, words("chart.members", n=str(context.dataset.places(ranking, cut.period)))
    then, edition = (words.number(total_of(ranking, each)) for each in (cut.before, cut.period))
    return cut.period, words("refusal.changed-total", then=then, now=edition)
