"""Writing a file whole or not at all."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

import yilao_yiyou as yy
from yilao_yiyou.exchange.atomic import MARK, replacing, restore, write_bytes


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


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    """Whoever names the wrong folder keeps what lies in it."""
    target = tmp_path / "photos"
    target.mkdir()
    (target / "a.jpg").write_bytes(b"picture")
    with pytest.raises(FileExistsError, match="not written by this library"), replacing(target):
        pass

    assert {target: [target / "a.jpg"]} == {each: list(each.iterdir()) for each in tmp_path.iterdir()}


@pytest.mark.parametrize("is_able", [True, False], ids=["exchanged in one step", "replaced in two"])
def test_a_folder_of_ours_is_replaced_on_every_system(
    is_able: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system cannot exchange two folders, the new one is there all the same and the old one is gone."""
    target = tmp_path / "register"
    _folder(target, b"old")
    if not is_able:
        monkeypatch.setattr(ctypes, "CDLL", _lacking)

    with replacing(target) as temporary:
        _folder(temporary, b"new")

    assert (target / MARK).read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_old_folder_whose_successor_never_came_is_brought_back(tmp_path: Path) -> None:
    """The program was killed between the two steps, and the next that reads finds the old register."""
    register = yy.Register(title="某名册")
    target = tmp_path / "register"
    yy.write(register, target)
    target.rename(tmp_path / ".register.old")

    assert register == yy.read(target)
    assert list(tmp_path.iterdir()) == [target]


def test_an_old_folder_whose_successor_came_is_taken_away(tmp_path: Path) -> None:
    """The program was killed after the second step, and the next that writes clears up."""
    target = tmp_path / "register"
    _folder(target, b"new")
    _folder(tmp_path / ".register.old", b"old")

    restore(target)

    assert (target / MARK).read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="only POSIX tells without harm whether a process runs")
def test_what_a_killed_program_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    """Its half of a file lies beside the target until somebody writes there again."""
    target = tmp_path / "a.json"
    dying = (
        "import os, sys; from yilao_yiyou.exchange.atomic import replacing\n"
        "with replacing(sys.argv[1]) as path: path.write_bytes(b'half'); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", dying, str(target)], check=False)
    left = [each.name for each in tmp_path.iterdir()]

    write_bytes(target, b"whole")

    assert (9, 1) == (done.returncode, len(left))
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("process", ["self", "no-number", str(2**70)])
def test_what_may_still_be_written_is_left_alone(process: str, tmp_path: Path) -> None:
    """Another program may be at work, as long as nobody can say that it is not."""
    target = tmp_path / "a.json"
    with replacing(target) as temporary:
        own = temporary.parent.name
        temporary.write_bytes(b"new")
    number = str(os.getpid())
    other = tmp_path / own.replace(f".{number}.", f".{number if process == 'self' else process}.")
    other.mkdir()

    write_bytes(target, b"newer")

    assert {target, other} == set(tmp_path.iterdir())


def test_where_nobody_can_be_asked_nothing_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows asking a process whether it runs would end it."""
    target = tmp_path / "a.json"
    with replacing(target) as temporary:
        left = temporary.parent
        temporary.write_bytes(b"new")
    left.mkdir()
    asked: list[int] = []
    monkeypatch.setattr(os, "kill", lambda process, _: asked.append(process))
    monkeypatch.setattr("yilao_yiyou.exchange.atomic.os.name", "nt")

    restore(target)
    monkeypatch.undo()

    assert asked == []
    assert left.is_dir()


def _folder(path: Path, data: bytes) -> None:
    path.mkdir()
    (path / MARK).write_bytes(data)


def _lacking(_: object) -> object:
    return object()
