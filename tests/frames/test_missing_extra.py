"""Dataframes without what they need."""

import runpy
from importlib import util

import pytest

from yilao_yiyou import frames
from yilao_yiyou.errors import MissingExtraError


@pytest.mark.parametrize("missing", ["narwhals", "polars", "pyarrow"])
def test_without_one_of_its_libraries_it_is_said_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One command mends it, whichever is missing."""
    find = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == missing else find(name))

    with pytest.raises(MissingExtraError, match=r'pip install "yilao-yiyou\[frames\]"'):
        runpy.run_path(str(frames.__file__))
