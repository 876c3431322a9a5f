"""Notes which test reaches which line, while all tests run once."""

from collections import defaultdict
from collections.abc import Generator, Iterable
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tools.mutation.mutants import ROOT, module_of

OPTIONS = ("-q", "-x", "-p", "no:cacheprovider", "--assert=plain", "--no-header", "--tb=no")


def test_of(name: str) -> str:
    """Return what a test is known by; the examples of a file, which may build on each other, are one test."""
    return name.split("::", maxsplit=1)[0] if name.startswith("src/") else name


class Watching:
    """Notes, while pytest runs, which test reaches which line."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Begin with what the sources do when they are imported."""
        from coverage import Coverage

        self._paths = tuple(paths)
        self._coverage = Coverage(data_file=None, config_file=False, include=[str(path) for path in self._paths])
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._coverage.start()
        for path in self._paths:
            import_module(module_of(path.relative_to(ROOT)))

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, Any, Any]:
        """Give what is imported the name of the file."""
        self._coverage.switch_context(collector.nodeid)
        done = yield
        self._coverage.switch_context("")
        return done

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Give what is run the test's name."""
        self._coverage.switch_context(test_of(item.nodeid))
        began = process_time()
        done = yield
        self._seconds[test_of(item.nodeid)] += process_time() - began
        self._coverage.switch_context("")
        return done

    def found(self) -> dict[str, Any]:
        """Return what was noted."""
        self._coverage.stop()
        data = self._coverage.get_data()
        return {
            "seconds": self._seconds,
            "lines": {path.relative_to(ROOT).as_posix(): data.contexts_by_lineno(str(path)) for path in self._paths},
        }
