"""A catalogue laid into the folder is a language: on the screen, in files, with its own plural forms."""

import io
import json
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from tests.contexts import context_of
from tests.unit.factories import period, quantity
from tui.app import ReformApp
from tui.cli import main
from tui.dataset.reading import read
from tui.drawing.palettes import PALETTES
from tui.export.plain import plain_text
from tui.model import Dataset, Entity, Text, Unit
from tui.pages import page
from tui.selection import PANELS, Selection
from tui.wording import Words, catalogue, language_after, languages, words_for
from tui.wording.catalogue import Entry

CONVENTIONS = """
[language]
name = "Xamish"
tag = "xx-XM"
fallback = "en"
decimal = "·"
group = "'"
percent = "{number} %"
day = "{year}.{mm}.{dd}"
month = "{year}.{mm}"
brief_month = "{m}.{year}"
months = "{year}.{mm}…{last_mm}"
span = "{first} … {last}"

[language.plural]
one = "i = 1 and v = 0"
few = "v = 0 and i % 10 = 2..4 and i % 100 != 12..14"
many = "v = 0"
"""
FORMS = ("one", "few", "many", "other")
PLACEHOLDER = re.compile(r"(\{\w+\})")


def translated(phrase: str) -> str:
    """Return an English phrase in Xamish, where every `e` has a hat and every `a` a ring."""
    pieces = PLACEHOLDER.split(phrase)
    return "".join(piece if n % 2 else piece.replace("e", "ê").replace("a", "å") for n, piece in enumerate(pieces))


def written(key: str, entry: Entry) -> str:
    """Return an entry of the English catalogue as a line of the Xamish one, a plural with a form for each category."""
    if isinstance(entry, str):
        return f"{key} = {json.dumps(translated(entry))}"
    forms = ", ".join(f"{form} = {json.dumps(translated(entry['other']) + f' <{form}>')}" for form in FORMS)
    return f"{key} = {{ {forms} }}"


@pytest.fixture
def xamish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Words:
    """The words of a language that was laid beside the others; one entry of it is not translated yet."""
    folder = tmp_path / "catalogues"
    folder.mkdir()
    for code in ("vi", "en"):
        shutil.copy(catalogue.path_of(code), folder)
    lines = [written(key, entry) for key, entry in words_for("en").entries.items() if key != "panel.sources"]
    (folder / "xx.toml").write_text("\n".join(lines) + CONVENTIONS, encoding="utf-8")
    (folder / "notes.txt").write_text("no catalogue", encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", folder)
    return words_for("xx")


@pytest.mark.usefixtures("xamish")
def test_it_stands_in_the_list_and_is_offered_by_its_own_name() -> None:
    assert languages() == ("vi", "en", "xx")
    assert [language_after(code) for code in languages()] == ["en", "xx", "vi"]
    assert [words_for(code).next_language for code in languages()] == ["English", "Xamish", "Tiếng Việt"]


def test_numbers_and_days_follow_its_conventions(xamish: Words) -> None:
    assert xamish.number(Decimal("-1234.50")) == "−1'234·50"
    assert xamish.day(date(2023, 4, 9)) == "2023.04.09"
    assert xamish.brief_month(date(2023, 4, 9)) == "4.2023"
    spans = [xamish.period(period(code)) for code in ("2022-01/2022-08", "2021-11/2022-02", "2022-01-15/2022-02-10")]
    assert spans == ["2022.01…08", "2021.11 … 2022.02", "2022.01.15 … 2022.02.10"]


@pytest.mark.parametrize(
    ("n", "form"),
    [(1, "one"), (2, "few"), (22, "few"), (5, "many"), (12, "many"), (0, "many"), ("1'003", "few"), ("1·5", "other")],
)
def test_a_count_takes_the_form_of_its_category(xamish: Words, n: int | str, form: str) -> None:
    assert xamish("time.days", n=n) == f"{n} dåys <{form}>"


def test_an_entry_it_lacks_is_said_in_the_language_it_falls_back_on(xamish: Words) -> None:
    assert (xamish("panel.trends"), xamish("panel.sources")) == ("Trênds", "Sources")
    assert xamish.has("panel.sources")


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_is_said_in_it(xamish: Words, panel: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--plain", "--panel", panel, "--lang", "xx"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(xamish(f"panel.{panel}").upper())
    assert re.search("[åê]", out)
    english = {entry for key, entry in words_for("en").entries.items() if key.split(".")[0] in ("heading", "column")}
    foreign = {entry for entry in english if isinstance(entry, str) and len(entry) > 6 and re.search("[ae]", entry)}
    assert [entry for entry in foreign if entry in out] == []


@pytest.mark.usefixtures("xamish")
def test_counts_on_a_page_have_their_forms(capsys: pytest.CaptureFixture[str]) -> None:
    for panel in PANELS:
        main(["--plain", "--panel", panel, "--lang", "xx"])
    counted = re.findall(r"(\d+) [^\d<]+<(\w+)>", capsys.readouterr().out)
    assert {form for _, form in counted} >= {"few", "many"}
    for count, form in counted:
        n = int(count)
        few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
        assert form == ("one" if n == 1 else "few" if few else "many"), (count, form)


def test_an_html_page_is_in_it(xamish: Words, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert main(["screenshot", "progress", "-o", str(path), "--lang", "xx"]) == 0
    text = path.read_text(encoding="utf-8")
    assert '<html lang="xx">' in text
    assert xamish("heading.progress") in text


def test_a_picture_is_in_it(xamish: Words, tmp_path: Path) -> None:
    path = tmp_path / "page.svg"
    assert main(["screenshot", "progress", "-o", str(path), "--lang", "xx"]) == 0
    text = path.read_text(encoding="utf-8")
    assert 'xml:lang="xx"' in text
    assert xamish("panel.progress") in text


def test_a_word_file_is_in_it(xamish: Words, tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    assert main(["briefing", "-o", str(path), "--lang", "xx", "--entity", "ha-noi"]) == 0
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    assert opened.core_properties.language == "xx-XM"
    assert 'w:val="xx-XM"' in opened.styles.element.xml
    assert xamish("briefing.answer") in [paragraph.text for paragraph in opened.paragraphs]


@pytest.mark.usefixtures("xamish")
def test_a_pdf_is_in_it(tmp_path: Path) -> None:
    for arguments in (["briefing", "--entity", "ha-noi"], ["screenshot", "progress"]):
        path = tmp_path / f"{arguments[0]}.pdf"
        assert main([*arguments, "-o", str(path), "--lang", "xx"]) == 0
        assert str(PdfReader(path).root_object["/Lang"]) == "xx"


@pytest.mark.usefixtures("xamish")
def test_help_and_refusals_name_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help", "--lang", "xx"])
    assert "--lang vi|en|xx" in capsys.readouterr().out
    assert main(["--plain", "--lang", "zz"]) == 64
    assert "xx, vi, en" in capsys.readouterr().err


async def test_l_goes_through_the_list(xamish: Words, shipped: Dataset) -> None:
    app = ReformApp(context_of(shipped, words=words_for("vi")), next(iter(PALETTES)))
    async with app.run_test(size=(120, 40)) as pilot:
        names = []
        for _ in languages():
            names.append(app.dashboard.words.conventions.name)
            await pilot.press("l")
            await pilot.pause()
    assert names == ["Tiếng Việt", "English", "Xamish"]
    assert app.dashboard.words is words_for("vi")


def named_in_xamish(entity: Entity) -> Entity:
    name = entity.name
    return replace(entity, name=Text(name.vi, name.en, (("xx", f"Xo {name.en}"),)))


def test_texts_of_a_dataset_are_given_in_it_or_in_the_language_it_falls_back_on(
    xamish: Words, shipped: Dataset
) -> None:
    dataset = replace(shipped, entities=tuple(named_in_xamish(entity) for entity in shipped.entities))
    assert xamish.text(dataset.title) == dataset.title.en
    selection = Selection(date(2023, 4, 19), "rankings", filter="xo hung yen")
    shown = plain_text(page(context_of(dataset, selection=selection, words=xamish)))
    assert "Xo Hưng Yên" in shown
    assert xamish("qualifier.filter", n="1", filter="xo hung yen") in shown


DATASET = """title: {vi: Thẻ, en: Cards}
themes: [{code: cards, name: {vi: Thẻ, en: Cards, xx: Xards}}]
units:
  - code: card
    name: {vi: thẻ, en: cards, xx: xards}
    few: {vi: thẻ, en: cards, xx: xardy}
indicators:
  - code: issued
    name: {xx: Xards issued, vi: Thẻ đã cấp, en: Cards issued}
    theme: cards
    unit: card
    observations: [{period: 2022, value: 3, source: report}, {period: 2023, value: 5, source: report}]
sources: [{code: report, publisher: Report, kind: official, read: 2024-01-15}]
"""


def test_a_dataset_file_gives_texts_in_it(xamish: Words, tmp_path: Path) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(DATASET, encoding="utf-8")
    dataset = read(path)
    issued, unit = dataset.indicators[0], dataset.units[0]
    assert (xamish.text(issued.name), xamish.text(dataset.title)) == ("Xards issued", "Cards")
    values = [observation.value for observation in issued.observations]
    assert [xamish.noun(value, unit) for value in values if value] == [" xardy", " xards"]


@pytest.mark.parametrize(
    ("name", "one", "noun"),
    [
        pytest.param((), (), " card", id="neither is given"),
        pytest.param((("xx", "xards"),), (), " xards", id="the name alone"),
        pytest.param((("xx", "xards"),), (("xx", "xard"),), " xard", id="both"),
    ],
)
def test_a_noun_is_given_in_it_before_it_is_given_in_its_form(
    xamish: Words, name: tuple[tuple[str, str], ...], one: tuple[tuple[str, str], ...], noun: str
) -> None:
    unit = Unit(code="card", name=Text("thẻ", "cards", name), one=Text("thẻ", "card", one))
    assert xamish.noun(quantity("1"), unit) == noun


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("{vi: Thẻ, xx: Xards}", "the words under en are missing", id="english is needed"),
        pytest.param("{vi: Thẻ, en: Cards, xamish: Xards}", "no key “xamish”", id="not a code"),
        pytest.param("{vi: Thẻ, en: Cards, xx: Xards, xx: Xard}", "“xx” already stands", id="given twice"),
        pytest.param("{vi: Thẻ, en: Cards, xx: }", "there is no value", id="given empty"),
        pytest.param("{vi: Thẻ, en: Cards, [xx]: Xards}", "", id="no key at all"),
    ],
)
def test_further_languages_of_a_text_are_read_strictly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], title: str, told: str
) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(f"title: {title}\n", encoding="utf-8")
    assert main(["check", str(path), "--lang", "en"]) == 2
    assert told in capsys.readouterr().err
