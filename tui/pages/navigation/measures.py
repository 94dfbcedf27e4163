"""Steps through all that the trends can chart."""

from tui.pages.navigation.opening import opened
from tui.pages.trends.measure_menu import menu
from tui.selection import Selection
from tui.selection.chosen import chosen_measure
from tui.selection.context import PageContext


def step_measure(context: PageContext, by: int) -> Selection:
    """Return the selection with the next (1) or previous (-1) measure of the menu, round its ends.

    From what is not in the menu, such as the indices of an entity other than home, it goes to an end of the menu.
    """
    order, chosen = menu(context), chosen_measure(context)
    if not order:
        return context.selection
    at = order.index(chosen) if chosen in order else -1 if by > 0 else 0
    return opened(context.selection, context.dataset, order[(at + by) % len(order)])
