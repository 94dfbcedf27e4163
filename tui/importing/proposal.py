"""What bringing a table in would write, and what has to be answered before."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.dataset.scalars import Fault, parse_period
from tui.importing.answers import Answers, Memory, remembered, with_memory
from tui.importing.columns import ENTITY, PERIOD, SCORE, VALUE, VARIABLE
from tui.importing.figures import Figures
from tui.importing.job import Job
from tui.importing.layout import layout_of
from tui.importing.merging import Merged, merged
from tui.importing.names import Names
from tui.importing.new_ranking import placeholder, question_declaration
from tui.importing.numbers import decimals_of
from tui.importing.period import period_of, years_named
from tui.importing.plan import Plan, plan_of
from tui.importing.questions import Findings, Note, Question, some
from tui.importing.records import Record, records_of
from tui.importing.refusal import ImportRefused
from tui.importing.request import ImportRequest
from tui.importing.sheet import Sheet, letters
from tui.importing.standings import StandingMaker, question_contradictions, with_periods
from tui.importing.workbook import read_sheets
from tui.model import Code, Entity, Period, Ranking, Standing

_USUAL_DECIMALS = 2
"""With more digits than these, a table may hold unrounded figures."""


class Proposal(NamedTuple):
    """What a table says of a ranking."""

    job: Job
    columns: dict[str, str]
    """The heading of each column that is read, by what it holds."""
    unread: tuple[str, ...]
    """The headings of the others."""
    merged: Merged

    @property
    def questions(self) -> Sequence[Question]:
        """What is open; nothing is written meanwhile."""
        return self.job.findings.questions

    @property
    def notes(self) -> Sequence[Note]:
        """How things were read."""
        return self.job.findings.notes

    @property
    def standings(self) -> Sequence[Standing]:
        """What is new to the ranking."""
        return self.merged.added

    @property
    def memory(self) -> Memory:
        """What next year's table will need again."""
        return Memory(self.columns, self.job.answers.matches)


def proposal_of(request: ImportRequest) -> Proposal:
    """Return what a table says of a ranking, as far as it can be told.

    Raises:
        DatasetError: the table cannot be opened.
        ImportRefused: it is no table, or a person named what it does not have.
    """
    job = _job(request)
    plan = plan_of(job)
    _question_source(job, request)
    if request.new is not None:
        question_declaration(job, request)
    if plan is None:
        return Proposal(job, {}, (), Merged((), frozenset()))
    job, standings = _standings(job, plan, request)
    question_contradictions(job, standings)
    columns = _columns(job, plan)
    used = {plan.entity, plan.period, plan.code, *plan.years}.union(*plan.fields.values())
    unread = [heading.text for heading in job.layout.headings if heading.parts and heading.column not in used]
    if plan.variable is not None:
        unread = [name for n, name in enumerate(plan.variables) if (n,) not in plan.fields.values()]
    merger = merged(job, standings, replacing=request.replacing)
    return Proposal(job, columns, tuple(unread) if not plan.years else (), merger)


def _question_source(job: Job, request: ImportRequest) -> None:
    """Ask for the publication, and for who published one that is new."""
    place = f"{job.sheet.file}:1"
    if request.source is None:
        job.findings.ask("source", place, "--source CODE --source-publisher NAME --source-url ADDRESS", "--source CODE")
    elif request.source.code not in request.dataset.source and not request.source.publisher:
        job.findings.ask("publisher", place, "--source-publisher NAME", code=request.source.code)


def _job(request: ImportRequest) -> Job:
    memory = remembered(request.path).get(request.ranking, Memory())
    sheets = read_sheets(request.table)
    sheet = _sheet(sheets, request.answers)
    headings = {heading.text for heading in layout_of(sheet, request.answers).headings}
    columns = {field: name for field, name in memory.columns.items() if name in headings}
    answers = with_memory(request.answers, Memory(columns, memory.matches))
    try:
        sheet = sheet.with_cells(answers.cells)
    except KeyError as error:
        raise ImportRefused("no_cell", name=str(error.args[0])) from error
    ranking = request.dataset.ranking.get(request.ranking) or placeholder(request)
    findings = Findings()
    if len(sheets) > 1 and not request.answers.sheet:
        others = [other.name for other in sheets if other is not sheets[0]]
        findings.note("sheets", n=str(len(others)), names=some(others))
    if columns:
        findings.note("remembered", columns=", ".join(f"{field}={name}" for field, name in columns.items()))
    names = Names(_entities(request, ranking, ()))
    newcomers: dict[Code, str] | None = {} if request.new and request.new.kind else None
    return Job(request.dataset, ranking, answers, sheet, layout_of(sheet, answers), names, findings, newcomers)


def _sheet(sheets: Sequence[Sheet], answers: Answers) -> Sheet:
    name = answers.sheet
    if not name:
        return sheets[0]
    for number, sheet in enumerate(sheets, 1):
        if name in (sheet.name, str(number)):
            return sheet
    raise ImportRefused("no_sheet", name=name, allowed=", ".join(sheet.name for sheet in sheets))


def _entities(request: ImportRequest, ranking: Ranking, periods: Collection[Period]) -> list[Entity]:
    """Return the entities a table may name: the members of its ranking, in its periods where they are known.

    A ranking that has no members yet may be of all that existed in one of the periods.
    """
    dataset = request.dataset
    if not ranking.members:
        days = {period.last for period in periods}
        return [entity for entity in dataset.entities if not days or any(map(entity.exists_on, days))]
    member_periods = periods or [membership.since for membership in ranking.members]
    codes = {code for period in member_periods for code in dataset.members(ranking, period)}
    return [entity for entity in dataset.entities if entity.code in codes]


def _periods(job: Job, plan: Plan, period: Period | None) -> list[Period]:
    """Return the periods a table is of; those its names and headings speak of while that is a question."""
    if period:
        return [period]
    if plan.period is not None:
        texts = [job.sheet.cell(row, plan.period).text for row in job.layout.rows]
    else:
        texts = list(plan.years.values()) or list(years_named(job))
    return [known for text in dict.fromkeys(texts) if (known := _period_or_none(text))]


def _period_or_none(text: str) -> Period | None:
    try:
        return parse_period(text)
    except Fault:
        return None


def _standings(job: Job, plan: Plan, request: ImportRequest) -> tuple[Job, list[Standing]]:
    """Return the standings of a table, and the job with what it turned out to be."""
    period = None
    if plan.period is None and not plan.years:
        period = period_of(job)
    if not job.ranking.members or period:
        job = job._replace(names=Names(_entities(request, job.ranking, _periods(job, plan, period))))
    records = records_of(job, plan)
    figures = Figures(job, [place for record in records for places in record.places.values() for place in places])
    if figures.missing:
        cells = some([place.name for place in figures.missing])
        job.findings.note("missing", n=str(len(figures.missing)), cells=cells)
    if request.new is not None and request.new.decimals is None:
        decimals = _decimals(job, records, figures)
        if decimals > _USUAL_DECIMALS:
            job.findings.note("decimals", decimals=str(decimals))
        job = job._replace(ranking=replace(job.ranking, decimals=decimals))
    source = request.source.code if request.source else "source"
    maker = StandingMaker(job, figures, source)
    if period:
        records = [record._replace(period=record.period or period.code) for record in records]
    return job, maker.standings(list(with_periods(job, records, plan.period)))


def _decimals(job: Job, records: Sequence[Record], figures: Figures) -> int:
    """Return the most digits behind the point of a table's scores, or of its areas where it has no scores."""
    areas = [area.code for area in job.ranking.dimensions]
    fields = [SCORE] if any(SCORE in record.places for record in records) else areas
    places = [place for record in records for field in fields for place in record.places.get(field, ())]
    numbers = [number for place in places if (number := figures.number(place)) is not None]
    return max(map(decimals_of, numbers), default=0)


def _columns(job: Job, plan: Plan) -> dict[str, str]:
    """Return the heading, else the letter, of each column that is read, by what it holds."""
    texts = {heading.column: heading.text or letters(heading.column) for heading in job.layout.headings}
    roles = {ENTITY: plan.entity, PERIOD: plan.period, VARIABLE: plan.variable, VALUE: plan.value}
    columns = {role: texts[column] for role, column in roles.items() if column is not None}
    names = dict(enumerate(plan.variables)) if plan.variable is not None else texts
    columns |= {field: "+".join(names[column] for column in parts) for field, parts in plan.fields.items() if parts}
    return columns
