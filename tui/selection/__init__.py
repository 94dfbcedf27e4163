"""What the reader looks at, and how its parts resolve in a dataset."""

from tui.selection.panel_names import PANELS, PageName, PanelName
from tui.selection.selection import Selection, last_day

__all__ = ["PANELS", "PageName", "PanelName", "Selection", "last_day"]
