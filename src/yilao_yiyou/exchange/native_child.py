"""Running a parser that is not written in Python in a process of its own, and taking what it sends frame by frame."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any

from attrs import frozen

from yilao_yiyou.exchange import native_reader
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

_HEADER = 9

_RUN = "import runpy, sys; runpy.run_path(sys.argv.pop(1))['main']()"
"""What the child is told to do: to run the file that is named first, which sees the other arguments as its own."""


@frozen(kw_only=True)
class Frame:
    """What the child sends.

    Attributes:
        letter: `T` where a table begins, `B` for rows as an Arrow stream, `R` for rows as JSON.
        data: The bytes.
    """

    letter: str
    data: bytes

    def json(self) -> Any:  # noqa: ANN401 -- plain data
        """Return the data of a frame that holds JSON."""
        return json.loads(self.data)


def frames_of(kind: str, path: Path, tables: Iterator[str] | tuple[str, ...], limits: Limits) -> Generator[Frame]:
    """Yield what a file holds, parsed in a child that is limited in memory and time, and ends when this is closed.

    Args:
        kind: The parser: `parquet`, `arrow`, `duckdb` or `sqlite`.
        path: The file.
        tables: The names of the tables that are wanted of a database.
        limits: The most that it may take.

    Raises:
        RefusedFileError: If the file is refused, or the child dies of it.
    """
    said = {
        "tables": list(tables),
        "rows": limits.rows,
        "cells": limits.cells,
        "columns": limits.columns,
        "text": limits.text,
        "unpacked": limits.unpacked,
        "memory": limits.memory,
        "seconds": limits.seconds,
    }
    command = [sys.executable, "-P", "-c", _RUN, native_reader.__file__, kind, str(path.resolve()), json.dumps(said)]
    with tempfile.TemporaryDirectory(prefix="yilao-yiyou-") as empty:
        # In an empty folder, so that nothing that lies beside the file is ever imported or overwritten.
        child = subprocess.Popen(  # noqa: S603 -- our own program
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=empty
        )
        watch = threading.Timer(limits.seconds, child.kill)
        watch.start()
        try:
            yield from _frames(child, watch, limits)
        finally:
            watch.cancel()
            child.kill()
            child.communicate()


_LETTERS = b"TBREZ"


def _frames(child: "subprocess.Popen[bytes]", watch: threading.Timer, limits: Limits) -> Iterator[Frame]:
    pipe: IO[bytes] = child.stdout  # type: ignore[assignment] # asked for above
    while True:
        header = pipe.read(_HEADER)
        letter, length = header[:1], int.from_bytes(header[1:], "big")
        # A child that a file has taken over may send anything; no frame is longer than the memory that the child has.
        is_frame = len(header) == _HEADER and letter in _LETTERS and length <= limits.memory
        data = pipe.read(length) if is_frame else b""
        if not is_frame or len(data) < length:
            child.kill()
            raise _death(child.wait(), is_late=watch.finished.is_set())
        if letter == b"E":
            reason, zh, en = json.loads(data)
            raise RefusedFileError(Reason(reason), zh, en)
        if letter == b"Z":
            return
        yield Frame(letter=letter.decode(), data=data)


def _death(code: int, *, is_late: bool) -> RefusedFileError:
    if is_late:
        return RefusedFileError(Reason.TIME, "读取用时过长, 已停止", "reading took too long and was stopped")
    return RefusedFileError(
        Reason.CRASHED,
        f"读取程序因此文件异常退出 ({code}); 文件可能已损坏",
        f"the reader died of this file ({code}); it may be damaged",
    )
