"""The rankings panel: who stands where on an index, and what is not known of it."""

from decimal import Decimal
from functools import lru_cache

from tui.analysis.edition import Edition
from tui.blocks.figure import NONE, Figure, Opens, Runs
from tui.blocks.page import Block, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Ranking
from tui.pages.rankings.field_notes import field_notes
from tui.pages.rankings.table import ranked_table
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import period_figure, place_figure
from tui.pages.shared.movement_sentences import joined_sentences, movement_sentence, reason_sentence
from tui.selection.chosen import chosen_period, chosen_ranking
from tui.selection.context import PageContext
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the rankings page: one ranking, or the compared entities side by side."""
    words = context.words
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None or period is None:
        return Page("rankings", words("panel.rankings"), (Prose("none", ((words("empty.rankings"),),)),))
    if context.selection.comparing:
        from tui.pages.rankings.comparison import compared_page

        return compared_page(context)
    edition = context.view.edition(ranking, period)
    summary, *others = _surroundings(context.whole, edition)
    return Page("rankings", words("panel.rankings"), (summary, ranked_table(context, edition), *others))


@lru_cache(maxsize=16)
def _surroundings(context: PageContext, edition: Edition) -> tuple[Block, ...]:
    """Return the blocks before and after the table, worked out once however that is sorted and filtered."""
    summary = Prose("summary", _summary(context, edition))
    return summary, field_notes(context, edition), _rankings_table(context, edition.ranking)


def _summary(context: PageContext, edition: Edition) -> tuple[Runs, ...]:
    words = context.words
    sentences = [_known(words, edition), _home(context, edition), _break(context, edition)]
    if edition.known_ranks < edition.of and not edition.by_score:
        sentences.append((words("rankings.partial", n=str(edition.of - edition.known_ranks)),))
    return tuple(sentence for sentence in sentences if sentence)


def _known(words: Words, edition: Edition) -> Runs:
    return words.weave(
        "rankings.summary",
        name=Figure(words.text(edition.ranking.name)),
        period=Figure(words.period(edition.period)),
        ranks=f"{edition.known_ranks}/{edition.of}",
        scores=f"{edition.known_scores}/{edition.of}",
    )


def _home(context: PageContext, edition: Edition) -> Runs:
    """Return where home stands and how it moved; nothing where it is not in the edition."""
    home = edition.place(context.home)
    if home is None:
        return ()
    words = context.words
    name, rank = entity_name(context, home.entity), place_figure(words, home)
    return joined_sentences(
        [
            words.weave("rankings.home", name=name, rank=rank),
            movement_sentence(context, edition, home),
            reason_sentence(context, edition, home),
        ]
    )


def _break(context: PageContext, edition: Edition) -> Runs:
    """Return the change of method since the edition before; nothing where there is none."""
    words, change = context.words, context.view.change(edition)
    if change is None or change.crossed is None:
        return ()
    return words.weave(
        "rankings.break",
        period=words.period(change.crossed.period),
        before=words.period(change.previous.period),
        why=words.text(change.crossed.why),
    )


def _rankings_table(context: PageContext, chosen: Ranking) -> Table:
    words = context.words
    columns = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True),
        Column("known", words("column.known"), right=True),
    )
    rows = tuple(_ranking_row(context, ranking, is_chosen=ranking is chosen) for ranking in context.dataset.rankings)
    return table("rankings", columns, rows, heading=words("heading.rankings"), qualifier=words("qualifier.enter"))


def _ranking_row(context: PageContext, ranking: Ranking, *, is_chosen: bool) -> Row:
    words, newest = context.words, next(iter(context.view.editions(ranking)), None)
    cells = (
        Figure(words.text(ranking.name)),
        period_figure(words, newest.period) if newest else NONE,
        Figure(f"{newest.known_ranks}/{newest.of}", value=Decimal(newest.known_ranks)) if newest else NONE,
    )
    return Row(cells, Opens("ranking", ranking.code), chosen=is_chosen)
