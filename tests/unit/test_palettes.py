"""What carries meaning is seen: on a projector, on the chosen row, and by readers who see two primary colours."""

from decimal import Decimal
from itertools import combinations
from math import dist

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tui.blocks.figure import Tone
from tui.blocks.pictures import Gauge, Strip
from tui.drawing.palettes import PALETTES, Palette
from tui.drawing.pictures import rank_strip, slim_meter, tall_meter
from tui.model import Dataset
from tui.pages import page
from tui.selection import Selection

WORDS = ("text", "quiet", "home", "series2", "series3", "good", "watch", "bad")
FILLS = ("good_fill", "watch_fill", "bad_fill", "neutral_fill")
PAIRS = (
    *((ink, paper, 4.5) for ink in WORDS for paper in ("background", "select")),
    *((ink, "surface", 4.5) for ink in ("text", "quiet", "home", "good", "watch", "bad")),
    *((ink, "panel", 4.5) for ink in ("text", "quiet", "home", "watch")),
    *((ink, paper, 3.0) for ink in (*FILLS, "faint") for paper in ("background", "select", "track")),
    *(("background", paper, 3.0) for paper in FILLS),
    ("faint", "surface", 3.0),
    ("text", "track", 3.0),
    ("quiet", "track", 3.0),
    ("background", "text", 4.5),
)
"""An ink, the paper it stands on somewhere, and the least contrast: 4.5 for words, 3 for what is drawn."""
UNSEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""What is left of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""
APART = 12.0
"""The least distance of statuses in CIELAB (ΔE*ab); 2.3 is just noticed."""
SERIES_APART = 8.0
"""That of series, which differ by their marks at first."""
COLOURLESS = "in"
"""The look for print has no colours: there marks and words say everything."""

Linear = tuple[float, ...]


def linear(colour: str) -> Linear:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """Return the ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: Linear) -> Linear:
    """Return linear red, green and blue in CIELAB, daylight D65."""
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (value / white for value, white in zip(times(to_xyz, colour), (0.95047, 1, 1.08883), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def times(matrix: tuple[Linear, ...], colour: Linear) -> Linear:
    products = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return tuple(min(1.1, max(0.0, value)) for value in products)


def distance(colour: str, other: str, deficiency: str) -> float:
    """Return how far two colours are apart for a reader who does not see one primary colour."""
    seen = [tuple(min(1.0, part) for part in times(UNSEEN[deficiency], linear(code))) for code in (colour, other)]
    return dist(lab(seen[0]), lab(seen[1]))


@pytest.mark.parametrize("look", PALETTES)
def test_what_carries_meaning_has_contrast_on_every_paper_it_stands_on(look: str) -> None:
    palette = PALETTES[look]
    ratios = {(ink, paper): contrast(getattr(palette, ink), getattr(palette, paper)) for ink, paper, _ in PAIRS}
    assert {(ink, paper): ratios[ink, paper] for ink, paper, least in PAIRS if ratios[ink, paper] < least} == {}


def too_near(palette: Palette, roles: tuple[str, ...], least: float) -> dict[tuple[str, str, str], float]:
    distances = {
        (first, second, deficiency): distance(getattr(palette, first), getattr(palette, second), deficiency)
        for first, second in combinations(roles, 2)
        for deficiency in UNSEEN
    }
    return {pair: apart for pair, apart in distances.items() if apart < least}


@pytest.mark.parametrize("look", [name for name in PALETTES if name != COLOURLESS])
def test_statuses_and_series_stay_apart_without_one_primary_colour(look: str) -> None:
    palette = PALETTES[look]
    assert too_near(palette, ("good", "watch", "bad"), APART) == {}
    assert too_near(palette, FILLS, APART) == {}
    assert too_near(palette, ("home", "series2", "series3"), SERIES_APART) == {}
    assert {
        status: near for status in ("good", "watch", "bad") if (near := too_near(palette, ("home", status), APART - 1))
    } == {}


def test_the_look_for_print_says_nothing_by_colour() -> None:
    palette = PALETTES[COLOURLESS]
    assert len({palette.good, palette.watch, palette.bad, palette.text}) == 1
    assert len({getattr(palette, fill) for fill in FILLS}) == 1


def test_the_end_of_a_meter_is_drawn_in_what_can_be_seen() -> None:
    gauge = Gauge(Decimal("0.84"), Tone.WATCH)
    assert (tall_meter(gauge, 25)[-1].text, tall_meter(gauge, 25)[-1].ink) == ("▕", "faint")
    assert (slim_meter(gauge, 25)[-1].text, slim_meter(gauge, 25)[-1].ink) == ("┤", "faint")
    assert {(span.text, span.ink) for span in slim_meter(gauge, 25)[21:-1]} == {("─", "faint")}
    nearly = Gauge(Decimal("0.985"), Tone.WATCH)
    assert tall_meter(nearly, 25)[-1].text == "▕"
    full = Gauge(Decimal(1), Tone.WATCH)
    assert (tall_meter(full, 25)[-1].paper, slim_meter(full, 25)[-1].ink) == ("watch_fill", "watch_fill")


def test_a_profile_has_the_colour_of_home_for_home_alone(shipped: Dataset) -> None:
    assert shipped.home
    assert shipped.as_of
    provinces = [entity.code for entity in shipped.entities if entity.kind == "province"]
    other = next(code for code in provinces if code not in shipped.home)
    for code in (*shipped.home, other):
        selection = replace(Selection(shipped.as_of, "profile"), entity=code)
        blocks = page(context_of(shipped, selection=selection)).blocks
        assert ("Tone.HOME" in repr(blocks)) is (code in shipped.home)


def test_a_strip_is_drawn_in_its_tone() -> None:
    strips = (Strip(3, 3, 63), Strip(3, 3, 63, Tone.HOME))
    assert [{span.ink for span in rank_strip(strip, 20) if span.bold} for strip in strips] == [{"text"}, {"home"}]
