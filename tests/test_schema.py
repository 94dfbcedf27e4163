"""The schema that `reform-tui schema` prints: sound files are valid by it, files of a wrong structure are not."""

import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.test_data_format import DOCUMENT, RECORDS, examples, keys_of, rows
from tests.test_zoo import FAULTS, GOOD, ZOO
from tests.unit.test_accepted import UNUSUAL
from tui.cli import main
from tui.dataset import bundled_dataset
from tui.dataset.schema import dataset_schema
from tui.wording import words_for
from tui.wording.key_words import key_words

STRUCTURAL = {
    "choice", "code", "colon_in_number", "date", "decimal_comma", "empty_list", "empty_value", "grouped_number", "list",
    "local_date", "mapping", "missing_key", "number", "period", "rank", "scale", "single_value", "truth", "unknown_key",
    "unknown_key_near", "whole_number",
}  # fmt: skip
"""Faults of structure and of how values are written, which a schema can tell."""
BEYOND = {"list-as-dimension"}
"""Files that are no data to a YAML parser, which says so itself."""


class Loader(yaml.SafeLoader):
    """Reads YAML 1.2, as language servers do: days are words, and yes is no truth value."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, letters in (
    ("int", r"[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(letters))


def is_valid(text: str) -> bool:
    return validator().is_valid(yaml.load(text, Loader))


def validator() -> Draft7Validator:
    schema = dataset_schema(lambda record, key: key_words(words_for("en"), record, key))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def faults_in(text: str) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(yaml.load(text, Loader))]


def test_the_bundled_dataset_is_valid() -> None:
    assert faults_in(bundled_dataset().read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [GOOD, *UNUSUAL.values()], ids=["good", *UNUSUAL])
def test_sound_files_are_valid(text: str) -> None:
    assert faults_in(text) == []


@pytest.mark.parametrize("name", [name for name in examples() if name.endswith(".yaml")])
def test_the_examples_of_the_document_are_valid(name: str) -> None:
    assert faults_in(examples()[name]) == []


def structural() -> list[str]:
    own = {name: {fault.kind for fault in faults if not fault.table} for name, faults in FAULTS.items()}
    return [name for name, kinds in own.items() if kinds and kinds <= STRUCTURAL and name not in BEYOND]


def of_meaning() -> list[str]:
    """Return the files that are wrong only by what their figures and codes mean, or by their tables."""
    meaning = {
        "area_rank_apart", "baseline", "contradiction", "decimals", "empty_standing", "lead_without_headline",
        "not_a_member", "off_scale", "order_of_days", "rank_out_of_range", "repeated_code", "repeated_observation",
        "repeated_standing", "scale_ends", "set_members", "table_outside", "target_rank", "total_not_positive",
        "unknown_reference", "unknown_reference_near", "value_or_missing", "value_over_total",
    }  # fmt: skip
    own = {name: {fault.kind for fault in faults if not fault.table} for name, faults in FAULTS.items()}
    return [name for name, kinds in own.items() if kinds <= meaning]


@pytest.mark.parametrize("name", structural())
def test_files_of_a_wrong_structure_are_refused(name: str) -> None:
    assert not is_valid((ZOO / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", of_meaning())
def test_what_only_check_can_tell_is_left_to_it(name: str) -> None:
    assert faults_in((ZOO / f"{name}.yaml").read_text(encoding="utf-8")) == []


def plain(cell: str) -> str:
    return re.sub(r"\[([^\]]+)\]\(#[^)]+\)", r"\1", cell).replace("`", "")


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_the_document_says_of_each_key_what_the_schema_says(kind: type[Any]) -> None:
    words = words_for("en")
    written = {row[0].strip("`"): plain(row[2]) for row in rows(kind.__name__)}
    assert {name: key_words(words, kind.__name__, name) for name in written} == written


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_each_key_is_described_in_vietnamese(kind: type[Any]) -> None:
    vietnamese, english = (
        {field.name: key_words(words_for(language), kind.__name__, field.name) for field in keys_of(kind)}
        for language in ("vi", "en")
    )
    assert all(vietnamese.values())
    assert [name for name, text in vietnamese.items() if text == english[name]] == []


@pytest.mark.parametrize(("language", "title"), [("vi", "Tên bộ dữ liệu"), ("en", "The name of the dataset")])
def test_the_command_prints_the_schema_in_the_language_asked_for(
    language: str, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--lang", language]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["definitions"]["Dataset"]["properties"]["title"]["description"].startswith(title)
    Draft7Validator.check_schema(printed)


def test_the_document_names_the_line_for_editors() -> None:
    assert "# yaml-language-server: $schema=" in DOCUMENT
