"""Writing a file or a folder whole or not at all."""

import ctypes
import os
import platform
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from hashlib import blake2b
from pathlib import Path

MARK = "datapackage.json"
"""What a folder of ours holds; one without it may hold somebody's other files and is never replaced."""

_SUFFIX = ".tmp"
_OLD = ".old"


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file so that at any moment there is the old one or the new one, whole.

    Raises:
        OSError: If the folder does not exist or cannot be written to, or the disk is full.
    """
    with replacing(path) as temporary:
        temporary.write_bytes(data)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Generator[Path]:
    """Give a path to write a file or a folder to, and put what is written there in the place of the old one.

    What is written goes to a temporary folder beside the target, is forced to the disk, and takes the old one's place
    in one step. If anything fails, the old one is as it was and the temporary folder is gone. What a killed program
    left behind is taken away by the next that writes the same target.

    Where the system cannot exchange two folders in one step, a folder is replaced in two; if a program is killed
    between them, the old folder is brought back by the next that reads or writes it here.

    Args:
        path: The file or folder that is replaced; if it is a link, the link is.

    Raises:
        FileExistsError: If there is a folder that was not written by this library.
        OSError: If the folder around it does not exist or cannot be written to, or the disk is full.
    """
    target = Path(path)
    restore(target)
    _refuse_foreign(target)
    workshop = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target) + f"{os.getpid()}.", suffix=_SUFFIX))
    try:
        temporary = workshop / target.name
        yield temporary
        _force_to_disk(temporary)
        _put_in_place(temporary, target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    sync_folder(target.parent)


def _refuse_foreign(target: Path) -> None:
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        message = f"文件夹不是本库写出的, 不予覆盖 (the folder was not written by this library): {target.name}"
        raise FileExistsError(message)


def _put_in_place(temporary: Path, target: Path) -> None:
    if not (temporary.is_dir() and target.is_dir()):
        temporary.replace(target)
    elif not _exchanged(temporary, target):
        target.replace(_kept(target))
        temporary.replace(target)
        shutil.rmtree(_kept(target), ignore_errors=True)


_HERE = -100
_EXCHANGE = 2


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the system can; the old one is then where the new one was."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return int(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)) == 0


def restore(target: Path) -> None:
    """Bring back an old folder whose successor did not come, and take away what killed programs left."""
    old = _kept(target)
    if old.is_dir():
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.replace(target)
    for left in target.parent.glob(f"{escape(_prefix(target))}*{_SUFFIX}"):
        if not _is_running(left.name.removeprefix(_prefix(target)).partition(".")[0]):
            shutil.rmtree(left, ignore_errors=True)


def _kept(target: Path) -> Path:
    return target.with_name(f".{target.name}{_OLD}")


def _prefix(target: Path) -> str:
    """Return how the temporary folders of this machine begin; another machine's may share the folder."""
    machine = blake2b(platform.node().encode(), digest_size=4).hexdigest()
    return f".{target.name}.{machine}."


def _is_running(process: str) -> bool:
    """Return whether a process may still run; only POSIX can be asked without harm."""
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _force_to_disk(path: Path) -> None:
    for each in _files(path):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    if path.is_dir():
        sync_folder(path)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (each for each in path.rglob("*") if each.is_file())
    else:
        yield path


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk where the system can do that for a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
