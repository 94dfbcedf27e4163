"""The palettes of the themes: a colour for each role.

The contrast to `background` and to `select` is at least 4.5 for every role that colours words, and at least 3 for
`faint` and the fills, which draw what carries meaning. Readers who see two of the three primary colours still tell
good, watch and bad apart; marks and words say the same.
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
    """Hairlines, grids, and the ends of meters and strips; never words."""
    home: str
    series2: str
    series3: str
    """Compared entities, whose marks differ too."""
    good: str
    watch: str
    bad: str
    track: str
    """The empty part of a meter, whose end is drawn in `faint`."""
    good_fill: str
    watch_fill: str
    bad_fill: str
    neutral_fill: str
    select: str
    """Behind the chosen row."""


PRINT = "in"
"""The theme of pictures and documents, unless another is asked for."""
PALETTES = {
    "muc": Palette(
        True, "#11151B", "#181E26", "#222A35", "#E6EAEF", "#A2ADBA", "#71839A",
        "#4FA8F5", "#CFAEFE", "#D9C7A0", "#67C7A5", "#EABB5E", "#F4836E", "#2C3541", "#4DA486",
        "#C4963F", "#CF6A55", "#76838F", "#26374E",
    ),
    "giay": Palette(
        False, "#FBF8F1", "#F3EEE2", "#E8E1D1", "#1D2227", "#565D64", "#7C7668",
        "#02467E", "#6B3A9E", "#6E5A1E", "#0A664E", "#805300", "#A41F28", "#DED6C6", "#268064",
        "#9A690C", "#B93F36", "#6A7785", "#D5E2EE",
    ),
    "tuongphan": Palette(
        True, "#000000", "#141414", "#262626", "#FFFFFF", "#D6D6D6", "#8C8C8C",
        "#61BCFC", "#E7BFFF", "#F0E0B0", "#5FF0B4", "#FFD84A", "#FF9486", "#3A3A3A", "#5FF0B4",
        "#FFD84A", "#FF9486", "#D6D8DA", "#103A5C",
    ),
    PRINT: Palette(
        False, "#FFFFFF", "#F4F4F4", "#E8E8E8", "#000000", "#444444", "#7A7A7A",
        "#000000", "#000000", "#000000", "#000000", "#000000", "#000000", "#DCDCDC", "#555555",
        "#555555", "#555555", "#555555", "#E4E4E4",
    ),
}  # fmt: skip
"""Ink on slate (dark), paper (light), high contrast, and print."""
