"""What every test and every executed example shares: Hypothesis profiles, and the examples in documents."""

import os
from collections.abc import Iterable
from doctest import ELLIPSIS
from pathlib import Path

from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir
from sybil import Document, Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.integration.pytest import pytest_integration as collector
from sybil.parsers.abstract import DocTestStringParser
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parent

# Hypothesis keeps tables of characters and constants even without a database: they go where `make clean` looks.
set_hypothesis_home_dir(ROOT / "build" / "hypothesis")
settings.register_profile("dev", max_examples=25, derandomize=True, deadline=None, database=None)
settings.register_profile("ci", max_examples=200, derandomize=True, deadline=None, database=None)
settings.register_profile("nightly", max_examples=5_000, deadline=None, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "dev")


class PyconParser:
    """Finds the doctest examples in fenced blocks of language `pycon`."""

    def __init__(self) -> None:
        self._doctests = DocTestStringParser(DocTestEvaluator(ELLIPSIS))
        self._blocks = CodeBlockParser("pycon", self._doctests.evaluator)

    def __call__(self, document: Document) -> Iterable[Region]:
        """Yields one region for each prompt."""
        for block in self._blocks(document):
            for region in self._doctests(block.parsed, document.path):
                region.adjust(block, block.parsed)
                yield region


PROSE = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), PyconParser(), SkipParser()],
    path=str(ROOT),
    filenames=["README.md"],
    patterns=["docs/*.md", "docs/**/*.md"],
)
DOCSTRINGS = Sybil(
    parsers=[DocTestParser(ELLIPSIS)],
    path=str(ROOT / "src"),
    patterns=["*.py"],
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = collector(PROSE, DOCSTRINGS)
