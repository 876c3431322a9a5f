"""Exchange: registers to and from files; nothing heavy is loaded until a file is read or written."""

import os
import re
from pathlib import Path

from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.disclosure import Disclosure

__all__ = ["Disclosure", "read", "write"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_IN_FOLDER = "register.json"


def read(path: str | os.PathLike[str]) -> Register:
    """Return the register in a JSON file, or in a folder that holds `register.json`.

    Args:
        path: A file or a folder on this machine; nothing is ever fetched.

    Raises:
        FormatError: If the path is an address, or the file is not of a format that is read.
        DocumentError: If the file is not a sound document; a `DocumentFaultsError` lists every fault.
        OSError: If the file cannot be read.
    """
    from yilao_yiyou.exchange.document import loads

    return loads(_json_file(path).read_bytes())


def write(register: Register, path: str | os.PathLike[str], *, disclosure: Disclosure = Disclosure.SHARED) -> None:
    """Write a register to a JSON file, whole or not at all.

    Args:
        register: The records.
        path: The file; one that is there is replaced in one step.
        disclosure: How much is shown; by default what may be shared, without names and numbers.

    Raises:
        FormatError: If the path is an address, or its ending is not of a format that is written.
        DocumentError: If a text that would be shared tells who somebody is.
        OSError: If the file cannot be written; an old one is then as it was.
    """
    from yilao_yiyou.exchange.atomic import write_bytes
    from yilao_yiyou.exchange.document import dumps

    target = _json_file(path)
    write_bytes(target, dumps(register, disclosure=disclosure))


def _json_file(path: str | os.PathLike[str]) -> Path:
    if _SCHEME.match(os.fspath(path)):
        raise FormatError("只读写本机文件, 不访问网址", "only files of this machine are read and written, no addresses")
    file = Path(path)
    file = file / _IN_FOLDER if file.is_dir() else file
    if file.suffix != ".json":
        raise FormatError(
            f"不支持 {file.suffix or '没有扩展名的文件'}; 目前读写 .json",
            f"{file.suffix or 'a file without an ending'} is not supported; .json is read and written",
        )
    return file
