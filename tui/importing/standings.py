"""Records to standings: rounded as the ranking keeps them, and checked against each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tui.dataset.scalars import Fault, parse_period
from tui.importing.columns import AREA_RANK, RANK, SCORE
from tui.importing.figures import Figures
from tui.importing.job import Job
from tui.importing.numbers import decimals_of, rounded_to
from tui.importing.records import Record
from tui.importing.sheet import CellPlace
from tui.model import Code, Direction, Period, Rank, Standing, Status, Text
from tui.model.area_sums import adds_up, current_areas

SUM = ("tổng điểm {n} lĩnh vực", "sum of {n} dimensions")
"""How a score that is the sum of its areas was worked out."""
RANKS, SUMS = "ranks", "sums"
"""The contradictions a person may accept as published."""


class StandingMaker:
    """Makes the standings of a table."""

    def __init__(self, job: Job, figures: Figures, source: Code) -> None:
        self._job = job
        self._figures = figures
        self._source = source
        self._rounded = Counter[str]()

    def standings(self, records: Sequence[tuple[Record, Period]]) -> list[Standing]:
        """Return the standing of each record, and note how many figures were rounded."""
        standings = [self._standing(record, period) for record, period in records]
        if self._rounded:
            decimals = str(self._job.ranking.decimals)
            self._job.findings.note("rounded", n=str(self._rounded.total()), decimals=decimals)
        return standings

    def _standing(self, record: Record, period: Period) -> Standing:
        exact = {field: self._sum(places) for field, places in record.places.items()}
        score, derived = exact.get(SCORE), None
        points = self._points(record, exact)
        if self._job.answers.sums:
            score, derived = self._sum_of_areas(record, points, period)
        rank = self._rank(record.places.get(RANK, ()), exact.get(RANK))
        self._question_zero(record, exact)
        return Standing(
            period=period,
            entity=record.entity,
            rank=rank,
            score=self._kept(record.places.get(SCORE, ()), score),
            score_derived=derived,
            status=Status.MISSING if rank is None and score is None else Status.PUBLISHED,
            source=(self._source,),
            dimensions=points,
            area_ranks={
                field.removeprefix(AREA_RANK): int(number)
                for field, number in exact.items()
                if field.startswith(AREA_RANK) and number is not None
            },
        )

    def _points(self, record: Record, exact: dict[str, Decimal | None]) -> dict[Code, Decimal]:
        codes = [area.code for area in self._job.ranking.dimensions]
        rounded = {code: self._kept(record.places.get(code, ()), exact.get(code)) for code in codes}
        return {code: number for code, number in rounded.items() if number is not None}

    def _sum(self, places: Sequence[CellPlace]) -> Decimal | None:
        """Return the sum of cells; None where one of several is not known, which no sum may hide."""
        numbers = [self._figures.number(place) for place in places]
        known = [number for number in numbers if number is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(numbers) else None

    def _sum_of_areas(
        self, record: Record, points: dict[Code, Decimal], period: Period
    ) -> tuple[Decimal | None, Text | None]:
        """Return the sum of the areas as they are kept, and how it was worked out; neither where one is not known."""
        areas = [area.code for area in current_areas(self._job.ranking, period) if area.code in record.places]
        if not areas or any(area not in points for area in areas):
            return None, None
        words = Text(SUM[0].format(n=len(areas)), SUM[1].format(n=len(areas)))
        return sum((points[area] for area in areas), Decimal(0)), words

    def _kept(self, places: Sequence[CellPlace], number: Decimal | None) -> Decimal | None:
        """Return a figure with the digits the ranking keeps; a number of a workbook gets its zeros at the end back."""
        decimals = self._job.ranking.decimals
        if number is None:
            return None
        if decimals_of(number) > decimals:
            self._rounded["figure"] += 1
            return rounded_to(number, decimals)
        from_workbook = any(self._figures.is_number(place) for place in places)
        return rounded_to(number, decimals) if from_workbook else number

    def _rank(self, places: Sequence[CellPlace], number: Decimal | None) -> Rank | None:
        if number is None:
            return None
        if number != int(number) or number < 1:
            name = places[0].name
            self._job.findings.ask(
                "rank", self._job.sheet.place(*places[0]), f"--cell {name}=RANK", f"--cell {name}=", text=f"{number:f}"
            )
            return None
        return Rank(int(number), int(number))

    def _question_zero(self, record: Record, exact: dict[str, Decimal | None]) -> None:
        """Question a score of 0 above areas nobody knows: a sum over nothing."""
        areas = [number for field, number in exact.items() if field not in (RANK, SCORE)]
        if exact.get(SCORE) != 0 or not areas or any(number is not None for number in areas):
            return
        place = record.places[SCORE][0]
        if place.name not in self._job.answers.cells:
            options = (f"--cell {place.name}=", f"--cell {place.name}=0")
            self._job.findings.ask("zero", self._job.sheet.place(*place), *options)


def with_periods(job: Job, records: Sequence[Record], column: int | None) -> Iterator[tuple[Record, Period]]:
    """Yield the records that have a period with it; a text in the column of periods that is none leaves a question."""
    for record in records:
        if not record.period:
            continue
        try:
            yield record, parse_period(record.period)
        except Fault:
            cell = CellPlace(record.row, column or 0)
            options = (f"--cell {cell.name}=2024", f"--skip {record.row + 1}")
            job.findings.ask("period", job.sheet.place(*cell), *options, text=record.period)


def question_contradictions(job: Job, standings: Sequence[Standing]) -> None:
    """Question ranks that contradict the scores, and areas that do not add up, unless that is accepted."""
    periods: dict[Period, list[Standing]] = defaultdict(list)
    for standing in standings:
        periods[standing.period].append(standing)
    for period, members in periods.items():
        if RANKS not in job.answers.accepted:
            _question_ranks(job, period, members)
        if SUMS not in job.answers.accepted:
            _question_sums(job, period, members)


def _question_ranks(job: Job, period: Period, standings: Sequence[Standing]) -> None:
    scored = [
        (standing.rank.best, standing.score, standing)
        for standing in standings
        if standing.rank and standing.score is not None
    ]
    scored.sort(key=lambda row: row[0])
    sign = 1 if job.ranking.direction is Direction.HIGHER else -1
    wrong = [
        (better, worse)
        for (rank, score, better), (next_rank, next_score, worse) in pairwise(scored)
        if rank < next_rank and score * sign < next_score * sign
    ]
    if wrong:
        better, worse = wrong[0]
        names = {"better": better.entity, "worse": worse.entity, "scores": f"{better.score} < {worse.score}"}
        place = f"{job.sheet.file}:{period.code}"
        job.findings.ask("ranks", place, f"--accept {RANKS}", n=str(len(wrong)), period=period.code, **names)


def _question_sums(job: Job, period: Period, standings: Sequence[Standing]) -> None:
    areas = current_areas(job.ranking, period)
    full = [
        (standing, adds_up(areas, standing.dimensions, standing.score))
        for standing in standings
        if standing.score is not None and areas and all(area.code in standing.dimensions for area in areas)
    ]
    apart = [standing for standing, fits in full if not fits]
    if len(apart) * 2 > len(full):
        job.findings.note("no_sums", period=period.code)
    elif apart:
        details = {"entity": apart[0].entity, "score": str(apart[0].score), "n": str(len(apart)), "period": period.code}
        job.findings.ask("sums", f"{job.sheet.file}:{period.code}", f"--accept {SUMS}", **details)
