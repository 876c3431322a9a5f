"""Exchange: registers to and from files; nothing heavy is loaded until a file is read or written."""

from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING

from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange.disclosure import Disclosure

if TYPE_CHECKING:
    from yilao_yiyou.exchange.catalogue import formats
    from yilao_yiyou.exchange.limits import Limits
    from yilao_yiyou.exchange.reading import Reading, load
    from yilao_yiyou.exchange.report import OnLoss
    from yilao_yiyou.exchange.writing import convert, write

__all__ = ["Disclosure", "Limits", "OnLoss", "Reading", "convert", "formats", "load", "read", "write"]

_HOMES = {
    "formats": "catalogue",
    "Limits": "limits",
    "Reading": "reading",
    "load": "reading",
    "OnLoss": "report",
    "convert": "writing",
    "write": "writing",
}


def __getattr__(name: str) -> object:
    """Load a name from its module on first use."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def read(
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 -- the word a caller expects
    limits: "Limits | None" = None,
    **options: object,
) -> Register:
    """Return the register in a file or a folder of any format, if every row of it is sound.

    `load` gives what this does and more: the sound rows of a file that has others, every finding, and where each
    record stood.

    Args:
        path: A file or a folder on this machine; nothing is ever fetched.
        format: The name of the format; found by the ending and the content if left out.
        limits: The most that the file may take.
        options: Words of the format, such as `encoding="gb18030"` for CSV.

    Raises:
        FormatError: If the path is an address, or the file is not of a format that is read.
        DocumentError: If the file is not sound; a `FindingsError` lists every finding.
        OSError: If the file cannot be read.
    """
    from yilao_yiyou.exchange.limits import DEFAULT
    from yilao_yiyou.exchange.reading import load

    return load(path, format=format, limits=limits or DEFAULT, **options).require()
