"""What the command line and the system refuse is said in the language of the reader."""

import errno
import os
from pathlib import Path

import pytest

from tui.cli import main
from tui.cli.arguments import COMMANDS
from tui.cli.exits import Exit
from tui.cli.misunderstood import worded
from tui.wording import languages, words_for
from tui.wording.failures import why_not_written

VI, EN = words_for("vi"), words_for("en")
ENGLISH_OF_ARGPARSE = ("argument ", "invalid", "expected", "required", "unrecognized", "ignored", "choose from")


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["bogus"], "LỆNH: không có “bogus”; chọn một trong: check, ", "COMMAND: there is no “bogus”"),
        (["table"], "thiếu indicators|MÃ", "indicators|RANKING is missing"),
        (
            ["check", "--format", "x"],
            "--format: không có “x”; chọn một trong: text, json, github",
            "one of: text, json",
        ),
        (["--panel"], "--panel: cần một giá trị đi kèm", "--panel: needs a value after it"),
        (["--bogus"], "không có --bogus", "there is no --bogus"),
        (["screenshot", "overview"], "thiếu -o/--output", "-o/--output is missing"),
        (["record", "--undo=3"], "--undo: không nhận giá trị “3”", "--undo: takes no value such as “3”"),
    ],
)
def test_what_is_not_understood_is_said_in_both_languages(
    arguments: list[str], vi: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, sentence in (("vi", vi), ("en", en)):
        assert main(["--lang", language, *arguments]) == Exit.USAGE
        said = capsys.readouterr().err
        assert sentence in said
        assert [part for part in ENGLISH_OF_ARGPARSE if part in said] == []


@pytest.mark.parametrize(
    ("sentence", "vi"),
    [
        ("argument --a: not allowed with argument --b", "--a: không dùng cùng với --b"),
        ("ambiguous option: --so could match --source, --sort", "“--so” có thể là --source, --sort"),
        ("one of the arguments --a --b is required", "cần một trong: --a --b"),
        ("argument --n: invalid int value: 'x'", "--n: “x” không phải giá trị loại int"),
        ("argument A: expected at least one argument", "A: cần ít nhất một giá trị đi kèm"),
        (
            "argument --format: invalid choice: 'x' (choose from text, json)",
            "--format: không có “x”; chọn một trong: text, json",
        ),
    ],
)
def test_sentences_of_argparse_that_no_option_gives_now_are_known_too(sentence: str, vi: str) -> None:
    assert worded(VI, sentence) == vi


def test_the_help_of_the_command_that_was_meant_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    main(["table"])
    assert "reform-tui table --help" in capsys.readouterr().err


def test_only_commands_there_are_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    main(["serve", "--lang", "en"])
    said = capsys.readouterr().err
    assert f"one of: {', '.join(COMMANDS)})" in said


@pytest.mark.parametrize("language", languages())
def test_no_sentence_of_the_system_reaches_the_reader(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, file = words_for(language), tmp_path / "file"
    file.write_text("x")
    assert main(["check", str(file / "below"), "--lang", language]) == Exit.FAULTY
    said = capsys.readouterr().err
    assert words("system.ENOTDIR") in said
    assert os.strerror(errno.ENOTDIR) not in said


def test_a_failure_without_words_is_named_by_its_code() -> None:
    assert why_not_written(VI, OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == "lỗi hệ thống EXDEV"
    assert why_not_written(EN, OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == "system error EXDEV"


def test_the_help_speaks_the_language_of_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["table", "--help", "--lang", "vi"])
    said = capsys.readouterr().out
    assert said.startswith("cách dùng: reform-tui table")
    assert "FILE" not in said
    assert "RANKING" not in said
