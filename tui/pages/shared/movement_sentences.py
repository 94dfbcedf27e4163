"""Why a rank moved, in sentences by rule; and what cannot be said, with the reason."""

from decimal import Decimal

from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import PeerCounts, Refusal, total_of
from tui.analysis.ladder import in_last_quarter, step_up
from tui.analysis.reasons import peer_counts
from tui.blocks.figure import Figure, Opens, Runs
from tui.model import Direction
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import bounded_figure, place_figure, score_change_figure, score_figure
from tui.pages.shared.marks import movement_words
from tui.selection.context import PageContext
from tui.wording import Words


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
    sentences = [movement_sentence(context, edition, place), reason_sentence(context, edition, place)]
    sentences.append(_step(context, edition, place))
    return joined_sentences(sentences) if any(sentences) else (context.words("told.first"),)


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
    told = words.weave(
        "told.standing" if place.rank else "told.no_rank",
        name=name,
        rank=place_figure(words, place) if place.rank else "",
    )
    if place.score is not None:
        told = (*told, *words.weave("told.score", score=score_figure(words, place)))
    if in_last_quarter(place):
        told = (*told, words("told.last_quarter"))
    return told


def movement_sentence(context: PageContext, edition: Edition, place: Place) -> Runs:
    """Return how a place moved since the period before, or why that cannot be said; nothing for a first period."""
    words = context.words
    compared = compare(context.view, edition, place.entity.code)
    if compared.before is None:
        return ()
    before = words.period(compared.before)
    movement = movement_words(words, compared)
    refusals = _refusals(context, edition, compared)
    if compared.stated:
        told = words.weave("told.stated", moved=movement, before=before)
        return (*told, "; ", refusals) if refusals else told
    if refusals:
        return words.weave("told.refused", before=before, reasons=refusals)
    direction = edition.ranking.direction
    change = score_change_figure(words, compared.score_change, direction) if compared.score_change else None
    if compared.gained is None:
        return words.weave("told.score_only", change=change, before=before) if change else ()
    if change is None:
        return words.weave("told.rank_only", moved=Figure(_capital(movement)), before=before)
    against = _against(compared, direction)
    return words.weave("told.against" if against else "told.together", change=change, moved=movement, before=before)


def _against(compared: Comparison, direction: Direction) -> bool:
    """Whether score and rank moved in opposite directions."""
    movement = compared.gained
    change = compared.score_change
    better = 1 if direction is Direction.HIGHER else -1
    return change is not None and movement is not None and change.number * movement * better < 0


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _refusals(context: PageContext, edition: Edition, compared: Comparison) -> str:
    words = context.words
    previous = context.view.previous(edition)
    parts: dict[Refusal, dict[str, object]] = {
        Refusal.MISSING: {},
        Refusal.BREAK: {"period": words.period(compared.crossed.period) if compared.crossed else ""},
        Refusal.CHANGED_SET: {"then": previous.of if previous else "", "now": edition.of},
        Refusal.CHANGED_TOTAL: {
            "then": words.number(total_of(edition.ranking, previous.period)) if previous else "",
            "now": words.number(total_of(edition.ranking, edition.period)),
        },
    }
    told = [words(f"refusal.{each.value}", **parts[each]) for each in compared.refusals]
    if compared.refusals and previous and previous.known_ranks != edition.known_ranks:
        told.append(
            words(
                "refusal.known", then=f"{previous.known_ranks}/{previous.of}", now=f"{edition.known_ranks}/{edition.of}"
            )
        )
    return "; ".join(told)


def reason_sentence(context: PageContext, edition: Edition, place: Place) -> Runs:
    """Return what the field did around a place that may be compared, or why that is not known."""
    words = context.words
    compared = compare(context.view, edition, place.entity.code)
    if compared.movement is None or (compared.refusals and not compared.stated):
        return ()
    found = None if compared.refusals else peer_counts(context.view, edition, place.entity.code)
    if found is None:
        return (_unknown(context, edition),) if compared.movement else ()
    told = _field_moved(words, found, compared, edition.ranking.direction)
    differ = words("told.differ", known=edition.known_ranks, of=edition.of) if compared.members_differ else ""
    whole = "; ".join(part for part in (told, differ) if part)
    return (_capital(whole),) if whole else ()


def _unknown(context: PageContext, edition: Edition) -> str:
    """Say of which of the two periods too few scores are known."""
    words = context.words
    previous = context.view.previous(edition)
    thinner = (
        previous if previous and previous.known_scores * edition.of < edition.known_scores * previous.of else edition
    )
    known = f"{thinner.known_scores}/{thinner.of}"
    return words("told.unknown_why", known=known, period=words.period(thinner.period))


def _field_moved(words: Words, found: PeerCounts, compared: Comparison, direction: Direction) -> str:
    told = [_peers(words, found, compared, direction)] if compared.movement else []
    for key in ("overtook", "overtaken", "came_in", "fell_out"):
        count = getattr(found, key)
        if count:
            told.append(words(f"told.{key}", n=count))
    return ", ".join(told)


def _peers(words: Words, found: PeerCounts, compared: Comparison, direction: Direction) -> str:
    """Count those who did better than an entity that fell, or worse than one that rose."""
    down = (compared.movement or 0) < 0
    change = compared.score_change.number if compared.score_change else Decimal(0)
    if direction is Direction.LOWER:
        key = "did_better" if down else "did_worse"
    elif down:
        key = "rose_more" if change >= 0 else "fell_less"
    else:
        key = "fell_more" if change <= 0 else "rose_less"
    return words(f"told.{key}", n=found.rose_more if down else found.rose_less, peers=found.peers)


def _step(context: PageContext, edition: Edition, place: Place) -> Runs:
    words = context.words
    step = step_up(edition, edition.index[place.entity.code])
    if step is None:
        return ()
    next_up = edition.place_at(step.index)
    name = Figure(entity_name(context, next_up.entity), opens=Opens("entity", next_up.entity.code))
    rank = words.rank(next_up.rank) if next_up.rank else ""
    amount = bounded_figure(words, words.number(step.lacking.number), step.lacking.bound)
    return words.weave("told.step", name=name, rank=rank, amount=amount)
