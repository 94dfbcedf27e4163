"""The dialog behind `s`: folder and name, Vietnamese letters, taken names, folders that refuse; long runs beside it."""

import asyncio
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.contexts import context_of
from tests.terminal.terminal import EN, VI, Terminal, dashboard, needs_pty, own_words, squeezed
from tui.app import ReformApp
from tui.cli import main
from tui.export.formats import PICTURES
from tui.export.picture.pdf import _compiler
from tui.files import write_new
from tui.model import Dataset
from tui.panels import save_dialog
from tui.panels.save_dialog import FormatList, SaveDialog
from tui.panels.saving import Preferences
from tui.selection import Selection
from tui.widgets.text_field import TextField
from tui.wording import words_for

pytestmark = [needs_pty, pytest.mark.slow]

PROPOSED = "ho-so-hung-yen.png"
PROPOSED_PROGRESS = "tien-do"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a Vietnamese name."""
    path = tmp_path / "báo cáo"
    path.mkdir()
    return path


@pytest.fixture(params=[(40, 12), (60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The sizes the dialog must fit."""
    parameters: tuple[int, int] = request.param
    return parameters


@pytest.fixture
def profile(folder: Path, shipped: Dataset) -> Iterator[Terminal]:
    """The profile panel, started in the folder."""
    with dashboard("--panel", "profile", size=(80, 24), folder=folder) as terminal:
        terminal.until_shown(own_words(shipped, "profile"))
        yield terminal


def open_dialog(terminal: Terminal) -> None:
    """Press s and wait for the dialog and its cursor."""
    terminal.send("s")
    terminal.until_shown(VI("picture.title"))
    for suffix in PICTURES:
        terminal.until_shown(suffix)
    terminal.settled()


def rename(terminal: Terminal, *writes: str) -> None:
    """Type another name over the proposed one."""
    terminal.send(*["backspace"] * len(PROPOSED))
    for written in writes:
        terminal.write(written)


def until_saved(terminal: Terminal, path: Path) -> None:
    """Wait until the notice names a file."""
    terminal.until(lambda: squeezed(VI("app.saved", file=str(path))) in notice(terminal), f"saved {path}")


def notice(terminal: Terminal) -> str:
    """Return the words of the notice at the right, without blanks."""
    word = VI("app.saved", file="").strip()
    row = terminal.row_with(word)
    column = terminal.rows[row].index(word) if row >= 0 else 0
    return squeezed("".join(line[column:-2] for line in terminal.rows[row:-1])) if row >= 0 else ""


def names(folder: Path) -> list[str]:
    return sorted(unicodedata.normalize("NFC", path.name) for path in folder.iterdir())


def test_the_dialog_fits_and_enter_saves_under_the_proposed_name(
    size: tuple[int, int], folder: Path, shipped: Dataset
) -> None:
    with dashboard("--panel", "profile", size=size, folder=folder) as terminal:
        terminal.until_shown(own_words(shipped, "profile")[:20])
        open_dialog(terminal)
        for words in ("save.folder", "save.name", "save.keys"):
            assert squeezed(VI(words)) in terminal.squeezed
        assert PROPOSED in terminal.text
        terminal.send("enter")
        terminal.until(lambda: names(folder) == [PROPOSED], "the file")
        terminal.until_gone(VI("save.keys"))
        assert (folder / PROPOSED).read_bytes().startswith(PNG)
        terminal.send("s")
        terminal.until_shown(VI("picture.title"))
        terminal.settled()
        terminal.send("enter")
        for words in ("save.taken", "save.overwrite", "save.taken_keys"):
            terminal.until_shown(VI(words))


@pytest.mark.parametrize(
    "writes",
    [("vie\x7fê\x7fệt.png",), tuple("vie\x7fê\x7fệt.png"), ("vi", "e\x7fê", "\x7f", "ệt.png")],
    ids=["in one write", "key by key", "mixed"],
)
def test_a_composing_keyboards_burst_names_the_file(writes: Sequence[str], profile: Terminal, folder: Path) -> None:
    open_dialog(profile)
    rename(profile, *writes)
    profile.until_shown("việt.png")
    profile.send("enter")
    until_saved(profile, folder / "việt.png")
    assert (folder / "việt.png").read_bytes().startswith(PNG)
    assert names(folder) == ["việt.png"]


def test_a_name_and_enter_in_one_burst_are_both_taken(profile: Terminal, folder: Path) -> None:
    open_dialog(profile)
    rename(profile, "no\x7fô\x7fốt 12.svg\r")
    until_saved(profile, folder / "nốt 12.svg")
    assert (folder / "nốt 12.svg").read_text(encoding="utf-8").startswith("<svg")


def test_what_follows_enter_in_one_burst_neither_names_the_file_nor_ends_the_program(
    profile: Terminal, folder: Path
) -> None:
    open_dialog(profile)
    rename(profile, "a.svg\r\r")
    until_saved(profile, folder / "a.svg")
    profile.settled()
    open_dialog(profile)
    rename(profile, "b.svg\rm")
    until_saved(profile, folder / "b.svg")
    assert names(folder) == ["a.svg", "b.svg"]
    assert not profile.ended


async def test_a_file_that_came_meanwhile_is_not_overwritten(
    folder: Path, shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(path: Path, content: bytes) -> None:
        path.write_bytes(b"of another")
        write_new(path, content)

    monkeypatch.setattr(save_dialog, "write_new", late)
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        assert await saving(app, pilot, "a.svg") == VI("save.failed", reason=VI("failure.exists"))
    assert (folder / "a.svg").read_bytes() == b"of another"
    assert names(folder) == ["a.svg"]


def test_letters_of_commands_are_text_and_escape_leaves_without_a_file(profile: Terminal, folder: Path) -> None:
    before = profile.settled()
    open_dialog(profile)
    rename(profile, "q1sldnpjk?")
    profile.until_shown("q1sldnpjk?")
    profile.send("esc")
    profile.until(lambda: profile.text == before, "the page as it was")
    assert names(folder) == []


@pytest.mark.parametrize(
    ("keys", "content", "files"),
    [
        pytest.param(["enter"], b"old", ["kept-2.png", "kept.png"], id="numbered"),
        pytest.param(["down", "enter"], PNG, ["kept.png"], id="overwritten"),
        pytest.param(["esc", "esc"], b"old", ["kept.png"], id="left"),
    ],
)
def test_a_taken_name_is_asked_about(
    keys: list[str], content: bytes, files: list[str], profile: Terminal, folder: Path
) -> None:
    (folder / "kept.png").write_bytes(b"old")
    open_dialog(profile)
    rename(profile, "kept.png")
    profile.settled()
    profile.send("enter")
    profile.until_shown(VI("save.taken"))
    profile.until_shown("kept-2.png")
    for key in keys:
        profile.settled()
        profile.send(key)
    profile.until_gone(VI("picture.title"))
    profile.until(lambda: names(folder) == files, "the files")
    profile.until(lambda: (folder / "kept.png").read_bytes().startswith(content), "the old file")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", VI("save.no_name")),
        ("a/b.png", VI("save.sign", sign="/")),
        ("a\\b.png", VI("save.sign", sign="\\")),
        ("a.gif", VI("save.ending", ending=".gif", allowed=".png, .svg, .pdf")),
        ("ả" * 130 + ".png", VI("save.failed", reason=VI("failure.long_name"))),
    ],
    ids=["empty", "slash", "backslash", "ending", "long"],
)
def test_a_name_that_cannot_be_is_told_and_can_be_mended(name: str, said: str, profile: Terminal, folder: Path) -> None:
    open_dialog(profile)
    rename(profile, name)
    profile.settled()
    profile.send("enter")
    profile.until_shown(said)
    assert names(folder) == []
    profile.settled()
    profile.send(*["backspace"] * 150)
    profile.write("b.png")
    profile.settled()
    profile.send("enter")
    until_saved(profile, folder / "b.png")
    assert names(folder) == ["b.png"]


def retarget(terminal: Terminal, old: Path, new: str) -> None:
    """Type another folder over the present one."""
    terminal.send("shift+tab")
    terminal.settled()
    terminal.send("end", *["backspace"] * len(str(old)))
    terminal.write(new)
    terminal.settled()


def test_another_folder_is_remembered_for_the_next_time(folder: Path, tmp_path: Path, shipped: Dataset) -> None:
    other = tmp_path / "họp"
    other.mkdir()
    for name in ("a.png", "b.png"):
        with dashboard("--panel", "profile", size=(80, 24), folder=folder) as terminal:
            terminal.until_shown(own_words(shipped, "profile"))
            open_dialog(terminal)
            rename(terminal, name)
            terminal.settled()
            if name == "a.png":
                retarget(terminal, folder, str(other))
            terminal.send("enter")
            until_saved(terminal, other / name)
            terminal.send("q")
            assert terminal.finish() == 0
    assert (names(folder), names(other)) == ([], ["a.png", "b.png"])


def test_a_folder_that_is_not_there_is_told(profile: Terminal, folder: Path) -> None:
    open_dialog(profile)
    retarget(profile, folder, "/không có")
    profile.send("enter")
    profile.until_shown(VI("save.no_folder"))
    assert names(folder) == []


@pytest.mark.parametrize("place", ["/proc", "/sys/kernel"])
def test_a_folder_that_refuses_is_told_and_nothing_is_left(place: str, profile: Terminal, folder: Path) -> None:
    """Folders nobody can write in, not even the administrator who may run the tests."""
    if not Path(place).is_dir():
        pytest.skip(f"there is no {place}")
    open_dialog(profile)
    retarget(profile, folder, place)
    profile.send("enter")
    profile.until_shown(VI("save.failed", reason=""))
    profile.settled()
    retarget(profile, Path(place), str(folder))
    profile.send("enter")
    until_saved(profile, folder / PROPOSED)
    assert names(folder) == [PROPOSED]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told(profile: Terminal, folder: Path) -> None:
    folder.chmod(0o500)
    open_dialog(profile)
    profile.send("enter")
    profile.until_shown(VI("save.failed", reason=VI("failure.no_right")))
    folder.chmod(0o700)
    assert names(folder) == []


def test_a_second_picture_does_not_show_the_notice_of_the_first(profile: Terminal, folder: Path) -> None:
    for name in ("a.svg", "b.svg"):
        open_dialog(profile)
        rename(profile, name)
        profile.settled()
        profile.send("enter")
        profile.until(lambda name=name: (folder / name).exists(), name)  # type: ignore[misc]
        profile.until_gone(VI("picture.title"))
    first, second = ((folder / name).read_bytes() for name in ("a.svg", "b.svg"))
    assert first == second
    assert VI("app.saved", file="").strip() not in second.decode()


def test_the_picture_of_the_screen_is_the_one_of_the_command(profile: Terminal, folder: Path) -> None:
    profile.send("down", "down")
    profile.settled()
    open_dialog(profile)
    profile.send("enter")
    until_saved(profile, folder / PROPOSED)
    assert main(["screenshot", "profile", "-o", str(folder / "b.png"), "--size", "80x24"]) == 0
    assert (folder / PROPOSED).read_bytes() == (folder / "b.png").read_bytes()


def test_the_dialog_speaks_the_other_language(profile: Terminal) -> None:
    profile.send("l")
    profile.until_shown(EN("app.next_language", name=EN.next_language))
    profile.send("s")
    profile.until_shown(EN("picture.title"))
    profile.until_shown(EN("save.keys"))


def test_without_windows_the_folder_is_named_instead_of_opened(folder: Path, shipped: Dataset) -> None:
    with dashboard(size=(120, 40), folder=folder, environment={"DISPLAY": "", "WAYLAND_DISPLAY": ""}) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.write("\x0f")
        terminal.until_shown(VI("save.no_window", folder="").strip())


def test_a_long_run_shows_how_far_it_is_and_leaves_one_line(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tui",
        "screenshot",
        "all",
        "-o",
        str(folder),
        "--format",
        "svg",
        "--size",
        "40x12",
    ]
    with Terminal(command, (80, 24)) as terminal:
        assert terminal.finish() == 0
        assert b"7/7" in terminal.raw
        assert terminal.squeezed == squeezed(VI("picture.written", n="7", folder=str(folder)))
    assert len(names(folder)) == 7


def test_a_picture_of_the_command_has_its_colours_where_the_terminal_has_none(folder: Path) -> None:
    for name, refused in (("a.svg", ""), ("b.svg", "1")):
        command = [sys.executable, "-m", "tui", "screenshot", "progress", "-o", str(folder / name)]
        with Terminal(command, (80, 24), {"NO_COLOR": refused}) as terminal:
            assert terminal.finish() == 0
    assert (folder / "a.svg").read_bytes() == (folder / "b.svg").read_bytes()


def test_a_long_run_can_be_stopped_and_leaves_only_whole_files(folder: Path) -> None:
    command = [sys.executable, "-m", "tui", "screenshot", "profile", "--entity", "all", "-o", f"{folder}/"]
    with Terminal(command, (80, 24)) as terminal:
        terminal.until(lambda: names(folder), "a first file")
        terminal.send("ctrl+c")
        terminal.settled()
        terminal.send("ctrl+c")
        assert terminal.finish() == 130
        assert "Traceback" not in terminal.text
    assert all(path.read_bytes().endswith(b"IEND\xaeB`\x82") for path in folder.glob("*.png"))
    assert all(name.endswith(".png") and not name.startswith(".") for name in names(folder))


async def saving(app: ReformApp, pilot: Pilot[None], name: str) -> str:
    """Save the picture under a name; return the line below the fields, or nothing once the dialog is gone."""
    await pilot.press("s")
    await until(pilot, lambda: isinstance(app.screen, SaveDialog))
    app.screen.query_one("#name", TextField).value = name
    first = app.screen
    await pilot.press("enter")
    await until(pilot, lambda: (isinstance(app.screen, SaveDialog) and app.screen is not first) or is_saved(app))
    return str(app.screen.query_one("#message", Static).content) if isinstance(app.screen, SaveDialog) else ""


def is_saved(app: ReformApp) -> bool:
    """Whether nothing is being saved any more."""
    return not any(worker.name == "save" for worker in app.workers)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Let the app work until something holds."""
    for _ in range(400):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("never seen")


def app_in(folder: Path, dataset: Dataset) -> ReformApp:
    assert dataset.as_of
    return ReformApp(
        context_of(dataset, selection=Selection(dataset.as_of, "progress"), words=words_for("vi")),
        "muc",
        Preferences(str(folder)),
    )


async def test_a_full_disk_is_told_and_leaves_nothing(
    folder: Path, shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> NoReturn:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(save_dialog, "write_new", full)
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        assert await saving(app, pilot, "a.svg") == VI("save.failed", reason=VI("failure.no_room"))
        assert names(folder) == []
        monkeypatch.undo()
        await pilot.press("enter")
        await until(pilot, lambda: names(folder) == ["a.svg"])


async def test_a_folder_that_went_away_is_told(folder: Path, shipped: Dataset) -> None:
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        folder.rmdir()
        await pilot.press("enter")
        message = app.screen.query_one("#message", Static)
        await until(pilot, lambda: str(message.content) == VI("save.no_folder"))


async def test_a_kind_that_needs_one_more_package_names_the_command(
    folder: Path, shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    _compiler.cache_clear()
    needed = VI("save.missing_library", command=f'{sys.executable} -m pip install "typst>=0.15"')
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        assert VI("save.needs") in str(app.screen.query_one(FormatList).options[2].prompt)
        await pilot.press("up")
        await pilot.pause()
        assert message(app) == needed
        await pilot.press("enter")
        await pilot.pause()
        assert message(app) == needed
        assert names(folder) == []
        await pilot.press("down", "enter")
        await until(pilot, lambda: names(folder) == [f"{PROPOSED_PROGRESS}.png"])


async def test_arrows_choose_the_kind_and_the_name_follows_it_and_is_followed(folder: Path, shipped: Dataset) -> None:
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        name, kinds = app.screen.query_one("#name", TextField), app.screen.query_one(FormatList)
        for key, n, suffix in (("down", 1, ".svg"), ("down", 2, ".pdf"), ("down", 0, ".png"), ("up", 2, ".pdf")):
            await pilot.press(key)
            await pilot.pause()
            assert (name.value, kinds.highlighted) == (f"{PROPOSED_PROGRESS}{suffix}", n)
            assert message(app) == VI("save.target", path=str(folder / name.value))
        for value, n, after in (("a.SVG", 1, "a.pdf"), ("19.04", 1, "19.04.pdf")):
            name.value = value
            await pilot.pause()
            assert kinds.highlighted == n
            await pilot.press("down")
            await pilot.pause()
            assert name.value == after
            await pilot.press("up")
            await pilot.pause()
        name.value = "b"
        await pilot.press("enter")
        await until(pilot, lambda: names(folder) == ["b.svg"])


@pytest.mark.parametrize(
    ("key", "extent"),
    [
        ("s", VI("extent.picture", columns="80", rows="27", width="984", height="737")),
        ("x", VI("extent.table", rows="", columns="6", sources="").split(" · ")[1]),
        ("b", VI("extent.sheet")),
    ],
)
async def test_the_dialog_says_how_much_is_written(key: str, extent: str, folder: Path, shipped: Dataset) -> None:
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        await until(pilot, lambda: extent in str(app.screen.query_one("#extent", Static).content))


async def test_the_whole_page_and_the_look_of_the_screen_can_be_chosen(folder: Path, shipped: Dataset) -> None:
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        for name, presses in (("a.svg", 0), ("b.svg", 1), ("c.svg", 2)):
            await pilot.press("s")
            await until(pilot, lambda: isinstance(app.screen, SaveDialog))
            for choice in ("picture.whole", "picture.in_look")[:presses]:
                extent = app.screen.query_one("#extent", Static)
                await until(pilot, lambda e=extent, c=choice: VI("save.other", name=VI(c)) in str(e.content))  # type: ignore[misc]
                await pilot.press("ctrl+r")
            app.screen.query_one("#name", TextField).value = name
            await pilot.press("enter")
            await until(pilot, lambda: is_saved(app))
    for name, more in (("d.svg", ()), ("e.svg", ("--full",)), ("f.svg", ("--theme", "muc"))):
        command = ["screenshot", "progress", "-o", str(folder / name), "--size", "80x24", *more]
        assert await asyncio.to_thread(main, command) == 0
    for saved, written in (("a", "d"), ("b", "e"), ("c", "f")):
        assert (folder / f"{saved}.svg").read_bytes() == (folder / f"{written}.svg").read_bytes()


def message(app: ReformApp) -> str:
    """Return the line below the fields."""
    return str(app.screen.query_one("#message", Static).content)


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf", "A.PNG", "báo cáo 19.04", "a"])
async def test_the_ending_chooses_the_kind(name: str, folder: Path, shipped: Dataset) -> None:
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        assert await saving(app, pilot, name) == ""
        written = name if Path(name).suffix.lower() in PICTURES else f"{name}.png"
        await until(pilot, lambda: names(folder) == [written])
        start = {".png": PNG, ".svg": b"<svg", ".pdf": b"%PDF"}[Path(written).suffix.lower()]
        assert (folder / written).read_bytes().startswith(start)


async def test_the_folder_is_opened_where_there_are_windows(
    folder: Path, shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(ReformApp, "open_url", lambda _app, url: opened.append(url))
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+o")
        await until(pilot, lambda: opened == [folder.as_uri()])


async def test_s_twice_opens_one_dialog(folder: Path, shipped: Dataset) -> None:
    app = app_in(folder, shipped)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_save("picture")
        app.action_save("picture")
        await until(pilot, lambda: isinstance(app.screen, SaveDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
