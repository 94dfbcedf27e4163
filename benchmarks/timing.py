"""How long a piece of work takes."""

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return how much processor time some work takes in this process, which others on the machine hardly change."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median_seconds(work: Callable[[], object], times: int) -> float:
    """Return the median time of some work done several times in a row."""
    return statistics.median(seconds(work) for _ in range(times))
