"""Limits: how much a file may ask of the machine before it is refused."""

import os
import stat
from pathlib import Path

from attrs import field, frozen, validators

from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many

HEAD = 4096
"""How many bytes of a file are looked at to tell its format."""


def _most(default: int) -> int:
    limit: int = field(default=default, validator=[validators.instance_of(int), validators.gt(0)])
    return limit


@frozen(kw_only=True)
class Limits:
    """The most that a file may take; the defaults let any honest register pass on an office machine.

    Attributes:
        size: Of a file, or of all files of a folder together [bytes].
        unpacked: Of what is packed in it, counted while it is unpacked [bytes].
        ratio: Of unpacked to packed bytes of a part of a workbook, once more than a mebibyte is unpacked; what a
            native parser unpacks is bound by `memory`.
        rows: In one table.
        cells: In one table.
        columns: In one table.
        text: In one cell or one text [characters].
        depth: Of objects and arrays within each other.
        seconds: For a reader that is not written in Python, which runs in a process of its own.
        memory: For the same [bytes].

    >>> Limits(rows=1000).rows
    1000
    """

    size: int = _most(2**30)
    unpacked: int = _most(2**31)
    ratio: int = _most(200)
    rows: int = _most(20_000_000)
    cells: int = _most(400_000_000)
    columns: int = _most(1_000)
    text: int = _most(1_000_000)
    depth: int = _most(64)
    seconds: int = _most(300)
    memory: int = _most(2**32)


DEFAULT = Limits()
"""What is asked where a caller asks nothing."""


def sized(path: Path, limits: Limits) -> int:
    """Return the size of a file that is one and is not too large.

    Raises:
        RefusedFileError: If it is a device, a pipe or a folder, or is too large.
        OSError: If it is not there or cannot be read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise RefusedFileError(
            Reason.KIND,
            f"{path.name} 不是普通文件; 请指明一个文件",
            f"{path.name} is no regular file; name a file",
        )
    if status.st_size > limits.size:
        raise too_many(Reason.SIZE, limits.size, "字节", "bytes", "size")
    return status.st_size


def head_of(path: Path) -> bytes:
    """Return the first bytes of a regular file."""
    with path.open("rb") as file:
        return file.read(HEAD)


def tail_of(path: Path, length: int) -> bytes:
    """Return the last bytes of a regular file."""
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - length))
        return file.read(length)
