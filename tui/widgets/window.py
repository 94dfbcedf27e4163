"""Which rows of a long table are in view, which one is chosen, and where home is kept in sight."""


class Window:
    """A cursor in a list and the stretch of it that is seen; home, if there is one, never leaves sight."""

    def __init__(self) -> None:
        self.cursor = 0
        self.top = 0
        """The index of the first row in view."""
        self.count = 0
        self.rows = 1
        """How many rows have room."""
        self.home: int | None = None
        """The index of the row of home; None where it is left out."""
        self.has_home = False

    def place(self, to: int) -> None:
        """Move the cursor to a row, or as near as there is one, and keep it in view."""
        self.cursor = max(0, min(to, self.count - 1))
        self.keep_in_view()

    def keep_in_view(self) -> None:
        """Scroll so that the chosen row is seen, and not under the row of home."""
        above = 1 if self.has_home and self.cursor else 0
        below = self.rows - (2 if self.has_home else 1)
        self.top = max(min(self.top, self.cursor - above), self.cursor - below)
        self._stay_inside()

    def scroll(self, by: int) -> bool:
        """Move what is in view and leave the cursor; return whether anything moved."""
        before = self.top
        self.top += by
        self._stay_inside()
        return self.top != before

    def index_at(self, line: int) -> int | None:
        """Return the index of the row on a line; None where home is kept in sight."""
        return None if line == self.pinned_line else self.top + line

    @property
    def pinned_line(self) -> int | None:
        """The line on which home is kept in sight while its own row is not."""
        if not self.has_home or not self.count:
            return None
        if self.home is None:
            return min(self.rows - 1, self.count)
        if self.home < self.top:
            return 0
        return self.rows - 1 if self.home >= self.top + self.rows else None

    def _stay_inside(self) -> None:
        pinned = self.has_home and self.home is None
        self.top = max(0, min(self.top, self.count + pinned - self.rows))
