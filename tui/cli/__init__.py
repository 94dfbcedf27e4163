"""The reform-tui command. It words every problem and imports Textual only to show the app or take its picture."""

from tui.cli.main import main

__all__ = ["main"]
