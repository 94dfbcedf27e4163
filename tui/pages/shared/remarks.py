"""What the dataset says of a figure beside its value: its arithmetic, its notes, and how indirect its sources are."""

from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct

from tui.analysis.edition import Place
from tui.blocks.figure import Figure, Origin, Runs
from tui.model import Code, Indicator, Observation, RankTarget, SourceKind, Standing, Target, Text
from tui.pages.shared.commitments import target_figure
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import due_text, observation_figure, rank_figure, score_figure
from tui.selection.context import PageContext
from tui.wording import Words

Record = Standing | Observation
REMARKS = "remarks"
"""The key of the column of a table that says all this of its rows."""
_INDIRECT = {
    SourceKind.DATASET: "indirect.dataset",
    SourceKind.REPUBLICATION: "indirect.republication",
    SourceKind.TRANSLATION: "indirect.translation",
}
"""The kinds of source that are neither the publisher nor the press, with their words."""


class Remarks(Struct, frozen=True):
    """One figure of the dataset, and what is said of it."""

    measure: str
    """What was measured, and when: PAR INDEX 2023."""
    entity: str
    """Whose standing it is; empty where it is an observation."""
    figures: tuple[Figure, ...]
    arithmetic: tuple[str, ...]
    notes: tuple[str, ...]
    indirect: str
    """That it rests only on a translation, a republication or a dataset others compiled; empty where it does not."""
    sources: tuple[Code, ...]

    @property
    def statement(self) -> Runs:
        """The figure with its name: Hưng Yên · PAR INDEX 2023: 26†/63, 88.09."""
        name = f"{self.entity} · {self.measure}" if self.entity else self.measure
        figures = [part for figure in self.figures for part in (", ", figure)][1:]
        return (f"{name}: ", *figures) if figures else (name,)


def remarks_at(context: PageContext, origin: Origin) -> tuple[Remarks, ...]:
    """Return what is said at an origin: of the standing of an entity, each observation or a target of an indicator."""
    if origin.entity:
        return _remarks_on_standing(context, origin)
    indicator = context.dataset.indicator.get(origin.code)
    if indicator and origin.target is not None:
        return (_remarks_on_target(context, indicator, indicator.targets[origin.target]),)
    observations = indicator.observations if indicator else ()
    return tuple(
        Remarks(
            f"{context.words.text(indicator.name)} {context.words.period(observation.period)}",
            "",
            (observation_figure(context, indicator, observation),),
            arithmetic(context.words, (observation,)),
            notes(context.words, (observation,)),
            indirect_words(context, observation.source),
            observation.source,
        )
        for observation in observations
        if indicator and observation.period.code == origin.period
    )


def _remarks_on_target(context: PageContext, indicator: Indicator, target: Target) -> Remarks:
    words = context.words
    return Remarks(
        words.text(indicator.name),
        "",
        (target_figure(context, indicator, target), Figure(due_text(words, target.by))),
        (),
        (words.text(target.note),) if target.note else (),
        indirect_words(context, target.source),
        target.source,
    )


def _remarks_on_standing(context: PageContext, origin: Origin) -> tuple[Remarks, ...]:
    ranking, words = context.dataset.ranking.get(origin.code), context.words
    editions = context.view.editions(ranking) if ranking else ()
    places = (edition.place(origin.entity) for edition in editions if edition.period.code == origin.period)
    return tuple(
        Remarks(
            f"{words.text(ranking.short)} {words.period(place.standings[0].period)}",
            entity_name(context, place.entity),
            tuple(figure for figure in (rank_figure(words, place), score_figure(words, place)) if figure.sources),
            arithmetic(words, place.standings),
            notes(words, place.standings),
            indirect_words(context, place.sources),
            place.sources,
        )
        for place in places
        if place and ranking
    )


def arithmetic(words: Words, records: Iterable[Record]) -> tuple[str, ...]:
    """Return the arithmetic behind what some records state, each once."""
    return tuple(dict.fromkeys(words.arithmetic(part) for record in records for part in _arithmetic(record) if part))


def _arithmetic(record: Record) -> tuple[Text | None, ...]:
    match record:
        case Standing():
            return record.rank_derived, record.score_derived
        case Observation():
            return (record.derived,)
        case _:
            assert_never(record)


def notes(words: Words, records: Iterable[Record]) -> tuple[str, ...]:
    """Return the notes on some records, each once."""
    return tuple(dict.fromkeys(words.text(record.note) for record in records if record.note))


def note_on_target(words: Words, target: Target | RankTarget) -> str:
    """Return the note on a target as a sentence, with its label; empty without one."""
    return f"{words('column.note')}: {words.text(target.note)}." if target.note else ""


def indirect_words(context: PageContext, sources: tuple[Code, ...]) -> str:
    """Return that sources are only translations, republications or datasets others compiled; empty otherwise."""
    kinds = [context.dataset.source[code].kind for code in sources]
    if not kinds or any(kind not in _INDIRECT for kind in kinds):
        return ""
    words = context.words
    parts = [words(key, n=kinds.count(kind)) for kind, key in _INDIRECT.items() if kind in kinds]
    return words("indirect.only", sources=words("indirect.and").join(parts))


def place_remarks(context: PageContext, place: Place) -> str:
    """Return arithmetic, notes and indirect sources of a place as one text; empty without any."""
    return _joined(context, place.standings, place.sources)


def observation_remarks(context: PageContext, observation: Observation) -> str:
    """Return arithmetic, note and indirect sources of an observation as one text; empty without any."""
    return _joined(context, (observation,), observation.source)


def _joined(context: PageContext, records: tuple[Record, ...], sources: tuple[Code, ...]) -> str:
    parts = (*arithmetic(context.words, records), *notes(context.words, records), indirect_words(context, sources))
    return " · ".join(part for part in parts if part)
