"""How long the attacks last, and from which seed they start."""

from random import Random

import pytest

_CASES, _THINGS, _SEED = 20_000, 10_000, 20230419
"""Where no option was read: pytest reads those of this folder only where the folder is named."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a longer attack be asked for, or a failed one be repeated."""
    group = parser.getgroup("attack")
    group.addoption("--attack-cases", type=int, default=_CASES, help="how many hostile files are read")
    group.addoption("--attack-things", type=int, default=_THINGS, help="how many keys, clicks and pastes are sent")
    group.addoption("--attack-seed", type=int, default=_SEED, help="where the attacks start from")
    group.addoption("--attack-case", type=int, default=None, help="the one case to be repeated")


@pytest.fixture
def cases(request: pytest.FixtureRequest, seed: int) -> range:
    """The numbers of the attacks that are made."""
    case = request.config.getoption("--attack-case", None)
    count = int(request.config.getoption("--attack-cases", _CASES))
    numbers = range(count) if case is None else range(int(case), int(case) + 1)
    print(f"{len(numbers)} cases from --attack-seed {seed}")
    return numbers


@pytest.fixture
def things(request: pytest.FixtureRequest) -> int:
    """How many keys, clicks and pastes are sent."""
    return int(request.config.getoption("--attack-things", _THINGS))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Where the attacks start from; each failure tells it."""
    return int(request.config.getoption("--attack-seed", _SEED))


@pytest.fixture
def random(seed: int) -> Random:
    """A source of the same attacks for the same seed."""
    return Random(seed)
