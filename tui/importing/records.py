"""The rows of a sheet as records of one entity in one period each; what is no such row is questioned."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.importing.answers import LEFT_OUT
from tui.importing.job import Job
from tui.importing.plan import Plan
from tui.importing.questions import quoted, some
from tui.importing.sheet import CellPlace
from tui.model import Code
from tui.text import folded

_TOTALS = re.compile(
    r"^(tong|tong cong|cong|trung binh|trung vi|binh quan|ca nuoc|toan quoc|chung|cao nhat|thap nhat|diem cao nhat|"
    r"diem thap nhat|total|sum|mean|average|median|min|max|minimum|maximum|highest|lowest|national|country)\b"
)
"""How the names of rows begin that sum others up."""


class Record(NamedTuple):
    """What a table says of one entity in one period."""

    row: int
    entity: Code
    period: str
    """As written; empty where the table does not say."""
    places: dict[str, tuple[CellPlace, ...]]
    """The cells of each figure; several are added."""


def records_of(job: Job, plan: Plan) -> list[Record]:
    """Return the records of a sheet, in its order; each row that is none leaves a question."""
    rows = list(_rows(job, plan))
    records = _long_records(job, plan, rows) if plan.variable is not None else _row_records(job, plan, rows)
    _question_merges(job, plan)
    return _without_repeats(job, plan, records)


def _rows(job: Job, plan: Plan) -> Iterator[tuple[int, Code]]:
    """Yield the rows that belong to an entity."""
    nameless: list[int] = []
    respelt: dict[str, str] = {}
    for row in job.layout.rows:
        if row + 1 in job.answers.skipped or job.sheet.is_blank(row):
            continue
        name = job.sheet.cell(row, plan.entity).text
        if name:
            code = _entity(job, plan, row)
            if code:
                yield row, code
            entity = job.dataset.entity.get(code or "")
            if entity and name not in entity.name.all:
                respelt[name] = entity.name.vi
        else:
            nameless.append(row)
    if respelt:
        pairs = [f"{name} = {known}" for name, known in respelt.items()]
        job.findings.note("respelt", n=str(len(pairs)), names=some(pairs))
    for first, last in _runs(nameless):
        span = str(first + 1) if first == last else f"{first + 1}-{last + 1}"
        text = next(cell.text for cell in job.sheet.rows[first] if cell.text)
        place = job.sheet.place(first, plan.entity)
        job.findings.ask("nameless", place, f"--skip {span}", span=span, text=text, n=str(last - first + 1))


def _entity(job: Job, plan: Plan, row: int) -> Code | None:
    """Return the entity a row names; None where it is left out, or a question."""
    name = job.sheet.cell(row, plan.entity).text
    said = job.answers.matches.get(name)
    if said == LEFT_OUT:
        return None
    if said in job.dataset.entity:
        return said
    codes = job.names.matching(said or name)
    if len(codes) == 1:
        return codes[0]
    if job.newcomers is not None and plan.code is not None and not codes:
        return _newcomer(job, plan, row)
    place = job.sheet.place(row, plan.entity)
    is_heading = any(name in heading.parts for heading in job.layout.headings)
    if not codes and (is_heading or _TOTALS.match(folded(name)) or not _holds_figures(job, plan, row)):
        kind = "total" if _TOTALS.match(folded(name)) else "note"
        job.findings.ask(kind, place, f"--skip {row + 1}", text=name)
        return None
    offered = codes or job.names.nearest(name)
    if job.newcomers is not None and not codes:
        return _newcomer(job, plan, row)
    options = [f"--match {quoted(f'{name}={code}')}" for code in (*offered, LEFT_OUT)]
    known = [entity.name.vi for code in offered if (entity := job.dataset.entity.get(code))]
    kind = "shared_name" if codes else "near_name" if offered else "name"
    job.findings.ask(kind, place, *options, text=name, known=", ".join(known))
    return None


def _newcomer(job: Job, plan: Plan, row: int) -> Code:
    """Return the code of an entity that is new to the dataset: its column of codes, else its folded name."""
    name = job.sheet.cell(row, plan.entity).text
    text = (job.sheet.cell(row, plan.code).text if plan.code is not None else "") or name
    code = re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")
    if job.newcomers is not None and code and code not in job.dataset.entity:
        job.newcomers.setdefault(code, name)
    return code


def _holds_figures(job: Job, plan: Plan, row: int) -> bool:
    """Whether a row has anything in its columns of figures."""
    columns = [column for columns in plan.fields.values() for column in columns] if plan.variable is None else []
    columns += [*plan.years, *([plan.value] if plan.value is not None else [])]
    return any(job.sheet.cell(row, column).text for column in columns)


def _row_records(job: Job, plan: Plan, rows: list[tuple[int, Code]]) -> list[Record]:
    records = []
    for row, code in rows:
        if plan.years:
            (field,) = plan.fields
            records += [
                Record(row, code, year, {field: (CellPlace(row, column),)}) for column, year in plan.years.items()
            ]
            continue
        places = {field: tuple(CellPlace(row, column) for column in columns) for field, columns in plan.fields.items()}
        records.append(Record(row, code, _period(job, plan, row), places))
    return records


def _long_records(job: Job, plan: Plan, rows: list[tuple[int, Code]]) -> list[Record]:
    """Return one record for all rows of an entity in a period."""
    records: dict[tuple[Code, str], Record] = {}
    variable, value = plan.variable or 0, plan.value or 0
    fields = {plan.variables[number]: field for field, numbers in plan.fields.items() for number in numbers}
    for row, code in rows:
        key = (code, _period(job, plan, row))
        record = records.setdefault(key, Record(row, *key, {}))
        field = fields.get(job.sheet.cell(row, variable).text)
        if field is None:
            continue
        if field in record.places and len(plan.fields[field]) == 1:
            job.findings.ask(
                "repeated", job.sheet.place(row, plan.entity), f"--skip {row + 1}", row=str(record.row + 1)
            )
        else:
            record.places[field] = (*record.places.get(field, ()), CellPlace(row, value))
    return list(records.values())


def _period(job: Job, plan: Plan, row: int) -> str:
    return job.sheet.cell(row, plan.period).text if plan.period is not None else ""


def _without_repeats(job: Job, plan: Plan, records: list[Record]) -> list[Record]:
    first: dict[tuple[Code, str], Record] = {}
    for record in records:
        known = first.setdefault((record.entity, record.period), record)
        if known is not record:
            job.findings.ask(
                "repeated",
                job.sheet.place(record.row, plan.entity),
                f"--skip {record.row + 1}",
                f"--skip {known.row + 1}",
                row=str(known.row + 1),
            )
    return list(first.values())


def _question_merges(job: Job, plan: Plan) -> None:
    """Question cells merged over several rows of figures: only the first of them holds the value."""
    for merge in job.sheet.merges:
        spans = merge.last_row > merge.first_row and merge.first_row in job.layout.rows
        used = {plan.entity, plan.period, plan.value, *plan.years}
        used.update(column for columns in plan.fields.values() for column in columns if plan.variable is None)
        if not spans or merge.first_column not in used:
            continue
        cells = [CellPlace(row, merge.first_column) for row in range(merge.first_row + 1, merge.last_row + 1)]
        lacking = [
            cell for cell in cells if cell.name not in job.answers.cells and cell.row + 1 not in job.answers.skipped
        ]
        for cell in lacking:
            text = job.sheet.cell(merge.first_row, merge.first_column).text
            options = (f"--cell {quoted(f'{cell.name}={text}')}", f"--cell {cell.name}=")
            job.findings.ask("merged", job.sheet.place(*cell), *options, text=text)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of rows that follow each other, blank rows between them aside."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
