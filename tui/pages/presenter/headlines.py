"""Slides of the headline indicators: commitments with their meters, counts with their charts."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from tui.analysis.progress import Commitment
from tui.analysis.series import Reading
from tui.blocks.figure import SEPARATOR, Opens, Runs
from tui.blocks.large_figure import LargeFigure, ScaleLabel
from tui.blocks.page import Block, Prose
from tui.blocks.slide import Slide
from tui.model import Indicator
from tui.pages.presenter.source_line import source_line
from tui.pages.shared.commitments import (
    commitment_share,
    gauge,
    gauge_ends,
    later_remark,
    remaining_remark,
    state_remark,
    target_figure,
    target_remark,
    unit_of,
)
from tui.pages.shared.figures import reading_figure
from tui.pages.shared.lead import HeadlineFigure, headline_figures, lead_figure
from tui.pages.shared.marks import state_mark
from tui.pages.shared.stated_figures import figure_remark, stated_at_meeting
from tui.pages.statements import cited
from tui.pages.trends.charts import indicator_chart
from tui.pages.trends.lines import indicator_lines
from tui.selection.context import PageContext


def headline_slides(context: PageContext) -> Iterator[Slide]:
    """Yield the slide of the figure that leads, those of the other commitments, then those of counts with a chart."""
    lead = lead_figure(context)
    if lead is None:
        return
    yield _slide(context, lead)
    others = [figure for figure in headline_figures(context) if figure != lead]
    yield from (_slide(context, figure) for figure in others if _has_share(figure))
    counts = (figure for figure in others if not _has_share(figure))
    yield from (_slide(context, figure) for figure in counts if _is_charted(context, figure))


def _has_share(figure: HeadlineFigure) -> bool:
    return figure.commitment is not None and figure.commitment.share is not None


def _is_charted(context: PageContext, figure: HeadlineFigure) -> bool:
    return len(figure.head.series.until(context.selection.as_of).readings) > 1


def _slide(context: PageContext, figure: HeadlineFigure) -> Slide:
    indicator, reading, words = figure.indicator, figure.head.reading, context.words
    theme = words.text(context.dataset.theme[indicator.theme].name)
    large = _committed(context, figure.commitment) if figure.commitment else _counted(context, figure)
    blocks: tuple[Block, ...] = (large, *_definition(context, indicator))
    if not figure.commitment and _is_charted(context, figure):
        blocks = (large, indicator_chart(context, indicator, indicator_lines(context, indicator)))
    return Slide(
        indicator.code,
        words.text(indicator.name),
        f"{theme}{SEPARATOR}{words.period(reading.period)}",
        blocks,
        source_line(context, (*reading.sources, *cited(blocks))),
        Opens("indicator", indicator.code),
    )


def _committed(context: PageContext, commitment: Commitment) -> LargeFigure:
    """Return a commitment: figure, meter, and beside them status, what remains, the deadline and a later reading."""
    indicator = commitment.indicator
    remarks = (
        _without_lead(state_remark(context, commitment)),
        remaining_remark(context, commitment),
        target_remark(context, commitment),
        later_remark(context, indicator, commitment.later),
    )
    return replace(
        _large(context, indicator, commitment.reading),
        percent=commitment_share(context, commitment),
        status=state_mark(context.words, commitment.state),
        remarks=tuple(remark for remark in remarks if remark),
        picture=gauge(context, commitment),
        labels=_labels(context, commitment),
    )


def _labels(context: PageContext, commitment: Commitment) -> tuple[ScaleLabel, ...]:
    """Return the ends of the meter of a commitment, then its target where that lies between them."""
    low, high = gauge_ends(context, commitment)
    ends = (ScaleLabel(Decimal(0), low), ScaleLabel(Decimal(1), high))
    target, place = commitment.goal.target, gauge(context, commitment).target
    if target is None or place is None or place >= 1:
        return ends
    text = context.words("chart.target_short", goal=target_figure(context, commitment.indicator, target).brief)
    return (*ends, ScaleLabel(place, text))


def _counted(context: PageContext, figure: HeadlineFigure) -> LargeFigure:
    """Return a count, as the meeting stated it where it did, with its change or the sharper figure, and a later one."""
    head, indicator = figure.head, figure.indicator
    stated = stated_at_meeting(context, head.reading)
    remarks = (figure_remark(context, figure, stated), later_remark(context, indicator, head.later))
    return replace(
        _large(context, indicator, stated or head.reading), remarks=tuple(remark for remark in remarks if remark)
    )


def _large(context: PageContext, indicator: Indicator, reading: Reading) -> LargeFigure:
    noun = context.words.noun(reading.value, unit_of(context.dataset, indicator)).strip()
    return LargeFigure("figure", reading_figure(context, indicator, reading), noun)


def _without_lead(remark: Runs) -> Runs:
    """Return a remark without the sign that parts it from a status in one line."""
    return remark[1:] if remark[:1] == (SEPARATOR.lstrip(),) else remark


def _definition(context: PageContext, indicator: Indicator) -> tuple[Prose, ...]:
    """Return the sentence that says what an indicator measures, where the dataset has one."""
    if indicator.definition is None:
        return ()
    return (Prose("definition", ((f"{context.words.text(indicator.definition)}.",),)),)
