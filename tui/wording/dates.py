"""Days and months by the patterns of a language."""

from calendar import monthrange
from datetime import date

from tui.wording.catalogue import Conventions


def written(pattern: str, day: date, conventions: Conventions) -> str:
    """Return a pattern of the conventions with the parts of a day in it."""
    return pattern.format(**_parts(day, conventions))


def written_span(first: date, last: date, conventions: Conventions) -> str:
    """Return a span: by its months where it has whole ones, otherwise by its days."""
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and first.year == last.year:
        last_parts = {f"last_{name}": part for name, part in _parts(last, conventions).items()}
        return conventions.months.format(**_parts(first, conventions), **last_parts)
    pattern = conventions.month if whole_months else conventions.day
    ends = {"first": written(pattern, first, conventions), "last": written(pattern, last, conventions)}
    return conventions.span.format(**ends)


def _parts(day: date, conventions: Conventions) -> dict[str, str]:
    return {
        "d": str(day.day),
        "dd": f"{day.day:02}",
        "m": str(day.month),
        "mm": f"{day.month:02}",
        "month": conventions.month_names[day.month - 1],
        "brief": conventions.brief_month_names[day.month - 1],
        "year": str(day.year),
    }
