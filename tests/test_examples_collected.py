"""A pattern that matches nothing is silent; these tests are not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("place", ["docs", "src"])
def test_examples_in_documents_and_docstrings_are_collected(place: str) -> None:
    """Each place that should hold executed examples holds at least one that pytest sees."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "--no-cov", "-p", "no:cacheprovider", place]

    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout

    assert re.search(r"::line:[0-9]+", listing)
