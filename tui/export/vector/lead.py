"""The picture of the figure that leads a page: its meter with the ends below, or its sparkline with its beginning."""

from tui.blocks.page import Lead
from tui.blocks.pictures import Gauge, Spark
from tui.export.vector.cells import draw_cell, draw_spark
from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Drawing, Label, moved

_WIDTH, _SPARK_WIDTH, _SPARK_HEIGHT, _TYPE = 300.0, 120.0, 26.0, 9.0
_BELOW = 13.0


def draw_lead_picture(lead: Lead) -> Drawing:
    """Return the picture of the leading figure; nothing in it without one."""
    match lead.card.picture:
        case Gauge() as gauge:
            meter = draw_cell(gauge, _WIDTH)
            low, high = lead.ends
            baseline = meter.height + _BELOW - 4
            ends = (
                Label(0, baseline, low, "quiet", size=_TYPE),
                Label(_WIDTH, baseline, high, "quiet", "end", _TYPE),
            )
            return Drawing(_WIDTH, meter.height + _BELOW, (*meter.shapes, *ends))
        case Spark() as spark:
            return _spark(spark)
        case None:
            return Drawing(_WIDTH, 0, ())


def _spark(spark: Spark) -> Drawing:
    """Return a sparkline behind the words of its first reading."""
    first = spark.first.brief if spark.first else ""
    left = text_width(first, _TYPE) + 6 if first else 0.0
    line = draw_spark(spark, _SPARK_WIDTH, _SPARK_HEIGHT)
    label = (Label(0, _SPARK_HEIGHT - 3, first, "quiet", size=_TYPE),) if first else ()
    return Drawing(left + line.width, line.height, (*label, *(moved(shape, (left, 0)) for shape in line.shapes)))
