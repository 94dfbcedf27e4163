"""What is not known of home: ranks, scores, component areas; and what sources tell differently."""

from collections.abc import Iterator

from tui.analysis.areas import areas
from tui.analysis.latest import LatestStanding
from tui.blocks.figure import Opens
from tui.blocks.page import Note
from tui.pages.shared.figures import score_figure
from tui.pages.shared.marks import mark
from tui.selection.context import PageContext
from tui.wording import Words


def unknown_parts(context: PageContext) -> list[str]:
    """Return what the latest standings leave open: score PAR INDEX 2024, exact rank PCI 2024."""
    words = context.words
    parts = []
    for each in context.view.latest_standings(context.home or ""):
        named = {"ranking": words.text(each.ranking.short), "period": words.period(each.edition.period)}
        if each.place.rank is None:
            parts.append(words("holes.rank", **named))
        elif not each.place.rank.is_exact:
            parts.append(words("holes.exact_rank", **named))
        if each.place.score is None:
            parts.append(words("holes.score", **named))
    return parts


def hole_notes(context: PageContext) -> Iterator[Note]:
    """Yield what the latest standings leave open, and how much of each field is known."""
    words = context.words
    latest = context.view.latest_standings(context.home or "")
    parts = unknown_parts(context)
    if parts:
        yield Note(mark(words, "missing"), (words("holes.parts", parts="; ".join(parts)),))
    without = [each for each in latest if not areas(context.view, each.edition, each.place.entity.code)]
    if without:
        named = ", ".join(words.text(each.ranking.short) for each in without)
        yield Note(mark(words, "missing"), (words("holes.areas", rankings=named),))
    partial = [_partial(each, words) for each in latest if each.edition.known_ranks < each.edition.of]
    if partial:
        yield Note(mark(words, "missing"), (words("holes.partial", fields="; ".join(partial)),))


def _partial(latest: LatestStanding, words: Words) -> str:
    edition = latest.edition
    return words(
        "holes.field",
        ranking=words.text(latest.ranking.short),
        period=words.period(edition.period),
        ranks=str(edition.known_ranks),
        scores=str(edition.known_scores),
        of=str(edition.of),
    )


def disputed_notes(context: PageContext) -> Iterator[Note]:
    """Yield the scores of home that sources state differently for the same period."""
    dataset, words = context.dataset, context.words
    for ranking in dataset.rankings:
        for period in context.view.periods(ranking):
            place = context.view.edition(ranking, period).place(context.home)
            if place and place.disputed:
                others = ", ".join(words.bounded(words.number(each.number), each.bound) for each in place.disputed)
                runs = words.weave(
                    "attention.disputed",
                    name=words.text(ranking.short),
                    period=words.period(period),
                    figure=score_figure(words, place),
                    other=others,
                )
                yield Note(mark(words, "disputed"), runs, Opens("ranking", ranking.code), place.sources)
