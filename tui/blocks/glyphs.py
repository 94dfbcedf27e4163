"""The glyphs that carry meaning on every page: marks of series, flags behind numbers."""

SERIES = "◆■▲●▼"
"""The marks of entities set side by side, in the order of the entities."""
DERIVED = "†"
DISPUTED = "‡"
STATED = "*"
FLAGS = DERIVED + DISPUTED + STATED + "="
"""Flags behind a number: derived, disputed, movement as the source states it, tied."""
