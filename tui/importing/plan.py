"""What each column of a sheet is to its ranking, with a question wherever that can be read in two ways."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.importing.columns import (
    CODE,
    ENTITY,
    PERIOD,
    RANK,
    SCORE,
    VALUE,
    VARIABLE,
    columns_said,
    fields_of,
    guess,
    shown,
)
from tui.importing.job import Job
from tui.importing.layout import Heading, is_year
from tui.importing.questions import quoted
from tui.importing.refusal import ImportRefused
from tui.importing.sheet import Cell, letters

_ROLES = (ENTITY, CODE, PERIOD, VARIABLE, VALUE)


class Plan(NamedTuple):
    """What the columns hold."""

    entity: int
    period: int | None
    """The column of periods, where there is one."""
    fields: dict[str, tuple[int, ...]]
    """The columns of each figure, in a long table the numbers of its variables; several are added."""
    years: dict[int, str]
    """The year of each column, in a wide table."""
    variable: int | None = None
    """The column that says what the figure of a row is, in a long table."""
    value: int | None = None
    variables: tuple[str, ...] = ()
    code: int | None = None
    """The column of codes for entities that are new."""


def plan_of(job: Job) -> Plan | None:
    """Return what the columns hold; None where a question has to be answered first.

    Raises:
        ImportRefused: a column somebody named is not there, or a field is unknown.
    """
    _check_fields(job)
    roles = {field: name for field, name in job.answers.columns.items() if field in _ROLES}
    said = columns_said(roles, job.layout.headings)
    entity = _entity(job, said)
    if entity is None:
        return None
    period = _single(said.get(PERIOD) or _holding_periods(job, guess(PERIOD, job.layout.headings)))
    variable = _single(said.get(VARIABLE) or guess(VARIABLE, job.layout.headings))
    value = _single(said.get(VALUE) or guess(VALUE, job.layout.headings))
    if variable is not None and value is not None:
        return _long_plan(job, Plan(entity, period, {}, {}, variable, value))
    code = _single(said.get(CODE, ()))
    taken = {entity, period, code}
    years = {} if period is not None else _years(job, taken)
    if years and job.answers.wide:
        return Plan(entity, None, {job.answers.wide: ()}, years)
    fields = _fields(job, job.layout.headings, taken)
    if years and not fields:
        job.findings.ask("wide", job.sheet.place(job.layout.header[0], min(years)), "--wide score", "--wide rank")
        return None
    return _with_figures(job, Plan(entity, period, fields, {}, code=code))


def _check_fields(job: Job) -> None:
    """Refuse what is no field of the ranking.

    Raises:
        ImportRefused: a field is unknown.
    """
    known = fields_of(job.ranking)
    for field in job.answers.columns:
        if field not in known:
            raise ImportRefused("no_field", name=field, allowed=", ".join(known))


def _entity(job: Job, said: dict[str, tuple[int, ...]]) -> int | None:
    """Return the column of names: the one said, or the one in which most cells name an entity."""
    if ENTITY in said:
        return said[ENTITY][0]
    counts = {heading.column: _known_names(job, heading.column) for heading in job.layout.headings}
    most = max(counts.values(), default=0)
    full = [column for column, count in counts.items() if count and count >= most * 0.8]
    headed = guess(ENTITY, job.layout.headings)
    candidates = full or headed
    if len(candidates) > 1 and (full and _name_the_same(job, full)):
        return next((column for column in full if column in headed), full[0])
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        _question_entity(job, candidates)
    else:
        place = job.sheet.place(job.layout.header[-1], 0)
        job.findings.ask("no_entity", place, "--column entity=HEADING", columns=shown(job.layout.headings))
    return None


def _question_entity(job: Job, candidates: Sequence[int]) -> None:
    """Ask which column of names belongs to the figures, offering first the one beside the score or the rank."""
    names = (*job.ranking.short.all, *job.ranking.name.all)
    figures = guess(SCORE, job.layout.headings, names) or guess(RANK, job.layout.headings)
    before = [column for column in candidates if figures and column < figures[0]]
    offered = sorted(candidates, key=lambda column: (not before or column != before[-1], column))
    beside = job.layout.headings[offered[0] + 1].text if offered[0] + 1 < len(job.layout.headings) else ""
    place = job.sheet.place(job.layout.header[-1], offered[0])
    details = {"first": letters(offered[0]), "beside": beside, "n": str(len(candidates))}
    job.findings.ask("entity_columns", place, *(f"--column entity={letters(column)}" for column in offered), **details)


def _known_names(job: Job, column: int) -> int:
    names = {job.sheet.cell(row, column).text for row in job.layout.rows}
    return sum(bool(name and not name.isdecimal() and job.names.matching(name)) for name in names)


def _name_the_same(job: Job, columns: Sequence[int]) -> bool:
    """Whether columns of names name the same entity in each row."""
    for row in job.layout.rows:
        matches = [set(job.names.matching(text)) for column in columns if (text := job.sheet.cell(row, column).text)]
        if len(matches) > 1 and all(matches) and not set.intersection(*matches):
            return False
    return True


def _holding_periods(job: Job, columns: Sequence[int]) -> tuple[int, ...]:
    return tuple(
        column
        for column in columns
        if sum(not _may_be_period(job.sheet.cell(row, column)) for row in job.layout.rows) * 2 <= len(job.layout.rows)
    )


def _may_be_period(cell: Cell) -> bool:
    return is_year(cell) or "-" in cell.text


def _years(job: Job, taken: set[int | None]) -> dict[int, str]:
    """Return the columns headed by nothing but a year, where there are several."""
    years = {
        heading.column: part
        for heading in job.layout.headings
        for part in heading.parts
        if heading.column not in taken and is_year(Cell(part))
    }
    return years if len(set(years.values())) > 1 else {}


def _long_plan(job: Job, plan: Plan) -> Plan | None:
    """Return the plan of a table with one figure a row."""
    texts = dict.fromkeys(job.sheet.cell(row, plan.variable or 0).text for row in job.layout.rows)
    variables = tuple(text for text in texts if text)
    headings = [Heading(number, (text,)) for number, text in enumerate(variables)]
    fields = _fields(job, headings, set())
    return _with_figures(job, plan._replace(fields=fields, variables=variables))


def _fields(job: Job, headings: Sequence[Heading], others: set[int | None]) -> dict[str, tuple[int, ...]]:
    """Return the columns of figures: those said, and for the rest those their headings name; `others` hold no figures.

    A field whose columns a person has to choose from has none.
    """
    fields = columns_said({field: name for field, name in job.answers.columns.items() if field not in _ROLES}, headings)
    names = {dimension.code: (*dimension.name.all, dimension.code) for dimension in job.ranking.dimensions}
    names[SCORE] = (*job.ranking.short.all, *job.ranking.name.all)
    for field in fields_of(job.ranking):
        if field in _ROLES or field in fields or (field == SCORE and job.answers.sums):
            continue
        taken = others.union(*fields.values())
        free = [heading for heading in headings if heading.parts and heading.column not in taken]
        candidates = guess(field, free, names.get(field, ()))
        if len(candidates) > 1:
            texts = [heading.text for heading in headings]
            options = [
                f"--column {field}={quoted(name if texts.count(name) == 1 else letters(column))}"
                for column, name in ((heading.column, heading.text) for heading in free)
                if column in candidates
            ]
            job.findings.ask("columns", job.sheet.place(job.layout.header[-1], candidates[0]), *options, field=field)
        if candidates:
            fields[field] = candidates if len(candidates) == 1 else ()
    return fields


def _with_figures(job: Job, plan: Plan) -> Plan | None:
    """Return a plan that has a score or a rank; None where a person has to name one."""
    _question_names_between(job, plan)
    open_fields = [field for field, columns in plan.fields.items() if not columns]
    if open_fields:
        return None
    has_areas = any(field not in (RANK, SCORE) for field in plan.fields)
    if RANK not in plan.fields and SCORE not in plan.fields and not job.answers.sums:
        sums = ("--sum",) if has_areas else ()
        place = job.sheet.place(job.layout.header[-1], 0)
        columns = ", ".join(plan.variables) or shown(job.layout.headings)
        options = ("--column score=HEADING", "--column rank=HEADING", *sums)
        job.findings.ask("no_figures", place, *options, columns=columns)
        return None
    return plan


def _question_names_between(job: Job, plan: Plan) -> None:
    """Question figures that stand beside other names than those read: columns sorted each on its own."""
    if plan.variable is not None:
        return
    figures = {column for columns in plan.fields.values() for column in columns}
    names = [column for column in range(plan.entity + 1, max(figures, default=0)) if _known_names(job, column) > 1]
    between = [column for column in names if column not in figures and not _name_the_same(job, (plan.entity, column))]
    if between:
        nearest = letters(between[-1])
        details = {"names": letters(plan.entity), "other": nearest}
        place = job.sheet.place(job.layout.header[-1], between[-1])
        job.findings.ask("names_between", place, f"--column entity={nearest}", **details)


def _single(columns: Sequence[int]) -> int | None:
    return columns[0] if len(columns) == 1 else None
