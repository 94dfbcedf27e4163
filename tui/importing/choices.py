"""A question about a table with the answers to choose from, in words, and what may be typed in their place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.importing.answers import LEFT_OUT
from tui.importing.columns import AREA_RANK, CODE, ENTITY, PERIOD, RANK, SCORE, VARIABLE
from tui.importing.numbers import looks_like_figure
from tui.importing.options import Option, option_of, pair_of
from tui.importing.proposal import Proposal
from tui.importing.questions import Question
from tui.importing.report import counted
from tui.importing.sheet import letters
from tui.model import Bound
from tui.pages.shared.entity_names import entity_name
from tui.selection.context import PageContext
from tui.wording import Words
from tui.wording.typed import NotAFigure, typed_figure

_UNMATCHED = ("name", "near_name")
"""The kinds of question about a name that matches nobody."""
_TEXTS = (ENTITY, CODE, PERIOD)
"""The fields whose columns hold no figures."""
_KINDS = ("country", "province", "ministry", "department")
"""What entities that are new to a dataset may be."""


class Choice(NamedTuple):
    """One answer."""

    text: str
    options: tuple[Option, ...]
    choices: "tuple[Choice, ...]" = ()
    """The answers it leads to, where it is not one itself."""


class Asked(NamedTuple):
    """A question in words."""

    sentence: str
    choices: tuple[Choice, ...]
    typed: Option | None = None
    """The option that takes what is typed behind its value; None where nothing may be typed."""


def asked(context: PageContext, proposal: Proposal, question: Question) -> Asked:
    """Return a question about a table as it is put to a person."""
    words = context.words
    sentence = words(f"import_question.{question.kind}", **counted(question.details))
    options, typed = _answers(proposal, question)
    choices = tuple(Choice(_worded(context, proposal, option), (option,)) for option in options)
    if question.kind in _UNMATCHED:
        choices += tuple(_choices_for_all_names(words, proposal))
    return Asked(f"{question.place}: {sentence}", choices, typed)


def _choices_for_all_names(words: Words, proposal: Proposal) -> Iterator[Choice]:
    """Yield answers for every name that matches nobody: they are new entities, or their rows are left out."""
    names = [question.details["text"] for question in proposal.questions if question.kind in _UNMATCHED]
    if proposal.job.ranking.code not in proposal.job.dataset.ranking:
        kinds = tuple(Choice(words(f"entity.{kind}"), (Option("--add", kind),)) for kind in _KINDS)
        yield Choice(words("import_choice.newcomers", n=len(names)), (), kinds)
    if len(names) > 1:
        left_out = tuple(Option("--match", f"{name}={LEFT_OUT}") for name in dict.fromkeys(names))
        yield Choice(words("import_choice.all_nobody", n=len(left_out)), left_out)


def _answers(proposal: Proposal, question: Question) -> tuple[Sequence[Option], Option | None]:
    """Return the options that answer a question as they are, and the one that takes what is typed."""
    options = [option_of(answer) for answer in question.answers]
    match question.kind:
        case "no_entity":
            return list(_column_options(proposal, ENTITY)), None
        case "no_figures":
            figures = [option for field in (SCORE, RANK) for option in _column_options(proposal, field)]
            return [*figures, *(option for option in options if option.name == "--sum")], None
        case "mark" | "figure" | "rank" | "period":
            return options[1:], Option("--cell", f"{pair_of(options[0])[0]}=")
        case "name" | "near_name" | "shared_name":
            return options, Option("--match", f"{question.details['text']}=")
        case "maximum":
            return (), Option("--maximum", f"{question.details['area']}=")
        case "ranking_name":
            return (), Option("--name")
        case "no_period":
            return (), Option("--period")
        case "periods":
            return options, Option("--period")
        case _:
            return options, None


def typed_option(words: Words, typed: Option, text: str) -> Option:
    """Return the option that takes what somebody typed; a figure is read as people write it, not as the table does."""
    if typed.name == "--cell":
        try:
            figure = typed_figure(text, words)
        except NotAFigure:
            return Option(typed.name, typed.value + text)
        if figure.bound is Bound.EXACT and figure.total is None:
            text = f"{figure.value.number:f}"
    return Option(typed.name, typed.value + text)


def column_choices(context: PageContext, proposal: Proposal) -> tuple[Choice, ...]:
    """Return, for each column that is read, the choice to take another one."""
    words = context.words
    if VARIABLE in proposal.columns:
        return ()
    return tuple(
        Choice(
            words("import_choice.other_column", field=_field_name(words, proposal, field), heading=heading),
            (),
            tuple(Choice(_worded(context, proposal, option), (option,)) for option in _column_options(proposal, field)),
        )
        for field, heading in proposal.columns.items()
    )


def _column_options(proposal: Proposal, field: str) -> Iterator[Option]:
    """Yield the columns that may be that of a field, each by its letter where its heading is not its own."""
    headings = [heading for heading in proposal.job.layout.headings if heading.parts]
    texts = [heading.text for heading in headings]
    for heading in (heading for heading in headings if field in _TEXTS or _holds_figures(proposal, heading.column)):
        name = heading.text if texts.count(heading.text) == 1 and "+" not in heading.text else letters(heading.column)
        yield Option("--column", f"{field}={name}")


def _holds_figures(proposal: Proposal, column: int) -> bool:
    """Whether most cells of a column that say something hold a figure."""
    cells = [proposal.job.sheet.cell(row, column) for row in proposal.job.layout.rows]
    filled = [cell for cell in cells if cell.text]
    return sum(cell.number is not None or looks_like_figure(cell.text) for cell in filled) * 2 > len(filled)


def _worded(context: PageContext, proposal: Proposal, option: Option) -> str:
    """Return an answer in words."""
    words, value = context.words, option.value
    match option.name:
        case "--match":
            _, code = pair_of(option)
            known = context.dataset.entity.get(code)
            return words("import_choice.nobody") if code == LEFT_OUT or not known else entity_name(context, known)
        case "--cell":
            cell, text = pair_of(option)
            return words("import_choice.cell" if text else "import_choice.no_figure", cell=cell, text=text)
        case "--column":
            field, heading = pair_of(option)
            name = _field_name(words, proposal, field)
            return words("import_choice.column", field=name, heading=heading)
        case "--wide":
            return words("import_choice.wide", field=words(f"field.{value}"))
        case name:
            return words(f"import_choice.{name.removeprefix('--')}", value=value)


def _field_name(words: Words, proposal: Proposal, field: str) -> str:
    """Return what a field is called: one of every ranking, or the score or the rank in an area."""
    areas = {area.code: words.text(area.name) for area in proposal.job.ranking.dimensions}
    if field in areas:
        return areas[field]
    area = areas.get(field.removeprefix(AREA_RANK))
    return words("diff.area_ranks", area=area) if area else words(f"field.{field}")
