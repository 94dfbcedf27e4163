"""How long the attacks last, and from which seed they start."""

from random import Random

import pytest

_CASES, _SEED = 400, 20230419
"""Where no option was read: pytest reads those of this folder only where the folder is named."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a longer attack be asked for, or a failed one be repeated."""
    group = parser.getgroup("attack")
    group.addoption("--attack-cases", type=int, default=_CASES, help="how many hostile files are read")
    group.addoption("--attack-seed", type=int, default=_SEED, help="where the attacks start from")


@pytest.fixture
def cases(request: pytest.FixtureRequest) -> int:
    """How many attacks are made."""
    return int(request.config.getoption("--attack-cases", _CASES))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Where the attacks start from; each failure tells it."""
    return int(request.config.getoption("--attack-seed", _SEED))


@pytest.fixture
def random(seed: int) -> Random:
    """A source of the same attacks for the same seed."""
    return Random(seed)
