"""Readings, shares, ranks and scores as figures: the only place where a number of the data gets its words."""

from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.areas import AreaRank
from tui.analysis.edition import Place, RankKind
from tui.analysis.progress import Commitment
from tui.analysis.ranges import Bounded
from tui.analysis.series import Reading
from tui.blocks.figure import Figure, Opens, Origin, Tone
from tui.blocks.glyphs import DERIVED, DISPUTED
from tui.model import Code, Direction, Indicator, Observation, Period, Quantity, Unit
from tui.selection.context import PageContext
from tui.wording import Words


class _Flags(Struct, frozen=True):
    """Whether a figure is worked out from others, and whether sources contradict it."""

    derived: bool
    disputed: bool

    @property
    def signs(self) -> str:
        """The signs printed after the figure."""
        return (DERIVED if self.derived else "") + (DISPUTED if self.disputed else "")

    def aloud(self, words: Words) -> str:
        """Return the words in brackets read after the figure; empty without a flag."""
        names = [words(key) for key, holds in (("derived", self.derived), ("disputed", self.disputed)) if holds]
        return f" ({', '.join(names)})" if names else ""


def _reading_flags(reading: Reading) -> _Flags:
    return _Flags(bool(reading.observation.derived), reading.contested)


def place_origin(place: Place) -> Origin:
    """Return where the dataset states a place."""
    return Origin(place.ranking, place.standings[0].period.code, place.entity.code)


def reading_figure(context: PageContext, indicator: Indicator, reading: Reading) -> Figure:
    """Return a reading as a figure: hơn 79,5 triệu · 21/25 · 84,79%†."""
    words, unit = context.words, context.dataset.unit[indicator.unit]
    observation, value = reading.observation, reading.value
    plain = words.in_unit(words.ratio(value, observation.total), unit)
    flags = _reading_flags(reading)
    return Figure(
        words.bounded(plain, observation.bound) + flags.signs,
        words.signed_bound(plain, observation.bound) + flags.signs,
        words.bounded(plain, observation.bound) + words.noun(value, unit) + flags.aloud(words),
        value.number,
        sources=observation.source,
        opens=Opens("indicator", indicator.code),
        origins=(_observation_origin(indicator, observation),),
    )


def observation_figure(context: PageContext, indicator: Indicator, observation: Observation) -> Figure:
    """Return one observation as a figure, whatever contradicts it; a dash where it is missing."""
    if observation.value is None:
        return Figure(
            "–",
            spoken=context.words("missing"),
            tone=Tone.QUIET,
            sources=observation.source,
            origins=(_observation_origin(indicator, observation),),
        )
    return reading_figure(context, indicator, Reading(observation))


def _observation_origin(indicator: Indicator, observation: Observation) -> Origin:
    return Origin(indicator.code, observation.period.code)


def disputing_figure(context: PageContext, indicator: Indicator, reading: Reading) -> Figure:
    """Return the observations that contradict a reading, at least one, as one figure: 84,7%, 84,79%."""
    figures = [observation_figure(context, indicator, observation) for observation in reading.disputing]
    return Figure(
        ", ".join(figure.text for figure in figures),
        spoken=", ".join(figure.aloud for figure in figures),
        value=figures[0].value,
        sources=tuple(code for figure in figures for code in figure.sources),
    )


def mean_figure(words: Words, mean: Reading) -> Figure:
    """Return the mean of a ranking in points: 84.79, 81.21‡."""
    flags = _Flags(bool(mean.observation.derived), mean.contested)
    plain, bound = words.number(mean.value.number), mean.observation.bound
    return Figure(
        words.signed_bound(plain, bound) + flags.signs,
        spoken=words.bounded(plain, bound) + flags.aloud(words),
        value=mean.value.number,
        sources=mean.sources,
    )


def share_figure(words: Words, commitment: Commitment, *, beside_reading: bool = False) -> Figure | None:
    """Return a commitment's part of its goal, or of the way down to it, in percent; None where there is none.

    Beside its reading it does not say aloud again that both are derived or disputed.
    """
    share = commitment.share
    if share is None:
        return None
    percent, reading = words.percent(share), commitment.reading
    flags, reading_flags = _Flags(share.derived, reading.contested), _reading_flags(reading)
    flags_aloud = "" if beside_reading and flags == reading_flags else flags.aloud(words)
    text = words.bounded(percent, share.bound)
    goes_down = commitment.goal.direction is Direction.LOWER
    text, spoken = (
        words("share.way", percent=flagged) if goes_down else flagged
        for flagged in (text + flags.signs, text + flags_aloud)
    )
    return Figure(
        text,
        words.signed_bound(percent, share.bound) + flags.signs,
        spoken,
        value=share.number * 100,
        tone=Tone.QUIET,
        sources=reading.sources,
    )


def change_figure(words: Words, amount: Bounded, like: Quantity, unit: Unit) -> Figure:
    """Return a change between two readings, in the scale of the later one: ≈ +6,5 triệu, +0,18."""
    text = words.change_in_words(amount.number, like, unit)
    figure = replace(difference_figure(words, text, amount), spoken=_change_aloud(words, text, amount))
    return replace(figure, short=difference_figure(words, words.change(amount.number, like, unit), amount).text)


def _change_aloud(words: Words, text: str, amount: Bounded) -> str:
    """Return a worded change as a sentence says it: up by about 6.5 million (derived)."""
    return words.changed(text, amount.bound) + _Flags(amount.derived, disputed=False).aloud(words)


def difference_figure(words: Words, text: str, amount: Bounded) -> Figure:
    """Return a worded difference with the sign of its bound: ≈ +6,5, > +6†, read aloud as a number more or less."""
    flags = _Flags(amount.derived, disputed=False)
    spoken = words.differing(text, amount.bound) + flags.aloud(words)
    return Figure(words.signed_bound(text, amount.bound) + flags.signs, spoken=spoken)


def points_figure(words: Words, amount: Bounded) -> Figure:
    """Return how far two scores lie apart, without a sign: 0,51 điểm, ≈ 0,06 điểm†."""
    apart = amount.magnitude
    return difference_figure(words, f"{words.number(apart.number)} {words('points')}", apart)


def bounded_figure(words: Words, figure: Bounded, worded: str = "") -> Figure:
    """Return a number with the signs of its bound and derivation, read aloud with the words of them.

    It is written with all its digits, or as it is worded.
    """
    flags, text = _Flags(figure.derived, disputed=False), worded or words.number(figure.number)
    spoken = words.bounded(text, figure.bound) + flags.aloud(words)
    return Figure(words.signed_bound(text, figure.bound) + flags.signs, spoken=spoken)


def rank_figure(words: Words, place: Place | None) -> Figure:
    """Return a rank among all ranked entities: 14/63, 26†/63, ≤ 10/63."""
    if place is None or place.rank is None:
        return Figure("–", spoken=words("rank.unknown"), tone=Tone.QUIET)
    flags = _Flags(place.kind is RankKind.DERIVED, bool(place.disputed_ranks))
    rank = words.rank(place.rank) + ("=" if place.tied else "") + flags.signs
    aloud = "rank.aloud" if place.rank.is_exact else "rank.among"
    spoken = words(aloud, rank=words.rank_aloud(place.rank), of=place.of)
    spoken += f", {words('rank.tied')}" if place.tied else ""
    value = Decimal(place.rank.best) if place.rank.is_exact else None
    return Figure(
        f"{rank}/{place.of}",
        rank,
        spoken + flags.aloud(words),
        value,
        sources=place.sources,
        origins=(place_origin(place),),
    )


def place_figure(words: Words, place: Place) -> Figure:
    """Return a place for a sentence: hạng 14/63, trong 10 hạng đầu trên 63."""
    figure = rank_figure(words, place)
    if place.rank is None or not place.rank.is_exact:
        return replace(figure, text=figure.aloud, short="")
    return Figure(
        words("rank.placed", rank=figure.text),
        spoken=words("rank.placed", rank=figure.aloud),
        value=figure.value,
        sources=figure.sources,
        origins=figure.origins,
    )


def area_rank_figure(words: Words, rank: AreaRank) -> Figure:
    """Return a rank in an area: 26/63, or worked out among the known scores where no source states it: 3=†/61."""
    flags = _Flags(derived=not rank.published, disputed=False)
    spoken = words("rank.aloud", rank=rank.number, of=rank.of)
    spoken += f", {words('rank.tied')}" if rank.tied else ""
    text = f"{rank.number}{'=' if rank.tied else ''}{flags.signs}"
    return Figure(f"{text}/{rank.of}", text, spoken + flags.aloud(words), Decimal(rank.number), tone=Tone.QUIET)


def score_figure(words: Words, place: Place | None) -> Figure:
    """Return a score with its published digits: 90,10, 91,87‡."""
    if place is None or place.score is None:
        return Figure("–", spoken=words("score.unknown"), tone=Tone.QUIET)
    flags = _Flags(place.score_derived, bool(place.disputed))
    plain = words.number(place.score.number)
    return Figure(
        words.signed_bound(plain, place.score.bound) + flags.signs,
        spoken=words.bounded(plain, place.score.bound) + flags.aloud(words),
        value=place.score.number,
        sources=place.sources,
        opens=Opens("entity", place.entity.code),
        origins=(place_origin(place),),
    )


def disputing_scores(words: Words, place: Place) -> Figure:
    """Return the scores that contradict the one of a place, at least one, as one figure: 91,87, khoảng 92, 92,75†."""
    scores = [
        (words.bounded(words.number(score.number), score.bound), _Flags(score.derived, disputed=False))
        for score in place.disputed
    ]
    return Figure(
        ", ".join(text + flags.signs for text, flags in scores),
        spoken=", ".join(text + flags.aloud(words) for text, flags in scores),
        value=place.disputed[0].number,
        sources=place.sources,
    )


def score_change_figure(words: Words, change: Bounded | None, direction: Direction = Direction.HIGHER) -> Figure:
    """Return a difference of scores, or a dash where there is none to state."""
    if change is None:
        return Figure("–", spoken=words("change.unknown"), tone=Tone.QUIET)
    gain = change.number if direction is Direction.HIGHER else -change.number
    tone = Tone.GOOD if gain > 0 else Tone.BAD if gain < 0 else Tone.QUIET
    return replace(difference_figure(words, words.signed(change.number), change), value=change.number, tone=tone)


def score_change_in_words(words: Words, change: Bounded, direction: Direction) -> Figure:
    """Return a difference of scores for a sentence: ≈ −1,2, read as down by about 1.2."""
    text = words.signed(change.number)
    return replace(score_change_figure(words, change, direction), spoken=_change_aloud(words, text, change))


def sourced(figure: Figure, sources: tuple[Code, ...]) -> Figure:
    """Return a worked-out figure with the sources of what it was worked out from."""
    return replace(figure, sources=sources)


def period_figure(words: Words, period: Period) -> Figure:
    """Return a period as a quiet figure."""
    return Figure(words.period(period), tone=Tone.QUIET)


def deadline_text(words: Words, deadline: date | None) -> str:
    """Return a deadline as a day, or that none is stated."""
    return words.day(deadline) if deadline else words("no_deadline")


def due_text(words: Words, deadline: date | None) -> str:
    """Return a deadline as a clause: due 31 December 2025; that none is stated where there is none."""
    return words("due", day=words.day(deadline)) if deadline else words("no_deadline")
