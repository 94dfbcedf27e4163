"""Where do we stand? The news, the cards of every theme, home's standings, what needs attention."""

from tui.analysis.progress import Commitment, State, commitments
from tui.analysis.series import Headline, headline
from tui.blocks.figure import Figure, Opens, Runs
from tui.blocks.page import Block, Card, Cards, Page, Prose
from tui.model import Dataset, Indicator, Theme
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
from tui.pages.shared.latest_standings import standings_table
from tui.pages.shared.marks import movement_figure, state_mark
from tui.selection.context import PageContext


def page(context: PageContext) -> Page:
    """Return the overview."""
    blocks: list[Block] = [_news(context)]
    blocks += [each for theme in context.dataset.themes if (each := _cards(context, theme))]
    if context.home:
        blocks.append(standings_table(context, context.home))
    blocks.append(attention(context))
    return Page("overview", context.words("panel.overview"), tuple(blocks))


def headline_indicators(dataset: Dataset) -> list[Indicator]:
    """Return the indicators that have a card."""
    return [each for each in dataset.indicators if each.headline]


def own_commitment(context: PageContext, indicator: Indicator) -> Commitment | None:
    """Return the commitment the headline reading of an indicator belongs to."""
    head = headline(context.view, indicator, context.selection.as_of)
    found = commitments(context.view, indicator, context.selection.as_of)
    return next((each for each in found if head and each.reading == head.reading), None)


def _news(context: PageContext) -> Prose:
    dataset, words = context.dataset, context.words
    lead = next((each for i in headline_indicators(dataset) if (each := own_commitment(context, i))), None)
    sentences: list[Runs] = []
    if lead:
        unit = unit_of(dataset, lead.indicator)
        figure = reading_figure(context, lead.indicator, lead.reading)
        kind = "stalled" if lead.state is State.STALLED else "met" if lead.state is State.MET else "other"
        parts = state_remark(words, lead, unit)
        remark = "".join(str(each.text if isinstance(each, Figure) else each) for each in parts)
        sentences.append(
            words.weave(
                f"news.{kind}", name=words.text(lead.indicator.name), figure=figure, remark=remark.strip(),
                state=state_mark(words, lead.state).word,
            )
        )  # fmt: skip
    if context.home and (standings := _home_news(context)):
        sentences.append(standings)
    news = tuple(run for n, sentence in enumerate(sentences) for run in ((" ",) if n else ()) + sentence)
    return Prose("news", (news,) if news else ((words("news.none"),),))


def _home_news(context: PageContext) -> Runs:
    dataset, words = context.dataset, context.words
    assert context.home
    runs: list[str | Figure] = []
    for latest in context.view.latest_standings(context.home):
        place = place_figure(words, latest.place)
        name = f"{words.text(latest.ranking.short)} {words.period(latest.edition.period)}"
        key = "news.standing_moved" if latest.comparison.gained else "news.standing"
        parts = words.weave(key, name=name, rank=place, movement=movement_figure(words, latest.comparison))
        runs += [*(("; ",) if runs else ()), *parts]
    if not runs:
        return ()
    return words.weave("news.home", name=entity_name(context, dataset.entity[context.home])) + (*runs, ".")


def _cards(context: PageContext, theme: Theme) -> Cards | None:
    selection, words = context.selection, context.words
    cards = [
        _card(context, each, head)
        for each in headline_indicators(context.dataset)
        if each.theme == theme.code and (head := headline(context.view, each, selection.as_of))
    ]
    if not cards:
        return None
    qualifier = words("qualifier.as_of", day=words.day(selection.as_of))
    return Cards(theme.code, words.text(theme.name), tuple(cards), qualifier)


def _card(context: PageContext, indicator: Indicator, head: Headline) -> Card:
    words = context.words
    unit = unit_of(context.dataset, indicator)
    commitment = own_commitment(context, indicator)
    whole = commitment if commitment and commitment.series.total else None
    return Card(
        words.text(indicator.name),
        words.text(indicator.short or indicator.name),
        reading_figure(context, indicator, head.reading),
        share_figure(words, whole) if whole else None,
        gauge(whole, unit, words) if whole else spark(context, indicator, head),
        state_mark(words, whole.state) if whole else None,
        state_remark(words, whole, unit) if whole else change_remark(words, head, unit),
        later_remark(context, indicator, head.later) or other_series_remark(context, indicator, head),
        Opens("indicator", indicator.code),
    )
