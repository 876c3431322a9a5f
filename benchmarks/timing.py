"""Timing two ways of doing one thing in turn, so that a machine that slows down slows both."""

import statistics
import time
from collections.abc import Callable
from typing import TypeAlias


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


Medians: TypeAlias = tuple[float, float]
"""The median of ours and of the peer's."""


def both_clocks(ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 5) -> tuple[Medians, Medians]:
    """Return the medians of processor seconds and of seconds on the wall, of two jobs run in turn as above."""
    ours()
    peer()
    times = [[_clocked(job) for job in (ours, peer)] for _ in range(rounds)]
    medians = [[statistics.median(pair[job][clock] for pair in times) for job in (0, 1)] for clock in (0, 1)]
    return (medians[0][0], medians[0][1]), (medians[1][0], medians[1][1])


def _clocked(job: Callable[[], object]) -> tuple[float, float]:
    start = time.perf_counter()
    seconds = processor_seconds(job)
    return seconds, time.perf_counter() - start
