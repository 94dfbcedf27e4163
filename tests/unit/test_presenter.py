"""The presenter: which slides a dataset gives, what stands on them, that they fit any screen, and its keys."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader
from textual.widgets import Static

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tests.terminal.hostile import write_dataset
from tests.terminal.terminal import SIZES, squeezed, text_of
from tests.terminal.test_save import until
from tests.unit.factories import dataset, indicator, moderate, ranking, standing, target
from tui.app import ReformApp, Shots, take_pictures
from tui.blocks.chart import Chart
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Notes
from tui.blocks.slide import Slide
from tui.cli import main
from tui.cli.exits import Exit
from tui.dataset.reading import read
from tui.drawing.ascii import ascii_line
from tui.drawing.digits import Height, large_digits
from tui.drawing.figure_parts import FigureParts, figure_parts
from tui.drawing.lines import Line, width_of
from tui.drawing.slides import draw_slide
from tui.export.picture import Picture
from tui.export.plain import plain_text
from tui.model import Dataset, Standing
from tui.pages.presenter.page import slide_page
from tui.pages.presenter.slides import opening_slide, slides
from tui.pages.shared.attention import attention
from tui.panels.presenter import Presenter
from tui.panels.save_dialog import SaveDialog
from tui.panels.saving import Preferences
from tui.panels.screenshot import picture_report
from tui.selection import PANELS, PageName, PanelName, Selection
from tui.selection.context import PageContext
from tui.widgets.textual_internals import strips_of
from tui.wording import Language, languages, words_for

VI = words_for("vi")
DAY = date(2023, 4, 19)
EARLIER = date(1990, 1, 1)
"""A day on which nothing of the shipped dataset was known."""
EVERY_SIZE = [*SIZES, (40, 12), (160, 45)]


def context(data: Dataset, language: Language = "vi", **selected: object) -> PageContext:
    selection = replace(Selection(data.as_of or DAY), **selected)
    return context_of(data, selection=selection, words=words_for(language))


def written(lines: list[Line]) -> str:
    return "\n".join("".join(span.text for span in line) for line in lines)


def is_presenting(app: ReformApp) -> bool:
    return isinstance(app.screen, Presenter)


def large(slide: Slide) -> LargeFigure:
    (figure,) = (block for block in slide.blocks if isinstance(block, LargeFigure))
    return figure


def by_name(data: Dataset, language: Language = "vi", **selected: object) -> dict[str, Slide]:
    """Return the slides by their keys without numbers; of several with one name the last."""
    return {slide.key[3:]: slide for slide in slides(context(data, language, **selected))}


def test_the_slides_of_the_shipped_dataset(shipped: Dataset) -> None:
    in_order = slides(context(shipped))
    names = [slide.key[3:] for slide in in_order]
    assert [slide.key[:2] for slide in in_order] == [f"{n:02}" for n in range(1, len(in_order) + 1)]
    assert names[:4] == ["essential-services", "single-window-services", "chip-id-cards", "subscriber-records"]
    counts = names[4 : names.index("rank-par-index")]
    assert counts[:3] == ["portal-services", "single-window-businesses", "vneid-accounts"]
    assert [name for name in names if name.startswith("rank-")] == [
        f"rank-{code}" for code in ("par-index", "sipas", "papi", "pci", "dti")
    ]
    charts = [name for name in names if name.startswith("scores-")]
    assert charts == [f"scores-{code}" for code in ("par-index", "sipas", "papi", "pci", "par-index-ministries")]
    assert set(names[names.index(charts[-1]) + 1 :]) == {"attention"}


@pytest.mark.parametrize(
    ("name", "figure", "unit", "said", "labels"),
    [
        ("essential-services", "21/25", "dịch vụ", ("từ 28/11/2022", "còn 4 dịch vụ"), ["0", "25"]),
        ("chip-id-cards", "hơn 79,5 triệu", "thẻ", ("đạt theo số liệu 18/01/2022",), ["0", "79,5 triệu"]),
        ("subscriber-records", "hơn 78/95,6 triệu", "thuê bao", ("còn dưới 18 triệu",), ["0", "95,6 triệu"]),
        ("rank-papi", "11†/61", "", ("▼ giảm khoảng 6 bậc so với 2021", "Điểm 44,1832†"), ["1", "61"]),
        ("rank-pci", "14/63", "", ("▲ tăng 25 bậc* so với 2021",), ["1", "63"]),
        ("rank-dti", "33/63", "", (), ["1", "63"]),
        ("vneid-accounts", "hơn 6 triệu", "tài khoản", ("≈ +5 triệu tài khoản từ 07/11/2022",), []),
        ("par-index-provinces", "hơn 80%", "", ("số chi tiết hơn: 84,79%†", "về sau 88,37%, 2024"), []),
    ],
)
def test_a_slide_has_its_figure_its_status_and_named_ends(
    name: str, figure: str, unit: str, said: tuple[str, ...], labels: list[str], shipped: Dataset
) -> None:
    slide = by_name(shipped)[name]
    block = large(slide)
    assert (block.figure.text, block.unit) == (figure, unit)
    assert [label.text for label in block.labels][:2] == labels
    remarks = "; ".join(text_of(runs) for runs in block.remarks)
    assert [text for text in said if text not in remarks] == []
    assert slide.source.startswith("Nguồn: ")


def test_a_count_has_its_chart_and_a_commitment_its_definition(shipped: Dataset) -> None:
    named = by_name(shipped)
    assert [type(block) for block in named["portal-services"].blocks] == [LargeFigure, Chart]
    assert shipped.indicator["essential-services"].definition
    assert "trên tổng số" in plain_text(slide_page(named["essential-services"]))


def test_a_rank_that_is_not_known_says_so_and_what_is(shipped: Dataset) -> None:
    slide = by_name(shipped)["rank-sipas"]
    large, block = slide.blocks
    assert isinstance(large, LargeFigure)
    assert isinstance(block, Notes)
    assert slide.subtitle.endswith("2021")
    assert large.figure.text == "3/63"
    assert block.notes[0].mark.word == VI("rank.unknown")
    assert "3/63" in text_of(block.notes[0].runs)
    assert "8/63" in text_of(block.notes[0].runs)


def test_every_note_that_needs_attention_is_on_a_slide(shipped: Dataset) -> None:
    made = context(shipped)
    shown = [
        note for slide in slides(made) for block in slide.blocks if isinstance(block, Notes) for note in block.notes
    ]
    assert [note for note in attention(made).notes if note not in shown] == []


def test_another_entity_has_its_own_standings(shipped: Dataset) -> None:
    slide = by_name(shipped, panel="presenter", entity="quang-ninh")["rank-papi"]
    assert slide.subtitle.startswith("Quảng Ninh")
    assert by_name(shipped, panel="rankings", entity="quang-ninh")["rank-papi"].subtitle.startswith("Hưng Yên")


def test_what_has_nothing_to_present_says_the_way_out(shipped: Dataset) -> None:
    for data, day in ((dataset(), DAY), (shipped, EARLIER)):
        made = context(data, "vi", as_of=day)
        (slide,) = (slide for slide in slides(made) if slide.key == "01-none")
        text = plain_text(slide_page(slide))
        assert "--as-of" in text
        assert VI.day(day) in text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("21/25", ("", "21/25", "", "")),
        ("hơn 79,5 triệu", ("hơn", "79,5", "", "triệu")),
        ("84,79%†", ("", "84,79%", "†", "")),
        ("11†/61", ("", "11/61", "†", "")),
        ("15=†‡/63", ("", "15/63", "=†‡", "")),
        ("≤ 10/63", ("", "≤ 10/63", "", "")),
        ("13–16/63", ("", "13–16/63", "", "")),
        ("−$1,200", ("−$", "1,200", "", "")),
        ("–", ("", "–", "", "")),
        ("nearly 2.2 thousand", ("nearly", "2.2", "", "thousand")),
        ("chưa rõ", ("chưa", "", "", "rõ")),
    ],
)
def test_words_and_flags_stand_around_the_number(text: str, parts: tuple[str, ...]) -> None:
    assert figure_parts(text) == FigureParts(*parts)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("size", EVERY_SIZE)
def test_no_slide_is_wider_or_cut(size: tuple[int, int], language: Language, shipped: Dataset) -> None:
    columns, rows = size
    for slide in slides(context(shipped, language)):
        lines = draw_slide(slide, columns, rows - 1)
        assert len(lines) == rows - 1
        assert max(width_of(line) for line in lines) <= columns
        text = squeezed(written(lines))
        assert squeezed(slide.source) in text
        if columns >= 60:
            assert "…" not in text
            assert squeezed(slide.title) in text
            assert squeezed(slide.subtitle) in text


def test_digits_are_as_large_as_the_screen_allows(shipped: Dataset) -> None:
    slide = slides(context(shipped))[0]
    heights: dict[tuple[int, int], Height] = {(60, 19): 3, (80, 23): 5, (120, 39): 8, (160, 44): 10, (200, 49): 15}
    for size, height in heights.items():
        lines = written(draw_slide(slide, *size)).splitlines()
        for digits in large_digits("21/25", height):
            assert any(written([digits]).rstrip() in line for line in lines), size


@pytest.mark.parametrize("language", languages())
def test_a_console_without_blocks_shows_slides_in_ascii(language: Language, shipped: Dataset) -> None:
    for slide in slides(context(shipped, language)):
        text = written([ascii_line(line) for line in draw_slide(slide, 80, 23)])
        assert {sign for sign in text if not sign.isascii() and not sign.isalpha()} <= set("“”–\u00a0÷Δ⚠←→↑↓†‡…")


BOUNDED = st.sampled_from(["", ">", "<", "~"])
READINGS = st.dictionaries(
    st.sampled_from(["2019", "2020", "2021-03-31", "2022-06", "2022-11-28", "2023-03-01"]),
    st.builds(
        lambda bound, value, total: f"{bound}{value}/{value + total}" if total else f"{bound}{value}",
        BOUNDED,
        st.integers(0, 10**9),
        st.integers(0, 10**6),
    ),
    min_size=1,
)
STANDINGS = st.lists(
    st.builds(
        lambda year, entity, rank, score: standing(str(year), entity, rank, score),
        st.integers(2019, 2022),
        st.sampled_from(["alpha", "beta", "gamma"]),
        st.sampled_from(["1", "2", "1-2", "<=3", "3"]),
        st.sampled_from(["", "80.10", ">79.5", "0"]),
    ),
    unique_by=lambda place: (place.period.code, place.entity),
    max_size=8,
)


@moderate
@given(READINGS, STANDINGS, st.booleans(), st.booleans(), st.integers(20, 200), st.integers(6, 60))
def test_the_slides_of_any_dataset_fit_any_screen(
    readings: dict[str, str], standings: list[Standing], lower: bool, aimed: bool, columns: int, rows: int
) -> None:
    targets = (target("50", "2023-12-31"),) if aimed else ()
    data = dataset(
        indicators=(indicator(readings, lower=lower, targets=targets),),
        rankings=(ranking(*standings),) if standings else (),
        home="alpha" if standings else None,
    )
    for language in languages():
        for slide in slides(context(data, language)):
            lines = draw_slide(slide, columns, rows)
            assert len(lines) == rows
            assert max(width_of(line) for line in lines) <= columns
            assert plain_text(slide_page(slide))


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    for slide in slides(context(read(write_dataset(tmp_path)), "en")):
        for size in SIZES:
            lines = draw_slide(slide, *size)
            assert max(width_of(line) for line in lines) <= size[0]
            assert squeezed(slide.title) in squeezed(written(lines))


@pytest.mark.parametrize(
    ("panel", "selected", "name"),
    [
        ("overview", {}, "essential-services"),
        ("progress", {"indicator": "subscriber-records"}, "subscriber-records"),
        ("rankings", {"ranking": "dti"}, "rank-dti"),
        ("trends", {"ranking": "papi"}, "scores-papi"),
        ("trends", {"indicator": "vneid-accounts"}, "vneid-accounts"),
        ("directives", {"ranking": "papi"}, "essential-services"),
        ("progress", {"indicator": "eligible-online"}, "essential-services"),
        ("presenter", {"indicator": "subscriber-records"}, "subscriber-records"),
        ("presenter", {"ranking": "pci"}, "rank-pci"),
        ("presenter", {"slide": "03-chip-id-cards"}, "chip-id-cards"),
    ],
)
def test_it_opens_at_the_slide_of_what_the_panel_is_about(
    panel: PageName, selected: dict[str, str], name: str, shipped: Dataset
) -> None:
    made = context(shipped, "vi", panel=panel, **selected)
    in_order = slides(made)
    assert in_order[opening_slide(made, in_order)].key[3:] == name


async def test_its_keys_go_through_the_slides_and_leave(shipped: Dataset) -> None:
    app = ReformApp(context(shipped), "muc")
    count = len(slides(context(shipped)))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("escape", "P", "q"):
            await pilot.press("P")
            await pilot.pause()
            assert is_presenting(app)
            assert f"1 / {count}" in screen_text(app)
            for pressed, number in (
                ("right", 2),
                ("pagedown", 3),
                ("space", 4),
                ("left", 3),
                ("pageup", 2),
                ("home", 1),
                ("left", 1),
                ("end", count),
                ("right", count),
            ):
                await pilot.press(pressed)
                await pilot.pause()
                assert f"{number} / {count}" in screen_text(app), pressed
            await pilot.press(key)
            await pilot.pause()
            assert not is_presenting(app)


async def test_commands_of_the_dashboard_do_nothing_behind_it(shipped: Dataset) -> None:
    app = ReformApp(context(shipped), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        for key in ("ctrl+p", "3", "slash", "tab", "v"):
            await pilot.press(key)
            await pilot.pause()
            assert is_presenting(app), key
        assert app.dashboard.selection.panel == "overview"


async def test_another_language_keeps_the_slide_and_stays_when_it_is_left(shipped: Dataset) -> None:
    app = ReformApp(context(shipped), "muc")
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("P", "right", "right", "l"):
            await pilot.press(key)
            await pilot.pause()
        (expected,) = (slide for slide in slides(context(shipped, "en")) if slide.key.startswith("03"))
        assert isinstance(app.screen, Presenter)
        assert app.screen.slide == expected
        assert expected.title in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert words_for("en")("panel.overview") in screen_text(app)


async def test_its_picture_is_saved_from_within(shipped: Dataset, tmp_path: Path) -> None:
    app = ReformApp(context(shipped), "muc", Preferences(str(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("P", "right"):
            await pilot.press(key)
            await pilot.pause()
        report = picture_report(app.dashboard, lambda _: pytest.fail("a slide is whole"))
        assert report.name == "trinh-chieu-02-dich-vu-cong-qua-co-che-mot-cua-quoc-gia"
        assert "250/261" in report.content(".svg").decode()
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        await pilot.press("enter")
        await until(pilot, lambda: not any(worker.name == "save" for worker in app.workers))
        assert is_presenting(app)
        (file,) = tmp_path.iterdir()
        assert file.name == f"{report.name}.png"


async def test_all_slides_are_saved_as_one_pdf_from_within(shipped: Dataset, tmp_path: Path) -> None:
    app = ReformApp(context(shipped), "muc", Preferences(str(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await pilot.pause()
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        await pilot.press("ctrl+r")
        extent = app.screen.query_one("#extent", Static)
        count = len(slides(context(shipped)))
        await until(pilot, lambda: words_for("vi")("extent.slides", n=count) in str(extent.content))
        await pilot.press("enter")
        await until(pilot, lambda: not any(worker.name == "save" for worker in app.workers))
        assert is_presenting(app)
    (file,) = tmp_path.iterdir()
    assert file.name == "trinh-chieu.pdf"
    assert len(PdfReader(file).pages) == count


def test_the_source_of_a_slide_is_named_once_in_its_picture(shipped: Dataset) -> None:
    (slide,) = (slide for slide in slides(context(shipped)) if slide.key == "01-essential-services")
    taken: list[Picture] = []
    selections = [Selection(DAY, panel="presenter", slide=slide.key)]
    take_pictures(Shots(context(shipped), selections, "muc", (80, 24)), taken.append)
    lines = ["".join(stretch.text for stretch in row).strip() for row in taken[0].rows]
    assert [line for line in lines if line.startswith("Nguồn: ")] == [slide.source]
    assert "Báo Hưng Yên" in slide.source


def test_the_first_slide_says_where_home_stands(shipped: Dataset) -> None:
    first, second = slides(context(shipped))[:2]
    standings = (
        "Hưng Yên: PAPI 2022 11†/61 ▼ ≈ 6 · DTI 2022 33/63 · PCI 2022 14/63 ▲ 25* · PAR INDEX 2021 12/63 ▲ 10*"
        " · SIPAS 2021 3/63 ▲ 2*"
    )
    assert squeezed(standings) in squeezed(written(draw_slide(first, 120, 40)))
    assert "PAPI" not in written(draw_slide(second, 120, 40))


async def test_another_look_colours_the_slide_anew(shipped: Dataset) -> None:
    app = ReformApp(context(shipped), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await pilot.pause()
        papers = []
        for _ in range(2):
            segments = [segment for strip in strips_of(app.screen)[:3] for segment in strip]
            papers.append({segment.style.bgcolor for segment in segments if segment.style})
            await pilot.press("ctrl+t")
            await pilot.pause()
        assert app.theme == "tuongphan"
        assert papers[0].isdisjoint(papers[1])


@pytest.mark.parametrize("panel", PANELS)
async def test_it_opens_from_every_panel_and_gives_it_back(panel: PanelName, shipped: Dataset) -> None:
    app = ReformApp(context(shipped, "vi", panel=panel), "giay")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("P")
        await pilot.pause()
        assert isinstance(app.screen, Presenter)
        await pilot.press("escape")
        await pilot.pause()
        assert screen_text(app) == before


async def test_another_size_keeps_the_slide(shipped: Dataset) -> None:
    app = ReformApp(context(shipped), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P", "right", "right")
        for size in EVERY_SIZE:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert isinstance(app.screen, Presenter)
            assert app.screen.slide.key[3:] == "chip-id-cards"
            text = screen_text(app)
            assert squeezed(app.screen.slide.source) in squeezed(text)
            assert len(text.splitlines()) == size[1]


def test_all_slides_are_pictures_by_one_command(
    shipped: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "slides"
    assert main(["screenshot", "present", "-o", f"{folder}/", "--format", "svg", "--size", "80x24"]) == Exit.GOOD
    keys = [slide.key for slide in slides(context(shipped))]
    files = sorted(folder.iterdir())
    assert [path.name[:14] for path in files] == [f"trinh-chieu-{key[:2]}" for key in keys]
    assert VI("picture.written", n=str(len(keys)), folder=str(folder)) in capsys.readouterr().err
    first = files[0].read_text(encoding="utf-8")
    assert f"1 / {len(keys)}" not in first
    assert "21/25" in first


def test_all_slides_are_the_pages_of_one_pdf(
    shipped: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "slides.pdf"
    assert main(["screenshot", "present", "overview", "-o", str(file), "--size", "80x24"]) == Exit.GOOD
    assert VI("usage.written", file=str(file)) in capsys.readouterr().err
    assert list(tmp_path.glob("*.*")) == [file]
    in_order, pages = slides(context(shipped)), PdfReader(file).pages
    assert len(pages) == len(in_order) + 1
    for slide, page in zip(in_order, pages, strict=False):
        assert squeezed(slide.title) in squeezed(page.extract_text())


def test_slides_and_panels_go_into_one_folder(tmp_path: Path) -> None:
    arguments = ["screenshot", "overview", "present", "progress", "-o", f"{tmp_path}/", "--format", "svg"]
    assert main([*arguments, "--size", "60x20", "--as-of", EARLIER.isoformat()]) == Exit.GOOD
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".svg")
    assert names == [f"{page}-1990-01-01.svg" for page in ("tien-do", "tong-quan", "trinh-chieu-01")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["screenshot", "present", "-o", "slides.png"], Exit.USAGE),
        (["screenshot", "present", "-o", "slides/", "--format", "gif"], Exit.USAGE),
        (["screenshot", "present", "-o", "slides/", "--entity", "nowhere"], Exit.USAGE),
        (["present", "--as-of", "soon"], Exit.USAGE),
        (["present", "--entity", "nowhere"], Exit.USAGE),
        (["present", "slides"], Exit.USAGE),
    ],
)
def test_what_cannot_be_presented_is_refused(
    arguments: list[str], code: Exit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    assert list(tmp_path.glob("slides*")) == []


@pytest.mark.parametrize("language", languages())
def test_without_a_terminal_all_slides_are_printed(
    language: Language, shipped: Dataset, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    assert main(["present", "--lang", language]) == Exit.GOOD
    shown = capsys.readouterr().out
    assert words_for(language)("frame.as_of", day=words_for(language).day(DAY)) in shown.splitlines()[2]
    for slide in slides(context(shipped, language)):
        assert slide.title.upper() in shown
        assert slide.source in shown
    assert "█" not in shown
