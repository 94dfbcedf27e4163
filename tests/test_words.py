"""Every language says everything, with the same placeholders, and nothing is left unsaid."""

import errno
import re
from pathlib import Path

import pytest

from tests.contexts import context_of
from tests.unit.every_record import FIELDS
from tui.analysis.differences import Change
from tui.analysis.edition_change import Refusal
from tui.analysis.verdicts import Doubt, State
from tui.cli.arguments import COMMANDS
from tui.cli.misunderstood import SENTENCES
from tui.editing.starter import EXPLAINED
from tui.export.listings import INDICATOR_COLUMNS, RANKING_COLUMNS
from tui.export.plain import plain_text
from tui.export.tables import SOURCE_COLUMNS
from tui.model import Bound, Dataset, Direction, DirectiveStatus, RanksFrom, SourceKind, Status, Text
from tui.pages import page
from tui.pages.differences.sections import SECTIONS
from tui.pages.differences.values import SPECIAL
from tui.panels.help_page import SIGNS
from tui.panels.keys import GROUPS, KEYS
from tui.selection import PANELS, Selection
from tui.wording import Language, languages, words_for
from tui.wording.catalogue import Entry

FIELD_MOVED = (
    "together", "against", "rose_more", "rose_less", "fell_more", "fell_less", "did_better", "did_worse",
    "overtook", "overtaken", "came_in", "fell_out", "standing", "no_rank",
)  # fmt: skip
SOURCES = list(Path("tui").rglob("*.py"))
VI = words_for("vi").entries
PATTERNS = {
    "percent": {"number"},
    "day": {"d", "dd", "m", "mm", "month", "brief", "year"},
    "month": {"m", "mm", "month", "brief", "year"},
    "brief_month": {"m", "mm", "month", "brief", "year"},
    "months": {"m", "mm", "month", "brief", "year", "last_m", "last_mm", "last_month", "last_brief", "last_year"},
    "span": {"first", "last"},
}
"""What a pattern of the conventions may be made of."""


def texts(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(*phrases: str) -> set[str]:
    return {name for phrase in phrases for name in re.findall(r"\{(\w+)\}", phrase)}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_entry(language: Language) -> None:
    assert words_for(language).entries.keys() == VI.keys()


@pytest.mark.parametrize("language", languages())
def test_an_entry_has_the_same_placeholders_in_every_language(language: Language) -> None:
    entries = words_for(language).entries
    different = {key for key in VI if placeholders(*texts(entries[key])) != placeholders(*texts(VI[key]))}
    assert different == set()


@pytest.mark.parametrize("language", languages())
def test_an_entry_with_forms_has_one_for_each_plural_category(language: Language) -> None:
    words = words_for(language)
    forms = {key: set(entry) for key, entry in words.entries.items() if not isinstance(entry, str)}
    assert {key for key, categories in forms.items() if categories != set(words.plurals.categories)} == set()
    assert {key for key in forms if "n" not in placeholders(*texts(VI[key]))} == set()


@pytest.mark.parametrize("language", languages())
def test_the_conventions_of_a_language_are_complete(language: Language) -> None:
    conventions = words_for(language).conventions
    assert conventions.fallback in languages()
    assert re.fullmatch(rf"{language}(-[A-Z]{{2}})?", conventions.tag)
    used = {name: placeholders(getattr(conventions, name)) for name in PATTERNS}
    assert {name: found - PATTERNS[name] for name, found in used.items() if found - PATTERNS[name]} == {}
    named = set().union(*used.values())
    assert len(conventions.month_names) == len(conventions.brief_month_names) == 12
    assert "month" not in named or all(conventions.month_names)
    assert "brief" not in named or all(conventions.brief_month_names)


UNOFFICIAL = (
    "tụt 7", "tụt ở", "tụt lại", "tốt lên", "thứ bậc", "đích", "nhịp", "chững", "mất điểm ở đâu", "đầu bảng", "kém {",
    "kém trên", "không nói được", "ai giao:", "giao ai", "việc giao", "chưa có việc", "chưa báo cáo", "điều chưa biết",
    "câu sinh", "mọi chuỗi ngắt", "đơn vị nhà", "số đo", "đọc được gì", "cửa sổ hẹp",
)  # fmt: skip
"""Words of talk, in the place of which official papers have others."""


def test_vietnamese_has_the_words_of_official_papers(shipped: Dataset) -> None:
    said = {key: text.lower() for key, entry in VI.items() for text in texts(entry)}
    assert {key: word for key, text in said.items() for word in UNOFFICIAL if word in text} == {}
    file = Path("data/indicators.yaml").read_text(encoding="utf-8").lower()
    assert [word for word in UNOFFICIAL if word in file] == []


def used_keys() -> set[str]:
    """Every key the code can ask for: those written out, and those made from the members of an enum."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    written = set(re.findall(r"[\"']([a-z0-9_]+(?:\.[a-z0-9_.-]+)?)[\"']", code))
    made = {f"doubt.{doubt.value}" for doubt in Doubt} | {f"mark.{state.value}" for state in State}
    made |= {f"state.{each.value}" for each in State} | {f"status.{each.value}" for each in Status}
    made |= {f"source.{each.name.lower()}" for each in SourceKind}
    made |= {f"directive.{each.name.lower()}" for each in DirectiveStatus}
    made |= {f"panel.{panel}" for panel in PANELS}
    made |= {f"scale.{n}" for n in (3, 6, 9)} | {f"bound.{each}" for each in ("over", "under", "about")}
    made |= {f"bound.difference_{each}" for each in ("over", "under")}
    made |= {f"remark.remaining_{bound.value}" for bound in Bound}
    made |= {f"change.{way}_{bound}" for way in ("up", "down") for bound in ("over", "about")}
    made |= {f"refusal.{each.value}" for each in Refusal}
    made |= {f"movement.{degree}{way}" for degree in ("", "about_", "least_") for way in ("up", "down")}
    made |= {f"told.{each}" for each in FIELD_MOVED} | {f"compared.{each}" for each in ("ahead", "behind", "level")}
    made |= {f"apart.{way}_{unit}" for way in ("ahead", "behind", "level") for unit in ("points", "places")}
    made |= {f"heading.{each}" for each in ("lagging", "improved", "untold")}
    made |= {f"group.{group}" for group in GROUPS} | {f"sign.{key}" for _, _, key in SIGNS}
    made |= {f"found.{each}" for each in ("entity", "ranking", "indicator")}
    made |= {f"help.{key.help}" for key in KEYS} | {f"key.{key.hint}" for key in KEYS if key.hint}
    made |= {f"entity.{each}" for each in ("province", "ministry", "department", "country")}
    made |= {f"refusal.{each.value}" for each in Refusal}
    made |= {f"typed.scale_{n}" for n in (3, 6, 9)}
    for kind in ("indicator", "source"):
        made |= {f"editing.no_{kind}", f"editing.unknown_{kind}", f"editing.unknown_{kind}_near"}
        made |= {f"editing.choose_{kind}", f"editing.unmatched_{kind}"}
    made |= {f"starter.{section}" for section in EXPLAINED}
    editing = (
        "editing",
        "init",
        "record",
        "cli.record",
        "record_form",
        "cli.import",
        "import_question",
        "import_note",
        "import_refused",
        "import_form",
        "import_choice",
    )
    for group in ("mark", "problem", "cli", "cli.metavar", "typed", *editing):
        made |= {key for key in VI if key.startswith(f"{group}.") and key.rsplit(".", 1)[1] in written | {"as-of"}}
    made |= {f"diff.{form}{change.value}" for change in Change for form in ("", "n_", "rows_")}
    made |= {f"diff.{areas}" for areas in ("dimensions", "area_ranks")}
    made |= {f"diff_heading.{section}" for section in (*SECTIONS, "shifts")}
    made |= {f"import_choice.{option}" for option in ("accept", "decimal")}
    made |= {f"choice.{choice.value}" for choice in (*Direction, *RanksFrom)}
    made |= {f"field.{name}" for _, name in FIELDS} | {f"field.{name}" for name in SPECIAL.values()}
    made |= {f"table_comparable.{each.value}" for each in Refusal}
    made |= {f"table_column.{column}" for column in ("number", *INDICATOR_COLUMNS, *RANKING_COLUMNS, *SOURCE_COLUMNS)}
    made |= {key for key in VI if key.startswith("system.") and hasattr(errno, key.removeprefix("system."))}
    made |= {f"misunderstood.{sentence.key}" for sentence in SENTENCES}
    for command in COMMANDS:
        made |= {f"cli.{command}.help"}
    return written | made


def test_every_entry_is_used() -> None:
    assert sorted(set(VI) - used_keys()) == []


COLLOQUIAL = ("tụt 7", "tụt {n}", "đích", "chậm nhịp", "đúng nhịp", "chững", "thứ bậc", "đo một lần", "không nêu hạn")
"""Spoken words, in whose place official papers have others."""


def test_vietnamese_is_written_as_official_papers_write(shipped: Dataset) -> None:
    groups = (shipped.indicators, shipped.rankings, shipped.entities, shipped.units)
    names = [text for group in groups for record in group for text in record.name.all]
    asked = [text for directive in shipped.directives for text in (*directive.what.all, *directive.to.all)]
    phrases = [*(text for entry in VI.values() for text in texts(entry)), *names, *asked]
    assert [phrase for phrase in phrases for word in COLLOQUIAL if word in phrase.lower()] == []


def test_a_file_spells_out_the_headings_the_screen_shortens(shipped: Dataset) -> None:
    assert shipped.as_of
    selection = Selection(shipped.as_of, "profile")
    profile = page(context_of(shipped, selection=selection, words=words_for("vi")))
    text = plain_text(profile)
    assert "Tỷ trọng điểm bị mất (%)" in text
    assert "So với đơn vị dẫn đầu" in text


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("vi", "92.07 - 0.41", "92,07 − 0,41"),
        ("en", "92.07 - 0.41", "92.07 − 0.41"),
        ("vi", "85.78 - 0.99 = 86.98 - 2.19", "85,78 − 0,99 = 86,98 − 2,19"),
        ("vi", "12 + 10", "12 + 10"),
        ("vi", "tổng điểm 8 lĩnh vực, 2022-05", "tổng điểm 8 lĩnh vực, 2022-05"),
    ],
)
def test_plain_arithmetic_has_the_marks_of_the_language(language: Language, written: str, expected: str) -> None:
    assert words_for(language).arithmetic(Text(written, written)) == expected
