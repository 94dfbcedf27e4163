"""What is not known of home: ranks, scores, component areas; and what sources state differently."""

from collections.abc import Iterator

from tui.analysis.areas import areas
from tui.analysis.latest import LatestStanding
from tui.blocks.figure import Opens
from tui.blocks.page import Note
from tui.pages.shared.figures import disputing_scores, score_figure
from tui.pages.shared.marks import mark
from tui.selection.context import PageContext
from tui.wording import Words


def unknown_parts(context: PageContext) -> list[str]:
    """Return what the latest standings leave open: score PAR INDEX 2024, exact rank PCI 2024."""
    words = context.words
    parts = []
    for latest in context.view.latest_standings(context.home or ""):
        names = {"ranking": words.text(latest.ranking.short), "period": words.period(latest.edition.period)}
        if latest.place.rank is None:
            parts.append(words("holes.rank", **names))
        elif not latest.place.rank.is_exact:
            parts.append(words("holes.exact_rank", **names))
        if latest.place.score is None:
            parts.append(words("holes.score", **names))
    return parts


def gap_notes(context: PageContext) -> Iterator[Note]:
    """Yield what the latest standings leave open, and how many ranks and scores of their editions are known."""
    words = context.words
    standings = context.view.latest_standings(context.home or "")
    parts = unknown_parts(context)
    if parts:
        yield _missing_note(words, words("holes.parts", parts="; ".join(parts)))
    without_areas = ", ".join(
        words.text(latest.ranking.short)
        for latest in standings
        if not areas(context.view, latest.edition, latest.place.entity.code)
    )
    if without_areas:
        yield _missing_note(words, words("holes.areas", rankings=without_areas))
    partial = [latest for latest in standings if latest.edition.known_ranks < latest.edition.of]
    if partial:
        fields = "; ".join(_known_counts(words, latest) for latest in partial)
        yield _missing_note(words, words("holes.partial", fields=fields))


def disputed_notes(context: PageContext) -> Iterator[Note]:
    """Yield the scores of home that sources state differently for the same period."""
    words = context.words
    for ranking in context.dataset.rankings:
        for edition in context.view.editions(ranking):
            place = edition.place(context.home)
            if place and place.disputed:
                sentence = words.weave(
                    "attention.disputed",
                    name=words.text(ranking.short),
                    period=words.period(edition.period),
                    figure=score_figure(words, place),
                    other=disputing_scores(words, place),
                )
                yield Note(mark(words, "disputed"), sentence, Opens("ranking", ranking.code), place.sources)


def _missing_note(words: Words, sentence: str) -> Note:
    return Note(mark(words, "missing"), (sentence,))


def _known_counts(words: Words, latest: LatestStanding) -> str:
    edition = latest.edition
    return words(
        "holes.field",
        ranking=words.text(latest.ranking.short),
        period=words.period(edition.period),
        ranks=str(edition.known_ranks),
        scores=str(edition.known_scores),
        of=str(edition.of),
    )
