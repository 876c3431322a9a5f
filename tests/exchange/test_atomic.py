"""Writing a file whole or not at all."""

import os
from pathlib import Path

import pytest

from yilao_yiyou.exchange.atomic import write_bytes


def test_a_file_is_replaced_in_one_step_and_nothing_is_left_over(tmp_path: Path) -> None:
    """The old bytes are gone, the new ones are there, and there is one file."""
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    write_bytes(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_temporary_one(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs an error and nothing else."""
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(OSError, match="space"):
        write_bytes(target, b"new")

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_can_be_read_by_those_who_may_read_others(tmp_path: Path) -> None:
    """The temporary file is made for its owner only; the finished one is not."""
    target = tmp_path / "a.json"
    other = tmp_path / "b.json"
    other.write_bytes(b"")

    write_bytes(target, b"new")

    assert target.stat().st_mode == other.stat().st_mode


def test_a_missing_folder_is_an_ordinary_error(tmp_path: Path) -> None:
    """No folder is made that nobody asked for."""
    with pytest.raises(FileNotFoundError):
        write_bytes(tmp_path / "none" / "a.json", b"new")
