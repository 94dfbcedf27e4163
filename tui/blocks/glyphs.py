"""The glyphs that carry meaning on every page: marks of series, flags behind numbers."""

SERIES = "◆■▲●▼"
"""The marks of what is set side by side or in one chart, in its order."""
DERIVED = "†"
DISPUTED = "‡"
STATED = "*"
FLAGS = DERIVED + DISPUTED + STATED + "="
"""Flags behind a number: derived, disputed, movement as the source states it, tied."""
