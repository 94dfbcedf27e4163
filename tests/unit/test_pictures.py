"""Pictures: sound SVG with its own font, points that hold every letter, words for those who cannot see them."""

import io
import re
import sys
import unicodedata
from base64 import b64decode
from itertools import pairwise, product
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfDocument

from tests.unit.factories import moderate
from tui.errors import MissingLibrary
from tui.export.formats import PICTURES
from tui.export.many import encoder
from tui.export.picture import Facts, Picture, Stretch
from tui.export.picture import pdf as pdf_module
from tui.export.picture.font import font_file, letters_of_font
from tui.export.picture.layout import CELL_HEIGHT, CELL_WIDTH, MARGIN
from tui.export.picture.shapes import SHAPES
from tui.export.picture.svg import drawn
from tui.text import cells

SVG = "{http://www.w3.org/2000/svg}"
NAMESPACE = "http://www.w3.org/2000/svg"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VIETNAMESE = "đĐ" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", TONES)
)
BOXES = "─│╭╮╯╰├┤┬┴┼┄┆┊━╸╺"
MARKS = "▲▼●◆■□▪△▽▸◂→←↑↓↗≤≥≈±×−–…·†‡*⚠Δ“”"
UNSEEN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a letter nobody can show; the font's sign for a missing glyph says the same."""
HOSTILE = '</text></desc><script>alert("1")</script>]]>&amp;&#0;<!ENTITY x "y">'


def picture(*rows: str, bold: bool = False, facts: Facts = Facts()) -> Picture:  # noqa: B008
    return Picture([[Stretch(row, "#000000", bold=bold)] for row in rows], facts=facts)


def tree(made: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(svg(made))


def svg(made: Picture) -> str:
    return encoded(made, ".svg").decode("utf-8")


def encoded(picture: Picture, suffix: str) -> bytes:
    return PICTURES[suffix].encoded(picture)


def points(made: Picture) -> Image.Image:
    return Image.open(io.BytesIO(encoded(made, ".png"))).convert("L")


rows_of_text = st.lists(
    st.lists(
        st.builds(
            Stretch,
            st.text(alphabet="aĐộ 漢│━▸█▏░-><&\"'\x1b", max_size=12),
            st.sampled_from(["", "#FF0000"]),
            st.sampled_from(["", "#00FF00"]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=5,
    ),
    max_size=5,
)


@moderate
@given(rows_of_text)
def test_a_picture_is_well_formed_and_every_letter_lies_in_its_cells(rows: list[list[Stretch]]) -> None:
    made = Picture(rows, facts=Facts("trang"))
    root = ElementTree.fromstring(drawn(made.safe()))
    for each in root.iter(f"{SVG}text"):
        assert float(each.attrib["textLength"]) == cells(each.text or "") * CELL_WIDTH
        assert (float(each.attrib["x"]) - MARGIN) % CELL_WIDTH == 0
        row = (float(each.attrib["y"]) - MARGIN - 20.4) / CELL_HEIGHT
        assert row == pytest.approx(round(row))
    said = "".join(each.text or "" for each in root.iter(f"{SVG}text")).replace(" ", "")
    shown = "".join(stretch.text for row in rows for stretch in row)
    assert said == re.sub("[ █▏░]", "", shown).replace("\x1b", UNSEEN)


@pytest.mark.slow
@moderate
@given(st.text(alphabet="aĐộ─█&<", min_size=1, max_size=9))
def test_an_svg_asks_nothing_of_the_network(text: str) -> None:
    made = svg(picture(text))
    assert "http" not in made.replace(f'xmlns="{NAMESPACE}"', "")
    assert set(re.findall(r"url\(([a-z]*)", made)) <= {"data"}


def test_rows_are_as_far_apart_as_the_font_is_high() -> None:
    first, second = (float(each.attrib["y"]) for each in tree(picture("a", "b")).iter(f"{SVG}text"))
    with TTFont(font_file(), lazy=True) as font:
        head = font["hhea"]
        assert second - first == pytest.approx((head.ascent - head.descent) / font["head"].unitsPerEm * 20)


def test_a_picture_is_as_large_as_its_rows() -> None:
    root = tree(Picture([[Stretch("ab"), Stretch("漢")], [Stretch("c")]]))
    assert (root.attrib["width"], root.attrib["height"]) == (str(4 * 12 + 24), "77")


def test_a_picture_of_nothing_is_well_formed() -> None:
    assert list(tree(Picture([])).iter(f"{SVG}text")) == []


def test_a_picture_has_the_looks_of_its_text() -> None:
    root = tree(Picture([[Stretch("a", "#FF0000", "#00FF00", True, True)]]))
    (letters,) = root.iter(f"{SVG}text")
    assert (letters.attrib["fill"], letters.attrib["font-weight"]) == ("#FF0000", "700")
    assert letters.attrib["text-decoration"] == "underline"
    assert "#00FF00" in [each.attrib["fill"] for each in root.iter(f"{SVG}rect")]


def test_text_without_a_colour_takes_the_pictures_own() -> None:
    root = tree(Picture([[Stretch("a█")]], paper="#000000", ink="#FFFFFF"))
    (group,) = (each for each in root.iter(f"{SVG}g") if "font-family" in each.attrib)
    assert group.attrib["fill"] == "#FFFFFF"
    assert [each.attrib["fill"] for each in root.iter(f"{SVG}rect")] == ["#000000", "#FFFFFF"]


def test_every_block_element_and_every_braille_letter_has_its_shapes() -> None:
    assert sorted(SHAPES) == [chr(code) for code in (*range(0x2580, 0x25A0), *range(0x2800, 0x2900))]
    assert [len(SHAPES[chr(0x2800 + pattern)]) for pattern in range(256)] == [n.bit_count() for n in range(256)]
    assert all(0 <= low < high <= 8 for shapes in SHAPES.values() for s in shapes
               for low, high in ((s.left, s.right), (s.top, s.bottom)))  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [("▌", "▐"), ("▀", "▄"), ("▙", "▝"), ("▚", "▞"), ("▛", "▗")])
def test_blocks_that_belong_together_fill_a_cell_once(left: str, right: str) -> None:
    area = sum((s.right - s.left) * (s.bottom - s.top) for letter in (left, right) for s in SHAPES[letter])
    assert area == 64


def test_bars_meet_without_overlap_or_hairline() -> None:
    full = points(picture("███", "███", "███", "███", "███"))
    inner = full.crop((12, 13, 12 + 36, 12 + int(5 * CELL_HEIGHT)))
    assert inner.getextrema() == (0, 0)


def test_signs_are_not_joined() -> None:
    """The font would draw an arrow; the terminal does not."""
    joined, apart = points(picture("->")), points(picture("- >"))
    assert joined.crop((12, 0, 24, 50)).tobytes() == apart.crop((12, 0, 24, 50)).tobytes()
    assert joined.crop((24, 0, 36, 50)).tobytes() == apart.crop((36, 0, 48, 50)).tobytes()


def test_vietnamese_has_146_letters() -> None:
    assert len(set(VIETNAMESE)) == 146


@pytest.fixture(scope="module", params=[400, 700], ids=["regular", "bold"])
def weight(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


def outline(weight: int, letter: str) -> tuple[float, float, float, float]:
    """Return the box the font draws a letter in, in points of a cell."""
    with TTFont(font_file()) as font:
        glyphs = font.getGlyphSet(location={"wght": weight})
        pen = BoundsPen(glyphs)
        glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
        assert pen.bounds, letter
        left, low, right, high = (each / 50 for each in pen.bounds)
    return left, 20.4 - high, right, 20.4 - low


@pytest.mark.slow
@pytest.mark.parametrize("letters", [VIETNAMESE, BOXES, MARKS], ids=["vietnamese", "boxes", "marks"])
def test_a_png_shows_every_letter_of_the_font_in_its_cell(letters: str, weight: int) -> None:
    drawn_apart = points(picture("".join(f" {letter} " for letter in letters), bold=weight == 700))
    missing = points(picture(" ★ ", bold=weight == 700)).crop((12, 12, 48, 39))
    for n, letter in enumerate(letters):
        cell = drawn_apart.crop((12 + 36 * n, 12, 48 + 36 * n, 39))
        assert cell.tobytes() != missing.tobytes(), letter
        found = cell.point(lambda value: 255 - value).getbbox()
        assert found, letter
        left, top, right, bottom = outline(weight, letter)
        assert found == pytest.approx((12 + left, top, 12 + right, bottom), abs=1.01), letter


def test_no_font_of_the_system_helps_out() -> None:
    assert points(picture("★")).tobytes() == points(picture("✓")).tobytes()


def test_bold_is_bold_in_points(weight: int) -> None:
    ink = [sum(255 - value for value in points(picture(VIETNAMESE, bold=bold)).tobytes()) for bold in (False, True)]
    assert ink[1] > ink[0] * 1.15


def test_the_font_has_every_mark_the_program_uses() -> None:
    sources = [*Path("tui").rglob("*.py"), *Path("tui").rglob("*.toml"), *Path("data").rglob("*.yaml")]
    used = {letter for path in sources for letter in path.read_text(encoding="utf-8") if letter.isprintable()}
    assert used - letters_of_font() - set(UNSEEN) == set()


def test_an_svg_carries_just_its_letters_in_their_weights() -> None:
    made = svg(Picture([[Stretch("Hưng "), Stretch("Yên", bold=True), Stretch("█ ")]]))
    fonts = re.findall(r"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]*)\)", made)
    found = {}
    for number, data in fonts:
        with TTFont(io.BytesIO(b64decode(data))) as font:
            found[number] = ("".join(map(chr, font.getBestCmap())), font["OS/2"].usWeightClass)
    assert found == {"400": ("Hgnư", 400), "700": ("Ynê", 700)}


def test_an_svg_without_letters_carries_no_font() -> None:
    assert "@font-face" not in svg(picture("██"))


FACTS = Facts("Hồ sơ · Hưng Yên", "Một câu.\nHai câu.", "Báo Hưng Yên; Bộ Nội vụ", "2023-04-19", "reform-tui 1", "vi")


def test_an_svg_speaks_to_a_screen_reader_and_names_its_sources() -> None:
    root = tree(picture("a", facts=FACTS))
    assert (root.attrib["role"], root.attrib["{http://www.w3.org/XML/1998/namespace}lang"]) == ("img", "vi")
    said = [root.findtext(f"{SVG}{name}") for name in ("title", "desc", "metadata")]
    assert said[:2] == [FACTS.title, FACTS.description]
    assert [part for part in (FACTS.source, FACTS.as_of, FACTS.software) if part not in (said[2] or "")] == []


def test_a_png_says_what_it_is() -> None:
    with Image.open(io.BytesIO(encoded(picture("a", facts=FACTS), ".png"))) as image:
        image.load()
        assert image.info == {
            "Title": FACTS.title, "Description": FACTS.description, "Source": FACTS.source,
            "Software": FACTS.software, "as_of": FACTS.as_of,
        }  # fmt: skip


def test_a_pdf_says_what_it_is_and_its_words_can_be_found() -> None:
    rows = ("Đường về đích: Thừa Thiên Huế ▲ 12", "ẵ ễ ự Ỹ")
    document = PdfDocument(encoded(picture(*rows, facts=FACTS), ".pdf"))
    told = document.get_metadata_dict()
    assert (told["Title"], told["Subject"]) == (FACTS.title, f"{FACTS.description}\n{FACTS.source}")
    assert told["Keywords"] == "2023-04-19, reform-tui 1"
    assert (told["CreationDate"], told["ModDate"]) == ("", "")
    text = document[0].get_textpage().get_text_range()
    assert [row for row in rows if row not in text] == []
    assert document[0].get_size() == ((len(rows[0]) * 12 + 24) * 0.75, 77 * 0.75)


@pytest.mark.parametrize("ending", PICTURES)
def test_the_same_picture_gives_the_same_bytes(ending: str) -> None:
    made = picture("Hưng Yên ▲ 12", "███▏", facts=FACTS)
    assert encoded(made, ending) == encoded(made, ending)


@pytest.mark.parametrize("hostile", [HOSTILE, HOSTILE * 40, "\x00\x1b[31m\ud800"], ids=["tags", "long", "controls"])
def test_hostile_text_is_text(hostile: str) -> None:
    facts = Facts(hostile, hostile, hostile, "2023-04-19", hostile)
    shown = re.sub("[\x00\x1b\ud800]", UNSEEN, hostile)
    root = tree(picture(hostile, facts=facts))
    assert "".join(each.text or "" for each in root.iter(f"{SVG}text")).replace(" ", "") == shown.replace(" ", "")
    assert [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")] == [shown, shown]
    assert {each.tag for each in root.iter()} <= {
        SVG + name for name in ("svg", "title", "desc", "metadata", "style", "rect", "g", "text")
    }


@pytest.mark.parametrize("ending", [".png", ".pdf"])
def test_hostile_text_is_text_in_other_files(ending: str) -> None:
    facts = Facts(HOSTILE, HOSTILE, HOSTILE, "2023-04-19", HOSTILE)
    made = encoded(picture(HOSTILE, facts=facts), ending)
    if ending == ".png":
        with Image.open(io.BytesIO(made)) as image:
            image.load()
            assert image.info["Title"] == image.info["Source"] == HOSTILE
    else:
        assert PdfDocument(made).get_metadata_dict()["Title"] == HOSTILE


def test_a_pdf_without_its_library_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf_module._compiler.cache_clear()
    with pytest.raises(MissingLibrary) as missing:
        encoded(picture("a"), ".pdf")
    assert missing.value.install_command == f'{sys.executable} -m pip install "typst>=0.15"'


def test_chunks_of_a_png_stand_in_order() -> None:
    made = encoded(picture("a", facts=FACTS), ".png")
    kinds, place = [], 8
    while place < len(made):
        kinds.append(made[place + 4 : place + 8].decode())
        place += 12 + int.from_bytes(made[place : place + 4])
    assert (kinds[0], kinds[-1]) == ("IHDR", "IEND")
    assert all(a != "IDAT" or b != "iTXt" for a, b in pairwise(kinds))


@pytest.mark.parametrize("count", [3, 12], ids=["one process", "several processes"])
def test_many_pictures_come_out_in_order_and_the_same(count: int) -> None:
    made = [picture(f"Hưng Yên {n}") for n in range(count)]
    found: list[bytes] = []
    with encoder(count, PICTURES[".png"], found.append) as take:
        for each in made:
            take(each)
    assert found == [encoded(each, ".png") for each in made]


def test_what_goes_wrong_in_another_process_is_told_in_this_one() -> None:
    with pytest.raises(OSError, match="full"), encoder(12, PICTURES[".png"], refuse) as take:  # noqa: PT012
        for n in range(12):
            take(picture(str(n)))


def refuse(_content: bytes) -> NoReturn:
    raise OSError(28, "full")
