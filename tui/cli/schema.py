"""`reform-tui schema`: what an editor needs to complete and check the keys of a dataset file."""

import json

from tui.cli.exits import Exit
from tui.cli.output import write
from tui.cli.request import Request
from tui.dataset.schema import dataset_schema
from tui.wording import Words
from tui.wording.key_words import key_words


def schema(request: Request) -> int:
    """Print the JSON Schema of a dataset file; return the exit code."""
    write(request.words, None, schema_text(request.words))
    return Exit.GOOD


def schema_text(words: Words) -> str:
    """Return the JSON Schema of a dataset file, its keys described in the language of the words."""
    described = dataset_schema(lambda record, key: key_words(words, record, key))
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
