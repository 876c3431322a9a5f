"""Holds `measure()` against the independent oracle of the tests on many small invented registers.

    python -m tools.oracle --count 100000 --seed 1

Prints how many registers agreed; ends with 1 at the first that does not, and says which.
"""

import sys
import time
from argparse import ArgumentParser

from tests.metrics import test_oracle
from tests.metrics.invented import invented

CHECKS = (
    test_oracle.test_things_are_counted_as_defined,
    test_oracle.test_people_are_bounded_by_what_can_have_been,
    test_oracle.test_shares_of_people_are_of_what_was_counted,
    test_oracle.test_coverage_is_looked_up_division_by_division,
    test_oracle.test_years_are_counted_one_by_one,
)
"""Each takes a range of seeds and fails with the seed that disagrees."""

_STEP = 50


def main() -> int:
    """Run the checks over the seeds asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    begun = time.monotonic()
    for first in range(asked.seed, asked.seed + asked.count, _STEP):
        seeds = range(first, min(first + _STEP, asked.seed + asked.count))
        for check in CHECKS:
            try:
                check(seeds)
            except AssertionError as fault:
                print(f"{check.__name__} disagrees within seeds {seeds.start} to {seeds.stop - 1}: {fault}")
                return 1
        invented.cache_clear()
    print(f"{asked.count} registers from seed {asked.seed} agree in {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
