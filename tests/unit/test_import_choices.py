"""Every answer a question offers is understood, said in words, and answers it."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import moderate
from tests.unit.test_import_command import DIRTY
from tui.dataset import bundled_dataset
from tui.importing.answers import Answers
from tui.importing.choices import typed_option
from tui.importing.form import TableForm, request_of
from tui.importing.options import Option, option_of, with_option, with_options
from tui.importing.questions import quoted
from tui.importing.refusal import ImportRefused
from tui.importing.request import ImportRequest, NewRanking, NewSource
from tui.importing.stages import WRITE, stage_of
from tui.model import Dataset
from tui.selection.context import PageContext
from tui.wording import languages, words_for

TYPED = {"--period": "2017", "--cell": "6", "--match": "Hà Nội", "--maximum": "10", "--name": "Tên"}
TABLES = {
    "dirty": DIRTY,
    "wide": ["Tỉnh,2015,2016", "Đà Nẵng,68.34,70.00", "Quảng Ninh,65.75,65.60"],
    "no period": ["Tỉnh,Hạng,Điểm", "Đà Nẵng,1,70.00", "Xứ Lạ,2,65.60"],
    "no figures": ["Tỉnh,Abc,Def 2016", "Đà Nẵng,1,70.00", "Quảng Ninh,2,65.60"],
    "two scores": ["Tỉnh,Điểm chung,Điểm số 2,Kỳ", "Đà Nẵng,70,71,2016", "Quảng Ninh,65,66,2016"],
    "no such period": ["Tỉnh,Hạng,Điểm,Năm", "Đà Nẵng,1,70.00,2016", "Quảng Ninh,2,65.60,giữa năm"],
    "thousands": ["Tỉnh,Hạng,Điểm 2016", "Đà Nẵng,1,1.083", "Quảng Ninh,2,1.002"],
    "lost": ["Tỉnh,Hạng,Điểm 2016", "Đà Nẵng,1,1.5", "Quảng Ninh,2,853", "Hà Nội,3,840", "Huế,x,830"],
    "no name": ["Abc,Def 2016", "1.5,2.25", "2.5,3.25"],
    "contradiction": ["Tỉnh,Hạng,Điểm 2016", "Đà Nẵng,1,60.00", "Quảng Ninh,2,65.60"],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    shutil.copytree(bundled_dataset().parent, tmp_path / "data")
    return tmp_path / "data" / "indicators.yaml"


def request(path: Path, dataset: Dataset, lines: list[str]) -> ImportRequest:
    table = path.parent.parent / "bang.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    source = NewSource(code="new", publisher="VCCI", read=date(2024, 1, 1))
    return ImportRequest(
        path=path,
        dataset=dataset,
        ranking="new",
        table=table,
        source=source,
        answers=Answers(),
        new=NewRanking(name="N"),
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("lines", TABLES.values(), ids=TABLES)
def test_the_first_answers_lead_to_the_last_question(
    path: Path, shipped: Dataset, lines: list[str], language: str
) -> None:
    context = context_of(shipped, words=words_for(language))
    asked = request(path, shipped, lines)
    seen: list[str] = []
    while (stage := stage_of(context, asked)).questions:
        question = stage.asked
        assert question.sentence not in seen, "an answer changed nothing"
        seen.append(question.sentence)
        assert question.choices or question.typed
        assert all(choice.text for choice in question.choices)
        for choice in question.choices:
            with_options(asked, choice.options)
        typed = question.typed
        text = "2017" if "giữa năm" in question.sentence else TYPED[typed.name] if typed else ""
        answers = (typed_option(context.words, typed, text),) if typed else question.choices[0].options
        asked = with_options(asked, answers)
    assert seen
    options = [choice.options for choice in stage.asked.choices]
    assert (WRITE,) in options or not stage.lines[-1].startswith(" ")
    assert all(choice.choices for choice in stage.asked.choices if choice.options != (WRITE,))


def test_names_nobody_has_become_entities_or_are_left_out_together(path: Path, shipped: Dataset) -> None:
    lines = ["Country,Rank,Score 2016", "Atlantis,1,0.9", "Lemuria,2,0.8"]
    asked, words = request(path, shipped, lines), words_for("en")
    english = context_of(shipped, words=words)
    choices = {choice.text: choice for choice in stage_of(english, asked).asked.choices}
    new, left_out = (words(f"import_choice.{key}", n=2) for key in ("newcomers", "all_nobody"))
    (country, *_) = choices[new].choices
    stage = stage_of(english, with_options(asked, country.options))
    assert (stage.questions, "Entities and their lists (3 added)" in stage.asked.sentence) == (0, True)
    assert stage_of(english, with_options(asked, choices[left_out].options)).asked.sentence == words(
        "import.nothing_new"
    )


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool))
@moderate
def test_an_option_that_was_quoted_is_read_back(text: str) -> None:
    value = f"{text}=ha-noi"
    assert option_of(f"--match {quoted(value)}") == Option("--match", value)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of other systems")
@pytest.mark.parametrize(
    "name",
    ["$(touch owned)", "`touch owned`", "$HOME", 'a"; touch owned; "', "it's $5", "a\\", "!!", "a b", "'", "\\'$(x)"],
)
def test_a_name_in_a_table_is_nothing_but_a_name_for_the_shell_a_command_is_pasted_into(
    name: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        ["sh", "-c", f"printf %s {quoted(name)}"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == name
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "kind"),
    [
        (Option("--match", "nothing"), "pair"),
        (Option("--skip", "four"), "span"),
        (Option("--maximum", "area=much"), "number"),
    ],
)
def test_what_cannot_be_understood_is_refused(path: Path, shipped: Dataset, option: Option, kind: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        with_option(request(path, shipped, DIRTY), option)
    assert caught.value.kind == kind


FORM = TableForm(file="bang.csv", ranking="pci", source="github-98e5c")


def context(dataset: Dataset) -> PageContext:
    return context_of(dataset, words=words_for("vi"))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"file": ""}, "file_open"),
        ({"file": "."}, "file_open"),
        ({"ranking": " "}, "ranking_open"),
        ({"ranking": "pa"}, "ranking_open"),
        ({"ranking": "…"}, "code"),
        ({"source": ""}, "source_open"),
        ({"source": "báo cáo"}, "publisher_open"),
        ({"source": "https://"}, "source_open"),
    ],
)
def test_a_form_says_what_it_lacks(shipped: Dataset, changes: dict[str, str], kind: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        request_of(replace(FORM, **changes), context(shipped), (Path("data.yaml"), date(2024, 1, 1)))
    assert caught.value.kind == kind


def test_a_form_names_a_source_by_its_address(shipped: Dataset) -> None:
    form = replace(FORM, source="https://www.hungyen.gov.vn/a", publisher="")
    asked = request_of(form, context(shipped), (Path("data.yaml"), date(2024, 1, 2)))
    assert asked.source == NewSource(
        code="hungyen-gov-vn-240102",
        publisher="hungyen.gov.vn",
        kind="official",
        read=date(2024, 1, 2),
        address="https://www.hungyen.gov.vn/a",
    )
    assert (asked.ranking, asked.new) == ("pci", None)
