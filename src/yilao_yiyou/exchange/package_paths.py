"""Paths inside a folder that came from elsewhere: none of them leaves it, none is a link."""

import re
import stat
from pathlib import Path

from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){0,3}")


def inside(folder: Path, path: object) -> Path:
    """Return a file inside a folder.

    Args:
        folder: The folder.
        path: What its description says: letters, digits, dots, hyphens and underscores, with at most three folders.

    Raises:
        RefusedFileError: If it is an address, leaves the folder, is or lies behind a link, or is no regular file.
    """
    if not isinstance(path, str) or _PLAIN.fullmatch(path) is None or ".." in path:
        raise RefusedFileError(
            Reason.PATH,
            "资源的 path 应为文件夹内的相对路径, 如 data/teams.csv",
            "the path of a resource lies within the folder, such as data/teams.csv",
        )
    there, mode = folder, 0
    for part in path.split("/"):
        there = there / part
        mode = _mode(there)
        if stat.S_ISLNK(mode):
            raise RefusedFileError(
                Reason.LINK, "文件夹中不应有链接; 请放入文件本身", "there is a link in the folder; put the file there"
            )
    if not stat.S_ISREG(mode):
        raise RefusedFileError(Reason.KIND, "资源不是普通文件", "the resource is no regular file")
    return there


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        pass
    raise RefusedFileError(Reason.DAMAGED, "缺少说明中列出的文件", "a file that is listed is missing")
