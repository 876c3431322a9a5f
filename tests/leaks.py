"""Looking for a secret in everything that a crash report could show."""

import traceback
from collections.abc import Iterator
from pathlib import Path

import yilao_yiyou

LIBRARY = str(Path(yilao_yiyou.__file__).parent)
PART = 6


def leaks(secret: str, shown: str) -> bool:
    """Return whether six neighbouring characters of a secret are seen in what is shown."""
    return any(secret[start : start + PART] in shown for start in range(len(secret) - PART + 1))


def told(error: BaseException) -> str:
    """Return what an error tells: its words, attributes, notes, chain, and the variables of the library's frames."""
    words: list[str] = []
    for link in _chain(error):
        words += [str(link), repr(link), repr(link.args), repr(vars(link)), repr(getattr(link, "__notes__", ()))]
        frames = traceback.TracebackException.from_exception(link, capture_locals=True).stack
        words += [repr(frame.locals) for frame in frames if frame.filename.startswith(LIBRARY)]
    return "\n".join(words)


def _chain(error: BaseException) -> Iterator[BaseException]:
    for linked in (error.__cause__, error.__context__):
        if linked is not None:
            yield from _chain(linked)
    yield error
