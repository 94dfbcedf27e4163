"""Readings, shares, ranks and scores as figures: the only place where a number of the data gets its words."""

from decimal import Decimal

from msgspec.structs import replace

from tui.analysis.edition import Place, RankKind
from tui.analysis.progress import Commitment
from tui.analysis.ranges import Bounded, difference
from tui.analysis.series import Reading
from tui.blocks.figure import NONE, Figure, Opens, Tone
from tui.blocks.glyphs import DERIVED, DISPUTED
from tui.model import Bound, Code, Direction, Indicator, Observation, Period, Quantity, Unit
from tui.selection.context import PageContext
from tui.wording import Words


def reading_figure(context: PageContext, indicator: Indicator, reading: Reading) -> Figure:
    """Return a reading as a figure: hơn 79,5 triệu · 21/25 · 84,79%†."""
    return observation_figure(context, indicator, reading.observation, disputed=bool(reading.disputing)) or NONE


def observation_figure(
    context: PageContext, indicator: Indicator, observation: Observation, *, disputed: bool = False
) -> Figure:
    """Return one observation as a figure; a dash where it is missing."""
    words, unit = context.words, context.dataset.unit[indicator.unit]
    if observation.value is None:
        return Figure("–", spoken=words("missing"), tone=Tone.QUIET, sources=observation.source)
    plain = words.in_unit(words.ratio(observation.value, observation.total), unit)
    flags = (DERIVED if observation.derived else "") + (DISPUTED if disputed else "")
    return Figure(
        words.bounded(plain, observation.bound) + flags,
        words.signed_bound(plain, observation.bound) + flags,
        words.bounded(plain, observation.bound)
        + words.noun(observation.value, unit)
        + _flags_aloud(words, observation.derived, disputed),
        observation.value.number,
        sources=observation.source,
        opens=Opens("indicator", indicator.code),
    )


def share_figure(words: Words, commitment: Commitment) -> Figure:
    """Return a commitment's part of its goal in percent."""
    percent = words.percent(commitment.share)
    bound = commitment.share.bound
    return Figure(
        words.bounded(percent, bound),
        words.signed_bound(percent, bound),
        value=commitment.share.number * 100,
        tone=Tone.QUIET,
        sources=commitment.reading.sources,
    )


def change_figure(words: Words, amount: Bounded, like: Quantity, unit: Unit) -> Figure:
    """Return a change between two readings, in the scale of the later one: ≈ +6,5 triệu, +0,18."""
    figure = bounded_figure(words, words.change_in_words(amount.number, like, unit), amount.bound)
    return replace(figure, short=words.signed_bound(words.change(amount.number, like, unit), amount.bound))


def bounded_figure(words: Words, text: str, bound: Bound) -> Figure:
    """Return a worked-out number with the sign of its bound, read aloud with the word of it."""
    return Figure(words.signed_bound(text, bound), spoken=words.bounded(text, bound))


def rank_figure(words: Words, place: Place | None) -> Figure:
    """Return a rank of a field: 14/63, 26†/63, ≤ 10/63."""
    if place is None or place.rank is None:
        return Figure("–", spoken=words("rank.unknown"), tone=Tone.QUIET)
    derived = place.kind is RankKind.DERIVED
    flags = ("=" if place.tied else "") + (DERIVED if derived else "") + (DISPUTED if place.disputed_ranks else "")
    rank = words.rank(place.rank)
    spoken = words("rank.aloud", rank=words.rank_aloud(place.rank), of=place.of)
    spoken += f", {words('rank.tied')}" if place.tied else ""
    spoken += _flags_aloud(words, derived, bool(place.disputed_ranks))
    value = Decimal(place.rank.best) if place.rank.is_exact else None
    return Figure(f"{rank}{flags}/{place.of}", f"{rank}{flags}", spoken, value, sources=place.sources)


def place_figure(words: Words, place: Place) -> Figure:
    """Return a place for a sentence: hạng 14/63, trong 10 hạng đầu trên 63."""
    figure = rank_figure(words, place)
    if place.rank is None or not place.rank.is_exact:
        return replace(figure, text=figure.aloud, short="")
    said = (words("rank.placed", rank=each) for each in (figure.text, figure.aloud))
    return Figure(next(said), spoken=next(said), value=figure.value, sources=figure.sources)


def counted_rank_figure(words: Words, rank: int, of: int) -> Figure:
    """Return a rank worked out here among those known: 26†/61."""
    spoken = words("rank.aloud", rank=rank, of=of) + _flags_aloud(words, derived=True, disputed=False)
    return Figure(f"{rank}{DERIVED}/{of}", f"{rank}{DERIVED}", spoken, Decimal(rank), tone=Tone.QUIET)


def score_figure(words: Words, place: Place | None) -> Figure:
    """Return a score with its published digits: 90,10, 91,87‡."""
    if place is None or place.score is None:
        return Figure("–", spoken=words("score.unknown"), tone=Tone.QUIET)
    flags = (DERIVED if place.score_derived else "") + (DISPUTED if place.disputed else "")
    plain = words.number(place.score.number)
    return Figure(
        words.signed_bound(plain, place.score.bound) + flags,
        spoken=words.bounded(plain, place.score.bound) + _flags_aloud(words, place.score_derived, bool(place.disputed)),
        value=place.score.number,
        sources=place.sources,
        opens=Opens("entity", place.entity.code),
    )


def score_change_figure(words: Words, change: Bounded | None, direction: Direction = Direction.HIGHER) -> Figure:
    """Return a change of score, or a dash where there is none to state."""
    if change is None:
        return Figure("–", spoken=words("change.unknown"), tone=Tone.QUIET)
    gain = change.number if direction is Direction.HIGHER else -change.number
    tone = Tone.GOOD if gain > 0 else Tone.BAD if gain < 0 else Tone.QUIET
    figure = bounded_figure(words, words.signed(change.number), change.bound)
    return replace(figure, value=change.number, tone=tone)


def distance_figure(
    words: Words, score: Bounded | None, other: Bounded | None, direction: Direction = Direction.HIGHER
) -> Figure:
    """Return how far a score lies above another, or a dash where one is not known."""
    return score_change_figure(words, difference(score, other) if score and other else None, direction)


def sourced(figure: Figure, sources: tuple[Code, ...]) -> Figure:
    """Return a worked-out figure with the sources of what it was worked out from."""
    return replace(figure, sources=sources)


def period_figure(words: Words, period: Period) -> Figure:
    """Return a period as a quiet figure."""
    return Figure(words.period(period), tone=Tone.QUIET)


def is_lower_bound(bound: Bound) -> bool:
    """Whether a figure may be larger than printed."""
    return bound is Bound.OVER


def _flags_aloud(words: Words, derived: object, disputed: object) -> str:
    said = [words(key) for key, holds in (("derived", derived), ("disputed", disputed)) if holds]
    return f" ({', '.join(said)})" if said else ""
