"""Datasets found sound before, remembered by the very bytes they were read from.

Checking a file costs more than drawing it. A file whose bytes, and whose tables' bytes, were found sound once by this
version of the program needs no second check. Whatever is wrong with what is remembered, the file is read again: a
fault here is never an error, and the folder may be deleted at any time.
"""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.dataset.files import DatasetFiles
from tui.dataset.shelf import Shelf, key_of
from tui.dataset.stored_columns import StoredRecords, restored, stored
from tui.errors import DatasetError
from tui.model import Dataset, Standing

_SHELF = Shelf("", most_files=8, most_bytes=512 * 1024 * 1024)
"""Room for a few datasets, so that files read in turns all start fast."""


class _Entry(Struct):
    tables: dict[str, str]
    """The digest of each table, by its path beside the dataset."""
    dataset: Dataset
    """Without the standings of its rankings."""
    standings: tuple[StoredRecords, ...]
    """Those of each ranking."""


def recall(files: DatasetFiles) -> Dataset | None:
    """Return the dataset of files found sound before, or None when they have to be checked.

    Raises:
        DatasetError: the dataset file cannot be opened or is too large.
    """
    key = key_of(files.digest(files.path))
    try:
        entry = msgspec.msgpack.decode(_SHELF.content(key), type=_Entry)
        unchanged = all(files.digest(files.table(name)) == digest for name, digest in entry.tables.items())
        return _whole(entry) if unchanged else None
    except (OSError, ValueError, LookupError, RecursionError, msgspec.MsgspecError, DatasetError):
        return None


def remember(files: DatasetFiles, dataset: Dataset) -> None:
    """Keep a dataset that was found sound in these files; where that is not possible, nothing is lost."""
    digests = {name: files.digest(files.table(name)) for name in files.tables}
    rankings = tuple(replace(ranking, standings=()) for ranking in dataset.rankings)
    standings = tuple(stored(ranking.standings) for ranking in dataset.rankings)
    entry = _Entry(digests, replace(dataset, rankings=rankings), standings)
    _SHELF.put(key_of(files.digest(files.path)), msgspec.msgpack.encode(entry))


def _whole(entry: _Entry) -> Dataset:
    """Return the dataset of an entry with its standings.

    Raises:
        ValueError: they are not what was stored.
        LookupError: they are not what was stored.
        msgspec.MsgspecError: they are no standings.
    """
    rankings = zip(entry.dataset.rankings, entry.standings, strict=True)
    whole = tuple(replace(ranking, standings=restored(Standing, standings)) for ranking, standings in rankings)
    return replace(entry.dataset, rankings=whole)
