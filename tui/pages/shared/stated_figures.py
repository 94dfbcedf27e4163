"""The figure of the meeting itself: what a source of that day stated comes first, a sharper one beside it."""

from tui.analysis.series import Reading
from tui.blocks.figure import Runs
from tui.pages.shared.commitments import change_remark, unit_of
from tui.pages.shared.figures import reading_figure
from tui.pages.shared.lead import HeadlineFigure
from tui.selection.context import PageContext


def stated_at_meeting(context: PageContext, reading: Reading) -> Reading | None:
    """Return the blunter figure a source of the day of the meeting states for a reading, while that day is shown.

    None where no such source states one, or where it is the figure of the reading itself.
    """
    meeting = context.dataset.meeting
    if meeting is None or meeting.held != context.selection.as_of:
        return None
    for observation in reading.corroborating:
        if any(context.dataset.source[code].published == meeting.held for code in observation.source):
            return Reading(observation)
    return None


def figure_remark(context: PageContext, figure: HeadlineFigure, stated: Reading | None) -> Runs:
    """Return what changed; where a blunter figure is shown, the reading itself."""
    if stated:
        sharper = reading_figure(context, figure.indicator, figure.head.reading)
        return context.words.weave("remark.sharper", figure=sharper)
    return change_remark(context.words, figure.head, unit_of(context.dataset, figure.indicator))
