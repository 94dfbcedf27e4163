"""A reading written into the files of a dataset: worked out, read back, and only then put in their place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tui.dataset.files import DatasetFiles
from tui.dataset.reading import read_files
from tui.editing.files import FileChange, locked, read_content, replace_files
from tui.editing.insertion import Inserted, Item, insert_item, insert_row
from tui.editing.readings import Addition, TypedReading, addition
from tui.editing.refusal import EditRefused
from tui.model import Bound, Dataset, Source, Status
from tui.wording import Words


class Insertion(NamedTuple):
    """What was put into a file."""

    path: Path
    line: int
    """From 1."""
    text: str


class Recorded(NamedTuple):
    """A reading that is in the dataset now."""

    addition: Addition
    before: Dataset
    insertions: tuple[Insertion, ...]
    """The reading, then its source where that came with it."""


def record(dataset: Path, typed: TypedReading, words: Words, today: date) -> Recorded:
    """Add a reading to a dataset: one item in the style of its neighbours; every other byte stays.

    Raises:
        EditRefused: the reading or the files do not allow it; all is as it was.
        DatasetError: the dataset is faulty, or would be; all is as it was.
    """
    with locked(dataset):
        files = DatasetFiles(dataset)
        before = read_files(files)
        new = addition(before, typed, words, today)
        contents: dict[Path, bytes] = {}
        insertions = _inserted(dataset, new, contents)
        _check(dataset, contents, new.added_to(before))
        replace_files(dataset, [FileChange(path, files.content(path), after) for path, after in contents.items()])
    return Recorded(new, before, insertions)


def _inserted(dataset: Path, new: Addition, contents: dict[Path, bytes]) -> tuple[Insertion, ...]:
    """Put a reading and its source into the contents of files; return what was put where.

    Raises:
        EditRefused: a list or a column is missing.
    """

    def into(path: Path, insert: Callable[[str], Inserted]) -> Insertion:
        text = contents.get(path, read_content(path)).decode("utf-8")
        inserted = insert(text)
        contents[path] = inserted.text.encode("utf-8")
        return Insertion(path, inserted.line, inserted.item)

    code, table, item = new.indicator.code, new.indicator.table, observation_item(new)
    if table:
        reading = into(DatasetFiles(dataset).table(table), lambda text: insert_row(text, item))
    else:
        reading = into(dataset, lambda text: insert_item(text, ("indicators", code, "observations"), item))
    if new.source is None:
        return (reading,)
    source_item = _source_item(new.source)
    return reading, into(dataset, lambda text: insert_item(text, ("sources",), source_item))


def _check(dataset: Path, contents: dict[Path, bytes], expected: Dataset) -> None:
    """Read what the files are to be, and refuse anything but exactly the new reading.

    Raises:
        EditRefused: something else would change.
        DatasetError: the dataset would be faulty.
    """
    if read_files(DatasetFiles(dataset, contents)) != expected:
        raise EditRefused("other_changes", file=str(dataset))


def observation_item(new: Addition) -> Item:
    """Return the keys of a reading as they are written."""
    observation = new.observation
    value = observation.value.written if observation.value else ""
    item = {"period": observation.period.code, "value": value}
    if observation.total:
        item["value"] += f"/{observation.total.written}"
    if observation.bound is not Bound.EXACT:
        item["bound"] = observation.bound.value
    if observation.status is not Status.PUBLISHED:
        item["status"] = observation.status.value
    item["source"] = observation.source[0]
    if observation.note:
        item["note"] = observation.note.vi
    return item


def _source_item(source: Source) -> Item:
    item = {
        "code": source.code,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "read": source.read.isoformat(),
        "address": source.address,
        "title": source.title,
        "published": source.published.isoformat() if source.published else "",
    }
    return {key: value for key, value in item.items() if value}
