"""The palettes of the themes: a colour for each role.

The contrast to `background` is at least 4.5 for every role that colours words.
"""

from typing import NamedTuple


class Palette(NamedTuple):
    """The colours of a theme, by their roles, as `#RRGGBB`."""

    dark: bool
    background: str
    surface: str
    """Dialogs."""
    panel: str
    """The bars at the top and the foot, and text fields."""
    text: str
    quiet: str
    """Notes, units, what is not known."""
    faint: str
    """Hairlines and grids, never words."""
    home: str
    series2: str
    series3: str
    """Compared entities, whose marks differ too."""
    good: str
    watch: str
    bad: str
    track: str
    """The empty part of a meter."""
    good_fill: str
    watch_fill: str
    bad_fill: str
    neutral_fill: str
    select: str
    """Behind the chosen row."""


PALETTES = {
    "muc": Palette(
        True, "#11151B", "#181E26", "#222A35", "#E6EAEF", "#A2ADBA", "#5A687B",
        "#7FB8F6", "#C6A4F2", "#D9C7A0", "#67C7A5", "#EABB5E", "#F4836E", "#2C3541", "#4DA486",
        "#C4963F", "#CF6A55", "#76838F", "#26374E",
    ),
    "giay": Palette(
        False, "#FBF8F1", "#F3EEE2", "#E8E1D1", "#1D2227", "#565D64", "#968E7D",
        "#0A4F8C", "#6B3A9E", "#6E5A1E", "#0A664E", "#7F5200", "#B0241C", "#DED6C6", "#268064",
        "#9A690C", "#B93F34", "#6E757C", "#D5E2EE",
    ),
    "tuongphan": Palette(
        True, "#000000", "#000000", "#1C1C1C", "#FFFFFF", "#D6D6D6", "#8C8C8C",
        "#7CCBFF", "#DDB8FF", "#F0E0B0", "#5FF0B4", "#FFD84A", "#FF9486", "#3A3A3A", "#5FF0B4",
        "#FFD84A", "#FF9486", "#D6D6D6", "#103A5C",
    ),
    "in": Palette(
        False, "#FFFFFF", "#FFFFFF", "#EFEFEF", "#000000", "#444444", "#8E8E8E",
        "#000000", "#000000", "#000000", "#000000", "#000000", "#000000", "#DCDCDC", "#555555",
        "#555555", "#555555", "#555555", "#E4E4E4",
    ),
}  # fmt: skip
"""Ink on slate (dark), paper (light), high contrast, and print."""
