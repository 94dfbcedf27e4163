"""Where do we stand? The news, the cards of every theme, home's standings, what needs attention."""

from tui.analysis.latest import LatestStanding
from tui.analysis.progress import Commitment
from tui.analysis.series import Reading
from tui.analysis.verdicts import State
from tui.blocks.figure import Figure, Opens, Runs
from tui.blocks.page import Block, Card, Cards, Page, Prose
from tui.model import Code, Theme
from tui.pages.shared.attention import attention
from tui.pages.shared.commitments import (
    change_remark,
    gauge,
    later_remark,
    other_series_remark,
    spark,
    state_remark,
    unit_of,
)
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import place_figure, reading_figure, share_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.latest_standings import standings_table
from tui.pages.shared.lead import HeadlineFigure, headline_figures, lead_figure
from tui.pages.shared.marks import movement_figure, state_mark
from tui.selection.context import PageContext
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the overview."""
    blocks: list[Block] = [_news(context)]
    blocks += [cards for theme in context.dataset.themes if (cards := _theme_cards(context, theme))]
    if context.home:
        blocks.append(standings_table(context, context.home))
    blocks.append(attention(context))
    return Page("overview", context.words("panel.overview"), tuple(blocks))


def _news(context: PageContext) -> Prose:
    """Return the first headline commitment and the standings of home on the day in one paragraph."""
    lead = lead_figure(context)
    sentences: list[Runs] = []
    if lead and lead.commitment:
        sentences.append(_commitment_sentence(context, lead.commitment))
    if context.home:
        sentences.append(_standings_sentence(context, context.home))
    news = joined_runs((sentence for sentence in sentences if sentence), " ")
    return Prose("news", (news or (context.words("news.none"),),))


def _commitment_sentence(context: PageContext, commitment: Commitment) -> Runs:
    words, state = context.words, commitment.state
    key = {State.STALLED: "news.stalled", State.MET: "news.met", State.MET_LATE: "news.met"}.get(state, "news.other")
    remark = "".join(str(run.text if isinstance(run, Figure) else run) for run in state_remark(context, commitment))
    return words.weave(
        key,
        name=words.text(commitment.indicator.name),
        figure=reading_figure(context, commitment.indicator, commitment.reading),
        remark=remark.strip(),
        state=state_mark(words, state).word,
    )


def _standings_sentence(context: PageContext, home: Code) -> Runs:
    """Return the rank of home on each ranking on the day; empty where no edition of one had ended."""
    words = context.words
    standings = context.view.latest_standings(home, context.selection.as_of)
    clauses = [clause for latest in standings if (clause := _standing_clause(words, latest))]
    if not clauses:
        return ()
    name = entity_name(context, context.dataset.entity[home])
    return (*words.weave("news.home", name=name), *joined_runs(clauses, "; "), ".")


def _standing_clause(words: Words, latest: LatestStanding) -> Runs:
    """Return the rank on one ranking, or that it is not known; empty where no edition had ended."""
    if latest.period is None:
        return ()
    name, standing = f"{words.text(latest.ranking.short)} {words.period(latest.period)}", latest.reference
    if standing is None:
        return words.weave("news.unknown", name=name)
    return words.weave(
        "news.standing_moved" if standing.comparison.gained else "news.standing",
        name=name,
        rank=place_figure(words, standing.place),
        movement=movement_figure(words, standing.comparison),
    )


def _theme_cards(context: PageContext, theme: Theme) -> Cards | None:
    """Return the cards of a theme; None where none of its indicators is read by the day."""
    day, words = context.selection.as_of, context.words
    cards = tuple(
        _card(context, figure) for figure in headline_figures(context) if figure.indicator.theme == theme.code
    )
    if not cards:
        return None
    return Cards(theme.code, words.text(theme.name), cards, words("qualifier.as_of", day=words.day(day)))


def _card(context: PageContext, figure: HeadlineFigure) -> Card:
    words, (indicator, head, commitment) = context.words, (figure.indicator, figure.head, figure.commitment)
    whole = commitment if commitment and commitment.series.total else None
    stated = None if whole else _stated_at_meeting(context, head.reading)
    remark = change_remark(words, head, unit_of(context.dataset, indicator))
    if stated:
        remark = words.weave("remark.sharper", figure=reading_figure(context, indicator, head.reading))
    return Card(
        words.text(indicator.name),
        words.text(indicator.short or indicator.name),
        reading_figure(context, indicator, stated or head.reading),
        share_figure(words, whole) if whole else None,
        gauge(context, whole) if whole else spark(context, indicator, head),
        state_mark(words, whole.state) if whole else None,
        state_remark(context, whole) if whole else remark,
        later_remark(context, indicator, head.later) or other_series_remark(context, indicator, head),
        Opens("indicator", indicator.code),
    )


def _stated_at_meeting(context: PageContext, reading: Reading) -> Reading | None:
    """Return the blunter figure a source of the day of the meeting states for a reading, while that day is shown.

    None where no such source states one, or where it is the figure of the reading itself.
    """
    meeting = context.dataset.meeting
    if meeting is None or meeting.held != context.selection.as_of:
        return None
    for observation in reading.corroborating:
        if any(context.dataset.source[code].published == meeting.held for code in observation.source):
            return Reading(observation)
    return None
