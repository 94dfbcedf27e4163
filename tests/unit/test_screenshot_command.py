"""The screenshot command: every panel as every kind of file, one file or a folder, without a terminal."""

import io
import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PIL import Image
from pypdfium2 import PdfDocument

from tests.contexts import context_of
from tui import __version__
from tui.app import Shots, take_pictures
from tui.blocks.figure import Opens
from tui.blocks.table import Table
from tui.cli import main
from tui.cli.exits import Exit
from tui.drawing.palettes import PALETTES, PRINT
from tui.export.formats import PICTURES
from tui.export.naming import proposed_name
from tui.export.picture import Picture
from tui.export.picture.font import letters_of_font
from tui.export.picture.pdf import _compiler
from tui.export.picture.shapes import SHAPES
from tui.export.picture.svg import svg
from tui.model import Dataset
from tui.pages import page
from tui.pages.citations import credit
from tui.pages.statements import cited
from tui.panels.screenshot import in_look
from tui.selection import PANELS, Selection
from tui.text import cells, slug
from tui.wording import Language, Words, languages, words_for

VI = words_for("vi")
SIZE = (80, 24)
BARS = 2
"""Rows of the screen that no picture shows: tabs and keys."""


def selections(dataset: Dataset) -> list[Selection]:
    assert dataset.as_of
    return [Selection(dataset.as_of, panel) for panel in PANELS]


def pictures(
    dataset: Dataset, wanted: list[Selection], language: Language = "vi", size: tuple[int, int] = SIZE
) -> list[Picture]:
    taken: list[Picture] = []
    take_pictures(Shots(context_of(dataset, words=words_for(language)), wanted, "muc", size), taken.append)
    return taken


def lines_of(picture: Picture) -> list[str]:
    return ["".join(stretch.text for stretch in row) for row in picture.rows]


def test_a_picture_after_another_of_its_panel_is_as_if_taken_alone(shipped: Dataset) -> None:
    """The chart of PAPI is a line higher than that of PAR INDEX, which is on the screen when the program starts."""
    assert shipped.as_of
    par, papi = (Selection(shipped.as_of, "trends", measure=Opens("ranking", code)) for code in ("par-index", "papi"))
    taken: list[Picture] = []
    for start in (par, papi):
        take_pictures(
            Shots(context_of(shipped, selection=start, words=VI), [start, papi], "muc", (120, 40)), taken.append
        )
    _, after, alone, _ = taken
    assert lines_of(after) == lines_of(alone)


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("ending", PICTURES)
def test_every_panel_is_written_by_one_command_without_a_terminal(
    ending: str, language: Language, tmp_path: Path
) -> None:
    folder = tmp_path / "ảnh họp"
    arguments = ["screenshot", "all", "-o", f"{folder}{os.sep}", "--format", ending[1:], "--lang", language]
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments, "--size", "80x24"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [words_for(language)("picture.written", n="7", folder=str(folder))]
    names = {slug(words_for(language)(f"panel.{panel}")): words_for(language)(f"panel.{panel}") for panel in PANELS}
    files = {re.sub(r"-(hung-yen|par-index)$", "", path.stem): path for path in folder.iterdir()}
    assert files.keys() == names.keys()
    for name, path in files.items():
        assert names[name] in title_of(path.read_bytes(), ending)


def title_of(content: bytes, ending: str) -> str:
    if ending == ".svg":
        return ElementTree.fromstring(content).findtext("{http://www.w3.org/2000/svg}title") or ""
    if ending == ".pdf":
        return str(PdfDocument(content).get_metadata_dict()["Title"])
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        assert image.size[0] == 80 * 12 + 24
        return str(image.info["Title"])


@pytest.mark.parametrize("language", languages())
def test_the_font_has_every_letter_of_every_panel(language: Language, shipped: Dataset) -> None:
    for taken in pictures(shipped, selections(shipped), language, (200, 50)):
        assert set("".join(lines_of(taken))) - letters_of_font() - set(SHAPES) == set()


@pytest.mark.parametrize("language", languages())
def test_the_caption_names_publishers_day_and_program(language: Language, shipped: Dataset) -> None:
    words = words_for(language)
    for wanted, taken in zip(selections(shipped), pictures(shipped, selections(shipped), language), strict=True):
        caption = lines_of(taken)[SIZE[1] - BARS :]
        day = words("frame.as_of", day=words.day(wanted.as_of))
        assert caption[-1].strip() == f"{day} · reform-tui {__version__}"
        assert 3 <= len(caption) <= 5
        sources = " ".join(line.strip() for line in caption[1:-1])
        publishers = credit(
            context_of(shipped, selection=wanted, words=words), page(context_of(shipped, selection=wanted, words=words))
        ).publishers
        assert sources in [captioned(words, publishers, n) for n in range(1, len(publishers) + 1)]
        assert taken.facts.source == "; ".join(publishers)
        assert all(cells(line) <= SIZE[0] for line in caption)


def captioned(words: Words, publishers: tuple[str, ...], named: int) -> str:
    rest = len(publishers) - named
    key = "picture.sources_and_others" if rest else "picture.sources"
    return words(key, named="; ".join(publishers[:named]), n=str(rest))


def test_a_page_cites_each_source_once_in_its_order(shipped: Dataset) -> None:
    for wanted in selections(shipped):
        codes = cited(page(context_of(shipped, selection=wanted, words=VI)).blocks)
        assert len(set(codes)) == len(codes)
        assert set(codes) <= set(shipped.source)
        assert codes


def test_a_picture_shows_no_cursor_and_the_fold_of_its_own_page(shipped: Dataset) -> None:
    first, *_, again = pictures(shipped, [*selections(shipped), selections(shipped)[0]])
    assert first == again
    for taken in pictures(shipped, selections(shipped)):
        assert not any(line.startswith(("▌", "▸")) for line in lines_of(taken))
        assert PALETTES["muc"].select not in {stretch.paper for row in taken.rows for stretch in row}


def test_a_picture_leaves_out_tabs_keys_and_fold(shipped: Dataset) -> None:
    for taken in pictures(shipped, selections(shipped)):
        text = "\n".join(lines_of(taken))
        assert VI("app.next_language", name=VI.next_language) not in text
        assert VI("app.more", n="").strip() not in text
        assert "Tab " not in text
        assert f"2 {VI('panel.progress')}" not in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_full_picture_shows_every_row_of_its_page(size: tuple[int, int], shipped: Dataset) -> None:
    taken: list[Picture] = []
    shots = Shots(context_of(shipped, words=VI), selections(shipped), "muc", size, full=True)
    take_pictures(shots, taken.append)
    for wanted, picture in zip(selections(shipped), taken, strict=True):
        text = "\n".join(lines_of(picture))
        blocks = page(context_of(shipped, selection=wanted, words=VI)).blocks
        headings = [
            block.heading for block in blocks if block.heading and not (isinstance(block, Table) and block.sorted_by)
        ]
        assert [heading for heading in headings if heading[:20] not in text] == []
    rankings = "\n".join(lines_of(taken[PANELS.index("rankings")]))
    assert "Hải Phòng" in rankings
    assert "Kiên Giang" in rankings
    assert len(taken[0].rows) > size[1]


def test_a_picture_of_the_command_is_in_the_look_for_print_unless_another_is_asked_for(place: Path) -> None:
    for name, more in (("a.svg", []), ("b.svg", ["--theme", "in"]), ("c.svg", ["--theme", "muc"])):
        assert main(["screenshot", "overview", "-o", str(place / name), "--size", "80x24", *more]) == Exit.GOOD
    default, print_look, dark = ((place / name).read_bytes() for name in ("a.svg", "b.svg", "c.svg"))
    assert default == print_look != dark


def test_full_makes_the_file_higher(place: Path) -> None:
    for name, more in (("a.png", []), ("b.png", ["--full"])):
        assert main(["screenshot", "profile", "-o", str(place / name), "--size", "80x24", *more]) == Exit.GOOD
    sizes = []
    for name in ("a.png", "b.png"):
        with Image.open(place / name) as image:
            sizes.append(image.size)
    assert sizes[0][0] == sizes[1][0]
    assert sizes[1][1] > 2 * sizes[0][1]


@pytest.mark.parametrize("theme", [name for name in PALETTES if name != "tuongphan"])
def test_a_picture_taken_in_any_look_is_that_of_print_in_its_colours(theme: str, shipped: Dataset) -> None:
    taken: dict[str, list[Picture]] = {theme: [], PRINT: []}
    for look, kept in taken.items():
        take_pictures(Shots(context_of(shipped, words=VI), selections(shipped), look, SIZE), kept.append)
    for of_theme, of_print in zip(taken[theme], taken[PRINT], strict=True):
        assert svg(in_look(of_theme, theme, PRINT)) == svg(of_print)


def test_the_description_says_the_sentences_in_words(shipped: Dataset) -> None:
    (taken,) = pictures(shipped, selections(shipped)[:1])
    assert "21/25" in taken.facts.description
    assert not set("▲▼◆□┆†‡≤≥") & set(taken.facts.description)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("names", [["overview", "trends"], ["all"]])
def test_several_panels_need_a_folder(names: list[str], place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screenshot", *names, "-o", str(place / "a.png")]) == Exit.USAGE
    assert capsys.readouterr().err == VI("usage.folder", name=str(place / "a.png")) + "\n"
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        pytest.param(["overview", "-o", "a.txt"], ["a.txt"], id="a file"),
        pytest.param(["overview", "-o", "A.TXT"], ["A.TXT"], id="an ending in capitals"),
        pytest.param(["overview", "-o", "new/", "--format", "txt"], ["new/tong-quan.txt"], id="/"),
        pytest.param(["overview", "-o", ".", "--format", "txt"], ["tong-quan.txt"], id="present"),
        pytest.param(
            ["sources", "trends", "sources", "-o", "new", "--format", "txt"],
            ["new/nguon.txt", "new/xu-huong-par-index.txt"],
            id="several, each once",
        ),
    ],
)  # fmt: skip
def test_where_files_go(arguments: list[str], files: list[str], place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    assert main(["screenshot", *arguments]) == Exit.GOOD
    assert sorted(str(path.relative_to(place)) for path in place.rglob("*.*") if path.is_file()) == files


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["overview", "-o", "a.gif"], Exit.USAGE, "a.gif"),
        (["overview", "-o", "a.svg", "--format", "png"], Exit.USAGE, "a.svg"),
        (["overview", "-o", "new/", "--format", "gif"], Exit.USAGE, ".gif"),
        (["nothing", "-o", "a.png"], Exit.USAGE, "nothing"),
        (["overview", "--entity", "all", "-o", "new/"], Exit.USAGE, "profile"),
        (["overview", "-o", "none/a.txt"], Exit.WRITE, "none/a.txt"),
        (["overview", "-o", "a.txt/", "--format", "txt"], Exit.WRITE, "a.txt/"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_left(
    arguments: list[str],
    code: Exit,
    said: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(place)
    (place / "a.txt").write_text("old")
    assert main(["screenshot", *arguments]) == code
    assert said in capsys.readouterr().err
    assert [(path.name, path.read_text()) for path in place.iterdir()] == [("a.txt", "old")]


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    _compiler.cache_clear()
    assert main(["screenshot", "overview", "-o", str(place / "a.pdf")]) == Exit.MISSING_LIBRARY
    assert f'{sys.executable} -m pip install "typst>=0.15"' in capsys.readouterr().err
    assert list(place.iterdir()) == []


def test_every_entity_of_a_ranking_gets_its_profile(
    place: Path, shipped: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--ranking", "par-index-ministries", "--entity", "all", "--format", "txt"]
    assert main(["screenshot", "profile", *chosen, "-o", f"{place}/"]) == Exit.GOOD
    ranking = shipped.ranking["par-index-ministries"]
    newest = max((each.period for each in ranking.standings), key=lambda period: period.last)
    members = shipped.members(ranking, newest)
    assert {path.name for path in place.glob("*.txt")} == {f"ho-so-{code}.txt" for code in members}
    assert capsys.readouterr().err == VI("picture.written", n=str(len(members)), folder=str(place)) + "\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to kill a process with")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_killing_the_command_leaves_no_process_behind(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui", "screenshot", "profile", "--entity", "all", "-o", f"{tmp_path}/"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        while not list(tmp_path.glob("*.png")):
            assert process.poll() is None
        process.send_signal(getattr(signal, name))
        process.communicate(timeout=20)  # ends when no process holds the pipe any more
        assert process.returncode == -getattr(signal, name)


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        ({}, "tong-quan", "overview"),
        ({"panel": "profile"}, "ho-so-hung-yen", "profile-hung-yen"),
        ({"panel": "profile", "entity": "ha-noi"}, "ho-so-ha-noi", "profile-ha-noi"),
        ({"panel": "rankings", "ranking": "dti", "period": "2022"}, "xep-hang-dti-2022", "rankings-dti-2022"),
        ({"panel": "rankings", "ranking": "x", "period": "2021/2022"}, "xep-hang-x-2021-2022", "rankings-x-2021-2022"),
        (
            {"panel": "trends", "indicator": "essential-services"},
            "xu-huong-dich-vu-cong-thiet-yeu-da-tich-hop",
            "trends-essential-services-integrated",
        ),
        ({"panel": "sources", "entity": "ha-noi"}, "nguon", "sources"),
        ({"panel": "handout"}, "tom-tat-hung-yen", "handout-hung-yen"),
        (
            {"panel": "rankings", "compared": ("hung-yen", "ha-noi"), "comparing": True},
            "so-sanh-hung-yen-ha-noi",
            "side-by-side-hung-yen-ha-noi",
        ),
    ],
)
def test_the_proposed_name_says_panel_and_subject_in_the_language_of_the_reader(
    changes: dict[str, Any], vi: str, en: str, shipped: Dataset
) -> None:
    assert shipped.as_of
    for words, name in ((VI, vi), (words_for("en"), en)):
        assert (
            proposed_name(context_of(shipped, selection=replace(Selection(shipped.as_of), **changes), words=words))
            == name
        )


def test_another_day_than_the_one_of_the_dataset_is_part_of_the_name(shipped: Dataset) -> None:
    context = context_of(shipped, selection=Selection(date(2026, 1, 2)), words=VI)
    assert proposed_name(context) == "tong-quan-2026-01-02"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("overview", "overview --size 120x40 --theme muc"),
        ("rankings", "rankings --ranking papi --period 2022 --size 120x40 --theme muc"),
        ("trends", "trends --ranking par-index --size 120x40 --theme giay"),
    ],
)
def test_the_pictures_of_the_readme_are_those_the_program_makes(name: str, arguments: str, tmp_path: Path) -> None:
    picture = tmp_path / f"{name}.svg"
    assert main(["screenshot", *arguments.split(), "-o", str(picture), "--lang", "en"]) == 0
    published, new = (
        re.sub(r"base64,[^)]*", "", path.read_text(encoding="utf-8")) for path in (Path(f"docs/{name}.svg"), picture)
    )
    assert new == published, f"make it anew: reform-tui screenshot {arguments} --lang en -o docs/{name}.svg"
