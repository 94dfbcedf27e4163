"""What the environment says about the terminal, checked before the toolkit reads it."""

import os
from importlib.util import find_spec

from tui.cli.exits import Refused
from tui.text import visible

COLOUR_SYSTEMS = ("auto", "standard", "256", "truecolor", "windows")
_LARGEST = 2000
"""Columns or rows that a terminal may have; a variable that says more is not about a terminal."""


def check_terminal_settings() -> None:
    """Refuse variables that the toolkit would stumble over, and drop sizes no terminal has.

    Raises:
        Refused: TEXTUAL_COLOR_SYSTEM or TEXTUAL_DRIVER names nothing there is.
    """
    colours = os.environ.get("TEXTUAL_COLOR_SYSTEM")
    if colours and colours not in COLOUR_SYSTEMS:
        allowed = ", ".join(COLOUR_SYSTEMS)
        raise Refused("usage.environment", variable="TEXTUAL_COLOR_SYSTEM", value=visible(colours), allowed=allowed)
    driver = os.environ.get("TEXTUAL_DRIVER")
    if driver and not _can_be_imported(driver.partition(":")[0]):
        raise Refused("usage.environment", variable="TEXTUAL_DRIVER", value=visible(driver), allowed="module:Class")
    for size in ("COLUMNS", "LINES"):
        if not _is_a_size(os.environ.get(size, "")):
            os.environ.pop(size, None)


def _can_be_imported(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _is_a_size(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 5 and int(text) <= _LARGEST
