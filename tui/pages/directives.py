"""Who must do what? The directives by giver and addressee; the whole of the chosen one."""

from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Directive, DirectiveStatus
from tui.pages.shared.marks import mark
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the directives page."""
    selection, words = context.selection, context.words
    wanted = folded(selection.filter)
    shown = [each for each in context.dataset.directives if not wanted or wanted in folded(_searched(each))]
    unreported = sum(each.status is DirectiveStatus.UNREPORTED for each in shown)
    chosen = next((each for each in shown if each.code == selection.directive), shown[0] if shown else None)
    blocks: list[Block] = [
        Prose("summary", ((words("directives.summary", n=str(len(shown)), unreported=str(unreported)),),))
    ]
    groups = dict.fromkeys((each.by, each.to) for each in shown)
    for n, (by, to) in enumerate(groups):
        members = [each for each in shown if (each.by, each.to) == (by, to)]
        heading = f"{words.text(by)} → {words.text(to)}"
        blocks.append(_group(context, f"group-{n}", heading, members, chosen))
    if chosen:
        blocks.append(_whole(context, chosen))
    else:
        empty = words("empty.filter", filter=selection.filter) if wanted else words("empty.directives")
        blocks.append(Prose("none", ((empty,),)))
    return Page("directives", words("panel.directives"), tuple(blocks))


def _searched(directive: Directive) -> str:
    return " ".join(
        part for text in (directive.by, directive.to, directive.what) for part in (text.vi, text.en)
    ) + " ".join(directive.entities)


def _group(context: PageContext, key: str, heading: str, members: list[Directive], chosen: Directive | None) -> Table:
    words = context.words
    columns = (
        Column("number", words("column.number"), right=True, priority=3),
        Column("what", words("column.directive"), stretch=True, least=40),
        Column("about", words("column.about"), priority=2, limit=24),
        Column("due", words("column.due"), priority=1),
        Column("status", words("column.status")),
    )
    rows = tuple(_row(context, each, chosen) for each in members)
    return table(key, columns, rows, heading=heading, qualifier=words("qualifier.tasks", n=str(len(rows))))


def _row(context: PageContext, each: Directive, chosen: Directive | None) -> Row:
    words = context.words
    number = context.dataset.directives.index(each) + 1
    cells = (
        Figure(str(number), tone=Tone.QUIET),
        Figure(words.text(each.what)),
        Figure(_about(context, each), tone=Tone.QUIET),
        Figure(words.day(each.due) if each.due else words("no_deadline"), tone=Tone.QUIET),
        _status(words, each),
    )
    return Row(
        cells,
        Opens("directive", each.code),
        each.source,
        chosen=each == chosen,
        is_home=context.home in each.entities,
    )


def _status(words: Words, each: Directive) -> Figure:
    glyph = {DirectiveStatus.UNREPORTED: "□", DirectiveStatus.UNDER_WAY: "●", DirectiveStatus.DONE: "▲"}[each.status]
    tone = Tone.GOOD if each.status is DirectiveStatus.DONE else Tone.QUIET
    return Figure(f"{glyph} {words('directive.' + each.status.name.lower())}", tone=tone)


def _about(context: PageContext, each: Directive) -> str:
    dataset = context.dataset
    named = [dataset.ranking.get(code) or dataset.indicator[code] for code in each.about]
    return ", ".join(context.words.text(one.short or one.name) for one in named) or "–"


def _whole(context: PageContext, each: Directive) -> Notes:
    """The chosen directive, line by line, and the figures it concerns."""
    dataset, words = context.dataset, context.words
    number = dataset.directives.index(each) + 1
    lines = [
        ("what", words.text(each.what)),
        ("by", words.text(each.by)),
        ("to", words.text(each.to)),
        ("due", words.day(each.due) if each.due else words("no_deadline")),
        ("source", ", ".join(dataset.source[code].publisher for code in each.source)),
    ]
    notes = [Note(mark(words, key), (text,), sources=each.source) for key, text in lines]
    for code in each.about:
        ranking = dataset.ranking.get(code)
        named = ranking or dataset.indicator[code]
        opens = Opens("ranking" if ranking else "indicator", code)
        notes.append(Note(mark(words, "about"), (Figure(words.text(named.name), opens=opens),), opens))
    return Notes("whole", words("heading.directive", n=str(number)), tuple(notes))
