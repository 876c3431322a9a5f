"""Says how much of each layer the tests reach, and fails when it is less than promised.

    python tools/coverage_gate.py build/coverage.json

Statements and branches count alike. The layers of `FULL` must be reached wholly, each by itself; the others together
to `REST` per cent.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

from attrs import frozen

FULL = ("domain", "metrics", "text")
REST = 98
PACKAGE = "yilao_yiyou"


@frozen
class Reach:
    """How many statements and branches there are, and how many of them ran."""

    ran: int = 0
    total: int = 0

    def __add__(self, other: "Reach") -> "Reach":
        return Reach(self.ran + other.ran, self.total + other.total)

    @property
    def percent(self) -> Fraction:
        """The part that ran, of a hundred; nothing to run is wholly run."""
        return Fraction(100 * self.ran, self.total) if self.total else Fraction(100)


def reach_of(summary: Mapping[str, int]) -> Reach:
    """One file's reach, from coverage's own summary of it."""
    return Reach(
        ran=summary["covered_lines"] + summary.get("covered_branches", 0),
        total=summary["num_statements"] + summary.get("num_branches", 0),
    )


def layer_of(path: str) -> str:
    """The layer that a file belongs to: the package's folder or module it lies in."""
    parts = Path(path.replace("\\", "/")).with_suffix("").parts
    return parts[parts.index(PACKAGE) + 1]


def reach_by_layer(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Reach]:
    """The reach of each layer, by its name."""
    layers: dict[str, Reach] = {}
    for path, entry in sorted(files.items()):
        layer = layer_of(path)
        layers[layer] = layers.get(layer, Reach()) + reach_of(entry["summary"])
    return layers


def rows(layers: Mapping[str, Reach]) -> Iterable[tuple[str, Reach, int | None]]:
    """Each layer with the per cent asked of it alone, then those that are asked together."""
    for name, reach in layers.items():
        yield name, reach, 100 if name in FULL else None
    yield "the rest", sum((reach for name, reach in layers.items() if name not in FULL), Reach()), REST


def main(path: str) -> int:
    """Prints the table and returns the exit code."""
    files = json.loads(Path(path).read_text(encoding="utf-8"))["files"]
    failed = False
    print(f"{'layer':<12}{'ran':>8}{'of':>8}{'%':>9}{'asked':>7}")
    for name, reach, asked in rows(reach_by_layer(files)):
        short = asked is not None and reach.percent < asked
        failed = failed or short
        wanted = "" if asked is None else asked
        print(f"{name:<12}{reach.ran:>8}{reach.total:>8}{float(reach.percent):>9.2f}{wanted:>7}{'  TOO LOW' * short}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
