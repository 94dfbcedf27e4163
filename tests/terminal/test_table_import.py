"""`R` brings a published table in: a form, one question after the other, a dry run, and nothing before the last yes."""

import shutil
from pathlib import Path

import pytest
import xlsxwriter
from textual.pilot import Pilot
from textual.widgets import Static

from tests.terminal.drawn import screen_text
from tests.terminal.terminal import SIZES, needs_pty, own_words
from tests.terminal.terminal import dashboard as on_terminal
from tests.terminal.test_record import dashboard, notifications, typed, until
from tests.unit.test_import_command import DIRTY, PLAIN, contents
from tui.app import ReformApp
from tui.dataset import bundled_dataset
from tui.dataset.reading import read
from tui.editing.files import undo
from tui.model import Dataset
from tui.panels.form_dialog import Candidates
from tui.panels.question_dialog import QuestionDialog
from tui.panels.table_dialog import TableDialog
from tui.wording import words_for

VI = words_for("vi")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    shutil.copytree(bundled_dataset().parent, folder)
    return folder / "indicators.yaml"


def table(path: Path, lines: list[str], name: str = "PCI_ban.csv") -> Path:
    place = path.parent.parent / "tables" / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("\n".join(lines), encoding="utf-8")
    return place


async def opened(pilot: Pilot[None]) -> TableDialog:
    await pilot.press("R")
    await until(pilot, lambda: isinstance(pilot.app.screen, TableDialog) and pilot.app.focused)
    assert isinstance(pilot.app.screen, TableDialog)
    return pilot.app.screen


async def filled(pilot: Pilot[None], *texts: str) -> QuestionDialog:
    """Fill in the fields in their order and wait for the first question."""
    await opened(pilot)
    for number, text in enumerate(texts):
        if number:
            await pilot.press("tab")
        await typed(pilot, text)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, QuestionDialog) and question(pilot))
    assert isinstance(pilot.app.screen, QuestionDialog)
    return pilot.app.screen


def said(pilot: Pilot[None], name: str) -> str:
    return str(pilot.app.screen.query_one(f"#{name}", Static).content)


def question(pilot: Pilot[None]) -> str:
    return said(pilot, "question")


def offered(pilot: Pilot[None]) -> list[str]:
    choices = pilot.app.screen.query_one(Candidates)
    return [str(option.prompt) for option in choices.options] if choices.display else []


async def answered(pilot: Pilot[None], *keys: str) -> None:
    """Give an answer and wait for the next question."""
    before = question(pilot)
    await pilot.press(*keys)
    await until(pilot, lambda: question(pilot) != before)


async def written(pilot: Pilot[None], app: ReformApp) -> None:
    await pilot.press("down", "enter")
    await until(pilot, lambda: app.screen is app.dashboard)
    await until(pilot, lambda: "record --undo" in notifications(app))


async def test_a_plain_table_is_shown_first_and_written_after_the_last_yes(path: Path) -> None:
    before = contents(path.parent)
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot, str(table(path, PLAIN)), "pci", "github-98e5c")
        assert "Kết quả xếp hạng (thêm 3)" in question(pilot)
        assert "score = Chỉ số PCI năm 2016" in said(pilot, "read")
        assert offered(pilot)[0] == "Ghi 3 kết quả"
        await pilot.press("enter", "enter")
        assert app.screen is not app.dashboard
        assert contents(path.parent) == before
        await written(pilot, app)
        await until(pilot, lambda: app.dashboard.selection.panel == "rankings")
        await until(pilot, lambda: app.dashboard.selection.period == "2016")
    assert len([row for row in read(path).ranking["pci"].standings if row.source == ("github-98e5c",)]) >= 3
    undo(path)
    after = contents(path.parent)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("size", SIZES)
async def test_a_dirty_table_is_questioned_at_every_point(path: Path, size: tuple[int, int]) -> None:
    app = dashboard(path)
    before = contents(path.parent)
    async with app.run_test(size=size) as pilot:
        await filled(pilot, str(table(path, DIRTY)), "pci", "https://vcci.com.vn/pci-2017")
        assert "Vùng Đông Bắc" in question(pilot)
        await answered(pilot, "enter")
        assert offered(pilot) == ["Đồng Tháp", "Đồng Nai", VI("import_choice.nobody")]
        await pilot.press("enter")
        assert said(pilot, "message") == VI("import_form.choose")
        await answered(pilot, "down", "enter")
        assert "Trung bình" in question(pilot)
        await answered(pilot, "enter")
        assert "Nguồn: VCCI" in question(pilot)
        await answered(pilot, "enter")
        assert offered(pilot) == ["Bỏ qua dòng 10", "Bỏ qua dòng 9"]
        await answered(pilot, "down", "enter")
        assert "70.11" in question(pilot)
        await answered(pilot, *"70,11", "enter")
        assert contents(path.parent) == before
        await until(pilot, lambda: "Ghi 5 kết quả" in offered(pilot))
        assert "Ghi 5 kết quả" in screen_text(app)
        await written(pilot, app)
    ranking = read(path).ranking["pci"]
    rows = {row.entity: row for row in ranking.standings if row.period.code == "2017"}
    assert {entity: (row.rank and row.rank.best, str(row.score)) for entity, row in rows.items()} == {
        "quang-ninh": (1, "70.69"),
        "da-nang": (2, "70.11"),
        "dong-thap": (3, "68.78"),
        "long-an": (4, "66.70"),
        "ben-tre": (None, "66.69"),
    }
    assert read(path).source[rows["da-nang"].source[0]].publisher == "vcci.com.vn"


async def test_escape_leaves_nothing_behind_and_asks_once_something_was_answered(path: Path) -> None:
    app = dashboard(path)
    before = contents(path.parent)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("escape")
        assert app.screen is app.dashboard
        await filled(pilot, str(table(path, DIRTY)), "pci", "github-98e5c")
        await pilot.press("escape")
        assert app.screen is app.dashboard
        await filled(pilot, str(table(path, DIRTY)), "pci", "github-98e5c")
        await answered(pilot, "enter")
        await pilot.press("escape")
        assert said(pilot, "message") == VI("import_form.leave")
        await pilot.press("escape")
        assert app.screen is app.dashboard
        await app.workers.wait_for_complete()
    assert contents(path.parent) == before


async def test_an_answer_can_be_taken_back_and_another_column_chosen(path: Path) -> None:
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot, str(table(path, DIRTY)), "pci", "github-98e5c")
        first = question(pilot)
        await answered(pilot, "enter")
        await answered(pilot, "ctrl+z")
        assert question(pilot) == first
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot, str(table(path, PLAIN)), "pci", "github-98e5c")
        (other,) = [n for n, text in enumerate(offered(pilot)) if "hạng" in text and "Xếp hạng" in text]
        await answered(pilot, *["down"] * (other + 1), "enter")
        assert "Hạng: cột “Xếp hạng”".casefold() in " ".join(offered(pilot)).casefold()
        await answered(pilot, "escape")
        assert offered(pilot)[0] == "Ghi 3 kết quả"


async def test_the_form_completes_paths_and_names_and_says_what_is_missing(path: Path) -> None:
    place = table(path, PLAIN)
    app = dashboard(path)
    async with app.run_test(size=(60, 20)) as pilot:
        dialog = await opened(pilot)
        await pilot.press("down", "up")
        await typed(pilot, str(place.parent.parent / "ta"))
        assert offered(pilot) == ["tables/"]
        await pilot.press("enter")
        assert offered(pilot) == ["PCI_ban.csv"]
        await pilot.press("enter")
        assert dialog.texts["file"] == str(place)
        await typed(pilot, "papi")
        await pilot.press("enter")
        assert said(pilot, "outlook") == VI("import_refused.source_open")
        await typed(pilot, "báo cáo mới")
        await pilot.press("enter")
        assert said(pilot, "outlook") == VI("import_refused.publisher_open", name="báo cáo mới")
        assert app.focused is dialog.query_one("#publisher")
        await typed(pilot, "VCCI")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, QuestionDialog))


async def test_a_new_ranking_is_set_up_under_the_name_typed(path: Path) -> None:
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot, str(table(path, PLAIN)), "Chỉ số thử 2016", "github-98e5c")
        await written(pilot, app)
        await until(pilot, lambda: app.dashboard.selection.ranking == "chi-so-thu-2016")
    ranking = read(path).ranking["chi-so-thu-2016"]
    assert (ranking.name.vi, len(ranking.standings)) == ("Chỉ số thử 2016", 3)


async def test_another_sheet_of_a_workbook_can_be_read(path: Path) -> None:
    place = table(path, [], "PCI.xlsx")
    with xlsxwriter.Workbook(place) as workbook:
        for name, year in (("2015", "2015"), ("2016", "2016")):
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate((("Tỉnh", "Hạng", f"Điểm {year}"), ("Đà Nẵng", 1, 70.25))):
                sheet.write_row(row, 0, cells)
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot, str(place), "pci", "github-98e5c")
        assert "period" not in question(pilot)
        assert "2015 · da-nang" in said(pilot, "read")
        await answered(pilot, "up", "enter")
        assert offered(pilot) == ["Trang tính “2016”"]
        await answered(pilot, "enter")
        await until(pilot, lambda: "2016 · da-nang" in said(pilot, "read"))


async def test_what_cannot_be_read_is_said_and_can_be_left(path: Path) -> None:
    app = dashboard(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await typed(pilot, str(path.parent / "none.csv"))
        await pilot.press("tab")
        await typed(pilot, "pci")
        await pilot.press("tab")
        await typed(pilot, "github-98e5c")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, QuestionDialog) and "none.csv" in said(pilot, "message"))
        await pilot.press("enter", "escape")
        assert app.screen is app.dashboard


async def test_the_bundled_dataset_is_not_changed() -> None:
    app = dashboard(bundled_dataset())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await until(pilot, lambda: notifications(app))
        assert "init" in notifications(app)


@needs_pty
@pytest.mark.slow
def test_a_table_goes_in_in_a_small_terminal(path: Path, shipped: Dataset) -> None:
    place = table(path, PLAIN)
    with on_terminal("--data", str(path), "--lang", "vi", size=(60, 20)) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.send("R")
        terminal.until_shown(VI("import_form.title"))
        terminal.send(str(place))
        terminal.until_shown(place.name)
        terminal.send("tab", "pci", "tab", "github-98e5c", "enter")
        terminal.until_shown("Ghi 3 kết quả")
        assert len(read(path).ranking["pci"].standings) == len(shipped.ranking["pci"].standings)
        terminal.send("down", "enter")
        terminal.until_gone("Ghi 3 kết quả")
        terminal.until_shown("record --undo")
        terminal.send("q")
        assert terminal.finish() == 0
    assert len(read(path).ranking["pci"].standings) == len(shipped.ranking["pci"].standings) + 3
