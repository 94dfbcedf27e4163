"""`reform-tui record`: one new reading into the dataset, or the last change taken back."""

from collections.abc import Sequence
from pathlib import Path

from tui.cli.codes import command, indicator_hints, refusal_hints, source_hints
from tui.cli.exits import Exit, Refused
from tui.cli.output import say
from tui.cli.request import Request
from tui.dataset.find import bundled_dataset, users_copy
from tui.editing.files import locked, previous_file, undo
from tui.editing.readings import TypedReading, TypedSource, remark, screen_change
from tui.editing.recording import Recorded, record
from tui.editing.refusal import EditRefused
from tui.text import visible

_NEEDED = ("indicator_code", "value", "period", "source")


def record_reading(request: Request) -> int:
    """Add the reading asked for, or undo the last change, and say what was done; return the exit code."""
    try:
        return _undone(request) if request.arguments.undo else _recorded(request)
    except EditRefused as refusal:
        code = Exit.WRITE if refusal.kind in ("unwritable", "read_only", "busy", "bundled") else Exit.USAGE
        reason = request.words(refusal.key, **refusal.details)
        say(reason, *refusal_hints(request, refusal))
        return code


def _recorded(request: Request) -> int:
    arguments = request.arguments
    missing = [name for name in _NEEDED if not getattr(arguments, name)]
    if missing:
        _say_missing(request, missing)
        return Exit.USAGE
    _refuse_bundled(request.path)
    recorded = record(request.path, _typed(request), request.words, request.today)
    print("\n".join(_lines(request, recorded)))
    return Exit.GOOD


def _say_missing(request: Request, missing: Sequence[str]) -> None:
    """Say which arguments are missing, and the codes that may be meant."""
    say(request.words("record.missing", names=", ".join(request.words(f"record.{name}") for name in missing)))
    if len(missing) < len(_NEEDED):
        say(*(indicator_hints(request, "") if "indicator_code" in missing else ()))
        say(*(source_hints(request, "") if "source" in missing else ()))


def _typed(request: Request) -> TypedReading:
    arguments = request.arguments
    source = TypedSource(
        address=arguments.source_url or "",
        title=arguments.source_title or "",
        published=arguments.source_date or "",
        publisher=arguments.source_publisher or "",
        kind=arguments.source_kind or "",
    )
    return TypedReading(
        indicator=arguments.indicator_code,
        value=arguments.value,
        period=arguments.period,
        source=arguments.source,
        note=arguments.note or "",
        status=arguments.status or "",
        new_source=source if source != TypedSource() else None,
    )


def _lines(request: Request, recorded: Recorded) -> list[str]:
    """Return what was inserted where, and what changes on the screen."""
    words = request.words
    lines = []
    for insertion in recorded.insertions:
        lines.append(words("record.inserted", file=visible(str(insertion.path)), line=str(insertion.line)))
        lines += [f"    {visible(line)}" for line in insertion.text.splitlines()]
    new = recorded.addition
    if new.source:
        kind = words(f"source.{new.source.kind.name.lower()}")
        lines.append(words("record.new_source", publisher=new.source.publisher, kind=kind))
    context = request.context(period=None, indicator=None)
    before = context.of_dataset(recorded.before)
    lines.append(f"{words.text(new.indicator.name)}: {screen_change(before, new)}")
    lines += filter(None, [remark(before, new)])
    previous = visible(str(previous_file(request.path.resolve())))
    lines.append(words("record.kept", file=previous, command=visible(command(request, "record --undo"))))
    return lines


def _undone(request: Request) -> int:
    words = request.words
    _refuse_bundled(request.path)
    with locked(request.path):
        files = undo(request.path)
    print(words("record.undone", files=", ".join(visible(str(path)) for path in files)))
    return Exit.GOOD


def _refuse_bundled(path: Path) -> None:
    """Refuse to change what came with the program; say how to get a copy of it.

    Raises:
        Refused: the dataset is the bundled one.
    """
    if path.resolve() == bundled_dataset():
        raise Refused("record.bundled", Exit.WRITE, copy=str(users_copy()))
