"""Where do we stand? The figure that leads, all commitments, home's standings, what needs attention, every theme."""

from collections.abc import Iterator

from msgspec.structs import replace

from tui.analysis.latest import LatestStanding
from tui.analysis.progress import Commitment
from tui.analysis.series import headline
from tui.analysis.verdicts import State
from tui.blocks.figure import SEPARATOR, Opens, Runs
from tui.blocks.page import Block, Card, Cards, Lead, Page, Prose
from tui.blocks.pictures import Gauge
from tui.model import Code, Theme
from tui.pages.shared.attention import attention
from tui.pages.shared.commitments import (
    commitment_share,
    gauge,
    gauge_ends,
    later_remark,
    other_series_remark,
    remaining_remark,
    spark,
    state_remark,
    target_remark,
)
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import place_figure, reading_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.known_counts import known_ranks
from tui.pages.shared.latest_standings import standings_table
from tui.pages.shared.lead import HeadlineFigure, headline_figures, lead_among
from tui.pages.shared.lineage import earlier_home_line
from tui.pages.shared.marks import movement_figure, state_mark
from tui.pages.shared.stated_figures import figure_remark, stated_at_meeting
from tui.selection.context import PageContext
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the overview: what answers the first questions comes before the counts of the themes."""
    figures, home = headline_figures(context), context.home
    leading = lead_among(context, figures)
    cards = [(figure, _card(context, figure, _whole(figure))) for figure in figures if figure is not leading]
    blocks: list[Block] = [_lead(context, leading) if leading else Prose("lead", (_known_by_day(context),))]
    if committed := tuple(card for _, card in cards if isinstance(card.picture, Gauge)):
        blocks.append(_cards_block(context, "commitments", context.words("heading.commitments"), committed))
    if home:
        blocks += [*_standings_in_words(context, home), standings_table(context, home), *_earlier_standings(context)]
    needing_attention = attention(context)
    if needing_attention.notes:
        blocks.append(needing_attention)
    for theme in context.dataset.themes:
        counted = (card for figure, card in cards if figure.indicator.theme == theme.code)
        blocks += _theme_blocks(context, theme, tuple(card for card in counted if not isinstance(card.picture, Gauge)))
    return Page("overview", context.words("panel.overview"), tuple(_measured(blocks)))


def _measured(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks, those of cards with the cards of all of them."""
    peers = tuple(card for block in blocks if isinstance(block, Cards) for card in block.cards)
    for block in blocks:
        yield replace(block, peers=peers) if isinstance(block, Cards) else block


def _lead(context: PageContext, figure: HeadlineFigure) -> Lead:
    """Return the figure that leads, with what is left to its goal and until when."""
    commitment = figure.commitment
    card = _card(context, figure, commitment)
    if commitment is None:
        return Lead(card)
    due = () if commitment.state is State.NO_DEADLINE else target_remark(context, commitment)
    remaining = (remaining_remark(context, commitment), due)
    ends = gauge_ends(context, commitment) if isinstance(card.picture, Gauge) else ("", "")
    return Lead(card, ends, joined_runs((part for part in remaining if part), SEPARATOR))


def _known_by_day(context: PageContext) -> Runs:
    """Return of which rankings and of how many indicators figures are known, where none of them leads."""
    words, day = context.words, context.selection.as_of
    ended = (context.view.editions_until(ranking, day) for ranking in context.dataset.indices)
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
    none = "news.none" if context.dataset.has_figures else "empty.overview"
    return (" ".join(filter(None, sentences)) or words(none),)


def _theme_blocks(context: PageContext, theme: Theme, cards: tuple[Card, ...]) -> list[Cards]:
    """Return the block of a theme; none where none of its indicators is left for it."""
    return [_cards_block(context, theme.code, context.words.text(theme.name), cards)] if cards else []


def _cards_block(context: PageContext, key: str, heading: str, cards: tuple[Card, ...]) -> Cards:
    day = context.words.day(context.selection.as_of)
    return Cards(key, heading, cards, context.words("qualifier.as_of", day=day))


def _earlier_standings(context: PageContext) -> list[Block]:
    """Return the standings of those that went over into home, with how they did: the figures are not home's own."""
    day = context.selection.as_of
    known = [code for code in reversed(context.earlier_homes) if context.view.latest_standings(code, day)]
    tables = [standings_table(context, code, f"standings-{code}") for code in known]
    return [*earlier_home_line(context), *tables] if tables else []


def _standings_in_words(context: PageContext, home: Code) -> list[Prose]:
    """Return what the table of standings shows in one sentence, for who hears the page; none before any edition."""
    words = context.words
    standings = context.view.latest_standings(home, context.selection.as_of)
    clauses = [clause for latest in standings if (clause := _standing_clause(words, latest))]
    if not clauses:
        return []
    name = entity_name(context, context.dataset.entity[home])
    sentence = (*words.weave("news.home", name=name), *joined_runs(clauses, "; "), ".")
    return [Prose("news", (sentence,), unseen=True)]


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


def _whole(figure: HeadlineFigure) -> Commitment | None:
    """Return the commitment of a figure that is a part of a total."""
    commitment = figure.commitment
    return commitment if commitment and commitment.series.total else None


def _card(context: PageContext, figure: HeadlineFigure, commitment: Commitment | None) -> Card:
    """Return a figure as a card: as it stands to a commitment where one is given, else as it came about."""
    words, indicator, head = context.words, figure.indicator, figure.head
    stated = None if commitment else stated_at_meeting(context, head.reading)
    return Card(
        words.text(indicator.name),
        words.text(indicator.short or indicator.name),
        reading_figure(context, indicator, stated or head.reading),
        commitment_share(context, commitment) if commitment else None,
        gauge(context, commitment) if commitment and commitment.share else spark(context, indicator, head),
        state_mark(words, commitment.state) if commitment else None,
        state_remark(context, commitment) if commitment else figure_remark(context, figure, stated),
        later_remark(context, indicator, head.later) or other_series_remark(context, indicator, head),
        Opens("indicator", indicator.code),
    )
