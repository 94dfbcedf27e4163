"""What a missing or misspelt code may be: the nearest records of the dataset, and the command that lists all."""

from collections.abc import Collection
from difflib import get_close_matches

from tui.cli.request import Request
from tui.dataset.find import find_dataset
from tui.editing.form import Form, indicators, sources
from tui.editing.refusal import EditRefused
from tui.importing.questions import quoted
from tui.model import Code, SourceKind
from tui.selection.context import PageContext
from tui.text import folded, visible

_LIKENESS = 0.4
"""From how alike on a code may be what somebody meant."""


def command(request: Request, words: str) -> str:
    """Return a command on the dataset of a request, which is named where it would not be found by itself."""
    data = "" if request.path == find_dataset() else f" --data {visible(quoted(str(request.path)), 4000)}"
    return f"reform-tui {words}{data}"


def refusal_hints(request: Request, refusal: EditRefused) -> list[str]:
    """Return the lines that help to mend a refused reading."""
    arguments = request.arguments
    match refusal.kind:
        case "unknown_indicator" | "unknown_indicator_near":
            return indicator_hints(request, arguments.indicator_code)
        case "unknown_source" | "unknown_source_near":
            return source_hints(request, arguments.source)
        case "source_details" | "choice":
            return [request.words("record.kinds", kinds=_kinds(request))]
        case "code":
            return [request.words("record.code_like", code="-".join(_words(arguments.source)))]
        case _:
            return []


def indicator_hints(request: Request, text: str) -> list[str]:
    """Return the indicators somebody may have meant by a text, and the command that lists all."""
    words, known = request.words, request.dataset.indicator
    if not known:
        return [words("record.no_indicators")]
    codes = [candidate.code for candidate in indicators(" ".join(_words(text)), _context(request))]
    codes += _alike(text, known)
    lines = [f"    {code} · {visible(words.text(known[code].name))}" for code in dict.fromkeys(codes)]
    listing = words("record.all", command=command(request, "table indicators"))
    return [words("record.indicators"), *lines, listing] if lines else [listing]


def source_hints(request: Request, text: str) -> list[str]:
    """Return the sources somebody may have meant by a text, else those of the indicator, and what lists all of them."""
    words, context = request.words, _context(request)
    if not request.dataset.sources:
        return [words("record.new_source_needs")]
    queries = [text, *_alike(text, request.dataset.source)]
    indicator = request.arguments.indicator_code or ""
    meant = [candidate for query in queries for candidate in sources(Form(indicator=indicator, source=query), context)]
    offered = meant or sources(Form(indicator=indicator), context)
    lines = [f"    {visible(name)}" for name in dict.fromkeys(candidate.name for candidate in offered)]
    listing = words("record.all", command=command(request, "--panel sources --plain"))
    return [words("record.sources"), *lines, listing, words("record.new_source_needs")]


def _context(request: Request) -> PageContext:
    return request.context(period=None, indicator=None)


def _alike(text: str, codes: Collection[Code]) -> list[Code]:
    return get_close_matches("-".join(_words(text)), codes, 3, _LIKENESS) if text else []


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in folded(text)).split()


def _kinds(request: Request) -> str:
    words = request.words
    return ", ".join(f"{kind.value} ({words(f'source.{kind.name.lower()}')})" for kind in SourceKind)
