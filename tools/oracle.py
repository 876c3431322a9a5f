"""Holds `measure()` against the independent oracle of the tests on many small invented registers.

    python -m tools.oracle --count 100000 --seed 1

Each register is asked about some metrics drawn by chance, in groups, periods and divisions drawn by chance. Prints how
many registers agreed and how often each metric was asked at least; ends with 1 at the first that does not, and says
which.
"""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from random import Random

from tests.metrics.invented import invented
from tests.metrics.oracle_checks import COVERED, WITHOUT

_STEP = 1000


def main() -> int:
    """Ask the registers of the seeds asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--each", type=int, default=16, help="metrics asked of each register, by default 16")
    asked = parser.parse_args()
    begun, times = time.process_time(), Counter[str](dict.fromkeys(COVERED, 0))
    for seed in range(asked.seed, asked.seed + asked.count):
        random = Random(f"{seed} oracle")
        chosen = random.sample(sorted(COVERED), min(asked.each, len(COVERED)))
        times.update(chosen)
        for metric in chosen:
            fault = COVERED[metric](metric, invented(seed), random)
            if fault is not None:
                print(f"{metric} disagrees on register {seed}: {fault}")
                return 1
        if (seed + 1) % _STEP == 0:
            invented.cache_clear()
    seldom, least = min(times.items(), key=lambda each: each[1])
    print(
        f"{asked.count} registers from seed {asked.seed} agree in {time.process_time() - begun:.0f} s of processor "
        f"time: {sum(times.values())} questions about {len(COVERED)} metrics, the fewest ({least}) about {seldom}"
    )
    print(*(f"without an oracle: {metric}: {why}" for metric, why in WITHOUT.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
