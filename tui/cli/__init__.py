"""The reform-tui command. It words every problem and imports Textual only to show the app or take its picture."""

import gc
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Nothing made on the way to the first answer is garbage, so none is looked for until then; the app looks again once
    it is shown.
    """
    gc.disable()
    try:
        from tui.cli.main import run

        return run(arguments)
    finally:
        gc.enable()
