"""Timing two ways of doing one thing in turn, so that a machine that slows down slows both."""

import statistics
import time
from collections.abc import Callable


def processor_seconds(job: Callable[[], object]) -> float:
    """Return the processor seconds that a job takes."""
    start = time.process_time()
    job()
    return time.process_time() - start


def side_by_side(ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 5) -> tuple[float, float]:
    """Return the median processor seconds of two jobs run in turn, after one uncounted run of each."""
    ours()
    peer()
    pairs = [(processor_seconds(ours), processor_seconds(peer)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
