"""What the reader looks at, and what its parts mean in a dataset."""

from tui.selection.selection import PANELS, Selection, charted, has_commitment, last_day, opened

__all__ = ["PANELS", "Selection", "charted", "has_commitment", "last_day", "opened"]
