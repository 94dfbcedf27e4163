"""The period of a table without a column of periods: what its names and headings say."""

import re
from collections.abc import Iterator

from tui.dataset.scalars import Fault, parse_period
from tui.importing.job import Job
from tui.importing.refusal import ImportRefused
from tui.model import Period

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def period_of(job: Job) -> Period | None:
    """Return the period a person named, or the only year the sheet, its title, file and headings name.

    None, and a question, where they name none or several.

    Raises:
        ImportRefused: what a person named is no period.
    """
    if job.answers.period:
        try:
            return parse_period(job.answers.period)
        except Fault as error:
            raise ImportRefused("period", text=job.answers.period) from error
    years = list(dict.fromkeys(years_named(job)))
    if len(years) == 1:
        job.findings.note("period", period=years[0])
        return parse_period(years[0])
    kind = "periods" if years else "no_period"
    options = [f"--period {year}" for year in years] or ["--period 2024"]
    job.findings.ask(kind, job.sheet.place(job.layout.header[0], 0), *options, years=", ".join(years))
    return None


def years_named(job: Job) -> Iterator[str]:
    """Yield the year each place names that names only one: the sheet, its title and file, the headings."""
    headings = " ".join(heading.text for heading in job.layout.headings)
    for text in (job.sheet.name, job.layout.title, job.sheet.file, headings):
        years = set(_YEAR.findall(text))
        if len(years) == 1:
            yield years.pop()
