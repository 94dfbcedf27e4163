"""The palettes as Textual's themes, for what Textual draws itself."""

from textual.theme import Theme

from tui.drawing.palettes import PALETTES, Palette

CHOSEN = "chosen"
"""The variable of stylesheets for the paper of what is chosen, or typed in."""


def themes() -> list[Theme]:
    """Return a theme for every palette."""
    return [_theme(name, palette) for name, palette in PALETTES.items()]


def next_look(name: str) -> str:
    """Return the look after one, round the list."""
    names = list(PALETTES)
    return names[(names.index(name) + 1) % len(names)]


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.home,
        success=palette.good,
        warning=palette.watch,
        error=palette.bad,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        dark=palette.dark,
        variables={"text-muted": palette.quiet, CHOSEN: palette.select},
    )
