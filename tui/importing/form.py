"""What stands in the form that begins to bring a table in: the file, the ranking, the publication."""

import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from tui.dataset.scalars import Fault, parse_address
from tui.editing.form import Candidate, Form, free_code, is_chosen, sources
from tui.files import expanded
from tui.importing.answers import Answers
from tui.importing.refusal import ImportRefused
from tui.importing.request import ImportRequest, NewRanking, NewSource
from tui.importing.workbook import ENDINGS
from tui.model import Code, SourceKind
from tui.selection.context import PageContext
from tui.text import clean, folded

_MOST = 6
"""The most files that are offered."""


class TableForm(Struct, frozen=True, kw_only=True):
    """What stands in the fields."""

    file: str = ""
    ranking: str = ""
    """The code or the name of a ranking; any other text names one that is not there yet."""
    source: str = ""
    """The code of a source, the address of a new one, or what a new one is to be called."""
    publisher: str = ""
    """Who published a source that is new."""


def files(form: TableForm) -> list[Candidate]:
    """Return folders and tables that a path may go on to, folders with the sign that ends them."""
    text = form.file.strip()
    folder, begun = os.path.split(text)
    try:
        entries = sorted(expanded(folder or ".").iterdir(), key=lambda path: (not path.is_dir(), folded(path.name)))
        names = [path.name + os.sep if path.is_dir() else path.name for path in entries if _is_offered(path, begun)]
    except (OSError, ValueError):
        return []
    written = [os.path.join(folder, name) for name in names]  # noqa: PTH118 - as it was typed, `~` and all
    return [Candidate(path, path, name) for path, name in zip(written, names, strict=True)][:_MOST]


def _is_offered(path: Path, begun: str) -> bool:
    is_hidden = path.name.startswith(".") and not begun.startswith(".")
    is_table = path.is_dir() or path.suffix.lower() in ENDINGS
    return is_table and not is_hidden and folded(path.name).startswith(folded(begun))


def rankings(form: TableForm, context: PageContext) -> list[Candidate]:
    """Return the rankings with a text in their names or codes."""
    words, query = context.words, folded(form.ranking)
    return [
        Candidate(ranking.code, words.text(ranking.short), f"{words.text(ranking.short)} · {words.text(ranking.name)}")
        for ranking in context.dataset.rankings
        if any(query in folded(name) for name in (ranking.code, *ranking.name.all, *ranking.short.all))
    ]


def publications(form: TableForm, context: PageContext) -> list[Candidate]:
    """Return the sources with a text in them."""
    return sources(Form(source=form.source), context)


def has_new_ranking(form: TableForm, context: PageContext) -> bool:
    """Whether a ranking is named that is not there yet."""
    return bool(clean(form.ranking)) and not rankings(form, context)


def has_new_source(form: TableForm, context: PageContext) -> bool:
    """Whether a source is named that is not there yet."""
    text = clean(form.source)
    return bool(text) and not is_chosen(text, publications(form, context)) and not publications(form, context)


def request_of(form: TableForm, context: PageContext, target: tuple[Path, date]) -> ImportRequest:
    """Return what a form asks for, of the dataset at a path and on a day.

    Raises:
        ImportRefused: a field is empty, or it is not clear what it means.
    """
    path, today = target
    table = expanded(form.file.strip())
    if not form.file.strip() or table.is_dir():
        raise ImportRefused("file_open")
    if not clean(form.ranking):
        raise ImportRefused("ranking_open")
    is_new = has_new_ranking(form, context)
    ranking = _slug(form.ranking) if is_new else _meant(form.ranking, rankings(form, context), "ranking_open")
    return ImportRequest(
        path=path,
        dataset=context.dataset,
        ranking=ranking,
        table=table,
        source=_source(form, context, today),
        answers=Answers(),
        new=NewRanking(name=clean(form.ranking)) if is_new else None,
    )


def _source(form: TableForm, context: PageContext, today: date) -> NewSource:
    """Return the publication a form names; a new one has an address or a publisher.

    Raises:
        ImportRefused: it names none, or one that is new without saying who published it.
    """
    text, publisher = clean(form.source), clean(form.publisher)
    if not text:
        raise ImportRefused("source_open")
    if not has_new_source(form, context):
        return NewSource(code=_meant(text, publications(form, context), "source_open"), read=today)
    if not text.startswith(("https://", "http://")):
        if not publisher:
            raise ImportRefused("publisher_open", name=text)
        return NewSource(code=_slug(text), publisher=publisher, read=today)
    try:
        address = parse_address(text)
    except Fault as fault:
        raise ImportRefused("source_open") from fault
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    kind = SourceKind.OFFICIAL if host.endswith(".gov.vn") else SourceKind.PRESS
    code = free_code(address, context, today)
    return NewSource(code=code, publisher=publisher or host, kind=kind.value, read=today, address=address)


def _meant(text: str, candidates: list[Candidate], refusal: str) -> Code:
    """Return the code of the candidate whose code or name a text is, or of the only one.

    Raises:
        ImportRefused: it may be several.
    """
    for candidate in candidates:
        if folded(text) in (candidate.code, folded(candidate.written)):
            return candidate.code
    if len(candidates) == 1:
        return candidates[0].code
    raise ImportRefused(refusal)


def _slug(text: str) -> Code:
    """Return a code made of a name.

    Raises:
        ImportRefused: there is no letter in it.
    """
    code = re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")
    if not code:
        raise ImportRefused("code", text=text)
    return code
