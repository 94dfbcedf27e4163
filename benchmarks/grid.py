"""The dashboard on the small charts of one theme, twelve on the screen."""

from datetime import date

from tui.app import show
from tui.blocks.figure import Opens
from tui.dataset import bundled_dataset, load
from tui.selection import Selection

if __name__ == "__main__":
    selection = Selection(date(2023, 4, 19), "trends", measure=Opens("theme", "identity"))
    show(load(bundled_dataset()), selection, "vi", "muc", folder="")
