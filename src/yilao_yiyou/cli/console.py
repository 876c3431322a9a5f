"""What every command shares: exit codes, speaking on any console, a progress bar, the words NAME=VALUE."""

import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import TypeVar

from yilao_yiyou.errors import MeasureError

DONE, FOUND, REFUSED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all went well; the records have errors; the call or a file is wrong; stopped by the user."""

T = TypeVar("T")


def speak_any_console() -> None:
    """Let characters that a console cannot show become question marks instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(line: str) -> None:
    """Write a line of the answer."""
    sys.stdout.write(line + "\n")


def warn(line: str) -> None:
    """Write a line about the answer, or in its place."""
    sys.stderr.write(line + "\n")


def progress(steps: Iterable[T], *, total: int, label: str) -> Iterable[T]:
    """Return the steps with a progress bar on a terminal, as they are where the bar is not installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        return steps
    return tqdm(steps, total=total, desc=label, disable=None, leave=False)


def pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each word `NAME=VALUE`.

    Raises:
        MeasureError: If a word is not written so.
    """
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals and value):
            raise MeasureError(f"应写作 名称=取值, 得到 {word!r}", f"write NAME=VALUE, got {word!r}")
        yield name, value
