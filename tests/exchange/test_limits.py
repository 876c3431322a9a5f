"""Limits: what is not even opened."""

from pathlib import Path

import pytest

import yilao_yiyou as yy
from yilao_yiyou.exchange.limits import DEFAULT, Limits, sized, tail_of
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A folder has no bytes to read, and a pipe may never have any."""
    with pytest.raises(RefusedFileError) as raised:
        sized(tmp_path, DEFAULT)

    assert raised.value.reason is Reason.KIND


def test_a_folder_that_is_no_register_is_refused_by_a_format_of_files(tmp_path: Path) -> None:
    """Whoever names a folder as CSV meant a file in it."""
    with pytest.raises(RefusedFileError, match="name a file"):
        yy.load(tmp_path, format="csv")


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    """A limit is the most that is allowed, not the least that is not."""
    path = tmp_path / "a"
    path.write_bytes(b"abc")

    assert sized(path, Limits(size=3)) == 3
    with pytest.raises(RefusedFileError, match=r"Limits\(size="):
        sized(path, Limits(size=2))
    assert (tail_of(path, 2), tail_of(path, 9)) == (b"bc", b"abc")
