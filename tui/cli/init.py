"""`reform-tui init`: a dataset of the user's own, begun from the bundled one or from a list of entities."""

import json
from collections.abc import Sequence

from tui.cli.exits import Exit, Refused
from tui.cli.request import Request
from tui.cli.schema import schema_text
from tui.dataset import bundled_dataset, load
from tui.dataset.files import DatasetFiles
from tui.dataset.find import FILE_NAME, users_copy
from tui.dataset.reading import read_files
from tui.editing.refusal import EditRefused
from tui.editing.starter import SETS, Members, copy_of_bundled, empty_dataset, members_of_kinds, provinces
from tui.editing.working_copy import Contents, write_working_copy
from tui.files import expanded
from tui.importing.names import Names
from tui.importing.questions import quoted
from tui.model import Code, Entity
from tui.text import visible


def init(request: Request) -> int:
    """Write a dataset into a new or empty folder and say how to open it; return the exit code."""
    words, name = request.words, request.arguments.folder
    folder = expanded(name) if name else users_copy().parent
    if request.arguments.entities and not request.arguments.empty:
        raise Refused("init.entities_alone")
    contents = _empty(request) if request.arguments.empty else _copy(request)
    try:
        file = write_working_copy(folder, contents)
    except EditRefused as refusal:
        details = {key: visible(text) for key, text in refusal.details.items()}
        raise Refused(refusal.key, Exit.WRITE, **details) from refusal
    print(words("init.written_empty" if request.arguments.empty else "init.written", folder=visible(str(folder))))
    print(f"reform-tui --data {visible(quoted(str(file)), 4000)}" if file != users_copy() else "reform-tui")
    return Exit.GOOD


def _copy(request: Request) -> Contents:
    """Return the files of a copy of the bundled dataset.

    Raises:
        Refused: it does not know the entity to follow.
    """
    home = _home(request, load(bundled_dataset()).entities)
    return copy_of_bundled(request.words, home, schema_text(request.words))


def _empty(request: Request) -> Contents:
    """Return the files of a dataset without figures.

    Raises:
        DatasetError: the table of entities is faulty.
        Refused: there is no such set and no such table, or no such entity to follow.
    """
    members = _members(request.arguments.entities or SETS[-1])
    home = _home(request, members.leading if members.entities else ())
    return empty_dataset(request.words, members, home, schema_text(request.words))


def _members(asked: str) -> Members:
    if asked in SETS:
        return provinces(asked)
    path = expanded(asked)
    if not path.exists():
        raise Refused("init.no_entities", name=visible(asked), allowed=", ".join(SETS))
    beside = path.with_name(FILE_NAME)
    declaration = f"title: {{vi: x, en: x}}\nentities: {{table: {json.dumps(path.name, ensure_ascii=False)}}}\n"
    files = DatasetFiles(beside, {beside: declaration.encode()})
    entities = read_files(files).entities
    if not entities:
        raise Refused("init.no_entity", file=visible(asked))
    return members_of_kinds(entities, files.text(path))


def _home(request: Request, entities: Sequence[Entity]) -> Code:
    """Return the code of the entity a name or code on the command line means; nothing where none is named.

    Raises:
        Refused: none is meant, or several are.
    """
    asked = request.arguments.home
    if not asked or any(asked == entity.code for entity in entities):
        return asked or ""
    names = Names(entities)
    meant = names.matching(asked)
    if len(meant) == 1:
        return meant[0]
    codes = ", ".join(meant or names.nearest(asked) or [entity.code for entity in entities[:3]])
    raise Refused("init.unknown_home", name=visible(asked), codes=codes)
