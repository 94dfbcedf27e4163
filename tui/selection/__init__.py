"""What the reader looks at, and how its parts resolve in a dataset."""

from tui.selection.selection import PANELS, Selection, charted, has_commitment, last_day, opened

__all__ = ["PANELS", "Selection", "charted", "has_commitment", "last_day", "opened"]
