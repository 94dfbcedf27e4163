"""Why a rank moved, in sentences by rule; and what cannot be said, with the reason."""

from decimal import Decimal
from typing import assert_never

from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import EditionChange, PeerCounts, Refusal
from tui.analysis.ladder import in_last_quarter, step_up
from tui.analysis.reasons import KNOWN_ENOUGH, peer_counts
from tui.blocks.figure import Figure, Opens, Runs
from tui.model import Code, Direction
from tui.model.area_sums import total_of
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import place_figure, points_figure, score_change_in_words, score_figure, sourced
from tui.pages.shared.marks import movement_words
from tui.selection.context import PageContext
from tui.wording import Words

_DID_BETTER = ("did_better", "rose_more", "fell_less")
"""The sentences that count peers whose score changed more for the better."""


def place_sentences(context: PageContext, edition: Edition, place: Place) -> Runs:
    """Return the sentences about a place: where it is, how it moved, why, and what the next place up takes."""
    sentences = [
        _standing(context, place),
        movement_sentence(context, edition, place),
        reason_sentence(context, edition, place),
        _step(context, edition, place),
    ]
    return joined_sentences(sentences)


def movement_sentences(context: PageContext, edition: Edition, place: Place) -> Runs:
    """Return the sentences about a movement and its cause, or about what keeps them from being told."""
    sentences = [
        movement_sentence(context, edition, place),
        reason_sentence(context, edition, place),
        _step(context, edition, place),
    ]
    if any(sentences):
        return joined_sentences(sentences)
    before = compare(context.view, edition, place.entity.code).before
    words = context.words
    return (
        joined_sentences([words.weave("told.unknown", before=words.period(before))])
        if before
        else (words("told.first"),)
    )


def joined_sentences(sentences: list[Runs]) -> Runs:
    """Return sentences as one text, each closed by a full stop."""
    woven: Runs = ()
    for sentence in sentences:
        if sentence:
            woven = (*woven, " ", *sentence, ".") if woven else (*sentence, ".")
    return woven


def _standing(context: PageContext, place: Place) -> Runs:
    words = context.words
    name = Figure(entity_name(context, place.entity), opens=Opens("entity", place.entity.code))
    rank = place_figure(words, place) if place.rank else ""
    sentence = words.weave("told.standing" if place.rank else "told.no_rank", name=name, rank=rank)
    if place.score is not None:
        sentence += words.weave("told.score", score=score_figure(words, place))
    if in_last_quarter(place):
        sentence += (words("told.last_quarter"),)
    return sentence


def movement_sentence(context: PageContext, edition: Edition, place: Place) -> Runs:
    """Return how a place moved since the edition before, or why that cannot be said; nothing for a first edition."""
    words, comparison = context.words, compare(context.view, edition, place.entity.code)
    if comparison.before is None:
        return ()
    before, moved = words.period(comparison.before), movement_words(words, comparison)
    refusals = _refusals(context, edition, place)
    if comparison.stated:
        stated = words.weave("told.stated", moved=moved, before=before)
        return (*stated, "; ", refusals) if refusals else stated
    if refusals:
        return words.weave("told.refused", before=before, reasons=refusals)
    change = comparison.score_change
    direction = edition.ranking.direction
    change_figure = sourced(score_change_in_words(words, change, direction), comparison.sources) if change else None
    if comparison.gained is None:
        return words.weave("told.score_only", change=change_figure, before=before) if change_figure else ()
    if change_figure is None:
        return words.weave("told.rank_only", moved=Figure(_capital(moved)), before=before)
    key = "told.against" if _moved_apart(comparison, direction) else "told.together"
    return words.weave(key, change=change_figure, moved=moved, before=before)


def _moved_apart(comparison: Comparison, direction: Direction) -> bool:
    """Whether score and rank moved in opposite directions."""
    gained, change = comparison.gained, comparison.score_change
    sign = 1 if direction is Direction.HIGHER else -1
    return change is not None and gained is not None and change.number * gained * sign < 0


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _refusals(context: PageContext, edition: Edition, place: Place) -> str:
    """Return the reasons why a place must not be compared with the edition before, and how much is known of each."""
    words, change, code = context.words, context.view.change(edition), place.entity.code
    comparison = compare(context.view, edition, code)
    if change is None or not comparison.refusals:
        return ""
    reasons = [_refusal(words, change, refusal, code) for refusal in comparison.refusals]
    if change.previous.known_ranks != edition.known_ranks:
        known_before = f"{change.previous.known_ranks}/{change.previous.of}"
        reasons.append(words("refusal.known", then=known_before, now=f"{edition.known_ranks}/{edition.of}"))
    return "; ".join(reasons)


def _refusal(words: Words, change: EditionChange, refusal: Refusal, entity: Code) -> str:
    edition, previous, key = change.edition, change.previous, f"refusal.{refusal.value}"
    match refusal:
        case Refusal.MISSING:
            lacking = previous if entity not in previous.known else edition
            return words(key, period=words.period(lacking.period))
        case Refusal.BREAK:
            return words(key, period=words.period(change.crossed.period) if change.crossed else "")
        case Refusal.CHANGED_SET:
            return words(key, then=previous.of, now=edition.of)
        case Refusal.CHANGED_TOTAL:
            totals = [words.number(total_of(edition.ranking, side.period)) for side in (previous, edition)]
            return words(key, then=totals[0], now=totals[1])
        case Refusal.CHANGED_AREAS:
            return words(key)
        case _:
            assert_never(refusal)


def reason_sentence(context: PageContext, edition: Edition, place: Place) -> Runs:
    """Return how the others moved around a place that may be compared, or why that is not known."""
    words, comparison = context.words, compare(context.view, edition, place.entity.code)
    if comparison.movement is None or (comparison.refusals and not comparison.stated):
        return ()
    counts = None if comparison.refusals else peer_counts(context.view, edition, place.entity.code)
    if counts is None:
        too_little_known = _too_little_known(context, edition, comparison) if comparison.movement else ""
        return (too_little_known,) if too_little_known else ()
    differ = words("told.differ", known=edition.known_ranks, of=edition.of) if comparison.members_differ else ""
    clauses = (_peers_moved(words, counts, _peers_key(comparison, edition.ranking.direction)), differ)
    sentence = "; ".join(clause for clause in clauses if clause)
    return (_capital(sentence),) if sentence else ()


def _too_little_known(context: PageContext, edition: Edition, comparison: Comparison) -> str:
    """Say of which of the two editions too few scores are known, or that those of the entity itself are not.

    Nothing where the two must not be compared at all, which another sentence says.
    """
    words, previous, thinner = context.words, context.view.previous(edition), edition
    if previous and previous.known_scores * edition.of < edition.known_scores * previous.of:
        thinner = previous
    if thinner.known_scores >= KNOWN_ENOUGH * thinner.of:
        return "" if comparison.refusals else words("told.own_unknown")
    known = f"{thinner.known_scores}/{thinner.of}"
    return words("told.unknown_why", known=known, period=words.period(thinner.period))


def _peers_moved(words: Words, counts: PeerCounts, key: str) -> str:
    clauses = []
    if key:
        n = counts.rose_more if key in _DID_BETTER else counts.rose_less
        clauses.append(words(f"told.{key}", n=n, peers=counts.peers))
    for name in ("overtook", "overtaken", "came_in", "fell_out"):
        count = getattr(counts, name)
        if count:
            clauses.append(words(f"told.{name}", n=count))
    return ", ".join(clauses)


def _peers_key(comparison: Comparison, direction: Direction) -> str:
    """Return which peers explain a movement: those who did better than one that fell, or worse than one that rose."""
    if not comparison.movement:
        return ""
    fell = comparison.movement < 0
    change = comparison.score_change.number if comparison.score_change else Decimal(0)
    if direction is Direction.LOWER:
        return "did_better" if fell else "did_worse"
    if fell:
        return "rose_more" if change >= 0 else "fell_less"
    return "fell_more" if change <= 0 else "rose_less"


def _step(context: PageContext, edition: Edition, place: Place) -> Runs:
    """Return what a place lacks to the next better one."""
    words, step = context.words, step_up(edition, edition.index[place.entity.code])
    if step is None:
        return ()
    next_up = edition.place_at(step.index)
    name = Figure(entity_name(context, next_up.entity), opens=Opens("entity", next_up.entity.code))
    rank = words.rank(next_up.rank) if next_up.rank else ""
    amount = points_figure(words, step.lacking)
    key = "told.step" if edition.ranking.direction is Direction.HIGHER else "told.step_lower"
    return words.weave(key, name=name, rank=rank, amount=amount)
