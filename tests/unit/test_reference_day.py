"""One day rules every page: headlines are of periods that ended by it, what came after stands beside them as later."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.contexts import context_of, view_of
from tests.unit.factories import dataset, indicator, period, ranking, standing
from tui.blocks.chart import Chart
from tui.blocks.figure import SEPARATOR, Figure, Mark, Opens, Runs, Tone
from tui.blocks.page import Card, Cards, Notes, Page, Prose
from tui.blocks.table import Row, Table
from tui.cli import main
from tui.export.listings import indicator_listing, ranking_listing
from tui.model import Dataset, Ranking
from tui.pages import page
from tui.pages.navigation.steps import step_period
from tui.selection import PageName, Selection, last_day
from tui.selection.chosen import chosen_period
from tui.wording import languages, words_for

DAY = date(2023, 4, 19)
EN = words_for("en")


def index(*periods: str) -> Ranking:
    """Return a ranking of a first, b second and c third in each of some periods."""
    return ranking(*(standing(each, code, rank) for each in periods for code, rank in zip("abc", "123", strict=True)))


def spoken(runs: Runs) -> str:
    return "".join(run.aloud if isinstance(run, Figure) else run.word if isinstance(run, Mark) else run for run in runs)


def shown(data: Dataset, panel: PageName, day: date = DAY, language: str = "en", **chosen: object) -> Page:
    selection = Selection(day, panel, **chosen)  # type: ignore[arg-type]
    return page(context_of(data, selection=selection, words=words_for(language)))


def table_of(shown_page: Page, key: str) -> Table:
    return next(block for block in shown_page.blocks if isinstance(block, Table) and block.key == key)


def row_named(table: Table, name: str) -> dict[str, str]:
    row = next(row for row in table.rows if _texts(row)[0] == name)
    return dict(zip((column.key for column in table.columns), _texts(row), strict=True))


def _texts(row: Row) -> list[str]:
    return [cell.text if isinstance(cell, Figure) else "" for cell in row.cells]


def prose_of(shown_page: Page) -> str:
    blocks = [block for block in shown_page.blocks if isinstance(block, Prose)]
    return " ".join(spoken(paragraph) for block in blocks for paragraph in block.paragraphs)


# Standings on a day


def test_a_standing_is_of_the_newest_period_that_ended_by_the_day_with_the_newest_after_it() -> None:
    data = dataset(rankings=(index("2021", "2022", "2023", "2024"),), sets={"all": "abc"})
    (latest,) = view_of(data).latest_standings("b", DAY)
    assert latest.reference is not None
    assert latest.later is not None
    assert (latest.reference.edition.period.code, latest.later.edition.period.code) == ("2022", "2024")
    assert latest.earlier is None


@pytest.mark.parametrize(
    ("day", "reference", "later"),
    [
        pytest.param(date(2022, 12, 30), "2021", "2022", id="the day before a year ends"),
        pytest.param(date(2022, 12, 31), "2022", None, id="the last day of a year"),
        pytest.param(date(2020, 1, 1), None, "2022", id="before any period ended"),
    ],
)
def test_a_period_counts_from_its_last_day(day: date, reference: str | None, later: str | None) -> None:
    data = dataset(rankings=(index("2021", "2022"),), sets={"all": "abc"})
    (latest,) = view_of(data).latest_standings("a", day)
    assert (latest.period and latest.period.code) == reference
    assert (latest.later and latest.later.edition.period.code) == later


def test_what_is_not_known_of_the_newest_period_is_a_dash_with_what_came_before_and_after() -> None:
    one = ranking(
        standing("2021", "a", "2"), standing("2022", "b", "1"), standing("2023", "a", "3"), standing("2022", "c", "2")
    )
    data = dataset(rankings=(one,), sets={"all": "abc"}, home="a")
    (latest,) = view_of(data).latest_standings("a", DAY)
    assert latest.reference is None
    assert latest.period == period("2022")
    assert latest.earlier is not None
    row = row_named(table_of(shown(data, "overview"), "standings"), "index")
    assert (row["period"], row["rank"], row["later"]) == ("2022", "–", "2023: 3/3")
    notes = next(block for block in shown(data, "profile").blocks if isinstance(block, Notes) and block.key == "untold")
    (note,) = (spoken(each.runs) for each in notes.notes)
    assert (
        note == "index 2022: neither rank nor score found. Last known: rank 2 of 3 in 2021. Later: rank 3 of 3 in 2023."
    )


def test_an_entity_known_only_later_has_a_row_of_its_own() -> None:
    data = dataset(rankings=(index("2023"),), sets={"all": "abc"}, home="b")
    row = row_named(table_of(shown(data, "overview"), "standings"), "index")
    assert (row["period"], row["rank"], row["later"]) == ("–", "–", "2023: 2/3")
    assert "2023" not in prose_of(shown(data, "overview"))


@pytest.mark.parametrize(
    ("code", "headline", "later"),
    [
        pytest.param("PAPI", ("2022", "11†/61"), "2024: 19/63 ▼ 7*", id="PAPI"),
        pytest.param("PCI", ("2022", "14/63"), "2024: ≤ 10/63 ▲ ≥ 2", id="PCI"),
        pytest.param("PAR INDEX", ("2022", "–"), "2024: 14/63 ▲ 12*", id="PAR INDEX"),
        pytest.param("SIPAS", ("2022", "–"), "2024: 8/63 ▼ 1*", id="SIPAS"),
        pytest.param("DTI", ("2022", "33/63"), "–", id="DTI"),
    ],
)
def test_the_meeting_sees_the_rankings_of_2022(
    shipped: Dataset, code: str, headline: tuple[str, str], later: str
) -> None:
    row = row_named(table_of(shown(shipped, "overview"), "standings"), code)
    assert (row["period"], row["rank"]) == headline
    assert row["later"] == later


def test_the_lists_of_the_overview_speak_of_the_day(shipped: Dataset) -> None:
    overview = shown(shipped, "overview")
    notes = next(block for block in overview.blocks if isinstance(block, Notes) and block.key == "attention")
    fallen = [spoken(note.runs) for note in notes.notes if note.mark.word == "fell"]
    missing = [spoken(note.runs) for note in notes.notes if note.mark.word == "missing"]
    assert [sentence.partition(":")[0] for sentence in fallen] == ["PAPI 2022"]
    assert not any("2023" in sentence or "2024" in sentence for sentence in missing)


# The period of a ranking


@pytest.mark.parametrize(
    ("day", "chosen"),
    [
        pytest.param(DAY, "2022", id="the newest by the day"),
        pytest.param(date(2024, 12, 31), "2024", id="a newer day"),
        pytest.param(date(2001, 1, 1), "2024", id="no period had ended"),
    ],
)
def test_rankings_show_the_newest_period_by_the_day(day: date, chosen: str) -> None:
    one = index("2021", "2022", "2024")
    data = dataset(rankings=(one,), sets={"all": "abc"}, home="a")
    assert chosen_period(context_of(data, selection=Selection(day, "rankings")), one) == period(chosen)


def test_a_later_period_is_the_choice_of_the_reader_and_said_to_be() -> None:
    data = dataset(rankings=(index("2022", "2023"),), sets={"all": "abc"}, home="a")
    by_day = shown(data, "rankings")
    assert table_of(by_day, "standings").heading.endswith("2022")
    assert table_of(by_day, "standings").qualifier == ""
    chosen = step_period(context_of(data, selection=Selection(DAY, "rankings")), -1)
    assert chosen.period == "2023"
    stepped = page(context_of(data, selection=chosen, words=EN))
    assert table_of(stepped, "standings").heading.endswith("2023")
    assert table_of(stepped, "standings").qualifier == f"period ended after 19 April 2023{SEPARATOR}compared with 2022"
    assert "chosen by the reader" in prose_of(stepped)


def test_the_last_day_is_that_of_observations_and_standings() -> None:
    observed = indicator({"2022": "1"})
    data = dataset(indicators=(observed,), rankings=(index("2024"),), sets={"all": "abc"})
    assert last_day(data) == date(2024, 12, 31)
    assert last_day(replace(data, rankings=())) == date(2022, 12, 31)


# Trends


def test_a_trend_draws_later_points_behind_the_day_and_tells_them_in_one_sentence() -> None:
    data = dataset(indicators=(indicator({"2021": "10", "2022": "12", "2023": "19", "2024": "30"}),))
    trends = shown(data, "trends")
    chart = next(block for block in trends.blocks if isinstance(block, Chart))
    assert [point.later for _, point in chart.points] == [False, False, True, True]
    assert chart.until is not None
    assert (chart.until.day, chart.until.text) == (DAY, "to 19 April 2023")
    sentences = prose_of(trends)
    assert "2021 → 2022: +2" in sentences
    assert "→ 2024: " not in sentences
    assert sentences.count("Later: ") == 1
    assert "30 services, 2024" in sentences
    assert "From 2021 to 2022" in sentences


def test_a_trend_without_later_points_has_no_line_of_the_day() -> None:
    data = dataset(indicators=(indicator({"2021": "10", "2022": "12"}),))
    chart = next(block for block in shown(data, "trends").blocks if isinstance(block, Chart))
    assert chart.until is None


def test_the_menu_of_measures_has_figures_of_the_day() -> None:
    data = dataset(indicators=(indicator({"2022": "12", "2023": "19"}),))
    row = row_named(table_of(shown(data, "trends"), "measures"), "  services")
    assert (row["value"], row["period"], row["later"]) == ("12", "2022", "19, 2023")


# Documents, files, the rule itself


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", ["sources", "briefing"])
def test_the_day_is_said_once_to_choose_by_period(shipped: Dataset, panel: PageName, language: str) -> None:
    words = words_for(language)
    assert prose_of(shown(shipped, panel, language=language)).count(words("later.rule", day=words.day(DAY))) == 1


@pytest.mark.parametrize(
    ("code", "exact"), [("par-index-provinces", "84.79%"), ("par-index-ministries-mean", "84.05%")]
)
def test_the_figure_of_the_meeting_comes_first_and_the_more_exact_one_beside_it(
    shipped: Dataset, code: str, exact: str
) -> None:
    def card_of(day: date) -> Card:
        cards = [
            card for block in shown(shipped, "overview", day).blocks if isinstance(block, Cards) for card in block.cards
        ]
        return next(card for card in cards if card.opens == Opens("indicator", code))

    at_meeting = card_of(DAY)
    assert at_meeting.figure.text == "over 80%"
    assert "meeting-2023-04-19" in at_meeting.figure.sources
    assert exact in spoken(at_meeting.remark)
    assert card_of(date(2023, 4, 20)).figure.text.startswith(exact)


def test_listings_end_at_a_day_and_without_one_hold_everything(shipped: Dataset) -> None:
    context = context_of(shipped, words=EN)
    papi = shipped.ranking["papi"]
    ended = {row[0] for row in ranking_listing(context, papi, until=DAY).rows}
    everything = {row[0] for row in ranking_listing(context, papi).rows}
    assert {"2023", "2024"} & ended == set()
    assert everything - ended == {"2023", "2024"}
    days = [period(str(row[2])).last for row in indicator_listing(context, DAY).rows]
    assert max(days) <= DAY
    assert len(indicator_listing(context).rows) > len(days)


def test_the_table_command_filters_by_the_day_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "pci", "--as-of", "2023-04-19"]) == 0
    by_day = capsys.readouterr().out
    assert main(["table", "pci"]) == 0
    everything = capsys.readouterr().out
    assert main(["table", "pci", "--as-of", "latest"]) == 0
    latest = capsys.readouterr().out
    assert "\n2024," in everything == latest
    assert "\n2024," not in by_day
    assert "\n2022," in by_day


def test_coverage_names_later_periods_as_such(shipped: Dataset) -> None:
    headings = [column.heading for column in table_of(shown(shipped, "sources"), "coverage").columns]
    assert headings[1:4] == ["later 2024", "later 2023", "2022"]


def test_later_ranks_of_a_profile_are_quiet_and_named_as_later() -> None:
    data = dataset(rankings=(index("2021", "2022", "2023"),), sets={"all": "abc"}, home="a")
    ranks = table_of(shown(data, "profile"), "ranks")
    assert [column.heading for column in ranks.columns[1:]] == ["2021", "2022", "later 2023"]
    tones = [cell.tone for cell in ranks.rows[0].cells[1:] if isinstance(cell, Figure)]
    assert tones == [Tone.PLAIN, Tone.HOME, Tone.QUIET]
