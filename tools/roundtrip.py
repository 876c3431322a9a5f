"""Writes random registers, reads them back, and counts what came back otherwise.

    python tools/roundtrip.py --count 1000000 --seed 1

A document is right when the register read from it equals the one written, and is written to the same bytes again. The
digest of all bytes depends on the count and the seed alone, not on the machine or the number of workers.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from random import Random

from attrs import frozen

# Run as a script, Python looks for modules in this folder only.
sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.generated import random_register
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.document import dumps, loads

CHUNK = 1_000
"""How many documents one seed makes; the digest depends on it."""

_SHOWN = 5


@frozen(kw_only=True)
class Outcome:
    """What became of some documents.

    Attributes:
        count: How many there were.
        records: How many records they held.
        size: How long they were [bytes].
        differences: Which of them came back otherwise, each as the seed and the place.
        digest: The digest of all bytes.
    """

    count: int
    records: int
    size: int
    differences: tuple[str, ...]
    digest: str


def returns(register: Register) -> tuple[bytes, bool]:
    """The document of a register, and whether it comes back as it was."""
    data = dumps(register, disclosure=Disclosure.CUSTODY)
    try:
        back = loads(data)
    except YilaoYiyouError:
        return data, False
    return data, back == register and dumps(back, disclosure=Disclosure.CUSTODY) == data


def check_chunk(seed: int, chunk: int, count: int) -> Outcome:
    """Checks the documents of one chunk."""
    rng = Random(f"{seed}:{chunk}")
    digest, records, size, differences = sha256(), 0, 0, list[str]()
    for place in range(count):
        register = random_register(rng)
        data, same = returns(register)
        digest.update(data)
        records, size = records + len(register), size + len(data)
        if not same:
            differences.append(f"{seed}:{chunk}[{place}]")
    return Outcome(count=count, records=records, size=size, differences=tuple(differences), digest=digest.hexdigest())


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of all chunks, in their order."""
    parts = tuple(outcomes)
    return Outcome(
        count=sum(part.count for part in parts),
        records=sum(part.records for part in parts),
        size=sum(part.size for part in parts),
        differences=tuple(place for part in parts for place in part.differences),
        digest=sha256("".join(part.digest for part in parts).encode()).hexdigest(),
    )


def check(count: int, seed: int, *, workers: int = 1) -> Outcome:
    """Checks so many documents made from a seed, in one process or in several."""
    chunks = range(-(-count // CHUNK))
    sizes = [min(CHUNK, count - chunk * CHUNK) for chunk in chunks]
    seeds = [seed] * len(chunks)
    if workers == 1:
        return together(map(check_chunk, seeds, chunks, sizes))
    with ProcessPoolExecutor(workers) as pool:
        return together(pool.map(check_chunk, seeds, chunks, sizes))


def lines(outcome: Outcome, seed: int, seconds: float) -> Iterator[str]:
    """What is printed."""
    yield f"seed {seed}: {outcome.count:,} documents, {outcome.records:,} records, {outcome.size:,} bytes"
    yield f"differences: {len(outcome.differences)}"
    yield from (f"  {place}" for place in outcome.differences[:_SHOWN])
    yield f"sha256 of all bytes: {outcome.digest}"
    yield f"{seconds:.1f} s, {outcome.count / seconds:,.0f} documents/s"


def main(words: list[str] | None = None) -> int:
    """Checks what was asked for, prints the outcome, and returns the exit code."""
    parser = argparse.ArgumentParser(description="往返检验 (write random registers and read them back)")
    parser.add_argument("--count", type=int, default=20_000, help="文件数 (documents)")
    parser.add_argument("--seed", type=int, default=1, help="随机种子 (seed)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="进程数 (processes)")
    asked = parser.parse_args(words)
    start = time.perf_counter()
    outcome = check(asked.count, asked.seed, workers=asked.workers)
    for line in lines(outcome, asked.seed, time.perf_counter() - start):
        print(line)
    return int(bool(outcome.differences))


if __name__ == "__main__":
    sys.exit(main())
