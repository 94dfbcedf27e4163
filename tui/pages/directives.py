"""Who must do what? The directives by giver and addressee, and the details of the chosen one."""

from msgspec.structs import replace

from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Directive, DirectiveStatus, Text
from tui.pages.shared.figures import deadline_text
from tui.pages.shared.marks import directive_mark, mark
from tui.selection.context import PageContext
from tui.text import folded


def page(context: PageContext) -> Page:
    """Return the directives page."""
    words = context.words
    directives = _matching_directives(context)
    unreported = sum(directive.status is DirectiveStatus.UNREPORTED for directive in directives)
    summary = words("directives.summary", n=str(len(directives)), unreported=str(unreported))
    blocks: list[Block] = [Prose("summary", ((summary,),))]
    chosen = chosen_directive(context)
    if chosen:
        resolved = context.with_selection(replace(context.selection, directive=chosen.code))
        groups: dict[tuple[Text, Text], list[Directive]] = {}
        for directive in directives:
            groups.setdefault((directive.by, directive.to), []).append(directive)
        blocks += [_group_table(resolved, f"group-{n}", group) for n, group in enumerate(groups.values())]
        blocks.append(_directive_details(context, chosen))
    else:
        blocks = [Prose("none", ((_empty_text(context),),))]
    return Page("directives", words("panel.directives"), tuple(blocks))


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


def _empty_text(context: PageContext) -> str:
    words, pattern = context.words, context.selection.filter
    return words("empty.filter", filter=pattern) if folded(pattern) else words("empty.directives")


def _group_table(context: PageContext, key: str, directives: list[Directive]) -> Table:
    """Return the directives of one giver to one addressee, at least one."""
    words = context.words
    columns = (
        Column("number", words("column.number"), right=True, priority=3),
        Column("what", words("column.directive"), stretch=True, least=40),
        Column("about", words("column.about"), priority=2, limit=24),
        Column("due", words("column.due"), priority=1),
        Column("status", words("column.status")),
    )
    rows = tuple(_row(context, directive) for directive in directives)
    heading = f"{words.text(directives[0].by)} → {words.text(directives[0].to)}"
    return table(key, columns, rows, heading=heading, qualifier=words("qualifier.tasks", n=str(len(rows))))


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
        is_home=context.home in context.dataset.addressees(directive),
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
    """Return a directive line by line, then the figures it is about."""
    dataset, words = context.dataset, context.words
    lines = [
        ("what", words.text(directive.what)),
        ("by", words.text(directive.by)),
        ("to", words.text(directive.to)),
        ("due", deadline_text(words, directive.due)),
        ("source", ", ".join(dataset.source[code].publisher for code in directive.source)),
    ]
    notes = [Note(mark(words, key), (text,), sources=directive.source) for key, text in lines]
    for code in directive.about:
        ranking = dataset.ranking.get(code)
        subject = ranking or dataset.indicator[code]
        opens = Opens("ranking" if ranking else "indicator", code)
        notes.append(Note(mark(words, "about"), (Figure(words.text(subject.name), opens=opens),), opens))
    return Notes("whole", words("heading.directive", n=_number(context, directive)), tuple(notes))
