"""The command line as declared in one place; common options work before and after the subcommand."""

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

from tui import __version__
from tui.cli.exits import Refused
from tui.cli.settings import kept_settings
from tui.export.formats import DOCUMENTS, PAGES, PICTURES, TABLES, described
from tui.wording import DEFAULT_LANGUAGE, Language, Words, languages

COMMON = ("data", "panel", "entity", "ranking", "period", "indicator", "as-of", "filter", "lang", "theme")
COMMANDS = ("check", "screenshot", "table", "briefing")
LATER = ("record", "import", "diff", "schema", "init", "serve")
"""Commands whose names are reserved."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refused("usage.arguments", reason=message)


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language asked for, read before anything else so that even usage errors speak it."""
    asked = ""
    for n, each in enumerate(arguments):
        if each == "--lang" and n + 1 < len(arguments):
            asked = arguments[n + 1]
        elif each.startswith("--lang="):
            asked = each.removeprefix("--lang=")
    wishes = (asked, os.environ.get("REFORM_TUI_LANG", ""), kept_settings().language)
    return next((wish for wish in wishes if wish in languages()), DEFAULT_LANGUAGE)


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Return the parsed command line; `command` is None for the dashboard.

    Raises:
        Refused: the arguments cannot be understood.
    """
    given, rest = _parser(words).parse_known_args(arguments)
    if given.command in LATER:
        raise Refused("usage.later", name=given.command)
    if rest:
        raise Refused("usage.arguments", reason=" ".join(rest))
    for name in COMMON:
        key = name.replace("-", "_")
        setattr(given, key, getattr(given, key, None))
    if given.lang and given.lang not in languages():
        raise Refused("usage.language", name=given.lang, allowed=", ".join(languages()))
    return given


def _parser(words: Words) -> argparse.ArgumentParser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group(words("cli.common"))
    for name in COMMON:
        metavar = words(f"cli.metavar.{name}", languages="|".join(languages()))
        group.add_argument(f"--{name}", metavar=metavar, help=words(f"cli.{name}"))
    parser = _Parser(
        prog="reform-tui",
        description=words("cli.description"),
        parents=[common],
        add_help=False,
        allow_abbrev=False,
    )
    _localise(parser, words)
    parser.add_argument("--plain", action="store_true", help=words("cli.plain"))
    parser.add_argument("--version", action="version", version=f"reform-tui {__version__}", help=words("cli.version"))
    commands = parser.add_subparsers(dest="command", title=words("cli.commands"), metavar=words("cli.metavar.command"))
    check = _command(commands, "check", words, common)
    check.add_argument("file", nargs="?", metavar="FILE", help=words("cli.check.file"))
    check.add_argument("--format", choices=("text", "json"), default="text", help=words("cli.check.format"))
    check.add_argument("--strict", action="store_true", help=words("cli.check.strict"))
    screenshot = _command(commands, "screenshot", words, common)
    screenshot.add_argument("names", nargs="+", metavar="PANEL", help=words("cli.screenshot.panel"))
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
    for name in LATER:
        commands.add_parser(name, add_help=False).add_argument("rest", nargs="*")
    table = _command(commands, "table", words, common)
    table.add_argument("name", metavar="indicators|RANKING", help=words("cli.table.name"))
    table.add_argument(
        "-o", "--output", metavar="FILE", help=words("cli.table.output", formats=described(words, TABLES))
    )
    table.add_argument("--bom", action="store_true", help=words("cli.table.bom"))
    briefing = _command(commands, "briefing", words, common)
    help_briefing = words("cli.briefing.output", formats=described(words, DOCUMENTS))
    briefing.add_argument("-o", "--output", required=True, metavar="FILE", help=help_briefing)
    return parser


def _command(commands, name: str, words: Words, common: argparse.ArgumentParser) -> argparse.ArgumentParser:  # type: ignore[no-untyped-def] # noqa: ANN001
    made: argparse.ArgumentParser = commands.add_parser(
        name,
        help=words(f"cli.{name}.help"),
        description=words(f"cli.{name}.help"),
        parents=[common],
        add_help=False,
        allow_abbrev=False,
    )
    _localise(made, words)
    return made


def _localise(parser: argparse.ArgumentParser, words: Words) -> None:
    parser._optionals.title = words("cli.options")
    parser._positionals.title = words("cli.arguments")
    parser.add_argument("-h", "--help", action="help", help=words("cli.help"))
