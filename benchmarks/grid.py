"""The dashboard on the small charts of one theme, twelve on the screen."""

from datetime import date

from tui.analysis.view import DatasetView
from tui.app import show
from tui.blocks.figure import Opens
from tui.dataset import bundled_dataset, load
from tui.panels.saving import Preferences
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.wording import words_for

if __name__ == "__main__":
    selection = Selection(date(2023, 4, 19), "trends", measure=Opens("theme", "identity"))
    show(PageContext(DatasetView(load(bundled_dataset())), selection, words_for("vi")), "muc", Preferences())
