"""Which test reaches which line, and how long it takes: so that a change is tried on the tests that can notice it."""

import json
import os
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from attrs import field, frozen

from tools.mutation.mutants import ROOT, Mutant

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

OPTIONS = ("-q", "-x", "-p", "no:cacheprovider", "--assert=plain", "--no-header", "--tb=no")
_SECONDS = 12
"""How long the tests of one change may take together, watched; those that take longest are left out."""

_AT_IMPORT = ("tests/metrics", "tests/outside", "tests/measurement", "src/yilao_yiyou/metrics")


def test_of(name: str) -> str:
    """Return what a test is known by; the examples of a file, which may build on each other, are one test."""
    return name.split("::", maxsplit=1)[0] if name.startswith("src/") else name


@frozen(kw_only=True)
class Reach:
    """What was observed of one run of all tests.

    Attributes:
        state: The sources and tests that were run.
        seconds: The processor seconds of each test.
        lines: For each source and line, the tests that reach it; the empty name stands for importing.
    """

    state: str
    seconds: Mapping[str, float] = field(factory=dict[str, float])
    lines: Mapping[str, Mapping[int, Sequence[str]]] = field(factory=dict[str, dict[int, list[str]]])

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that can notice a change, quickest first."""
        found = self._reaching(mutant) - {""}
        found = found or {test for test in self.seconds if test.startswith(_AT_IMPORT)}
        listed = sorted(found, key=lambda test: (self.seconds[test], test))
        upto = accumulate(self.seconds[test] for test in listed)
        return [test for test, seconds in zip(listed, upto, strict=True) if seconds < _SECONDS] or listed[:1]

    def at_import(self, mutant: Mutant) -> bool:
        """Return whether a change bears on what is made when its module is imported."""
        return "" in self._reaching(mutant)

    def only_at_import(self, mutant: Mutant) -> bool:
        """Return whether no test reaches a changed line when it runs."""
        return not self._reaching(mutant) - {""}

    def _reaching(self, mutant: Mutant) -> set[str]:
        lines = self.lines.get(mutant.path, {})
        first, last = mutant.lines
        return {test for line in range(first, last + 1) for test in lines.get(line, ())}


class _Watching:
    """Notes, while pytest runs, which test reaches which line."""

    def __init__(self, paths: Iterable[Path]) -> None:
        from coverage import Coverage

        self._paths = tuple(paths)
        self._coverage = Coverage(data_file=None, config_file=False, include=[str(path) for path in self._paths])
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Give what is run the test's name."""
        self._coverage.switch_context(test_of(item.nodeid))
        began = process_time()
        done = yield
        self._seconds[test_of(item.nodeid)] += process_time() - began
        self._coverage.switch_context("")
        return done

    def found(self, state: str) -> dict[str, Any]:
        """Return what was noted."""
        self._coverage.stop()
        data = self._coverage.get_data()
        return {
            "state": state,
            "seconds": self._seconds,
            "lines": {path.relative_to(ROOT).as_posix(): data.contexts_by_lineno(str(path)) for path in self._paths},
        }


def observed(paths: Sequence[Path], kept: Path) -> Reach:
    """Return which test reaches which line, running all tests unless nothing has changed since.

    Raises:
        SystemExit: If a test fails, for then nothing can be said of changes.
    """
    state = _state()
    if not kept.exists() or json.loads(kept.read_text(encoding="utf-8"))["state"] != state:
        child = os.fork()
        if not child:
            os._exit(_watch(paths, kept, state))
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise SystemExit("the tests fail as they are: mend them first")
    found = json.loads(kept.read_text(encoding="utf-8"))
    lines = {path: {int(line): tests for line, tests in each.items()} for path, each in found["lines"].items()}
    return Reach(state=state, seconds=found["seconds"], lines=lines)


def _watch(paths: Iterable[Path], kept: Path, state: str) -> int:
    watching = _Watching(paths)
    code = pytest.main([*OPTIONS, *TESTS], plugins=[watching])
    if code == pytest.ExitCode.OK:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(watching.found(state)), encoding="utf-8")
    return int(code)


def _state() -> str:
    files = [ROOT / "conftest.py", *(path for folder in ("src", "tests") for path in (ROOT / folder).rglob("*.py"))]
    whole = sha256()
    for path in sorted(files):
        whole.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return whole.hexdigest()
