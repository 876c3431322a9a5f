"""Changes one thing at a time in the formulas and tallies and says which changes no test notices.

    python -m tools.mutate --sample 800 --seed 1

Comparisons, arithmetic, truths, numbers, conditions, filters, what is returned, and arguments that may be left out are
changed; the tests that reach the changed line should fail, the examples in docstrings among them. Not changed, and so
not counted: annotations, decorators, docstrings, texts and error messages, `__repr__` and its like, and what only type
checkers see. A change with which a test runs far longer than without counts as noticed. Prints the score of each module
and each survivor, with the reason where one is written in `tools/mutation/survivors.toml`.

What was noticed once is not tried again until its source changes; what survived without a reason is tried again
when a test changes (`build/mutation`; `--fresh` forgets it). Needs `os.fork`, so not Windows.
"""

import shutil
import sys
from argparse import ArgumentParser, Namespace
from hashlib import sha256

from tools.mutation.mutants import PACKAGE, ROOT, Mutant, mutants
from tools.mutation.outcomes import Kept, Reason, explained, reasons, scores
from tools.mutation.reach import Reach, observed
from tools.mutation.trying import load, try_anew, try_standing

MUTATED = (*sorted((PACKAGE / "metrics").rglob("*.py")), *sorted((PACKAGE / "domain").glob("*tally.py")))
FOLDER = ROOT / "build" / "mutation"
REASONS = ROOT / "tools" / "mutation" / "survivors.toml"


def main() -> int:
    """Try the changes asked for and print what became of them."""
    asked = _asked()
    if asked.fresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    load()
    every = [mutant for path in MUTATED if asked.only in str(path) for mutant in mutants(path)]
    chosen = sorted(every, key=lambda mutant: sha256(f"{asked.seed} {mutant.key}".encode()).digest())
    chosen = chosen[: asked.sample or None]
    reach = observed(MUTATED, FOLDER / "reach.json")
    known = reasons(REASONS)
    _try(chosen, reach, known, asked.jobs)
    outcomes = dict(Kept(FOLDER / "outcomes.jsonl", reach.state).of(chosen))
    sampled = len(chosen) < len(every)
    whole = not (sampled or asked.only)
    for line in (*explained(outcomes, known, whole=whole), *scores(outcomes, sampled=sampled)):
        print(line)
    return 0


def _try(chosen: list[Mutant], reach: Reach, known: list[Reason], at_once: int) -> None:
    """Try what has to be: first within functions that stand, then what is made at import."""
    kept = Kept(FOLDER / "outcomes.jsonl", reach.state)
    pending = kept.pending(chosen, known)
    standing = [mutant for mutant in pending if not reach.only_at_import(mutant)]
    print(f"{len(pending)} to be tried of {len(chosen)}, {len(standing)} of them in place", flush=True)
    if standing:
        try_standing(standing, reach, at_once, kept.note)
    kept = Kept(FOLDER / "outcomes.jsonl", reach.state)
    kept.note(try_anew(kept.pending(chosen, known), reach, at_once))


def _asked() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="how many, 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    parser.add_argument("--only", default="", help="a part of the path")
    parser.add_argument("--fresh", action="store_true", help="forget what was tried before")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
