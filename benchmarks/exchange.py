"""Exchange beside peers: 100,000 volunteers from JSON Lines into objects, and 5,000,000 rows of CSV in little memory.

The peer is pydantic v2 on the same bytes, as strict as it can be told to be, joined into one array first since that is
its fastest way. It is timed as it is commonly used and with the cycle collector paused, as ours always does.
"""

import gc
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.timing import side_by_side
from benchmarks.volunteers import Volunteer
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.volunteer import VolunteerCategory, VolunteerRecord, VolunteerRole
from yilao_yiyou.exchange import load, read, write

VOLUNTEERS = 100_000
ROWS = 5_000_000
SEED = 2022


def volunteers(count: int) -> tuple[VolunteerRecord, ...]:
    """Return an invented roll, every field of it filled as offices fill it."""
    rng = random.Random(SEED)
    categories, roles = tuple(VolunteerCategory), tuple(VolunteerRole)
    counties = [f"3714{number:02}" for number in (2, 3, 22, 23, 24, 25, 26, 27, 28, 81, 82)]
    first = date(2015, 1, 1)
    return tuple(
        VolunteerRecord(
            id=f"v{number:06}",
            person=f"x{rng.randrange(300_000):06}",
            categories=frozenset(rng.sample(categories, 1 + (number % 5 == 0))),
            region=rng.choice(counties),
            enrolled_by=f"o{rng.randrange(900):03}",
            volunteer_no=f"37{rng.randrange(10**10):010}",
            core=number % 7 == 0,
            roles=frozenset(rng.sample(roles, rng.randint(0, 2))),
            skills=("讲故事", "书法")[: number % 3],
            valid=Period(first + timedelta(days=rng.randrange(2500)), Edge.OPEN),
            consent_on=first + timedelta(days=rng.randrange(2500)),
        )
        for number in range(count)
    )


def _paused(job: Callable[[], object]) -> Callable[[], object]:
    def paused() -> None:
        gc.disable()
        job()
        gc.enable()

    return paused


def bulk(folder: Path) -> None:
    """Print the rate of reading JSON Lines, and the ratio to the peer."""
    register = Register(volunteers=volunteers(VOLUNTEERS))
    path = folder / "volunteers.jsonl"
    write(register, path)
    if read(path) != register:
        raise SystemExit("what was read is not what was written")
    lines = path.read_bytes().splitlines()[2:]
    records = b"[" + b",".join(lines) + b"]"
    adapter = TypeAdapter(list[Volunteer])
    print(f"# {VOLUNTEERS:,} volunteers from {len(records):,} bytes of JSON Lines, median processor seconds")
    for name, peer in (
        ("pydantic v2", lambda: adapter.validate_json(records)),
        ("pydantic v2, collector paused", _paused(lambda: adapter.validate_json(records))),
    ):
        ours, theirs = side_by_side(lambda: load(path), peer)
        print(f"yilao_yiyou {ours:.2f} s ({VOLUNTEERS / ours:,.0f} a second)", end="; ")
        print(f"{name} {theirs:.2f} s ({VOLUNTEERS / theirs:,.0f} a second); rate {theirs / ours:.2f} times the peer's")


def stream(folder: Path, rows: int) -> None:
    """Print the time and the peak memory of checking a long CSV file batch by batch, in a process of its own."""
    path = folder / "volunteers.csv"
    some = 100_000
    write(Register(volunteers=volunteers(some)), path)
    head, _, body = path.read_bytes().partition(b"\n")
    with path.open("wb") as file:
        file.write(head + b"\n")
        for _ in range(rows // some):
            file.write(body)
    command = [sys.executable, "-m", "benchmarks.exchange", "--stream", str(path)]
    subprocess.run(command, check=True, env=os.environ)


def _stream(path: Path) -> None:
    import time

    from yilao_yiyou.exchange.reading import batches

    start, worked = time.perf_counter(), time.process_time()
    rows = sum(batch.read for batch in batches(path))
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:"))
    print(f"# {rows:,} rows of CSV ({path.stat().st_size / 1e6:,.0f} MB) checked into records batch by batch")
    print(f"{seconds:.0f} s on the clock, {worked:.0f} s worked ({rows / worked:,.0f} a second worked)", end="; ")
    print(f"peak memory {peak:,.0f} MiB")


def run(rows: int = ROWS) -> None:
    """Print both."""
    with tempfile.TemporaryDirectory() as folder:
        bulk(Path(folder))
        stream(Path(folder), rows)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stream"]:
        _stream(Path(sys.argv[2]))
    else:
        run(*map(int, sys.argv[1:]))
