"""Who must do what? The directives by giver and addressee, and the details of the chosen one."""

from msgspec.structs import replace

from tui.analysis.series import headline
from tui.blocks.figure import SEPARATOR, Figure, Opens, Runs, Tone
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Directive, DirectiveStatus, Indicator, Ranking, Text
from tui.pages.shared.figures import deadline_text, place_figure, reading_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.marks import directive_mark, mark, movement_figure
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words

_SAID_ONCE = ("due", "status")
"""The columns that are left to a sentence where all their cells hold the same."""


def page(context: PageContext) -> Page:
    """Return the directives page."""
    words, chosen = context.words, chosen_directive(context)
    if chosen is None:
        return Page("directives", words("panel.directives"), (_nothing(context),))
    resolved = context.with_selection(replace(context.selection, directive=chosen.code))
    directives = _matching_directives(context)
    tables = _group_tables(resolved, directives)
    summary = Prose("summary", (_summary(words, directives, tables[0]),))
    return Page("directives", words("panel.directives"), (summary, *tables, _directive_details(context, chosen)))


def _summary(words: Words, directives: list[Directive], first: Table) -> Runs:
    """Return how many directives there are, how many are unreported, and what else all have in common."""
    unreported = sum(directive.status is DirectiveStatus.UNREPORTED for directive in directives)
    counted = words("directives.summary", n=str(len(directives)), unreported=str(unreported))
    said = ("status",) if unreported == len(directives) else ()
    common = [
        cell.text
        for cell, column in zip(first.row(0).figures, first.columns, strict=True)
        if column.unseen and column.key not in said
    ]
    return (counted, SEPARATOR, words("directives.common", values=", ".join(common))) if common else (counted,)


def chosen_directive(context: PageContext) -> Directive | None:
    """Return the selected directive, the first where it is none of those that match the filter."""
    directives = _matching_directives(context)
    asked = (directive for directive in directives if directive.code == context.selection.directive)
    return next(asked, None) or next(iter(directives), None)


def _matching_directives(context: PageContext) -> list[Directive]:
    """Return the directives that match the filter; all without one."""
    pattern = folded(context.selection.filter)
    return [directive for directive in context.dataset.directives if pattern in folded(_searched_text(directive))]


def _searched_text(directive: Directive) -> str:
    texts = (directive.by, directive.to, directive.what)
    return " ".join(part for text in texts for part in text.all) + " ".join(directive.entities)


def _nothing(context: PageContext) -> Block:
    words, pattern = context.words, context.selection.filter
    if not folded(pattern):
        return Prose("none", ((words("empty.directives"),),))
    empty, way_out = words("empty.filter", filter=pattern), words("way_out.filter")
    return replace(table("none", _columns(words, ()), (), empty=empty), way_out=way_out)


def _group_tables(context: PageContext, directives: list[Directive]) -> list[Table]:
    """Return a table for each giver and addressee, all with the same columns; the first has the headings."""
    groups: dict[tuple[Text, Text], list[Row]] = {}
    for directive in directives:
        groups.setdefault((directive.by, directive.to), []).append(_row(context, directive))
    rows = tuple(row for group in groups.values() for row in group)
    columns = _columns(context.words, rows)
    return [
        replace(
            table(f"group-{n}", columns, tuple(group)),
            heading=" → ".join(map(context.words.text, between)),
            qualifier=context.words("qualifier.tasks", n=str(len(group))),
            measured=rows,
            continues=n > 0,
        )
        for n, (between, group) in enumerate(groups.items())
    ]


def _columns(words: Words, rows: tuple[Row, ...]) -> tuple[Column, ...]:
    """Return the columns; on the screen those that hold the same in several rows are left to a sentence."""
    columns = (
        Column("number", words("column.number"), right=True, priority=3),
        Column("what", words("column.directive"), stretch=True, least=40, wraps=True),
        Column("about", words("column.about"), priority=2, limit=30, wraps=True),
        Column("due", words("column.due"), priority=1),
        Column("status", words("column.status")),
    )
    held = [{row.figures[n].text for row in rows} for n in range(len(columns))]
    return tuple(
        replace(column, unseen=column.key in _SAID_ONCE and len(rows) > 1 and len(texts) == 1)
        for column, texts in zip(columns, held, strict=True)
    )


def _row(context: PageContext, directive: Directive) -> Row:
    words = context.words
    status = directive_mark(words, directive.status)
    cells = (
        Figure(_number(context, directive), tone=Tone.QUIET),
        Figure(words.text(directive.what)),
        Figure(_subjects(context, directive), tone=Tone.QUIET),
        Figure(deadline_text(words, directive.due), tone=Tone.QUIET),
        Figure(f"{status.glyph} {status.word}", tone=status.tone),
    )
    return Row(
        cells,
        Opens("directive", directive.code),
        directive.source,
        chosen=directive.code == context.selection.directive,
        is_home=not context.dataset.addressees(directive).isdisjoint(context.homes),
    )


def _number(context: PageContext, directive: Directive) -> str:
    """Return the position of a directive in the dataset, from 1."""
    return str(context.dataset.directives.index(directive) + 1)


def _subjects(context: PageContext, directive: Directive) -> str:
    """Return the short names of the rankings and indicators a directive is about."""
    dataset = context.dataset
    subjects = [dataset.ranking.get(code) or dataset.indicator[code] for code in directive.about]
    return ", ".join(context.words.text(subject.short or subject.name) for subject in subjects) or "–"


def _directive_details(context: PageContext, directive: Directive) -> Notes:
    """Return what the tables do not say of a directive, line by line, then what it is about and how that stands."""
    dataset, words = context.dataset, context.words
    publishers = ", ".join(dataset.source[code].publisher for code in directive.source)
    notes = [Note(mark(words, "source"), (publishers,), sources=directive.source)]
    for code in directive.about:
        ranking = dataset.ranking.get(code)
        opens = Opens("ranking" if ranking else "indicator", code)
        name = words.text((ranking or dataset.indicator[code]).name)
        stands = _standing(context, ranking) if ranking else _reading(context, dataset.indicator[code])
        notes.append(Note(mark(words, "about"), joined_runs(((Figure(name, opens=opens),), *stands), SEPARATOR), opens))
    return Notes("whole", words("heading.directive", n=_number(context, directive)), tuple(notes))


def _reading(context: PageContext, indicator: Indicator) -> list[Runs]:
    """Return the reading of an indicator and its period; nothing where none was read by the day."""
    head = headline(context.view, indicator, context.selection.as_of)
    if head is None:
        return []
    return [(reading_figure(context, indicator, head.reading),), (context.words.period(head.reading.period),)]


def _standing(context: PageContext, ranking: Ranking) -> list[Runs]:
    """Return the period, rank and movement of home on a ranking; nothing where its rank is not known."""
    words = context.words
    standings = context.view.latest_standings(context.home or "", context.selection.as_of)
    standing = next((latest.reference for latest in standings if latest.ranking is ranking), None)
    if standing is None:
        return []
    moved = [(movement_figure(words, standing.comparison),)] if standing.comparison.gained is not None else []
    return [(words.period(standing.edition.period),), (place_figure(words, standing.place),), *moved]
