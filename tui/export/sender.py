"""Who hands a paper out, and the head of the paper that follows from it."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.text import clean, visible
from tui.wording import Words

if TYPE_CHECKING:
    from tui.export.document import Letterhead

_LONGEST = 300
"""Letters of a name or a place."""


def sender_of(agency: str, place: str) -> "Sender":
    """Return who hands a paper out, without what no paper can hold: controls, marks of direction."""
    return Sender(visible(clean(agency), _LONGEST), visible(clean(place), _LONGEST))


class Sender(Struct, frozen=True):
    """Who hands a paper out; empty where it is not said."""

    agency: str = ""
    """Its name, behind that of the agency it belongs to and a semicolon."""
    place: str = ""

    def letterhead(self, words: Words, day: date) -> "Letterhead | None":
        """Return the head of a paper of a day; None where nobody is named."""
        from tui.export.document import Letterhead

        lines = tuple(line.strip() for line in self.agency.split(";") if line.strip())
        if not lines:
            return None
        numbers = {"day": f"{day.day:02}", "month": f"{day.month:02}" if day.month < 3 else str(day.month)}
        place = words("handout.place_day", place=self.place, year=str(day.year), **numbers) if self.place else ""
        return Letterhead(lines, words("handout.country"), words("handout.motto"), place)
