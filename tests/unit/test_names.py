"""What the command line is told by name is found by name, and three candidates are offered for what is not."""

import pytest

from tests.unit.factories import dataset, ranking, standing
from tui.cli import main
from tui.cli.exits import Refused
from tui.cli.names import code_of
from tui.model import Dataset
from tui.wording import words_for


@pytest.mark.parametrize("name", ["ha-noi", "ha noi", "Hà Nội", "HA NOI", "TP. Hà Nội"])
def test_an_entity_is_found_by_any_of_its_names(name: str, shipped: Dataset) -> None:
    assert code_of(name, shipped.entities) == "ha-noi"


def test_a_code_goes_before_a_name_that_several_have(shipped: Dataset) -> None:
    assert code_of("Hưng Yên", shipped.entities) == "hung-yen"
    assert code_of("HUNG-YEN", shipped.entities) == "hung-yen"
    assert code_of("hung yen 2025", shipped.entities) == "hung-yen-2025"


def test_rankings_and_indicators_are_found_by_their_short_names(shipped: Dataset) -> None:
    assert code_of("PAPI", shipped.rankings) == "papi"
    assert code_of("par index", shipped.rankings) == "par-index"
    named = shipped.indicator["essential-services"]
    assert code_of(named.name.vi, shipped.indicators) == "essential-services"


def test_what_is_not_there_is_answered_with_three_candidates(shipped: Dataset) -> None:
    with pytest.raises(Refused) as refused:
        code_of("hanoii", shipped.entities)
    candidates = refused.value.details["candidates"].split(", ")
    assert candidates[0] == "ha-noi"
    assert len(candidates) == 3


def test_nothing_is_offered_where_there_is_nothing() -> None:
    with pytest.raises(Refused, match="unknown"):
        code_of("a", ())
    data = dataset(rankings=(ranking(standing("2022", "a", "1")),))
    with pytest.raises(Refused) as refused:
        code_of("zz", data.entities)
    assert refused.value.details["candidates"] == "a"


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (["--panel", "xếp hạng", "--lang", "vi"], "XẾP HẠNG"),
        (["--panel", "Rankings", "--ranking", "PAPI", "--period", "2022", "--lang", "tiếng việt"], "XẾP HẠNG"),
        (["--panel", "TRENDS", "--lang", "English"], "TRENDS"),
        (["--entity", "HUNG-YEN", "--panel", "ho so", "--lang", "vi"], "HỒ SƠ"),
        (["--indicator", "dịch vụ công thiết yếu đã tích hợp", "--panel", "progress", "--lang", "EN"], "PROGRESS"),
    ],
)
def test_every_option_takes_names(arguments: list[str], beginning: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--plain", *arguments]) == 0
    assert capsys.readouterr().out.startswith(beginning)


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["--plain", "--panel", "rankigns"], "rankings"),
        (["--plain", "--lang", "vietnamese"], "vi"),
        (["--plain", "--period", "20222"], "2022"),
        (["--plain", "--entity", "hung yenn"], "hung-yen"),
        (["--plain", "--ranking", "papy"], "papi"),
        (["--plain", "--indicator", "chip cards"], "chip-id-cards"),
        (["table", "papy"], "papi"),
        (["import", "papy", "x.csv"], "papi"),
        (["screenshot", "overvieww", "-o", "x.png"], "overview"),
        (["screenshot", "overview", "-o", "x.png", "--theme", "mucc"], "muc"),
    ],
)
def test_at_most_three_candidates_are_offered_the_nearest_first(
    arguments: list[str], first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 64
    (line,) = capsys.readouterr().err.splitlines()
    candidates = line.partition("là: ")[2].partition("?")[0].split(", ")
    assert candidates[0] == first
    assert len(candidates) <= 3


def test_the_command_takes_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--plain", "--panel", "profile", "--entity", "ha noi"]) == 0
    assert "Hà Nội" in capsys.readouterr().out
    assert main(["table", "PAPI", "--period", "2022"]) == 0
    assert main(["--plain", "--entity", "hanoii", "--lang", "en"]) == 64
    assert "did you mean: ha-noi" in capsys.readouterr().err
    assert words_for("vi")("usage.code", name="x", candidates="y").endswith("y?")
