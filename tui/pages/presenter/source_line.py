"""The one line of a slide that names its source."""

from collections.abc import Iterable

from tui.model import Code, Source, SourceKind
from tui.selection.context import PageContext

_SECOND_HAND = (SourceKind.REPUBLICATION, SourceKind.TRANSLATION)


def source_line(context: PageContext, codes: Iterable[Code]) -> str:
    """Return the first of some sources with its day, and how many other publishers there are; empty without any."""
    dataset, words = context.dataset, context.words
    sources = [dataset.source[code] for code in codes if code in dataset.source]
    if not sources:
        return ""
    named = _named(context, sources[0])
    others = {source.publisher for source in sources} - {sources[0].publisher}
    if others:
        return words("presenter.source_and_others", named=named, n=len(others))
    return words("presenter.source", named=named)


def _named(context: PageContext, source: Source) -> str:
    """Return publisher and day of a source; one that is a translation or a republication says so."""
    words = context.words
    day = words.day(source.published) if source.published else words("document.read", day=words.day(source.read))
    kind = f" ({words('source.' + source.kind.name.lower())})" if source.kind in _SECOND_HAND else ""
    return f"{source.publisher}, {day}{kind}"
