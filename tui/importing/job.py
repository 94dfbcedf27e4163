"""What every step of bringing a table in works with."""

from typing import NamedTuple

from tui.importing.answers import Answers
from tui.importing.layout import Layout
from tui.importing.names import Names
from tui.importing.questions import Findings
from tui.importing.sheet import Sheet
from tui.model import Code, Dataset, Ranking


class Job(NamedTuple):
    """One table on its way into one ranking."""

    dataset: Dataset
    ranking: Ranking
    answers: Answers
    sheet: Sheet
    layout: Layout
    names: Names
    findings: Findings
    newcomers: dict[Code, str] | None = None
    """The names of entities the dataset does not have, by their new codes; None where they are questioned."""
