"""The command line as declared in one place; common options work before and after the subcommand."""

import argparse
import os
import re
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

from tui import __version__
from tui.cli.exits import Refused
from tui.cli.import_arguments import add_import
from tui.cli.misunderstood import Misunderstood, worded
from tui.cli.names import chosen
from tui.cli.settings import saved_settings
from tui.export.formats import DOCUMENTS, PAGES, PICTURES, TABLES, described
from tui.selection import PANELS
from tui.text import slug
from tui.wording import DEFAULT_LANGUAGE, Language, Words, languages, words_for

COMMON = ("data", "panel", "entity", "ranking", "period", "indicator", "as-of", "filter", "lang", "theme")
COMMANDS = ("check", "screenshot", "table", "briefing", "present", "record", "import", "diff", "schema", "init")
STYLES = SCREEN, DOCUMENT = "screen", "document"
"""How a screenshot is drawn: cell by cell as on the screen, or with the charts of documents."""
_NEGATIVE = re.compile(r"-\d[\d.,/]*$")
"""A number below zero as people write it, in either language; it is no option."""


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(**settings)
        self._negative_number_matcher = _NEGATIVE

    def error(self, message: str) -> NoReturn:
        raise Misunderstood(message, self.prog)


class _Help(argparse.HelpFormatter):
    """A help whose first line begins with a word of the catalogue."""

    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog)
        self._usage_word = usage

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        super().add_usage(usage, actions, groups, f"{self._usage_word}: " if prefix is None else prefix)


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language asked for, read before anything else so that even usage errors speak it."""
    requested = ""
    for n, argument in enumerate(arguments):
        if argument == "--lang" and n + 1 < len(arguments):
            requested = arguments[n + 1]
        elif argument.startswith("--lang="):
            requested = argument.removeprefix("--lang=")
    named = {slug(name): code for code, names in _language_names().items() for name in (*names, code)}
    wishes = (named.get(slug(requested), ""), os.environ.get("REFORM_TUI_LANG", ""), saved_settings().language)
    return next((wish for wish in wishes if wish in languages()), DEFAULT_LANGUAGE)


def _language_names() -> dict[Language, tuple[str, ...]]:
    return {language: (words_for(language).conventions.name,) for language in languages()}


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Return the parsed command line; `command` is None for the dashboard.

    Raises:
        Refused: the arguments cannot be understood.
    """
    try:
        parsed = _parser(words).parse_args(arguments)
    except Misunderstood as fault:
        reason = worded(words, fault.message)
        raise Refused("usage.arguments", reason=reason, command=fault.command) from fault
    for name in COMMON:
        key = name.replace("-", "_")
        setattr(parsed, key, getattr(parsed, key, None))
    if parsed.lang:
        parsed.lang = chosen(parsed.lang, _language_names())
    return parsed


def _parser(words: Words) -> argparse.ArgumentParser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group(words("cli.common"))
    for name in COMMON:
        metavar = words(f"cli.metavar.{name}", languages="|".join(languages()))
        group.add_argument(f"--{name}", metavar=metavar, help=words(f"cli.{name}", panels=" ".join(PANELS)))
    parser = _Parser(
        prog="reform-tui",
        description=words("cli.description"),
        parents=[common],
        add_help=False,
        allow_abbrev=False,
        formatter_class=partial(_Help, usage=words("cli.usage")),
    )
    _localise(parser, words)
    parser.add_argument("--plain", action="store_true", help=words("cli.plain"))
    parser.add_argument("--version", action="version", version=f"reform-tui {__version__}", help=words("cli.version"))
    subparsers = parser.add_subparsers(
        dest="command", title=words("cli.commands"), metavar=words("cli.metavar.command")
    )
    for name, add_arguments in _COMMANDS.items():
        text = words(f"cli.{name}.help")
        command = subparsers.add_parser(
            name,
            help=text,
            description=text,
            parents=[common],
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Help, usage=words("cli.usage")),
        )
        _localise(command, words)
        add_arguments(command, words)
    return parser


def _add_check(check: argparse.ArgumentParser, words: Words) -> None:
    check.add_argument("file", nargs="?", metavar=words("cli.metavar.data"), help=words("cli.check.file"))
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help=words("cli.check.format"))
    check.add_argument("--strict", action="store_true", help=words("cli.check.strict"))


def _add_screenshot(screenshot: argparse.ArgumentParser, words: Words) -> None:
    screenshot.add_argument("names", nargs="+", metavar=words("cli.metavar.panels"), help=words("cli.screenshot.panel"))
    screenshot.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=words("cli.metavar.output"),
        help=words("cli.screenshot.output", formats=described(words, PICTURES, PAGES)),
    )
    formats = [suffix.removeprefix(".") for suffix in (*PICTURES, *PAGES)]
    help_format = words("cli.screenshot.format", default=formats[0])
    screenshot.add_argument("--format", metavar="|".join(formats), help=help_format)
    screenshot.add_argument("--size", default="120x40", metavar="120x40", help=words("cli.screenshot.size"))
    screenshot.add_argument("--style", choices=STYLES, default=STYLES[0], help=words("cli.screenshot.style"))
    screenshot.add_argument("--full", action="store_true", help=words("cli.screenshot.full"))


def _add_table(table: argparse.ArgumentParser, words: Words) -> None:
    table.add_argument("name", metavar=words("cli.metavar.table"), help=words("cli.table.name"))
    table.add_argument(
        "-o",
        "--output",
        metavar=words("cli.metavar.data"),
        help=words("cli.table.output", formats=described(words, TABLES)),
    )
    table.add_argument("--bom", action="store_true", help=words("cli.table.bom"))
    table.add_argument("--codes", action="store_true", help=words("cli.table.codes"))


def _add_briefing(briefing: argparse.ArgumentParser, words: Words) -> None:
    help_output = words("cli.briefing.output", formats=described(words, DOCUMENTS))
    output = words("cli.metavar.output")
    briefing.add_argument("-o", "--output", required=True, metavar=output, help=help_output)
    briefing.add_argument("--pages", choices=("1", "full"), default="full", help=words("cli.briefing.pages"))
    formats = [suffix.removeprefix(".") for suffix in DOCUMENTS]
    help_format = words("cli.screenshot.format", default=formats[0])
    briefing.add_argument("--format", metavar="|".join(formats), help=help_format)
    for name in ("agency", "place"):
        briefing.add_argument(f"--{name}", metavar=words(f"cli.metavar.{name}"), help=words(f"cli.briefing.{name}"))


def _add_present(present: argparse.ArgumentParser, words: Words) -> None:
    present.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help=words("cli.plain"))


def _add_init(init: argparse.ArgumentParser, words: Words) -> None:
    init.epilog = words("cli.init.example")
    init.add_argument("folder", nargs="?", metavar=words("cli.metavar.folder"), help=words("cli.init.folder"))
    init.add_argument("--empty", action="store_true", help=words("cli.init.empty"))
    metavar = words("cli.metavar.entities")
    init.add_argument("--entities", metavar=metavar, help=words("cli.init.entities"))
    init.add_argument("--home", metavar=words("cli.metavar.home"), help=words("cli.init.home"))


def _add_record(record: argparse.ArgumentParser, words: Words) -> None:
    record.epilog = words("cli.record.example")
    record.add_argument(
        "indicator_code", nargs="?", metavar=words("cli.metavar.indicator_code"), help=words("cli.record.indicator")
    )
    record.add_argument("value", nargs="?", metavar=words("cli.metavar.value"), help=words("cli.record.value"))
    record.add_argument("--source", metavar=words("cli.metavar.source"), help=words("cli.record.source"))
    for key in ("note", "status", "source_title", "source_url", "source_date", "source_publisher", "source_kind"):
        record.add_argument(
            f"--{key.replace('_', '-')}", metavar=words(f"cli.metavar.{key}"), help=words(f"cli.record.{key}")
        )
    record.add_argument("--undo", action="store_true", help=words("cli.record.undo"))


def _add_diff(diff: argparse.ArgumentParser, words: Words) -> None:
    diff.add_argument("old", metavar=words("cli.metavar.old"), help=words("cli.diff.old"))
    diff.add_argument("new", metavar=words("cli.metavar.new"), help=words("cli.diff.new"))
    diff.add_argument("--format", choices=("text", "json"), default="text", help=words("cli.diff.format"))


def _add_schema(_schema: argparse.ArgumentParser, _words: Words) -> None:
    """The schema takes no arguments of its own."""


_COMMANDS = {
    "check": _add_check,
    "screenshot": _add_screenshot,
    "table": _add_table,
    "briefing": _add_briefing,
    "present": _add_present,
    "record": _add_record,
    "import": add_import,
    "diff": _add_diff,
    "schema": _add_schema,
    "init": _add_init,
}
"""What adds the arguments of each command, in the order of the help."""


def _localise(parser: argparse.ArgumentParser, words: Words) -> None:
    parser._optionals.title = words("cli.options")
    parser._positionals.title = words("cli.arguments")
    parser.add_argument("-h", "--help", action="help", help=words("cli.help"))
