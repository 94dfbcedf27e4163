"""Defective files: each is refused with every defect at its place, in both languages, quickly and without harm."""

import json
import os
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.unit.test_warnings import WARNINGS
from tui.cli import main
from tui.dataset.guard import MAX_BYTES, MAX_PROBLEMS
from tui.dataset.reading import advice, read
from tui.errors import DatasetError, Problem
from tui.wording import Language, languages, words_for
from tui.wording.problems import problem_line

ZOO = Path(__file__).parent / "zoo"
SECONDS = 20
"""What no file may exceed."""


class Fault(NamedTuple):
    """One defect expected in a file; line 0 when it has none."""

    line: int
    column: int
    kind: str
    table: str = ""
    """The table it is in; the dataset itself when empty."""

    def prefix(self, path: Path) -> str:
        file = path.parent / self.table if self.table else path
        return f"{file}:{self.line}:{self.column}: " if self.line else f"{file}: "


FAULTS: dict[str, tuple[Fault, ...]] = {
    "alias": (Fault(4, 9, "alias"),),
    "area-rank-behind-the-last": (Fault(19, 84, "rank_out_of_range"), Fault(20, 70, "rank_out_of_range")),
    "area-rank-behind-the-last-in-table": (
        Fault(2, 14, "rank_out_of_range", "tables/area-rank-behind-the-last.csv"),
        Fault(3, 13, "whole_number", "tables/area-rank-behind-the-last.csv"),
    ),
    "area-rank-of-an-unknown-area": (Fault(19, 83, "unknown_reference_near"),),
    "baseline-never-read": (Fault(13, 47, "baseline"), Fault(14, 47, "baseline")),
    "bare-colon": (Fault(2, 16, "colon"),),
    "colon-ratio": (Fault(13, 31, "colon_in_number"),),
    "composed-and-decomposed-key": (
        Fault(12, 5, "unknown_key"),
        Fault(13, 5, "unknown_key"),
    ),
    "bound-in-number": (Fault(13, 31, "bound_in_number"),),
    "comma-in-braces": (
        Fault(13, 31, "decimal_comma"),
        Fault(14, 31, "grouped_number"),
        Fault(15, 31, "value_or_missing"),
        Fault(15, 32, "unknown_key"),
    ),
    "parents": (
        Fault(13, 13, "parent_cycle"),
        Fault(24, 13, "parent_cycle"),
        Fault(31, 13, "parent_cycle"),
        Fault(38, 13, "unknown_reference_near"),
    ),
    "home-of-strangers": (Fault(3, 7, "home_line"),),
    "percent-in-number": (Fault(13, 31, "percent_in_number"),),
    "decimal-comma": (Fault(13, 31, "decimal_comma"),),
    "dimension-off-the-scale-in-table": (Fault(2, 16, "off_scale", "tables/dimension-off-the-scale-in-table.csv"),),
    "dimension-off-the-scale": (Fault(19, 84, "off_scale"),),
    "empty-file": (Fault(0, 0, "empty_file"),),
    "empty-list-of-sources": (Fault(13, 46, "empty_list"),),
    "empty-open-rank": (Fault(19, 47, "rank"),),
    "empty-value": (Fault(10, 11, "empty_value"),),
    "escape-sequence-in-choice": (Fault(13, 45, "choice"),),
    "escape-sequence-in-code": (
        Fault(4, 5, "missing_key"),
        Fault(4, 12, "code"),
    ),
    "escape-sequence-in-key": (Fault(3, 1, "unknown_key"),),
    "escape-sequence-in-quotes": (Fault(2, 8, "character"),),
    "escape-sequence-in-tag": (Fault(2, 8, "tag"),),
    "escaped-right-to-left-override": (Fault(2, 8, "character"),),
    "grouped-number": (Fault(13, 31, "grouped_number"),),
    "lead-without-headline": (Fault(3, 7, "lead_without_headline"),),
    "line-break-in-key": (Fault(3, 1, "unknown_key"),),
    "list-as-dimension": (Fault(19, 76, "single_value"),),
    "list-at-the-top": (Fault(2, 1, "mapping"),),
    "list-needed": (Fault(13, 7, "list"),),
    "local-date": (Fault(13, 18, "local_date"),),
    "mapping-needed": (Fault(3, 10, "mapping"),),
    "merge-key": (Fault(4, 3, "merge_key"),),
    "missing-key": (Fault(8, 5, "missing_key"),),
    "missing-source": (Fault(13, 9, "missing_key"),),
    "missing-table": (Fault(0, 0, "no_file", "tables/nowhere.csv"),),
    "neither-value-nor-missing": (Fault(13, 31, "value_or_missing"),),
    "no-such-day": (Fault(15, 64, "no_such_day"),),
    "not-a-code": (Fault(8, 11, "code"),),
    "not-a-date": (Fault(15, 64, "date"),),
    "not-a-member": (Fault(19, 32, "not_a_member"),),
    "not-a-number": (Fault(13, 31, "number"),),
    "not-a-period": (Fault(13, 18, "period"),),
    "not-an-address": (Fault(15, 85, "address"),),
    "not-true-or-false": (Fault(12, 15, "truth"),),
    "only-comments": (Fault(0, 0, "empty_file"),),
    "period-of-many-parts": (Fault(13, 18, "period"),),
    "python-object-tag": (Fault(2, 8, "tag"),),
    "rank-64-of-63-in-table": (Fault(3, 14, "rank_out_of_range", "tables/rank-64.csv"),),
    "rank-64-of-63": (Fault(77, 47, "rank_out_of_range"),),
    "rank-with-decimals": (Fault(19, 47, "rank"),),
    "rank-zero": (Fault(19, 47, "rank"),),
    "repeated-code": (Fault(16, 12, "repeated_code"),),
    "repeated-dimension": (Fault(19, 88, "repeated_key"),),
    "repeated-key": (Fault(12, 5, "repeated_key"),),
    "repeated-observation": (Fault(14, 18, "repeated_observation"),),
    "reserved-character": (Fault(2, 8, "reserved_character"),),
    "long-names-and-symbols": (Fault(4, 40, "text_too_long"), Fault(12, 12, "text_too_long")),
    "reserved-codes": (Fault(4, 12, "reserved_code"), Fault(8, 11, "reserved_code")),
    "right-to-left-override": (Fault(2, 16, "character"),),
    "score-off-the-scale": (Fault(19, 57, "off_scale"),),
    "second-document": (Fault(4, 1, "several_documents"),),
    "several-defects": (
        Fault(3, 8, "local_date"),
        Fault(7, 27, "missing_words"),
        Fault(11, 12, "unknown_reference_near"),
        Fault(13, 5, "unknown_key_near"),
        Fault(15, 31, "colon_in_number"),
        Fault(16, 31, "decimal_comma"),
        Fault(17, 45, "choice"),
        Fault(18, 9, "missing_key"),
        Fault(19, 11, "repeated_code"),
        Fault(24, 31, "value_or_missing"),
        Fault(26, 64, "no_such_day"),
    ),
    "single-value-needed": (Fault(11, 11, "single_value"),),
    "standing-without-rank-or-score": (Fault(19, 32, "empty_standing"),),
    "stray-bracket": (Fault(3, 9, "syntax"),),
    "tab-indentation": (Fault(4, 1, "tab"),),
    "table-not-utf-8": (Fault(2, 23, "not_utf8", "tables/table-not-utf-8.csv"),),
    "table-of-entities-with-several-defects": (
        Fault(2, 1, "repeated_code_elsewhere", "tables/table-of-entities-with-several-defects.csv"),
        Fault(3, 1, "code", "tables/table-of-entities-with-several-defects.csv"),
        Fault(4, 24, "local_date", "tables/table-of-entities-with-several-defects.csv"),
        Fault(5, 25, "nameless", "tables/table-of-entities-with-several-defects.csv"),
    ),
    "table-of-figures-with-several-defects": (
        Fault(2, 6, "decimal_comma", "tables/table-of-figures-with-several-defects.csv"),
        Fault(3, 1, "two_totals", "tables/table-of-figures-with-several-defects.csv"),
        Fault(4, 6, "value_or_missing", "tables/table-of-figures-with-several-defects.csv"),
        Fault(6, 1, "repeated_observation", "tables/table-of-figures-with-several-defects.csv"),
    ),
    "table-outside-the-folder": (Fault(18, 12, "table_outside"),),
    "table-with-open-quote": (Fault(2, 1, "csv", "tables/table-with-open-quote.csv"),),
    "table-with-repeated-heading": (Fault(1, 1, "repeated_heading", "tables/table-with-repeated-heading.csv"),),
    "table-with-several-defects": (
        Fault(2, 16, "decimal_comma", "tables/table-with-several-defects.csv"),
        Fault(3, 13, "rank_out_of_range", "tables/table-with-several-defects.csv"),
        Fault(3, 15, "off_scale", "tables/table-with-several-defects.csv"),
        Fault(4, 6, "empty_standing", "tables/table-with-several-defects.csv"),
    ),
    "table-with-too-many-cells": (Fault(2, 23, "nameless", "tables/table-with-too-many-cells.csv"),),
    "table-with-unknown-heading": (Fault(1, 1, "heading", "tables/table-with-unknown-heading.csv"),),
    "table-without-source": (Fault(1, 1, "missing_key", "tables/table-without-source.csv"),),
    "total-of-zero": (Fault(13, 31, "total_not_positive"),),
    "truncated": (Fault(13, 22, "truncated"),),
    "unknown-dimension": (Fault(19, 85, "unknown_reference_near"),),
    "unknown-key-near-miss": (Fault(12, 5, "unknown_key_near"),),
    "unknown-key": (Fault(12, 5, "unknown_key"),),
    "unknown-reference-in-table": (
        Fault(2, 6, "unknown_reference_near", "tables/unknown-reference-in-table.csv"),
        Fault(3, 15, "unknown_reference_near", "tables/unknown-reference-in-table.csv"),
    ),
    "unknown-reference-near-miss": (Fault(13, 46, "unknown_reference_near"),),
    "unknown-reference": (Fault(11, 11, "unknown_reference"),),
    "unknown-scale": (Fault(13, 31, "scale"),),
    "utf-16-without-mark": (Fault(1, 2, "character"), Fault(2, 1, "character")),
    "utf-16": (Fault(1, 1, "not_utf8"),),
    "value-and-missing-together": (Fault(13, 31, "value_or_missing"),),
    "windows-1258": (Fault(2, 10, "not_utf8"),),
    "scale-upside-down": (Fault(14, 10, "scale_ends"), Fault(19, 57, "off_scale")),
    "decimals-below-zero": (Fault(13, 15, "decimals"),),
    "set-told-twice": (Fault(8, 12, "set_members"),),
    "until-before-since": (Fault(5, 97, "order_of_days"),),
    "standing-twice": (Fault(20, 32, "repeated_standing"),),
    "value-over-total": (Fault(13, 37, "value_over_total"),),
    "movement-with-decimals": (Fault(19, 60, "whole_number"),),
    "target-of-rank-zero": (Fault(14, 16, "target_rank"),),
    "two-figures-of-one-source": (Fault(14, 31, "contradiction"), Fault(32, 32, "contradiction")),
    "two-totals": (Fault(13, 9, "two_totals"),),
    "wrong-choice": (Fault(13, 45, "choice"),),
}

SAMPLE = (
    "several-defects",
    "empty-file",
    "windows-1258",
    "escape-sequence-in-quotes",
    "rank-64-of-63-in-table",
    "table-with-several-defects",
    "python-object-tag",
)
"""The files given to the command in a process of its own."""

GOOD = """title: {vi: Thử, en: Trial}
themes:
  - {code: services, name: {vi: Dịch vụ, en: Services}}
units:
  - {code: service, name: {vi: dịch vụ, en: services}}
indicators:
  - code: online
    name: {vi: Dịch vụ trực tuyến, en: Services online}
    theme: services
    unit: service
    observations:
      - {period: 2022, value: 21/25, source: report}
sources:
  - {code: report, publisher: Sở Nội vụ, kind: official, read: 2023-04-19}
"""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def alias_bomb() -> str:
    levels = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in pairwise(LETTERS[:9]):
        levels.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(levels)


def merge_bomb() -> str:
    levels = ["a: &a {x: 1}"]
    for before, name in pairwise(LETTERS):
        levels.append(f"{name}: &{name} {{<<: [*{before}, *{before}]}}")
    return "\n".join(levels)


class Bomb(NamedTuple):
    """A file made to exhaust a careless reader: its text, its first fault, all kinds of fault in it."""

    text: Callable[[], str]
    first: Fault
    kinds: set[str]


BOMBS = {
    "60 000 brackets": Bomb(lambda: "[" * 60_000 + "]" * 60_000, Fault(1, 40, "too_deep"), {"too_deep"}),
    "60 000 brackets in the last value": Bomb(
        lambda: GOOD.replace("21/25", "[" * 60_000), Fault(12, 65, "too_deep"), {"too_deep"}
    ),
    "60 000 braces": Bomb(lambda: "{a: " * 60_000 + "}" * 60_000, Fault(1, 157, "too_deep"), {"too_deep"}),
    "60 000 dashes": Bomb(lambda: "- " * 60_000 + "x", Fault(1, 79, "too_deep"), {"too_deep"}),
    "10 MB of brackets": Bomb(lambda: "[" * 10_000_000, Fault(1, 40, "too_deep"), {"too_deep"}),
    "9 levels of 9 aliases": Bomb(alias_bomb, Fault(1, 1, "missing_key"), {"alias", "missing_key", "unknown_key"}),
    "26 lines of merge keys": Bomb(
        merge_bomb, Fault(1, 1, "missing_key"), {"alias", "merge_key", "missing_key", "unknown_key"}
    ),
    "5 000 digits": Bomb(lambda: GOOD.replace("21/25", "9" * 5_000), Fault(12, 31, "number"), {"number"}),
    "3 000 slashes": Bomb(
        lambda: GOOD.replace("2022,", "2022/" * 3_000 + "2022,"), Fault(12, 18, "period"), {"period"}
    ),
    "one word of a million letters": Bomb(
        lambda: GOOD.replace("Trial", "w" * 1_000_000, 1), Fault(1, 22, "text_too_long"), {"text_too_long"}
    ),
    "20 000 control characters": Bomb(lambda: "\0" * 20_000, Fault(1, 1, "character"), {"character"}),
    "20 000 bad codes": Bomb(
        lambda: GOOD + "entities:\n" + "  - {code: A, name: B, kind: c}\n" * 20_000,
        Fault(GOOD.count("\n") + 2, 12, "code"),
        {"code", "too_many"},
    ),
}


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(DatasetError) as caught:
        read(path)
    return caught.value.problems


def controls(text: str) -> list[str]:
    return [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def run(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments], capture_output=True, timeout=SECONDS, check=False, cwd=ZOO
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_every_file_of_the_zoo_has_its_faults_written_down() -> None:
    assert {path.stem for path in ZOO.glob("*.yaml")} == set(FAULTS)
    tables = {path.relative_to(ZOO).as_posix() for path in ZOO.glob("tables/*.csv")}
    assert tables == {fault.table for faults in FAULTS.values() for fault in faults if fault.table} - {
        "tables/nowhere.csv"
    }


def test_every_kind_of_problem_the_program_can_word_is_met_here() -> None:
    catalogue = tomllib.loads(files("tui.wording").joinpath("en.toml").read_text(encoding="utf-8"))
    met = {fault.kind for faults in FAULTS.values() for fault in faults}
    met |= {kind for bomb in BOMBS.values() for kind in bomb.kinds}
    assert set(catalogue["problem"]) == met | {
        "init_unfinished",
        "not_regular",
        "too_large",
        "unreadable",
        "uncited_source",
        "weak_source",
        "areas_apart",
        "area_rank_apart",
        "undated_source",
        *WARNINGS,
    }


@pytest.mark.parametrize("name", FAULTS)
def test_check_tells_every_defect_at_its_place_in_both_languages(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path, faults = ZOO / f"{name}.yaml", FAULTS[name]
    problems = problems_of(path)
    assert [each.kind for each in problems] == [fault.kind for fault in faults]
    for language in languages():
        words = words_for(language)
        lines = [problem_line(words, each) for each in problems]
        assert [line[: len(fault.prefix(path))] for line, fault in zip(lines, faults, strict=True)] == [
            fault.prefix(path) for fault in faults
        ]
        assert [controls(line) for line in lines] == [[]] * len(lines)
        assert main(["check", str(path), "--lang", language]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.splitlines() == [*lines, words("check.faulty", n=len(lines))]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", SAMPLE)
def test_the_command_says_the_same_in_a_process_of_its_own(name: str, language: Language) -> None:
    path = ZOO / f"{name}.yaml"
    words = words_for(language)
    lines = [problem_line(words, each) for each in problems_of(path)]
    assert run("check", str(path), "--lang", language) == (
        2,
        "",
        "\n".join([*lines, words("check.faulty", n=len(lines)), ""]),
    )


@pytest.mark.parametrize("name", SAMPLE)
def test_the_page_of_a_faulty_file_is_refused_with_the_same_problems(name: str) -> None:
    path, words = ZOO / f"{name}.yaml", words_for("vi")
    told = "".join(problem_line(words, each) + "\n" for each in problems_of(path))
    assert run("--plain", "--data", str(path), "--lang", "vi") == (2, "", told)


@pytest.mark.parametrize("name", FAULTS)
def test_the_json_report_carries_the_same_problems(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path, words = ZOO / f"{name}.yaml", words_for("en")
    assert main(["check", str(path), "--format", "json", "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.err == ""
    report = json.loads(told.out)
    assert report["file"] == str(path)
    assert [(each["line"], each["column"], each["kind"], each["text"]) for each in report["problems"]] == [
        (each.line, each.column, each.kind, problem_line(words, each)) for each in problems_of(path)
    ]


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_quickly_in_both_languages(name: str, tmp_path: Path) -> None:
    path, bomb = tmp_path / "bomb.yaml", BOMBS[name]
    path.write_text(bomb.text(), encoding="utf-8")
    code, report, _ = run("check", str(path), "--format", "json")
    assert code == 2
    reported = json.loads(report)["problems"]
    problems = [
        Problem(each["file"], each["line"], each["column"], each["path"], each["kind"], each["details"])
        for each in reported
    ]
    counts = [each["count"] for each in reported]
    assert {each.kind for each in problems} == bomb.kinds
    assert sum(counts) <= MAX_PROBLEMS + 1
    for language in languages():
        words = words_for(language)
        lines = [problem_line(words, each) for each in problems]
        assert lines[0].startswith(bomb.first.prefix(path) + (f"{problems[0].path}: " if problems[0].path else ""))
        assert max(len(line) for line in lines) < len(str(path)) + 400
        assert not any(controls(line) for line in lines)
        more = [words("check.more", n=count - 1) if count > 1 else "" for count in counts]
        lines = [line + rest for line, rest in zip(lines, more, strict=True)]
        told = "\n".join([*lines, words("check.faulty", n=sum(counts)), ""])
        assert run("check", str(path), "--lang", language) == (2, "", told)


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert [each.kind for each in problems_of(path)] == ["too_large"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no named pipes")
@pytest.mark.parametrize("language", languages())
def test_pipes_devices_and_folders_are_refused_at_once(language: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "indicators.yaml").mkdir()
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        code, out, err = run("check", str(path), "--lang", language)
        assert (code, out) == (2, "")
        assert words_for(language)("problem.not_regular") in err


def test_a_table_with_the_line_ends_of_old_macintoshes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_bytes(GOOD.replace("\n", "\r").encode())
    assert read(path).indicators


def test_another_users_home_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    code, out, err = run("check", "~nobody-of-that-name/x.yaml", "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith("~nobody-of-that-name/x.yaml: ")


def test_a_file_that_is_not_there_is_told_like_any_other_defect(tmp_path: Path) -> None:
    code, out, err = run("check", str(tmp_path / "nowhere.yaml"), "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith(f"{tmp_path / 'nowhere.yaml'}: ")


@pytest.mark.parametrize("language", languages())
def test_a_good_file_gives_0_and_its_path(language: str, tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8")
    code, out, err = run("check", str(path), "--lang", language)
    assert (code, err) == (0, "")
    assert out.startswith(f"{path}: ")


def test_a_good_file_with_a_byte_order_mark_and_windows_line_ends_is_good(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read(path).indicator["online"].observations[0].period.code == "2022"


def test_no_more_advice_is_given_than_anybody_would_read(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    spare = "".join(
        f"  - {{code: spare-{number}, publisher: Sở Y tế, kind: official, read: 2023-04-19}}\n" for number in range(300)
    )
    path.write_text(GOOD + spare, encoding="utf-8")
    kinds = [problem.kind for problem in advice(path)]
    assert kinds == ["uncited_source"] * MAX_PROBLEMS + ["too_many"]


def test_advice_is_given_only_when_asked_for_strictly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(
        (
            GOOD.replace("official", "translation")
            + "  - {code: spare, publisher: Sở Y tế, kind: press, read: 2023-04-19}\n"
        ).replace("read: 2023-04-19", "read: 2023-04-19, published: 2023-04-19"),
        encoding="utf-8",
    )
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().err == ""
    told = advice(path)
    assert [(each.line, each.column, each.kind) for each in told] == [
        (12, 46, "weak_source"),
        (15, 12, "uncited_source"),
    ]
    assert main(["check", str(path), "--strict", "--lang", "en"]) == 2
    words = words_for("en")
    lines = [problem_line(words, each) for each in told]
    assert capsys.readouterr().err.splitlines() == [*lines, words("check.advice", n=2)]


def test_a_closed_stdout_is_a_file_that_cannot_be_written() -> None:
    command = ["sh", "-c", 'exec "$0" -m tui table indicators --lang en >&-', sys.executable]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stderr.decode("utf-8")) == (73, "Cannot write stdout: the output is closed\n")
