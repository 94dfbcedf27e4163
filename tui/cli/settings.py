"""What the program remembers of its reader between runs: the language, the look, where files go, how lines look."""

from pathlib import Path

import msgspec
from msgspec import Struct

from tui.files import read_regular, write_whole

_MAX_BYTES = 64 * 1024


class Settings(Struct, frozen=True):
    """The reader's choices; empty where none was made."""

    language: str = ""
    theme: str = ""
    folder: str = ""
    """Where the last picture or table was saved."""
    lines: str = ""
    """How lines are drawn, written by hand: `braille`, `blocks` for fonts without braille, or `auto`."""
    agency: str = ""
    """Who hands briefings out, written by hand: the agency, behind the one it belongs to and a semicolon."""
    place: str = ""
    """Where they are handed out, written by hand."""


def saved_settings() -> Settings:
    """Return the choices of the last run; a missing or damaged file means none."""
    try:
        return msgspec.json.decode(read_regular(_place(), _MAX_BYTES), type=Settings)
    except (OSError, RecursionError, msgspec.MsgspecError):
        return Settings()


def save_settings(settings: Settings) -> None:
    """Remember the choices; where that is not possible, nothing is lost but the memory."""
    if settings == saved_settings():
        return
    try:
        _place().parent.mkdir(parents=True, exist_ok=True)
        write_whole(_place(), msgspec.json.encode(settings))
    except (OSError, UnicodeError):
        return


def _place() -> Path:
    from platformdirs import user_config_path

    return user_config_path("reform-tui", appauthor=False) / "settings.json"
