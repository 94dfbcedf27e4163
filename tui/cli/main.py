"""Read the command line, read the dataset, do what was asked."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module

from tui.cli.arguments import language_of, parse
from tui.cli.dashboard import dashboard
from tui.cli.endings import orderly_ending
from tui.cli.exits import Exit, Refused, Unwritten
from tui.cli.output import say
from tui.cli.request import Request
from tui.errors import DatasetError, MissingLibrary
from tui.fault_log import note_fault
from tui.wording import words_for
from tui.wording.failures import fault_sentence, why_not_written
from tui.wording.failures import refusal as refusal_sentence
from tui.wording.problems import problem_lines

_COMMANDS = {
    "check": "tui.cli.check:check",
    "table": "tui.cli.table:table",
    "briefing": "tui.cli.briefing:briefing",
    "record": "tui.cli.record:record_reading",
    "import": "tui.cli.import_table:import_table",
    "diff": "tui.cli.diff:diff",
    "schema": "tui.cli.schema:schema",
    "init": "tui.cli.init:init",
    "screenshot": "tui.cli.screenshot:screenshot",
    "present": "tui.cli.present:present",
}
"""The function of each command, by its module."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return the exit code."""
    command_line = list(sys.argv[1:] if arguments is None else arguments)
    words = words_for(language_of(command_line))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with orderly_ending():
            return _run(Request(parse(command_line, words), words, _today()))
    except Refused as refusal:
        say(refusal_sentence(words, refusal.key, refusal.details))
        return refusal.code
    except Unwritten as unwritten:
        say(words("usage.write", file=unwritten.file, reason=why_not_written(words, unwritten.error)))
        return Exit.WRITE
    except MissingLibrary as missing:
        say(words("save.missing_library", command=missing.install_command))
        return Exit.MISSING_LIBRARY
    except DatasetError as error:
        say(*problem_lines(words, error.problems))
        return Exit.FAULTY
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.GOOD
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        key, file = ("usage.file", str(error.filename)) if error.filename else ("usage.write", "stdout")
        say(words(key, file=file, reason=why_not_written(words, error)))
        return Exit.WRITE
    except Exception as error:
        if os.environ.get("REFORM_TUI_DEBUG"):
            raise
        say(fault_sentence(words, note_fault(error)))
        return Exit.UNEXPECTED


def _run(request: Request) -> int:
    """Carry out the command, whose module is loaded only then; without one show the dashboard."""
    name = request.arguments.command
    if name not in _COMMANDS:
        return dashboard(request)
    module, _, function = _COMMANDS[name].partition(":")
    command: Callable[[Request], int] = getattr(import_module(module), function)
    return command(request)


def _today() -> date:
    return datetime.now().astimezone().date()
