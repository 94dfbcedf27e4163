"""The rankings panel: who stands where on an index, and what is not known of it."""

from functools import lru_cache

from tui.analysis.edition import Edition
from tui.analysis.latest import EditionStanding, latest_standing
from tui.blocks.figure import NONE, Figure, Opens, Runs, Tone
from tui.blocks.page import Block, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Ranking
from tui.pages.rankings.choices import ranking_choices
from tui.pages.rankings.field_notes import field_notes
from tui.pages.rankings.parts import parts_table, path_line
from tui.pages.rankings.table import ranked_table
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import period_figure, place_figure
from tui.pages.shared.known_counts import known_ranks, known_ranks_figure
from tui.pages.shared.later import is_later, later_clause
from tui.pages.shared.latest_standings import without_empty
from tui.pages.shared.lineage import home_line
from tui.pages.shared.movement_sentences import joined_sentences, movement_sentence
from tui.pages.shared.ranking_names import full_ranking_path
from tui.selection.chosen import chosen_period, chosen_ranking
from tui.selection.context import PageContext
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the rankings page: one ranking, or the compared entities side by side."""
    words = context.words
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None:
        return Page("rankings", words("panel.rankings"), (Prose("none", ((words("empty.rankings"),),)),))
    if period is None:
        nothing = Prose("none", ((words("empty.standings", name=full_ranking_path(context, ranking)),),))
        tables = (*parts_table(context, ranking, None), _rankings_table(context, ranking))
        return Page("rankings", words("panel.rankings"), (nothing, *tables))
    if context.selection.comparing:
        from tui.pages.rankings.comparison import compared_page

        return compared_page(context)
    edition = context.view.edition(ranking, period)
    line = home_line(context, edition)
    context = context.following(context.home_in(edition)) if len(context.homes) > 1 else context
    summary, *others = _surroundings(context.whole, edition)
    standings = ranked_table(context, edition)
    choices = ranking_choices(context, edition, standings)
    path, parts = path_line(context, ranking), parts_table(context, ranking, period)
    return Page("rankings", words("panel.rankings"), (choices, *path, summary, *line, standings, *parts, *others))


@lru_cache(maxsize=16)
def _surroundings(context: PageContext, edition: Edition) -> tuple[Block, ...]:
    """Return the blocks before and after the table, worked out once however that is sorted and filtered."""
    summary = Prose("summary", _summary(context, edition))
    return summary, field_notes(context, edition), _rankings_table(context, edition.ranking)


def _summary(context: PageContext, edition: Edition) -> tuple[Runs, ...]:
    """Return one paragraph: where home stands, what the period is to the day, and what it is not compared with."""
    sentences = [_home(context, edition), *_day_sentences(context, edition), _break(context, edition)]
    runs = [run for sentence in sentences if sentence for run in (" ", *sentence)]
    return (tuple(runs[1:]),) if runs else ()


def _day_sentences(context: PageContext, edition: Edition) -> list[Runs]:
    """Return how the period lies to the day: after it, or before the newest that ended by it; and what came later."""
    words, view, day = context.words, context.view, context.selection.as_of
    ranking, parts = edition.ranking, {"period": words.period(edition.period), "day": words.day(day)}
    ended, after = view.editions_until(ranking, day), view.editions_after(ranking, day)
    if is_later(context, edition.period):
        return [words.weave("rankings.chosen_later" if ended else "rankings.none_ended", **parts)]
    sentences: list[Runs] = []
    if ended[0] is not edition:
        parts["period"] = words.period(ended[0].period)
        sentences.append(words.weave("rankings.newest", ranks=known_ranks(words, ended[0]), **parts))
    if after and _home_later(context, ranking) is None:
        periods = ", ".join(words.period(edition.period) for edition in reversed(after))
        sentences.append(words.weave("rankings.later", periods=periods))
    return sentences


def _home(context: PageContext, edition: Edition) -> Runs:
    """Return where home stands, how it moved, and where it stood later; nothing where it is in no such edition."""
    words, home = context.words, edition.place(context.home)
    later = None if is_later(context, edition.period) else _home_later(context, edition.ranking)
    if home is None:
        if later is None:
            return ()
        name, period = entity_name(context, later.place.entity), words.period(edition.period)
        return words.weave("rankings.home_unknown", name=name, period=period) + later_clause(words, later)
    name, rank = entity_name(context, home.entity), place_figure(words, home)
    sentences = [
        words.weave("rankings.home", name=name, rank=rank),
        movement_sentence(context, edition, home),
    ]
    return joined_sentences(sentences) + later_clause(words, later)


def _home_later(context: PageContext, ranking: Ranking) -> EditionStanding | None:
    """Return the newest standing of home after the day."""
    latest = latest_standing(context.view, ranking, context.home or "", context.selection.as_of)
    return latest.later if latest else None


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
    columns: tuple[Column, ...] = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True),
        Column("known", words("column.known"), right=True),
        Column("later", words("column.later"), right=True, priority=1),
    )
    line = (*context.dataset.ancestors(chosen), chosen)
    rows = tuple(_ranking_row(context, ranking, is_chosen=ranking in line) for ranking in context.dataset.indices)
    columns, rows = without_empty(columns, rows, ("later",))
    return table("rankings", columns, rows, heading=words("heading.rankings"), hint=words("hint.enter"))


def _ranking_row(context: PageContext, ranking: Ranking, *, is_chosen: bool) -> Row:
    words, view, day = context.words, context.view, context.selection.as_of
    newest = next(iter(view.editions_until(ranking, day)), None)
    later = next(iter(view.editions_after(ranking, day)), None)
    cells = (
        Figure(words.text(ranking.name)),
        period_figure(words, newest.period) if newest else NONE,
        known_ranks_figure(words, newest) if newest else NONE,
        _later_figure(words, later) if later else NONE,
    )
    return Row(cells, Opens("ranking", ranking.code), chosen=is_chosen)


def _later_figure(words: Words, later: Edition) -> Figure:
    """Return how many ranks are known of an edition after the day: 2024: 15/63."""
    known, period = known_ranks_figure(words, later), words.period(later.period)
    return Figure(f"{period}: {known.text}", spoken=f"{period}: {known.aloud}", tone=Tone.QUIET)
