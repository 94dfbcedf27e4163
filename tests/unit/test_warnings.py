"""What `check` finds probable: each once with its count, an error only where asked for strictly, no false alarm."""

import json
from datetime import date
from pathlib import Path

import pytest

from tui.cli import main
from tui.dataset import bundled_dataset
from tui.dataset.reading import check
from tui.errors import Problem
from tui.wording import words_for
from tui.wording.problems import each_once, problem_lines

WARNINGS = {
    "empty_table", "mixed_magnitudes", "rank_apart", "short_rows", "stale", "target_passed", "too_many_decimals",
}  # fmt: skip
DATA = """title: Thử
as_of: 2024-01-31
themes: [{code: t, name: Theme}]
units: [{code: u, name: unit}]
entities:
  - {code: a, name: Alpha, kind: province}
  - {code: b, name: Beta, kind: province}
  - {code: c, name: Gamma, kind: province}
  - {code: d, name: Delta, kind: province}
sets: [{code: all, name: All, kind: province}]
indicators:
  - code: i
    name: Indicator
    theme: t
    unit: u
    headline: true
    targets: [{value: 900, by: 2023-12-31, source: s}]
    observations:
      - {period: 2020, value: 853, source: s}
      - {period: 2021, value: 901, source: s}
      - {period: 2022, value: 950, source: s}
      - {period: 2023, value: 990, source: s}
rankings:
  - {code: r, name: Ranking, short: R, decimals: 2, members: [{since: 2000, set: all}], table: table.csv}
sources: [{code: s, publisher: Press, kind: press, read: 2023-04-20}]
"""
TABLE = "period,entity,rank,score,source\n2022,a,1,80.10,s\n2022,b,2,70.20,s\n2022,c,3,60.30,s\n2022,d,4,50.40,s\n"
TODAY = date(2024, 2, 1)


def warnings_of(folder: Path, data: str = DATA, table: str = TABLE) -> list[tuple[int, int, str, dict[str, str]]]:
    path = folder / "indicators.yaml"
    path.write_text(data, encoding="utf-8")
    (folder / "table.csv").write_text(table, encoding="utf-8")
    _, warnings, _ = check(path, TODAY)
    assert {problem.kind for problem in warnings} <= WARNINGS
    return [(problem.line, problem.column, problem.kind, problem.details) for problem in warnings]


def test_nothing_is_said_of_figures_that_fit(tmp_path: Path) -> None:
    assert warnings_of(tmp_path) == []


def test_a_lost_separator_is_questioned(tmp_path: Path) -> None:
    data = DATA.replace("value: 990", "value: 1.083")
    details = {"figure": "1.083", "middle": "877", "n": "1"}
    assert warnings_of(tmp_path, data) == [(22, 31, "mixed_magnitudes", details)]


@pytest.mark.parametrize("value", ["1083", "2", "1.08", "1.083 thousand", "99000"])
def test_other_steps_of_an_indicator_are_not(value: str, tmp_path: Path) -> None:
    assert warnings_of(tmp_path, DATA.replace("value: 990", f"value: {value}")) == []


def test_a_score_far_from_all_others_is_questioned(tmp_path: Path) -> None:
    table = TABLE.replace("80.10", "8010")
    assert warnings_of(tmp_path, table=table) == [
        (2, 10, "mixed_magnitudes", {"figure": "8010", "middle": "65.25", "n": "1"})
    ]


def test_scores_with_too_many_digits_are_named_once(tmp_path: Path) -> None:
    table = TABLE.replace("80.10", "80.101").replace("60.30", "60.3012")
    details = {"figure": "80.101", "decimals": "2", "n": "2"}
    assert warnings_of(tmp_path, table=table) == [(2, 10, "too_many_decimals", details)]


def test_short_rows_are_named_once(tmp_path: Path) -> None:
    table = "period,entity,rank,source,score,movement\n2022,a,1,s,80.10\n2022,b,2,s,70.20,1\n2022,c,3,s\n"
    details = {"n": "2", "cells": "5", "columns": "6"}
    assert warnings_of(tmp_path, table=table) == [(2, 1, "short_rows", details)]


def test_a_table_without_rows_is_named(tmp_path: Path) -> None:
    assert warnings_of(tmp_path, table="period,entity,rank,score,source\n") == [(1, 1, "empty_table", {})]


def test_a_headline_without_recent_figures_is_stale(tmp_path: Path) -> None:
    data = DATA.replace("as_of: 2024-01-31", "as_of: 2026-01-31").replace("    targets", "    # targets")
    assert warnings_of(tmp_path, data) == [(22, 18, "stale", {"period": "2023", "day": "2026-01-31"})]
    assert warnings_of(tmp_path, data.replace("headline: true", "headline: false")) == []


def test_a_target_whose_day_has_passed_wants_a_figure(tmp_path: Path) -> None:
    data = DATA.replace("      - {period: 2023, value: 990, source: s}\n", "")
    assert warnings_of(tmp_path, data) == [(17, 32, "target_passed", {"day": "2023-12-31"})]


def test_a_rank_before_a_better_score_is_questioned(tmp_path: Path) -> None:
    table = TABLE.replace("2022,c,3", "2022,c,1")
    assert warnings_of(tmp_path, table=table) == [(4, 8, "rank_apart", {"n": "1", "period": "2022"})]


def test_a_derived_or_bounded_figure_contradicts_nothing(tmp_path: Path) -> None:
    table = TABLE.replace("rank,score", "rank,rank_derived,score").replace(",80.10", ",,80.10")
    table = table.replace(",70.20", ",,70.20").replace("c,3,60.30", "c,1,1 + 0,60.30").replace(",50.40", ",,50.40")
    assert warnings_of(tmp_path, table=table) == []


def test_of_the_bundled_dataset_only_targets_without_a_figure_are_named() -> None:
    _, warnings, _ = check(bundled_dataset(), TODAY)
    assert {problem.kind for problem in warnings} == {"target_passed"}


def test_warnings_are_errors_only_where_asked_for_strictly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warnings_of(tmp_path, table=TABLE.replace("80.10", "80.101"))
    path = str(tmp_path / "indicators.yaml")
    assert main(["check", path, "--lang", "en"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{path}: good")
    assert "80.101 has more decimals" in printed.err
    assert main(["check", path, "--lang", "en", "--strict"]) == 2
    assert "good" not in capsys.readouterr().out


def test_machines_read_warnings_as_json_and_as_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warnings_of(tmp_path, table=TABLE.replace("80.10", "80.101"))
    path = tmp_path / "indicators.yaml"
    assert main(["check", str(path), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["problems"] == []
    assert [(warning["kind"], warning["count"]) for warning in report["warnings"]] == [("too_many_decimals", 1)]
    assert main(["check", str(path), "--format", "github", "--lang", "en"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::warning file={tmp_path / 'table.csv'},line=2,col=10::table[2].score%3A 80.101 has")
    path.write_text(DATA.replace("unit: u\n", "unit: v\n"), encoding="utf-8")
    assert main(["check", str(path), "--format", "github", "--lang", "en"]) == 2
    assert capsys.readouterr().out.startswith(f"::error file={path},line=15,col=11::")


def problem(line: int, kind: str, path: str, **details: str) -> Problem:
    return Problem("index.csv", line, 1, path, kind, details)


def test_a_mistake_made_many_times_is_told_once() -> None:
    wrong = [problem(n, "decimal_comma", f"index[{n}].score", text=f"{n},5", right=f"{n}.5") for n in range(2, 65)]
    other = problem(65, "decimal_comma", "index[65].survey", text="1,5", right="1.5")
    assert each_once([*wrong, other]) == [(wrong[0], 63), (other, 1)]
    first, second = problem_lines(words_for("en"), [*wrong, other])
    assert first.endswith("(and 62 more like it)")
    assert "more like it" not in second


def test_few_alike_are_told_one_by_one() -> None:
    wrong = [problem(n, "unknown_reference", f"index[{n}].source", code="report") for n in range(2, 5)]
    assert each_once(wrong) == [(entry, 1) for entry in wrong]
