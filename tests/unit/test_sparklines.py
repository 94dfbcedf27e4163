"""The line of a sparkline lies on the straight segments between its readings."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.test_charts import distance, dots_in
from tests.unit.test_drawing import HEIGHTS, sparkline_cells, sparks
from tui.blocks.pictures import Reading, Spark
from tui.drawing.dots import Position
from tui.drawing.sparklines import LONGEST


@settings(max_examples=200, deadline=None, database=None)
@given(sparks(), st.integers(2, 40), HEIGHTS)
def test_every_dot_of_a_sparkline_lies_on_the_segment_of_two_neighbouring_readings(
    spark: Spark, width: int, height: int
) -> None:
    segments = [
        (position(spark, before, width, height), position(spark, after, width, height))
        for run in spark.runs
        for before, after in pairwise(run if len(run) > 1 else (run[0], run[0]))
    ]
    for dot in dots_in(sparkline_cells(spark, width, height)):
        near = [(start, end) for start, end in segments if start.x - 1 <= dot.x <= end.x + 1]
        assert any(distance(dot, start, end) <= 0.5 + 1e-6 for start, end in near), dot


def position(spark: Spark, reading: Reading, width: int, height: int) -> Position:
    """Return where a reading lies: in real time, the lowest and the highest a dot from the ends of two rows."""
    days = [day for day, _ in spark.points]
    values = [value for _, value in spark.points]
    low, high = min(values), max(values)
    along = (reading[0] - days[0]).days / (days[-1] - days[0]).days
    fall = float((high - reading[1]) / (high - low)) if high > low else 0.5
    margin = height - 1
    return Position(
        along * (min(width, LONGEST) * 2 - 1.5),
        margin + fall * (height * 4 - 1 - 2 * margin),
    )
