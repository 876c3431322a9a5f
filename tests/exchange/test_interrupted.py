"""Whoever is killed while writing leaves the old file or the new one, whole."""

import errno
import os
from pathlib import Path

import pytest

import yilao_yiyou as yy
from tools.interrupted import filled, killed, path_of, register, small_disk

NAMES = tuple(each.name for each in yy.formats())
OLD, NEW = register(1, 200), register(2, 200)
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked to be killed")


@forks
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("name", ["json", "csv", "package"])
def test_a_killed_writer_leaves_a_whole_file(name: str, tmp_path: Path) -> None:
    """At whatever moment; tools/interrupted.py tries every format a hundred times."""
    outcome = killed(name, 6, tmp_path, OLD, NEW)

    assert outcome.broken == ()
    assert outcome.old + outcome.new == 6


@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the disk is full when the new file is forced to it."""
    path = path_of(name, tmp_path)
    yy.write(OLD, path, format=name, disclosure=yy.Disclosure.CUSTODY)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        yy.write(NEW, path, format=name, disclosure=yy.Disclosure.CUSTODY)

    assert list(tmp_path.iterdir()) == [path]
    assert yy.read(path) == OLD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only an administrator mounts a disk")
def test_a_disk_that_is_really_full_does_so_too() -> None:
    """A small disk in memory, which the new file does not fit on."""
    with small_disk("1m") as folder:
        assert filled("csv", folder, register(3, 20), register(4, 8_000)) == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator writes everywhere")
def test_a_folder_that_may_not_be_written_to_keeps_its_file(tmp_path: Path) -> None:
    """The refusal is the system's own."""
    path = tmp_path / "teams.json"
    yy.write(OLD, path, disclosure=yy.Disclosure.CUSTODY)
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        yy.write(NEW, path, disclosure=yy.Disclosure.CUSTODY)
    tmp_path.chmod(0o700)

    assert yy.read(path) == OLD
