"""Changes one thing at a time in the formulas and tallies and says which changes no test notices.

    python -m tools.mutate --sample 40 --seed 1

Comparisons, arithmetic, truths, `min` and `max`, and numbers are changed in a copy of the sources; the tests of the
formulas run against the copy and should fail. Prints the score and each survivor with its line.
"""

import ast
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from attrs import frozen

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "yilao_yiyou"
MUTATED = (*sorted((PACKAGE / "metrics").glob("*.py")), PACKAGE / "domain" / "tally.py")
_FAST = (
    "statistics worked_shares worked_examples reach rolling rollup result state coverage effort assume reconcile parts"
)

QUICK = (*(f"tests/metrics/test_{name}.py" for name in _FAST.split()), "tests/domain/test_tally.py", "tests/outside")
"""Tests that take seconds; what they let pass is tried on the others too."""

SLOW = ("tests/metrics", "tests/measurement", "src/yilao_yiyou/metrics")
SECONDS = 600

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@frozen
class Mutant:
    """One change: the file, the line, what was changed, and the source with the change."""

    path: Path
    line: int
    change: str
    source: str

    @property
    def place(self) -> str:
        """Where it is, and what."""
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.change}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        for change, field, value in _changes(node):
            changed = deepcopy(tree)
            target = list(ast.walk(changed))[number]
            setattr(target, field, value)
            yield Mutant(path, getattr(node, "lineno", 0), change, ast.unparse(changed))


def _changes(node: ast.AST) -> Iterator[tuple[str, str, object]]:
    """Yield what can be changed of a node: words, the attribute and its new value."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _SWAPS:
            yield f"{type(op).__name__} to {_SWAPS[type(op)].__name__}", "ops", [_SWAPS[type(op)]()]
        case ast.BinOp(op=op) | ast.BoolOp(op=op) if type(op) in _SWAPS and not _is_type(node):
            yield f"{type(op).__name__} to {_SWAPS[type(op)].__name__}", "op", _SWAPS[type(op)]()
        case ast.Constant(value=bool(truth)):
            yield f"{truth} to {not truth}", "value", not truth
        case ast.Constant(value=int(number)):
            yield f"{number} to {number + 1}", "value", number + 1
        case ast.Call(func=ast.Name(id="min" | "max" as name)):
            other = "max" if name == "min" else "min"
            yield f"{name} to {other}", "func", ast.Name(other, ast.Load())
        case _:
            return


def _is_type(node: ast.AST) -> bool:
    """Return whether a union of types is meant, which no test can notice."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)


def survives(mutant: Mutant, *, quick: bool) -> bool:
    """Return whether all tests pass with a change."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
        (source / mutant.path.relative_to(ROOT / "src")).write_text(mutant.source, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
        return all(_passes(tests, environment) for tests in ((QUICK,) if quick else (QUICK, SLOW)))


def _passes(tests: tuple[str, ...], environment: dict[str, str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """Try a sample of the changes."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="how many, 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="only the tests that take seconds")
    asked = parser.parse_args()
    every = [mutant for path in MUTATED for mutant in mutants(path)]
    tried = Random(asked.seed).sample(every, min(asked.sample or len(every), len(every)))
    survivors = list[Mutant]()
    for number, mutant in enumerate(tried, start=1):
        if survives(mutant, quick=asked.quick):
            survivors.append(mutant)
            print(f"survived: {mutant.place}", flush=True)
        print(f"{number} tried of {len(every)}, {number - len(survivors)} noticed", flush=True)
    print(f"score {100 * (len(tried) - len(survivors)) / max(len(tried), 1):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
