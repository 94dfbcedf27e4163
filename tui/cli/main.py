"""Read the command line, read the dataset, do what was asked."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime

from tui.analysis.view import DatasetView
from tui.cli.arguments import language_of, parse
from tui.cli.choices import selection_of
from tui.cli.exits import Exit, Refused
from tui.cli.settings import Settings, keep_settings, kept_settings
from tui.dataset import find_dataset, load
from tui.errors import DatasetError, MissingExtra
from tui.selection.context import PageContext
from tui.wording import Words, words_for
from tui.wording.problems import problem_lines


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return the exit code."""
    asked = list(sys.argv[1:] if arguments is None else arguments)
    words = words_for(language_of(asked))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(parse(asked, words), words)
    except Refused as refusal:
        _say(words(refusal.key, **refusal.details))
        return refusal.code
    except MissingExtra as missing:
        _say(words("save.missing_extra", extra=missing.extra))
        return Exit.MISSING_EXTRA
    except DatasetError as error:
        _say(*problem_lines(words, error.problems))
        return Exit.FAULTY
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.GOOD
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        _say(words("usage.write", file=error.filename or "stdout", reason=error.strerror or str(error)))
        return Exit.WRITE
    except Exception as error:
        if os.environ.get("REFORM_TUI_DEBUG"):
            raise
        _say(words("usage.unexpected", reason=f"{type(error).__name__}: {error}"))
        return Exit.UNEXPECTED


def _run(given: argparse.Namespace, words: Words) -> int:
    if given.command == "check":
        from tui.cli.check import check

        return check(given, words)
    if given.command == "table":
        from tui.cli.table import table

        return table(given, words, _today())
    if given.command == "briefing":
        from tui.cli.briefing import briefing

        return briefing(given, words, _today())
    if given.command == "screenshot":
        from tui.cli.screenshot import screenshot

        return screenshot(given, words, _theme(given), _today())
    return _dashboard(given, words)


def _dashboard(given: argparse.Namespace, words: Words) -> int:
    path = find_dataset(given.data)
    if given.plain or not _is_terminal():
        from tui.cli.output import write
        from tui.export.plain import plain_text
        from tui.pages import page

        dataset = load(path)
        selection = selection_of(given, dataset, path, _today())
        write(words, None, plain_text(page(PageContext(DatasetView(dataset), selection, words))))
        return Exit.GOOD
    dataset = load(path)
    selection = selection_of(given, dataset, path, _today())
    theme = _theme(given)
    from tui.app import show

    keep_settings(Settings(*show(PageContext(DatasetView(dataset), selection, words), theme, kept_settings().folder)))
    return Exit.GOOD


def _theme(given: argparse.Namespace) -> str:
    from tui.drawing.palettes import PALETTES

    kept = kept_settings().theme
    name: str = given.theme or (kept if kept in PALETTES else next(iter(PALETTES)))
    if name not in PALETTES:
        raise Refused("usage.theme", name=name, allowed=", ".join(PALETTES))
    return name


def _is_terminal() -> bool:
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(each is not None and each.isatty() for each in streams)


def _today() -> date:
    return datetime.now().astimezone().date()


def _say(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)
