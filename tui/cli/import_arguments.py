"""The options of `reform-tui import`: what to read, what to answer, what to write."""

import argparse

from tui.wording import Words

_ONCE = ("sheet", "header", "rows", "names")
_AGAIN = ("skip", "column", "match", "cell")
_SOURCE = ("source", "source_publisher", "source_kind", "source_url", "source_title", "source_date")
_NEW = ("name", "short", "decimals", "low", "high", "set", "since", "add")


def add_import(parser: argparse.ArgumentParser, words: Words) -> None:
    """Give a parser the arguments of the command."""
    parser.epilog = words("cli.import.example")
    parser.add_argument("ranking_code", metavar=words("cli.metavar.ranking_code"), help=words("cli.import.ranking"))
    parser.add_argument("table", metavar=words("cli.metavar.data"), help=words("cli.import.table"))
    parser.add_argument("--yes", action="store_true", help=words("cli.import.yes"))
    parser.add_argument("--dry-run", action="store_true", help=words("cli.import.dry_run"))
    _add_source(parser, words)
    _add_answers(parser, words)
    _add_new(parser, words)


def _add_source(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("cli.import.source_group"))
    for name in _SOURCE:
        _add(group, name, words)


def _add_answers(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("cli.import.answer_group"))
    for name in _ONCE:
        _add(group, name, words)
    for name in _AGAIN:
        _add(group, name, words, action="append")
    group.add_argument("--decimal", choices=(",", "."), metavar="[,.]", help=words("cli.import.decimal"))
    group.add_argument("--wide", choices=("score", "rank"), help=words("cli.import.wide"))
    group.add_argument("--sum", action="store_true", help=words("cli.import.sum"))
    group.add_argument("--accept", choices=("ranks", "sums"), action="append", help=words("cli.import.accept"))
    group.add_argument("--replace", action="store_true", help=words("cli.import.replace"))


def _add_new(parser: argparse.ArgumentParser, words: Words) -> None:
    group = parser.add_argument_group(words("cli.import.new_group"))
    group.add_argument("--new", action="store_true", help=words("cli.import.new"))
    for name in _NEW:
        _add(group, name, words)
    _add(group, "maximum", words, action="append")
    group.add_argument("--direction", choices=("higher", "lower"), default="higher", help=words("cli.import.direction"))


def _add(group: argparse._ArgumentGroup, name: str, words: Words, action: str = "store") -> None:
    option = f"--{name.replace('_', '-')}"
    group.add_argument(option, metavar=words(f"cli.metavar.{name}"), action=action, help=words(f"cli.import.{name}"))
