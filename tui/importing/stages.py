"""Where bringing a table in stands: the next question, or what would be written once there is none."""

from typing import NamedTuple

from tui.importing.choices import Asked, Choice, asked, column_choices
from tui.importing.options import Option
from tui.importing.proposal import Proposal, proposal_of
from tui.importing.report import new_rows, read_lines
from tui.importing.request import ImportRequest
from tui.importing.workbook import read_sheets
from tui.importing.writing import outcome_of
from tui.pages.differences.page import changes_in_brief
from tui.pages.differences.sides import Sides
from tui.selection.context import PageContext

WRITE = Option("--yes")
"""The answer that writes."""
_SAMPLE = 5
"""How many rows show what would be written."""


class Stage(NamedTuple):
    """What is shown at one point of the way."""

    lines: tuple[str, ...]
    """What was read, and what of it is new."""
    asked: Asked
    questions: int
    """How many are open, the one that is asked among them; none where the table can be written."""


def stage_of(context: PageContext, request: ImportRequest) -> Stage:
    """Return where a request stands; nothing is written.

    Raises:
        DatasetError: the table cannot be opened, or the dataset would be faulty.
        EditRefused: a file of the dataset cannot be read.
        ImportRefused: the table cannot be brought in like this.
    """
    words, proposal = context.words, proposal_of(request)
    lines = (*read_lines(words, request.ranking, proposal), *new_rows(words, proposal, _SAMPLE))
    questions = proposal.questions
    question = asked(context, proposal, questions[0]) if questions else _last_question(context, request, proposal)
    choices = (*question.choices, *_other_sheets(context, request, proposal))
    return Stage(lines, question._replace(choices=choices), len(questions))


def _other_sheets(context: PageContext, request: ImportRequest, proposal: Proposal) -> tuple[Choice, ...]:
    """Return the choice to read another sheet of a workbook, where it has several."""
    words, read = context.words, proposal.job.sheet.name
    names = [sheet.name for sheet in read_sheets(request.table) if sheet.name != read] if read else []
    choices = tuple(Choice(words("import_choice.sheet", value=name), (Option("--sheet", name),)) for name in names)
    return (Choice(words("import_choice.other_sheet"), (), choices),) if choices else ()


def _last_question(context: PageContext, request: ImportRequest, proposal: Proposal) -> Asked:
    """Return whether to write, with what that would change, or which column to read differently."""
    words, columns = context.words, column_choices(context, proposal)
    if not proposal.standings:
        return Asked(words("import.nothing_new"), columns)
    outcome = outcome_of(request, proposal)
    files = ", ".join(str(change.path.relative_to(request.path.parent)) for change in outcome.changes)
    brief = changes_in_brief(Sides(context.of_dataset(request.dataset), context.of_dataset(outcome.dataset)))
    write = Choice(words("import_choice.write", n=len(proposal.standings)), (WRITE,))
    return Asked(words("import_form.would_write", changes=brief, files=files), (write, *columns))
