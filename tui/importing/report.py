"""What was read of a table and what of it is new, in words, line by line."""

from collections import Counter

from tui.importing.proposal import Proposal
from tui.importing.questions import some
from tui.model import Code
from tui.text import visible
from tui.wording import Words


def read_lines(words: Words, ranking: Code, proposal: Proposal) -> list[str]:
    """Return what was read: the table, which column is what, how things were read, who is new."""
    sheet = proposal.job.sheet
    name = f"{sheet.file} · {sheet.name}" if sheet.name else sheet.file
    lines = [words("import.table", table=name, ranking=ranking)]
    lines += [words("import.column", field=field, heading=heading) for field, heading in proposal.columns.items()]
    if proposal.unread:
        lines.append(words("import.unread", headings=some(proposal.unread)))
    lines += [words(f"import_note.{note.kind}", **counted(note.details)) for note in proposal.notes]
    newcomers = proposal.job.newcomers
    if newcomers:
        names = ", ".join(f"{name} ({code})" for code, name in newcomers.items())
        lines.append(words("import.newcomers", n=len(newcomers), names=names))
    return lines


def new_rows(words: Words, proposal: Proposal, most: int | None) -> list[str]:
    """Return what would be written: how much of which period, and the first rows of it, or all."""
    if not proposal.standings:
        return [] if proposal.questions else [words("import.nothing_new")]
    periods = Counter(standing.period.code for standing in proposal.standings)
    counts = ", ".join(f"{period}: {count}" for period, count in periods.items())
    lines = [words("import.new_rows", n=len(proposal.standings), periods=counts)]
    for standing in proposal.standings[:most]:
        rank = words.rank(standing.rank) if standing.rank else "–"
        score = "–" if standing.score is None else words.number(standing.score)
        lines.append(f"  {standing.period.code} · {standing.entity} · {rank} · {score}")
    return lines


def counted(details: dict[str, str]) -> dict[str, object]:
    """Return details fit for a sentence, whose count chooses its form."""
    return {**shown(details), **({"n": int(details["n"])} if "n" in details else {})}


def shown(details: dict[str, str]) -> dict[str, str]:
    """Return details with nothing in them that steers a terminal."""
    return {name: visible(text, 2000) for name, text in details.items()}
