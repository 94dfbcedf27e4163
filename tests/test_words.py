"""Both languages say everything, with the same placeholders, and nothing is left unsaid."""

import re
from pathlib import Path

import pytest

from tui.analysis.edition_change import Refusal
from tui.analysis.progress import State
from tui.cli.arguments import COMMANDS
from tui.model import DirectiveStatus, SourceKind, Status
from tui.panels.keys import KEYS
from tui.selection import PANELS
from tui.wording import words_for

FIELD_MOVED = (
    "together", "against", "rose_more", "rose_less", "fell_more", "fell_less", "did_better", "did_worse",
    "overtook", "overtaken", "came_in", "fell_out", "standing", "no_rank",
)  # fmt: skip
SOURCES = list(Path("tui").rglob("*.py"))
VI, EN = words_for("vi").entries, words_for("en").entries


def texts(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(entry: str | dict[str, str]) -> set[str]:
    return {name for text in texts(entry) for name in re.findall(r"\{(\w+)\}", text)}


def test_both_languages_have_the_same_entries() -> None:
    assert VI.keys() == EN.keys()


@pytest.mark.parametrize("key", sorted(VI))
def test_an_entry_has_the_same_placeholders_in_both_languages(key: str) -> None:
    assert placeholders(VI[key]) == placeholders(EN[key])


def used_keys() -> set[str]:
    """Every key the code can ask for: those written out, and those made from the members of an enum."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    written = set(re.findall(r"[\"']([a-z0-9_]+(?:\.[a-z0-9_.-]+)?)[\"']", code))
    made = {f"state.{each.value}" for each in State} | {f"status.{each.value}" for each in Status}
    made |= {f"source.{each.name.lower()}" for each in SourceKind}
    made |= {f"directive.{each.name.lower()}" for each in DirectiveStatus}
    made |= {f"panel.{panel}" for panel in PANELS} | {f"month.{n}" for n in range(1, 13)}
    made |= {f"scale.{n}" for n in (3, 6, 9)} | {f"bound.{each}" for each in ("over", "under", "about")}
    made |= {f"refusal.{each.value}" for each in Refusal}
    made |= {f"movement.{degree}{way}" for degree in ("", "about_", "least_") for way in ("up", "down")}
    made |= {f"told.{each}" for each in FIELD_MOVED} | {f"compared.{each}" for each in ("ahead", "behind", "level")}
    made |= {f"heading.{each}" for each in ("lagging", "improved", "untold")}
    made |= {f"found.{each}" for each in ("entity", "ranking", "indicator")}
    made |= {f"help.{key.help}" for key in KEYS} | {f"key.{key.hint}" for key in KEYS if key.hint}
    made |= {f"entity.{each}" for each in ("province", "ministry", "department", "country")}
    made |= {f"refusal.{each.value}" for each in Refusal}
    made |= {f"news.{each}" for each in ("stalled", "met", "other")}
    for group in ("mark", "problem", "cli", "cli.metavar"):
        made |= {key for key in VI if key.startswith(f"{group}.") and key.rsplit(".", 1)[1] in written | {"as-of"}}
    for command in COMMANDS:
        made |= {f"cli.{command}.help"}
    return written | made


def test_every_entry_is_used() -> None:
    assert sorted(set(VI) - used_keys()) == []
