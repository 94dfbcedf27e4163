"""One figure shown large: its status beside it, a picture with named places below it."""

from decimal import Decimal

from msgspec import Struct

from tui.blocks.figure import Figure, Mark, Runs
from tui.blocks.pictures import Gauge, Strip


class ScaleLabel(Struct, frozen=True):
    """A text under a place of a scale."""

    at: Decimal
    """0 at the left end to 1 at the right one."""
    text: str


class LargeFigure(Struct, frozen=True, tag=True):
    """One figure in large digits."""

    key: str
    figure: Figure
    unit: str = ""
    """What is counted, read behind the figure; empty where its symbol says enough."""
    percent: Figure | None = None
    """The part of the goal; None where there is none or the figure is a percentage itself."""
    status: Mark | None = None
    remarks: tuple[Runs, ...] = ()
    """What stands beside it: one line each, the most important first."""
    picture: Gauge | Strip | None = None
    labels: tuple[ScaleLabel, ...] = ()
    """What is written under the picture: its ends first."""
    heading: str = ""
    qualifier: str = ""
