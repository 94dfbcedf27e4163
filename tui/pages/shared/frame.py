"""The texts around every page: the dataset, the meeting, the day, and how old the last check is."""

from datetime import date

from msgspec import Struct

from tui.pages.shared.entity_names import entity_name
from tui.selection import last_day
from tui.selection.context import PageContext
from tui.wording import Words

OLD_AFTER_DAYS = 180


class Frame(Struct, frozen=True):
    """The texts of the title line, the least dispensable first."""

    title: str
    file: str
    """Empty for the bundled dataset."""
    as_of: str
    meeting: str
    checked: str
    age: str
    """Empty unless the last check lies long before the day shown."""
    home: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Every text that is not empty except the home entity's, in reading order."""
        return tuple(part for part in (self.title, self.file, self.meeting, self.as_of, self.checked, self.age) if part)


def frame(context: PageContext) -> Frame:
    """Return the texts around a page."""
    dataset, selection, words = context.dataset, context.selection, context.words
    newest = last_day(dataset)
    latest = newest is not None and selection.as_of >= newest
    as_of = words("frame.latest" if latest else "frame.as_of", day=words.day(selection.as_of))
    return Frame(
        words.text(dataset.title),
        selection.file,
        as_of,
        words.text(dataset.meeting.name) if dataset.meeting and dataset.meeting.held == selection.as_of else "",
        words("frame.checked", day=words.day(dataset.checked)) if dataset.checked else "",
        _age(words, selection.as_of, dataset.checked),
        entity_name(context, dataset.entity[context.home]) if context.home else "",
    )


def _age(words: Words, day: date, checked: date | None) -> str:
    days = (day - checked).days if checked else 0
    return words("frame.old", n=str(days)) if days > OLD_AFTER_DAYS else ""
