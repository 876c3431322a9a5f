"""Tries changes, each in a child of a process that has everything loaded already.

A change within a function is put into the function where it stands, in a child of a pytest session that has collected
all tests. A change of what is made at import needs the module anew: the child of a process that has loaded everything
but the package imports it with the change. A child ends with the first test that fails; one that takes too long is
ended, which counts as noticed.
"""

import gc
import os
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Sequence
from enum import Enum
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, TypeAlias

import pytest
from attrs import frozen
from hypothesis import Phase, settings

from tools.mutation.mutants import PACKAGE, ROOT, Mutant, module_of
from tools.mutation.reach import TESTS, Reach
from tools.mutation.watching import OPTIONS, test_of

_HEAVY = (
    "cattrs dateutil.rrule duckdb hypothesis.strategies jinja2 mpmath narwhals pandas polars pyarrow scipy.stats sybil"
)
_FIRST = 3
_TELLING = 100
_ELSEWHERE, _BROKEN = 77, 78
"""What a child ends with if the change is in no function that stands, and if the trying itself failed."""


class Outcome(Enum):
    """What became of a change."""

    NOTICED = "noticed"
    TOO_LONG = "too long"
    SURVIVED = "survived"
    ELSEWHERE = "elsewhere"


Tried: TypeAlias = Iterator[tuple[Mutant, Outcome]]
Attempt: TypeAlias = Callable[[Mutant, Sequence[str]], int]


def load() -> None:
    """Import what tests need, so that no child has to; not the package, of which a module is changed."""
    for name in _HEAVY.split():
        import_module(name)


@frozen
class _Quickly:
    """Runs properties on few examples without looking for the smallest, and each test within a limit."""

    reach: Reach

    def pytest_configure(self) -> None:
        """Set what `conftest.py` sets, without shrinking."""
        settings.register_profile("mutation", settings.get_profile("dev"), phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutation")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Limit the test's time: the signals end the process."""
        seconds = self.reach.seconds.get(test_of(item.nodeid), 1)
        signal.setitimer(signal.ITIMER_PROF, 5 + 20 * seconds)
        signal.alarm(int(120 + 200 * seconds))
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell the parent which test notices the change."""
        if report.failed:
            os.write(_TELLING, f"{test_of(report.nodeid)}\n".encode())


@frozen
class _Session:
    """Tries changes once all tests are collected, instead of running them."""

    mutants: Sequence[Mutant]
    reach: Reach
    at_once: int
    note: Callable[[Tried], None]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each change in a child."""
        items: defaultdict[str, list[pytest.Item]] = defaultdict(list)
        for item in session.items:
            items[test_of(item.nodeid)].append(item)
        for path in {mutant.path for mutant in self.mutants}:
            import_module(module_of(Path(path)))
        standing = _standing()
        gc.freeze()

        def attempt(mutant: Mutant, tests: Sequence[str]) -> int:
            if not _put(mutant.code(), standing):
                return _ELSEWHERE
            code = _run(session, [item for test in tests for item in items[test]])
            return code or (_ELSEWHERE if self.reach.at_import(mutant) else 0)

        self.note(_children(self.mutants, attempt, self.reach, self.at_once))
        return True


@frozen
class Only:
    """Runs chosen tests only, in the order given, and those that only the change has made.

    The name of a case may tell what the code returned when it was collected: with the change it is another.
    """

    tests: Sequence[str]
    known: Container[str]

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose and sort."""
        ranks = {test: rank for rank, test in enumerate(self.tests)}
        functions = {_function(test): rank for test, rank in ranks.items()}
        chosen = list[tuple[int, pytest.Item]]()
        for item in items:
            test = test_of(item.nodeid)
            rank = ranks.get(test) if test in self.known else functions.get(_function(test))
            if rank is not None:
                chosen.append((rank, item))
        items[:] = [item for _, item in sorted(chosen, key=lambda pair: pair[0])]


@frozen
class _Finder:
    """Finds the changed module before anybody finds the module."""

    name: str
    path: str
    code: CodeType

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return how the changed module is loaded, nothing for others."""
        if name != self.name:
            return None
        folders = [self.path.removesuffix("/__init__.py")] if self.path.endswith("__init__.py") else None
        loader = _Loader(name, self.path, self.code)
        return spec_from_file_location(name, self.path, loader=loader, submodule_search_locations=folders)


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 -- the loader's own signature
        return self._code


def try_standing(mutants: Sequence[Mutant], reach: Reach, at_once: int, note: Callable[[Tried], None]) -> None:
    """Try changes within functions, in a process apart."""
    child = os.fork()
    if not child:
        plugins = [_Quickly(reach), _Session(mutants, reach, at_once, note)]
        os._exit(int(pytest.main([*OPTIONS, "-s", *TESTS], plugins=plugins)))
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise SystemExit("the session that tries changes came to a bad end")


def try_anew(mutants: Iterable[Mutant], reach: Reach, at_once: int) -> Tried:
    """Try changes of what is made at import."""

    def attempt(mutant: Mutant, tests: Sequence[str]) -> int:
        sys.meta_path.insert(0, _Finder(module_of(Path(mutant.path)), str(ROOT / mutant.path), mutant.code()))
        # Reading all files of tests takes longer than the tests of a few that notice most changes of a module.
        few = {_file(test) for test in tests[:_FIRST]}
        return _main([test for test in tests if _file(test) in few], reach) or _main(
            [test for test in tests if _file(test) not in few], reach
        )

    return _children(mutants, attempt, reach, at_once)


def _file(test: str) -> str:
    return test.partition("::")[0]


def _function(test: str) -> str:
    return test.partition("[")[0]


def _main(tests: Sequence[str], reach: Reach) -> int:
    if not tests:
        return 0
    files = sorted({_file(test) for test in tests})
    return int(pytest.main([*OPTIONS, *files], plugins=[_Quickly(reach), Only(tests, reach.seconds.keys())]))


def _children(mutants: Iterable[Mutant], attempt: Attempt, reach: Reach, at_once: int) -> Tried:
    running = dict[int, tuple[Mutant, int]]()
    noticing: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def ended() -> tuple[Mutant, Outcome]:
        child, status = os.wait()
        mutant, told = running.pop(child)
        with os.fdopen(told, encoding="utf-8") as lines:
            noticing[mutant.path].update(line.strip() for line in lines)
        return mutant, _outcome(os.waitstatus_to_exitcode(status))

    for mutant in mutants:
        if len(running) >= at_once:
            yield ended()
        often = noticing[mutant.path]
        tests = sorted(reach.tests(mutant), key=lambda test: -often[test])
        told, telling = os.pipe()
        child = os.fork()
        if not child:
            _end(attempt, mutant, tests, telling)
        os.close(telling)
        running[child] = mutant, told
    while running:
        yield ended()


def _end(attempt: Attempt, mutant: Mutant, tests: Sequence[str], telling: int) -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os.dup2(telling, _TELLING)
    signal.setitimer(signal.ITIMER_PROF, 60)
    code = _BROKEN
    try:
        code = attempt(mutant, tests)
    finally:
        os._exit(code)


def _outcome(code: int) -> Outcome:
    if code < 0:
        return Outcome.TOO_LONG
    if code in {pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED, _BROKEN}:
        raise SystemExit("a change could not be tried, or its tests were not found; begin anew with --fresh")
    return {0: Outcome.SURVIVED, _ELSEWHERE: Outcome.ELSEWHERE}.get(code, Outcome.NOTICED)


def _run(session: pytest.Session, items: Sequence[pytest.Item]) -> int:
    for item, following in zip_longest(items, items[1:]):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


def _standing() -> list[FunctionType]:
    found = (each for each in gc.get_objects() if isinstance(each, FunctionType))
    return [each for each in found if each.__code__.co_filename.startswith(str(PACKAGE))]


def _put(changed: CodeType, standing: Iterable[FunctionType]) -> bool:
    """Put changed code into the functions that stand; return whether that changed any."""
    new: defaultdict[tuple[str, int], list[CodeType]] = defaultdict(list)
    for code in _inner(changed):
        new[code.co_qualname, code.co_firstlineno].append(code)
    changes = list[tuple[FunctionType, CodeType]]()
    for each in standing:
        old = each.__code__
        match new[old.co_qualname, old.co_firstlineno] if old.co_filename == changed.co_filename else []:
            case [code] if code != old:
                changes.append((each, code))
            case _:
                continue
    if any(each.__code__.co_freevars != code.co_freevars for each, code in changes):
        return False
    for each, code in changes:
        each.__code__ = code
    return bool(changes)


def _inner(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _inner(part)
