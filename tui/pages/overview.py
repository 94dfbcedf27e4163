"""Where do we stand? The news, the cards of every theme, home's standings, what needs attention."""

from tui.analysis.latest import LatestStanding
from tui.analysis.progress import Commitment, commitments
from tui.analysis.series import Headline, Reading, headline
from tui.analysis.verdicts import State
from tui.blocks.figure import Figure, Opens, Runs
from tui.blocks.page import Block, Card, Cards, Page, Prose
from tui.model import Code, Dataset, Indicator, Theme
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
from tui.pages.shared.known_counts import known_ranks
from tui.pages.shared.latest_standings import standings_table
from tui.pages.shared.marks import movement_figure, state_mark
from tui.selection.context import PageContext
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the overview."""
    blocks: list[Block] = [_news(context)]
    blocks += [cards for theme in context.dataset.themes if (cards := _theme_cards(context, theme))]
    if context.home:
        blocks.append(standings_table(context, context.home))
    needing_attention = attention(context)
    if needing_attention.notes:
        blocks.append(needing_attention)
    return Page("overview", context.words("panel.overview"), tuple(blocks))


def _headline_indicators(dataset: Dataset) -> list[Indicator]:
    """Return the indicators that have a card."""
    return [indicator for indicator in dataset.indicators if indicator.headline]


def _headline_commitment(context: PageContext, indicator: Indicator) -> Commitment | None:
    """Return the commitment the headline reading of an indicator belongs to."""
    head = headline(context.view, indicator, context.selection.as_of)
    if head is None:
        return None
    candidates = commitments(context.view, indicator, context.selection.as_of)
    return next((commitment for commitment in candidates if commitment.reading == head.reading), None)


def _news(context: PageContext) -> Prose:
    """Return the first headline commitment and the standings of home on the day in one paragraph."""
    by_indicator = (_headline_commitment(context, indicator) for indicator in _headline_indicators(context.dataset))
    lead = next((commitment for commitment in by_indicator if commitment), None)
    sentences: list[Runs] = []
    if lead:
        sentences.append(_commitment_sentence(context, lead))
    if context.home:
        sentences.append(_standings_sentence(context, context.home))
    news = joined_runs((sentence for sentence in sentences if sentence), " ")
    return Prose("news", (news or _known_by_day(context),))


def _known_by_day(context: PageContext) -> Runs:
    """Return of which rankings and of how many indicators figures are known, where none of them is news."""
    words, day = context.words, context.selection.as_of
    ended = (context.view.editions_until(ranking, day) for ranking in context.dataset.rankings)
    newest = [editions[0] for editions in ended if editions]
    clauses = "; ".join(
        words(
            "news.edition",
            ranking=words.text(edition.ranking.short),
            period=words.period(edition.period),
            ranks=known_ranks(words, edition),
        )
        for edition in newest
    )
    read = sum(headline(context.view, indicator, day) is not None for indicator in context.dataset.indicators)
    sentences = (
        words("news.editions", day=words.day(day), editions=clauses) if newest else "",
        words("news.read", day=words.day(day), n=read) if read else "",
    )
    return (" ".join(filter(None, sentences)) or words("news.none"),)


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
        _card(context, indicator, head)
        for indicator in _headline_indicators(context.dataset)
        if indicator.theme == theme.code and (head := headline(context.view, indicator, day))
    )
    if not cards:
        return None
    return Cards(theme.code, words.text(theme.name), cards, words("qualifier.as_of", day=words.day(day)))


def _card(context: PageContext, indicator: Indicator, head: Headline) -> Card:
    words = context.words
    commitment = _headline_commitment(context, indicator)
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
