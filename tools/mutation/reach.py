"""Which test reaches which line, and how long it takes: so that a change is tried on the tests that can notice it."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from attrs import field, frozen

from tools.mutation.mutants import ROOT, Mutant
from tools.mutation.watching import OPTIONS, Watching

_Found: TypeAlias = dict[str, Any]
_ALL = ""

TESTS = (
    "tests/metrics",
    "tests/outside",
    "tests/measurement",
    "tests/domain",
    "src/yilao_yiyou/metrics",
    "src/yilao_yiyou/measurement",
    "src/yilao_yiyou/domain",
)
"""Where the tests are that reach the formulas and the tallies; the examples in docstrings are among them."""

_SECONDS = 15
"""How long the tests of one change may take together, watched; those that take longest are left out."""

_AT_IMPORT = ("tests/metrics", "tests/outside", "tests/measurement", "src/yilao_yiyou/metrics")


@frozen(kw_only=True)
class Reach:
    """What was observed of one run of all tests.

    Attributes:
        state: The sources and tests that were run.
        seconds: The processor seconds of each test.
        lines: For each source and line, the tests that reach it when they run, the files of tests that do when they are
            imported, and the empty name if the source itself does when it is.
    """

    state: str
    seconds: Mapping[str, float] = field(factory=dict[str, float])
    lines: Mapping[str, Mapping[int, Sequence[str]]] = field(factory=dict[str, dict[int, list[str]]])

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that can notice a change: those that reach it, then those named after it; quickest first."""
        reaching, stem = self._reaching(mutant), Path(mutant.path).stem
        others = _AT_IMPORT if "" in reaching else ()
        found = list[tuple[float, bool, bool, str]]()
        for test, seconds in self.seconds.items():
            file = test.partition("::")[0]
            reached, mirrored = test in reaching or file in reaching, Path(file).stem.endswith(stem)
            if reached or test.startswith(others) or ("" in reaching and mirrored):
                found.append((seconds, not reached, not mirrored, test))
        found.sort()
        upto = accumulate(seconds for seconds, *_ in found)
        chosen = [each for each, seconds in zip(found, upto, strict=True) if seconds < _SECONDS] or found[:1]
        return [test for *_, test in sorted(chosen, key=lambda each: (*each[1:3], each[0]))]

    def at_import(self, mutant: Mutant) -> bool:
        """Return whether a change bears on what is made when its module or a test's is imported."""
        return not self._reaching(mutant) <= self.seconds.keys()

    def only_at_import(self, mutant: Mutant) -> bool:
        """Return whether no test reaches a changed line when it runs."""
        return self._reaching(mutant).isdisjoint(self.seconds)

    def _reaching(self, mutant: Mutant) -> set[str]:
        lines = self.lines.get(mutant.path, {})
        first, last = mutant.lines
        return {test for line in range(first, last + 1) for test in lines.get(line, ())}


def observed(paths: Sequence[Path], kept: Path) -> Reach:
    """Return which test reaches which line, running the tests that have changed, or all if a source has.

    Raises:
        SystemExit: If a test fails, for then nothing can be said of changes.
    """
    state = _state()
    found: _Found = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {"state": {}}
    known = found["state"]
    changed = {name for name in state.keys() | known.keys() if state.get(name) != known.get(name)}
    if _ALL in changed:
        found = _watched(paths, kept, TESTS)
    elif changed:
        again = [name for name in changed if (ROOT / name).exists()]
        found = _merged(found, _watched(paths, kept, again) if again else None, changed)
    kept.write_text(json.dumps({**found, "state": state}), encoding="utf-8")
    lines = {path: {int(line): tests for line, tests in each.items()} for path, each in found["lines"].items()}
    digest = sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()
    return Reach(state=digest, seconds=found["seconds"], lines=lines)


def _watched(paths: Iterable[Path], kept: Path, tests: Iterable[str]) -> _Found:
    kept.parent.mkdir(parents=True, exist_ok=True)
    noted = kept.with_suffix(".new.json")
    child = os.fork()
    if not child:
        watching = Watching(paths)
        code = pytest.main([*OPTIONS, *tests], plugins=[watching])
        noted.write_text(json.dumps(watching.found()), encoding="utf-8")
        os._exit(int(code))
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise SystemExit("the tests fail as they are: mend them first")
    found: _Found = json.loads(noted.read_text(encoding="utf-8"))
    noted.unlink()
    return found


def _merged(old: _Found, new: _Found | None, changed: set[str]) -> _Found:
    """Return what was noted before, with that of the files that have changed replaced."""
    seconds = {test: took for test, took in old["seconds"].items() if test.partition("::")[0] not in changed}
    lines: _Found = {}
    for path, each in old["lines"].items():
        lines[path] = {
            line: [test for test in tests if test.partition("::")[0] not in changed] for line, tests in each.items()
        }
        for line, tests in new["lines"][path].items() if new else ():
            lines[path][line] = sorted({*lines[path].get(line, ()), *tests})
    return {"seconds": seconds | (new["seconds"] if new else {}), "lines": lines}


def _state() -> dict[str, str]:
    """Return a digest of each file of tests, and one of all else that tests depend on."""
    tests = {path for folder in TESTS if folder.startswith("tests") for path in (ROOT / folder).rglob("test_*.py")}
    files = [ROOT / "conftest.py", *(path for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.py"))]
    whole = sha256()
    for path in sorted(files):
        if path not in tests and not path.name.startswith("test_"):
            whole.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return {_ALL: whole.hexdigest()} | {
        path.relative_to(ROOT).as_posix(): sha256(path.read_bytes()).hexdigest() for path in sorted(tests)
    }
