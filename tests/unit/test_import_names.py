"""Names of published tables find their entities, and never by likeness alone."""

import pytest

from tui.importing.names import Names
from tui.model import Dataset


@pytest.fixture(scope="module")
def provinces(shipped: Dataset) -> Names:
    ranking = shipped.ranking["pci"]
    members = shipped.members(ranking, ranking.members[0].since)
    return Names(shipped.entity[code] for code in members)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("HCMC", "ho-chi-minh"), ("Tp.HCM", "ho-chi-minh"), ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("Ho Chi Minh City", "ho-chi-minh"), ("BRVT", "ba-ria-vung-tau"), ("Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"),
        ("TT- Huế", "thua-thien-hue"), ("TT.Huế", "thua-thien-hue"), ("Thành phố Huế", "thua-thien-hue"),
        ("Thua Thien – Hue", "thua-thien-hue"), ("Bắc Cạn", "bac-kan"), ("Đak Lak", "dak-lak"),
        ("UBND tỉnh Hưng Yên", "hung-yen"), ("HƯNG YÊN", "hung-yen"), ("Hưng Yên", "hung-yen"), ("Hanoi", "ha-noi"),
        ("Thủ đô Hà Nội", "ha-noi"), ("Hoà Bình", "hoa-binh"), ("<U+0110>\u1eafk Lắk", "dak-lak"),
        ("hung-yen", "hung-yen"),
    ],
)  # fmt: skip
def test_a_spelling_finds_its_province(provinces: Names, name: str, code: str) -> None:
    assert provinces.matching(name) == (code,)


@pytest.mark.parametrize("name", ["Hà Tây", "Hưng Yê", "Trung bình", "Tỉnh", "B\ufffdc Giang"])
def test_what_only_resembles_a_name_finds_nobody(provinces: Names, name: str) -> None:
    assert provinces.matching(name) == ()


def test_the_likeliest_are_offered(provinces: Names) -> None:
    assert provinces.nearest("Hưng Yê")[0] == "hung-yen"
    assert "bac-giang" in provinces.nearest("B\ufffdc Giang")


def test_a_name_two_entities_share_is_not_decided(shipped: Dataset) -> None:
    assert len(Names(shipped.entities).matching("Tuyên Quang")) > 1
