"""What is not known of home: ranks, scores, component areas; and what sources state differently."""

from collections.abc import Iterator

from tui.analysis.areas import areas
from tui.analysis.edition import Edition
from tui.analysis.latest import LatestStanding
from tui.analysis.missing import missing_periods
from tui.blocks.figure import Opens
from tui.blocks.page import Note
from tui.pages.shared.caveats import missing_sentence
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import disputing_scores, score_figure
from tui.pages.shared.known_counts import known_ranks, known_scores
from tui.pages.shared.marks import mark
from tui.pages.shared.ranking_names import ranking_path
from tui.selection.context import PageContext
from tui.wording import Words


def unknown_parts(context: PageContext) -> list[str]:
    """Return what the standings on the day leave open: rank and score PAR INDEX 2022, score DTI 2022."""
    return [part for latest in _standings(context) for part in _parts_of(context.words, latest)]


def _parts_of(words: Words, latest: LatestStanding) -> Iterator[str]:
    if latest.period is None:
        yield words("holes.none_ended", ranking=words.text(latest.ranking.short))
        return
    names = {"ranking": words.text(latest.ranking.short), "period": words.period(latest.period)}
    place = latest.reference.place if latest.reference else None
    if place is None:
        yield words("holes.rank_and_score", **names)
        return
    if place.rank is None:
        yield words("holes.rank", **names)
    elif not place.rank.is_exact:
        yield words("holes.exact_rank", **names)
    if place.score is None:
        yield words("holes.score", **names)


def gap_notes(context: PageContext) -> Iterator[Note]:
    """Yield what the standings on the day leave open, and how many ranks and scores of their editions are known."""
    yield from _parts_note(context)
    yield from _earlier_gaps(context)
    yield from _areas_note(context)
    words = context.words
    partial = [latest.edition for latest in _standings(context) if latest.edition and _is_partial(latest.edition)]
    if partial:
        fields = "; ".join(_known_counts(words, edition) for edition in partial)
        yield _missing_note(words, words("holes.partial", fields=fields))


def newest_gap_notes(context: PageContext) -> Iterator[Note]:
    """Yield what the standings on the day leave open of rank, score and component areas."""
    yield from _parts_note(context)
    yield from _areas_note(context)


def _parts_note(context: PageContext) -> Iterator[Note]:
    """Yield the parts of standings that are open on the day; that nothing is known where no ranking knows home."""
    words, parts = context.words, unknown_parts(context)
    day = words.day(context.selection.as_of)
    if context.home and not _standings(context):
        name = entity_name(context, context.dataset.entity[context.home])
        yield _missing_note(words, words("answer.no_standing", name=name, day=day))
    if parts:
        yield _missing_note(words, words("holes.parts", parts="; ".join(parts), day=day))


def _areas_note(context: PageContext) -> Iterator[Note]:
    """Yield of which newest editions no component areas are known."""
    words = context.words
    without_areas = ", ".join(
        words.text(latest.ranking.short)
        for latest in _standings(context)
        if latest.edition and not areas(context.view, latest.edition, context.home or "")
    )
    if without_areas:
        yield _missing_note(words, words("holes.areas", rankings=without_areas))


def _is_partial(edition: Edition) -> bool:
    """Whether a rank or a score of an edition is missing, or a rank is known only between ends."""
    return min(edition.known_ranks, edition.known_scores) < edition.of or edition.inexact_ranks > 0


def _earlier_gaps(context: PageContext) -> Iterator[Note]:
    """Yield the periods before the newest by the day in which nothing of home is found."""
    for latest in _standings(context):
        missing = missing_periods(context.view, latest.ranking, context.home or "", context.selection.as_of)
        earlier = [period for period in missing if period != latest.period]
        if earlier:
            sentence = missing_sentence(context, {latest.ranking.code: earlier})
            yield Note(mark(context.words, "missing"), sentence, Opens("ranking", latest.ranking.code))


def disputed_notes(context: PageContext) -> Iterator[Note]:
    """Yield the scores of home by the day that sources state differently for the same period."""
    words = context.words
    for ranking in context.dataset.rankings:
        for edition in context.view.editions_until(ranking, context.selection.as_of):
            place = edition.place(context.home)
            if place and place.disputed:
                sentence = words.weave(
                    "attention.disputed",
                    name=ranking_path(context, ranking),
                    period=words.period(edition.period),
                    figure=score_figure(words, place),
                    other=disputing_scores(words, place),
                )
                yield Note(mark(words, "disputed"), sentence, Opens("ranking", ranking.code), place.sources)


def _standings(context: PageContext) -> tuple[LatestStanding, ...]:
    return context.view.latest_standings(context.home or "", context.selection.as_of)


def _missing_note(words: Words, sentence: str) -> Note:
    return Note(mark(words, "missing"), (sentence,))


def _known_counts(words: Words, edition: Edition) -> str:
    return words(
        "holes.field",
        ranking=words.text(edition.ranking.short),
        period=words.period(edition.period),
        ranks=known_ranks(words, edition),
        scores=known_scores(edition),
    )
