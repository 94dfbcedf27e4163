"""The figure that leads: what the overview shows first and largest, and whatever else shows one figure alone."""

from collections.abc import Sequence

from msgspec import Struct

from tui.analysis.progress import Commitment, commitments
from tui.analysis.series import Headline, headline
from tui.model import Indicator
from tui.selection.context import PageContext


class HeadlineFigure(Struct, frozen=True):
    """A headline indicator as it stands on the selected day."""

    indicator: Indicator
    head: Headline
    commitment: Commitment | None
    """The first commitment the reading belongs to; None where it has neither total nor target."""


def headline_figures(context: PageContext) -> list[HeadlineFigure]:
    """Return the headline indicators read by the selected day, in the order of the dataset."""
    figures = (_headline_figure(context, indicator) for indicator in context.dataset.indicators if indicator.headline)
    return [figure for figure in figures if figure]


def lead_figure(context: PageContext) -> HeadlineFigure | None:
    """Return the figure that leads; None where no headline indicator was read by the selected day.

    It is the one the dataset names as its `lead`, else the first with a commitment, else the first; a named one that
    was not read by the day does not count.
    """
    return lead_among(context, headline_figures(context))


def lead_among(context: PageContext, figures: Sequence[HeadlineFigure]) -> HeadlineFigure | None:
    """Return the one of the headline figures that leads."""
    named = (figure for figure in figures if figure.indicator.code == context.dataset.lead)
    committed = (figure for figure in figures if figure.commitment)
    return next(named, None) or next(committed, None) or next(iter(figures), None)


def _headline_figure(context: PageContext, indicator: Indicator) -> HeadlineFigure | None:
    day = context.selection.as_of
    head = headline(context.view, indicator, day)
    if head is None:
        return None
    candidates = commitments(context.view, indicator, day)
    return HeadlineFigure(
        indicator, head, next((commitment for commitment in candidates if commitment.reading == head.reading), None)
    )
