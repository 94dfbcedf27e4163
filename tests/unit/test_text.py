"""Text is searched without tones, sorted as in a Vietnamese dictionary, and cut without ever growing."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import moderate
from tui.model import Dataset
from tui.text import (
    ELLIPSIS,
    ZERO_WIDTH_SPACE,
    breakable,
    cells,
    clean,
    collation_key,
    fit,
    folded,
    forbidden_character,
    pad,
    visible,
)

PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương",
    "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông",
    "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương",
    "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn",
    "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên",
    "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh",
    "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "TP. Hồ Chí Minh", "Trà Vinh",
    "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
WORDS = st.text(alphabet="aăâbdđeêoôơuưyĐẮẶếồộữ ẹ.-019漢字…・", max_size=40)


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        pytest.param("Hưng Yên", "hung yen", id="tones and horns go"),
        pytest.param(unicodedata.normalize("NFD", "Hưng Yên"), "hung yen", id="decomposed letters are the same"),
        pytest.param("Đà Nẵng", "da nang", id="capital Đ is d"),
        pytest.param("đồng", "dong", id="small đ is d"),
        pytest.param("HƯNG YÊN", "hung yen", id="case goes"),
        pytest.param("  Hưng \t\n Yên ", "hung yen", id="blanks become one"),
        pytest.param("TP.HCM", "tp.hcm", id="marks stay"),
        pytest.param("", "", id="nothing stays nothing"),
    ],
)
def test_text_is_folded_for_searching(typed: str, searched: str) -> None:
    assert folded(typed) == searched


@moderate
@given(WORDS)
def test_folding_twice_is_folding_once(words: str) -> None:
    assert folded(folded(words)) == folded(words)


@moderate
@given(WORDS)
def test_the_form_of_the_letters_does_not_matter_to_a_search(words: str) -> None:
    assert folded(unicodedata.normalize("NFD", words)) == folded(unicodedata.normalize("NFC", words))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Dung", "Đan", id="Đ comes after every D"),
        pytest.param("Azz", "Ăn", id="Ă comes after A"),
        pytest.param("Ăz", "Ân", id="Â comes after Ă"),
        pytest.param("Ez", "Ên", id="Ê comes after E"),
        pytest.param("Oz", "Ôn", id="Ô comes after O"),
        pytest.param("Ôz", "Ơn", id="Ơ comes after Ô"),
        pytest.param("Uz", "Ưa", id="Ư comes after U"),
        pytest.param("Hà Nam", "Ha Tan", id="letters come before tones"),
        pytest.param(
            "ma",
            "mà",
            id="no tone comes first",
        ),
        pytest.param("mà", "mả", id="huyền before hỏi"),
        pytest.param("mả", "mã", id="hỏi before ngã"),
        pytest.param("mã", "má", id="ngã before sắc"),
        pytest.param("má", "mạ", id="sắc before nặng"),
        pytest.param("Cà Mau", "Cao Bằng", id="a blank comes before a letter"),
    ],
)
def test_one_word_sorts_before_another(first: str, second: str) -> None:
    assert collation_key(first) < collation_key(second)


def test_case_and_form_do_not_change_the_order() -> None:
    assert collation_key("ĐẮK") == collation_key(unicodedata.normalize("NFD", "đắk"))


def test_the_63_provinces_sort_as_in_a_vietnamese_dictionary() -> None:
    shuffled = random.Random(63).sample(PROVINCES, len(PROVINCES))
    assert tuple(sorted(shuffled, key=collation_key)) == PROVINCES


def test_the_list_of_provinces_is_the_shipped_one(shipped: Dataset) -> None:
    assert {each.name.vi for each in shipped.entities if each.kind == "province" and not each.since} == set(PROVINCES)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("abc", 3, id="ASCII"),
        pytest.param("Hưng Yên", 8, id="Vietnamese"),
        pytest.param(unicodedata.normalize("NFD", "Hưng"), 4, id="combining marks take no cell"),
        pytest.param("漢字", 4, id="wide characters take two"),
        pytest.param("≈ −1…", 5, id="signs take one"),
    ],
)
def test_the_cells_of_a_text_are_counted(words: str, size: int) -> None:
    assert cells(words) == size


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        pytest.param("Hưng Yên", 8, "Hưng Yên", id="what fits stays"),
        pytest.param("Hưng Yên", 7, "Hưng Y…", id="what is cut ends in an ellipsis"),
        pytest.param("Hưng Yên", 6, "Hưng…", id="no blank before the ellipsis"),
        pytest.param("漢字漢字", 6, "漢字…", id="a wide character is not halved"),
        pytest.param("abc", 1, "…", id="one cell holds the ellipsis"),
        pytest.param("abc", 0, "", id="no cell holds nothing"),
        pytest.param("", 0, "", id="nothing fits nowhere"),
    ],
)
def test_a_text_is_cut_to_a_width(words: str, width: int, shown: str) -> None:
    assert fit(words, width) == shown


@moderate
@given(WORDS, st.integers(0, 50))
def test_a_fitted_text_is_never_wider_than_asked(words: str, width: int) -> None:
    shown = fit(words, width)
    assert cells(shown) <= width
    assert shown == words or shown.endswith(ELLIPSIS) or width == 0


@moderate
@given(WORDS, st.integers(0, 50), st.booleans())
def test_a_padded_text_is_exactly_as_wide_as_asked(words: str, width: int, right: bool) -> None:
    shown = pad(words, width, right=right)
    assert cells(shown) == width
    assert shown.strip(" ") == fit(words, width).strip(" ")


def test_blanks_go_before_a_number_and_after_a_name() -> None:
    assert (pad("7", 3, right=True), pad("a", 3)) == ("  7", "a  ")


def test_cleaned_text_is_composed_and_has_no_outer_blanks() -> None:
    assert clean("  " + unicodedata.normalize("NFD", "Hưng Yên") + "\n") == "Hưng Yên"


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("\x1b", id="escape"),
        pytest.param("\x00", id="null"),
        pytest.param("\t", id="tab"),
        pytest.param("\n", id="line break"),
        pytest.param("\r", id="carriage return"),
        pytest.param("\x7f", id="delete"),
        pytest.param("\x9b", id="C1 control"),
        pytest.param("\u202e", id="right-to-left override"),
        pytest.param("\u2066", id="isolate"),
        pytest.param("\u200b", id="zero-width space"),
        pytest.param("\u2028", id="line separator"),
        pytest.param("\ufeff", id="byte order mark"),
        pytest.param("\ue000", id="private use"),
    ],
)
def test_a_character_that_steers_or_hides_is_found(character: str) -> None:
    assert forbidden_character(f"Hưng{character}Yên") == character


@pytest.mark.parametrize("words", ["Hưng Yên", "", "79,5 triệu ≈ −1", "\u00a0·"])
def test_ordinary_text_holds_nothing_forbidden(words: str) -> None:
    assert forbidden_character(words) == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("Hưng Yên", "Hưng Yên", id="what can be shown stays"),
        pytest.param("a\x1b[2J\n", "a�[2J�", id="what steers a terminal does not"),
        pytest.param("x" * 10, "x" * 10, id="just long enough"),
        pytest.param("x" * 11, "x" * 9 + ELLIPSIS, id="too long"),
    ],
)
def test_a_foreign_text_is_made_visible(words: str, shown: str) -> None:
    assert visible(words, 10) == shown


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("từ ngắn thôi", ["từ ngắn thôi"]),
        ("xem thongtindoingoai.sonla.gov.vn", ["xem thongtindoingoai.", "sonla.", "gov.", "vn"]),
        ("a/" + "x" * 30, ["a/", "x" * 24, "x" * 6]),
    ],
)
def test_a_long_word_may_be_broken_and_keeps_its_letters(text: str, parts: list[str]) -> None:
    assert breakable(text).split(ZERO_WIDTH_SPACE) == parts
