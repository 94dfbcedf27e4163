"""A dataset of the user's own, begun from the bundled one."""

from pathlib import Path

from tui.dataset.find import FILE_NAME, bundled_dataset
from tui.files import write_new

SCHEMA_NAME = "schema.json"
_SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"


def is_occupied(folder: Path) -> bool:
    """Return whether something stands where a working copy is to be: a file, or a folder that is not empty."""
    return folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))


def write_working_copy(folder: Path, readme: str, schema: str) -> Path:
    """Write the bundled dataset, a README and the schema into a folder; return the dataset file.

    The dataset file is written last: a folder left unfinished has none, so nobody takes it for a dataset.

    Raises:
        OSError: something cannot be written, or is there already.
    """
    bundled = bundled_dataset()
    (folder / "tables").mkdir(parents=True)
    for table in sorted((bundled.parent / "tables").glob("*.csv")):
        write_new(folder / "tables" / table.name, table.read_bytes())
    write_new(folder / "README.md", readme.encode())
    write_new(folder / SCHEMA_NAME, schema.encode())
    write_new(folder / FILE_NAME, _SCHEMA_LINE.encode() + bundled.read_bytes())
    return folder / FILE_NAME
