"""The overview: its leading figure in every form, its meters on one scale, what it groups and what it leaves out."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, indicator, moderate, ranking, standing, target
from tui.blocks.figure import Figure, Mark, Opens, Tone
from tui.blocks.page import Card, Cards, Lead, Notes, Page, Prose
from tui.blocks.pictures import Gauge, Spark
from tui.blocks.table import Table
from tui.drawing.blocks import draw
from tui.drawing.cards import Spacing
from tui.drawing.lines import Line, width_of
from tui.export.clipping import clipping
from tui.export.html import html
from tui.export.markdown import markdown
from tui.export.page_document import document_of
from tui.export.picture.alternative import alternative
from tui.export.plain import aloud, plain_text
from tui.model import Dataset
from tui.pages import page
from tui.pages.statements import cited
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.text import cells
from tui.wording import Language, languages, words_for

DAY = date(2023, 4, 19)
FILLS = {"neutral_fill", "good_fill", "watch_fill", "bad_fill"}
SHARES = st.decimals(Decimal(0), Decimal(1), places=3)
STATUSES = st.text("x", min_size=1, max_size=20)
WIDTHS = st.integers(40, 150)
WHOLE = indicator({"2021": "18/25", "2022": "21/25"}, code="whole")
COUNT = indicator({"2021": "4", "2022": ">6 million"}, code="count")


def overview_context(data: Dataset, language: Language = "en", day: date = DAY) -> PageContext:
    return context_of(data, selection=Selection(day), words=words_for(language))


def overview(data: Dataset, language: Language = "en", day: date = DAY) -> Page:
    return page(overview_context(data, language, day))


def lead_of(shown: Page) -> Lead:
    (lead,) = (block for block in shown.blocks if isinstance(block, Lead))
    return lead


def texts(lines: list[Line]) -> list[str]:
    return ["".join(span.text for span in line) for line in lines]


# The figure that leads


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("vi", ("21/25", "84,0%", "28/11/2022", "còn 4 dịch vụ", "25/25", "13/01/2024")),
        ("en", ("21/25", "84.0%", "28 November 2022", "4 services left", "25/25", "13 January 2024")),
    ],
)
def test_every_form_of_the_page_says_the_leading_figure(
    shipped: Dataset, language: Language, facts: tuple[str, ...]
) -> None:
    context = overview_context(shipped, language)
    shown, document = page(context), document_of(context)
    lead = lead_of(shown)
    forms = {
        "plain": plain_text(shown, width=1000),
        "words of a picture": alternative(shown),
        "clipboard": clipping(lead),
        "html": html(document),
        "markdown": markdown(document),
    }
    for form, text in forms.items():
        assert [fact for fact in facts if fact not in text] == [], form


def test_the_sources_of_the_leading_figure_are_cited(shipped: Dataset) -> None:
    lead = lead_of(overview(shipped))
    assert set(lead.card.figure.sources) <= set(cited((lead,)))
    assert {code for run in lead.card.later if isinstance(run, Figure) for code in run.sources} <= set(cited((lead,)))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [100, 118, 158, 198])
def test_a_wide_lead_is_three_lines_with_the_ends_of_its_meter(
    shipped: Dataset, language: Language, width: int
) -> None:
    lines, (item,) = draw(lead_of(overview(shipped, language)), width, compact=False)
    assert (item.start, item.stop) == (0, 3)
    assert len(lines) == 3
    assert texts(lines)[0].startswith("▀▀█ ▀█ ")
    assert " 0 " in texts(lines)[2]
    assert " 25 " in texts(lines)[2]
    assert all(width_of(line) <= width for line in lines)


@pytest.mark.parametrize("width", [38, 58, 78])
def test_a_narrow_lead_is_two_lines_with_figure_and_status(shipped: Dataset, width: int) -> None:
    lines, _ = draw(lead_of(overview(shipped, "vi")), width, compact=True)
    title, below = texts(lines)
    assert "21/25" in title
    assert "84,0%" in title
    assert "◆ chưa có chuyển biến" in below


def test_the_words_of_a_figure_stand_beside_its_large_digits() -> None:
    lead = lead_of(overview(dataset(indicators=(COUNT,))))
    assert lead.card.figure.text == "over 6 million"
    upper, middle, lower = texts(draw(lead, 118, compact=False).lines)
    assert upper.startswith("     █▀▀")
    assert middle.startswith("over █▀█")
    assert "million" in lower


def test_a_lead_without_a_total_or_a_target_has_a_sparkline_and_what_changed() -> None:
    lead = lead_of(overview(dataset(indicators=(COUNT,))))
    assert isinstance(lead.card.picture, Spark)
    assert lead.ends == ("", "")
    assert lead.remaining == ()
    assert lead.card.status is None
    assert any("●" in line for line in texts(draw(lead, 118, compact=False).lines))


def test_a_lead_with_one_reading_alone_has_its_digits_and_its_name() -> None:
    lead = lead_of(overview(dataset(indicators=(indicator({"2022": "6"}, code="alone"),))))
    assert lead.card.picture is None
    assert any("alone" in line for line in texts(draw(lead, 118, compact=False).lines))
    assert "alone" in texts(draw(lead, 58, compact=True).lines)[0]


def test_a_lead_with_a_target_says_what_is_left_and_until_when() -> None:
    aimed = indicator({"2021": "4", "2022": "6"}, code="aimed", targets=(target("9", "2024-12-31"),))
    lead = lead_of(overview(dataset(indicators=(aimed,))))
    assert lead.ends == ("0", "9")
    assert aloud(lead.remaining) == "3 services left · target 9 services, due 31 December 2024"


def test_a_lower_bound_leaves_less_than_the_difference() -> None:
    bounded = indicator({"2022": ">78/95.6 million"}, code="bounded")
    lead = lead_of(overview(dataset(indicators=(bounded,))))
    assert lead.ends == ("0", "95.6 million")
    assert aloud(lead.remaining).startswith("less than 18 million services left")


def test_of_percentages_the_target_is_named_and_no_difference() -> None:
    aimed = indicator({"2022": "18"}, unit="percent", code="aimed", targets=(target("50", "2023-12-31"),))
    lead = lead_of(overview(dataset(indicators=(aimed,))))
    assert lead.ends == ("0%", "100%")
    assert lead.card.percent is None
    assert aloud(lead.remaining) == "target 50%, due 31 December 2023"


def test_where_lower_is_better_the_meter_goes_from_the_start_to_the_goal() -> None:
    falling = indicator({"2021": "20", "2022": "14"}, lower=True, targets=(target("10", "2024-12-31"),))
    lead = lead_of(overview(dataset(indicators=(falling,))))
    assert lead.ends == ("20", "10")
    assert aloud(lead.remaining).startswith("4 services left")


def test_a_goal_that_is_reached_leaves_nothing() -> None:
    lead = lead_of(overview(dataset(indicators=(indicator({"2022": "25/25"}),))))
    assert "left" not in aloud(lead.remaining)


# The other blocks


def test_the_leading_figure_is_no_card_as_well(shipped: Dataset) -> None:
    shown = overview(shipped)
    codes = [card.opens.code for block in shown.blocks if isinstance(block, Cards) for card in block.cards]
    assert len(set(codes)) == len(codes)
    assert "essential-services" not in codes
    headlines = {one.code for one in shipped.indicators if one.headline}
    assert headlines - {"essential-services"} == set(codes)


def test_all_meters_stand_together_and_counts_by_their_themes(shipped: Dataset) -> None:
    blocks = {block.key: block for block in overview(shipped).blocks if isinstance(block, Cards)}
    committed = blocks.pop("commitments")
    assert all(isinstance(card.picture, Gauge) for card in committed.cards)
    assert not any(isinstance(card.picture, Gauge) for block in blocks.values() for card in block.cards)
    assert list(blocks) == [theme.code for theme in shipped.themes]


def test_without_home_there_are_no_standings() -> None:
    ranks = ranking(standing("2022", "a", "1"), standing("2022", "b", "2"))
    shown = overview(dataset(indicators=(WHOLE,), rankings=(ranks,)))
    assert not any(isinstance(block, Table) or block.key == "news" for block in shown.blocks)
    assert [block.key for block in shown.blocks] == ["lead"]


def test_one_indicator_is_a_lead_and_no_card() -> None:
    shown = overview(dataset(indicators=(WHOLE,)))
    assert lead_of(shown).card.figure.text == "21/25"
    assert not any(isinstance(block, Cards) for block in shown.blocks)


@pytest.mark.parametrize("language", languages())
def test_without_a_headline_the_page_counts_what_is_known(language: Language) -> None:
    words = words_for(language)
    shown = overview(dataset(indicators=(replace(WHOLE, headline=False),)), language)
    first = shown.blocks[0]
    assert isinstance(first, Prose)
    assert aloud(first.paragraphs[0]) == words("news.read", day=words.day(date(2023, 4, 19)), n=1)


@pytest.mark.parametrize("language", languages())
def test_without_figures_the_page_says_how_to_add_some(language: Language) -> None:
    first = overview(dataset(), language).blocks[0]
    assert isinstance(first, Prose)
    assert aloud(first.paragraphs[0]) == words_for(language)("empty.overview")


def notes_with(shown: Page, word: str) -> list[str]:
    (notes,) = (block for block in shown.blocks if isinstance(block, Notes) and block.key == "attention")
    return [aloud(note.runs) for note in notes.notes if note.mark.word == word]


def test_what_is_missing_of_home_is_one_note_with_all_that_was_last_known(shipped: Dataset) -> None:
    (missing,) = notes_with(overview(shipped), "missing")
    assert missing == (
        "Hưng Yên: no figure found on PAR INDEX 2022, SIPAS 2022, PAPI 2017, PCI 2017–2020. "
        "Last known: PAR INDEX rank 12 of 63 in 2021; SIPAS rank 3 of 63 in 2021."
    )


def test_one_missing_ranking_leads_to_it() -> None:
    ranks = ranking(standing("2021", "a", "1"), standing("2022", "b", "1"), standing("2022", "c", "2"))
    shown = overview(dataset(rankings=(ranks,), sets={"all": "abc"}, home="a"))
    (notes,) = (block for block in shown.blocks if isinstance(block, Notes))
    (note,) = (note for note in notes.notes if note.mark.word == "missing")
    assert aloud(note.runs) == "a: no figure found on index 2022. Last known: rank 1 of 3 in 2021."
    assert note.opens == Opens("ranking", "index")


def test_changes_of_method_are_one_note_with_each_reason(shipped: Dataset) -> None:
    (breaks,) = notes_with(overview(shipped), "break")
    for part in ("PAR INDEX 2022: New index scheme", "SIPAS 2022: New method", "PAPI 2021: Inferred"):
        assert part in breaks
    assert breaks.endswith("None of these periods is compared with the one before.")


def test_the_mean_of_a_ranking_is_not_named_beside_it() -> None:
    rows = standing("2021", "a", "1", "80"), standing("2022", "a", "1", "90")
    mean = indicator({"2021": "80", "2022": "85"}, code="mean", breaks=("2022",))
    other = indicator({"2021": "70", "2022": "75"}, code="other", breaks=("2022",))
    index = ranking(*rows, mean="mean", breaks=("2022",))
    shown = overview(dataset(indicators=(mean, other), rankings=(index,), home="a"))
    assert notes_with(shown, "break") == ["index, other 2022: new method; not compared with the period before."]


# Cards beside each other


def counted(name: str, figure: str = "13") -> Card:
    return Card(name, name, Figure(figure), None, None, None, (), (), Opens("indicator", name))


@pytest.mark.parametrize("spacing", Spacing)
def test_bare_counts_share_a_line_each_chosen_by_itself(spacing: Spacing) -> None:
    block = Cards("theme", "", (counted("ab"), counted("cd"), counted("e" * 30), counted("f"), counted("g")))
    lines, items = draw(block, 43, compact=False, spacing=spacing)
    written = texts(lines)
    assert written[0] == f"ab{' ' * 16}13   cd{' ' * 16}13"
    assert written[1].startswith("e" * 30)
    assert [(item.start, item.columns) for item in items] == [
        (0, (0, 20)), (0, (23, 43)), (1, None), (2, (0, 20)), (2, (23, 43)),
    ]  # fmt: skip
    assert [item.opens.code for item in items if item.opens] == ["ab", "cd", "e" * 30, "f", "g"]


def test_counts_of_which_something_is_remarked_stand_alone() -> None:
    remarked = replace(counted("ab"), remark=("new",))
    lines, _ = draw(Cards("theme", "", (remarked, counted("cd"))), 60, compact=False)
    assert len(lines) == 2


def grown(name: str, remark: str) -> Card:
    runs = (((DAY.replace(year=2021), Decimal(4)), (DAY, Decimal(6))),)
    return replace(counted(name, "6"), picture=Spark(runs, (), Figure("4")), remark=(remark,))


@pytest.mark.parametrize(("remark", "rows"), [("r" * 30, 2), ("r" * 40, 1)])
def test_close_cards_have_sparklines_two_lines_high_where_all_is_said_beside_them(remark: str, rows: int) -> None:
    block = Cards("theme", "", (grown("ab", remark), grown("abcdef", "new")))
    lines, items = draw(block, 56, compact=False, spacing=Spacing.CLOSE)
    upper, lower = texts(lines)[items[0].start : items[0].stop]
    assert upper.startswith("ab")
    assert upper.endswith("6")
    assert lower.endswith(remark)
    assert lower.lstrip().startswith("4 ")
    assert sum(any("\u2800" < sign <= "\u28ff" for sign in line) for line in (upper, lower)) == rows


def test_digits_of_cards_stand_below_each_other_whatever_hangs_behind_them() -> None:
    sharper = replace(counted("a", "over 80%"), remark=("more exact: ", Figure("84.79%†")))
    block = Cards("theme", "", (sharper, replace(counted("b", "63"), remark=("new",)), counted("c", "7 million")))
    lines = texts(draw(block, 60, compact=False).lines)
    ends = [line.index(digits) + len(digits) for line, digits in zip(lines, ("80", "63"), strict=False)]
    assert ends == [58, 58]
    assert lines[2].endswith("7 million")


@pytest.mark.parametrize("spacing", Spacing)
@pytest.mark.parametrize("language", languages())
def test_sparklines_of_all_themes_end_in_one_column(shipped: Dataset, language: Language, spacing: Spacing) -> None:
    blocks = [block for block in overview(shipped, language).blocks if isinstance(block, Cards)]
    drawn = [texts(draw(block, 57, compact=False, spacing=spacing).lines) for block in blocks]
    ends = [line.index("●") for lines in drawn for line in lines if "●" in line]
    assert len(ends) == 7
    assert len(set(ends)) == 1


def test_a_long_remark_on_the_leading_figure_is_wrapped_beside_it(shipped: Dataset) -> None:
    lead = lead_of(overview(shipped, "en"))
    card = replace(lead.card, later=("a series " * 8,))
    lines = texts(draw(replace(lead, card=card), 118, compact=False).lines)
    assert all(line.startswith(" ") for line in lines[3:])
    assert "▀▀█" in lines[0]
    assert "stalled" in lines[0]
    assert "".join(lines).count("series") == 8


# Meters


def committed(share: Decimal, status: str) -> Card:
    figure = Figure(f"{share}/1")
    return Card(
        "A long name", "name", figure, figure, Gauge(share, Tone.PLAIN), Mark("●", status), (), (), Opens("", "")
    )


def meter_cells(line: Line) -> tuple[int, int]:
    """Return how many cells of a meter are filled, and how many it has."""
    spans = [span for span in line if span.paper in FILLS | {"track"}]
    return sum(cells(span.text) for span in spans if span.paper in FILLS), sum(cells(span.text) for span in spans)


@moderate
@given(
    st.lists(st.tuples(SHARES, st.text("x", min_size=1, max_size=20)), min_size=1, max_size=6),
    WIDTHS,
    st.sampled_from(Spacing),
)
def test_meters_are_of_one_length_and_filled_by_their_shares(
    shares: list[tuple[Decimal, str]], width: int, spacing: Spacing
) -> None:
    block = Cards("commitments", "", tuple(committed(*pair) for pair in shares))
    lines, items = draw(block, width, compact=False, spacing=spacing)
    meters = [meter_cells(lines[item.start + 1]) for item in items]
    (length,) = {size for _, size in meters}
    assert [filled for filled, _ in meters] == [int(share * length) for share, _ in shares]


@moderate
@given(st.lists(SHARES, min_size=1, max_size=6), WIDTHS)
def test_narrow_meters_are_of_one_length_with_that_of_the_lead(shares: list[Decimal], width: int) -> None:
    cards = tuple(committed(share, "status") for share in shares)
    lines, items = draw(Cards("commitments", "", cards), width, compact=True)
    length = width // 3
    for share, item in zip(shares, items, strict=True):
        assert draw(Lead(committed(share, "status")), width, compact=True).lines[1] == lines[item.start + 1]
        filled = "".join(span.text for span in lines[item.start + 1] if span.ink in FILLS)
        assert filled.count("━") == int(share * length * 2) // 2
