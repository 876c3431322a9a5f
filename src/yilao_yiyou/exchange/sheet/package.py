"""The zip package that a workbook is: its parts, unpacked no further than the limits allow."""

import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many

_CHUNK = 2**20
_ENTRIES = 10_000
_ENCRYPTED = 0x1
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding=["']([^"']*)["']""")
_UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_BEFORE_MARKUP, _LOOKED_AT = b"\xef\xbb\xbf\xfe\xff \t\r\n", 4096
_UTF_8 = {b"utf-8", b"us-ascii", b"ascii"}


class Package:
    """The parts of a zip package, each unpacked when it is asked for.

    What the package says of its sizes is checked before anything is unpacked, and counted again while it is.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        self._spent = 0
        self._zip = _opened(path)
        try:
            self._entries = self._checked()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(entry.filename for entry in self._entries.values())

    def _checked(self) -> Mapping[str, ZipInfo]:
        entries = self._zip.infolist()
        if len(entries) > _ENTRIES:
            raise too_many(Reason.UNPACKED, _ENTRIES, "个部件", "parts", "unpacked")
        found = {entry.filename.lower(): entry for entry in entries}
        if len(found) != len(entries):
            raise _damaged("同名部件出现两次", "two parts have one name")
        for entry in entries:
            if entry.flag_bits & _ENCRYPTED:
                raise _damaged("部件已加密; 请去掉密码后另存", "a part is encrypted; save it without a password")
            self._refuse_size(entry, entry.file_size)
        if sum(entry.file_size for entry in entries) > self._limits.unpacked:
            raise too_many(Reason.UNPACKED, self._limits.unpacked, "字节", "bytes", "unpacked")
        return found

    def _refuse_size(self, entry: ZipInfo, size: int) -> None:
        if size > self._limits.unpacked:
            raise too_many(Reason.UNPACKED, self._limits.unpacked, "字节", "bytes", "unpacked")
        if size > _CHUNK and size > self._limits.ratio * max(entry.compress_size, 1):
            raise too_many(Reason.UNPACKED, self._limits.ratio, "倍 (解压比)", "times its packed size", "ratio")

    def part(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            RefusedFileError: If it is not there, is damaged, or unpacks to more than the limits allow.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise _damaged("缺少部件", "a part is missing")
        try:
            return self._unpacked(entry)
        except _UNREADABLE:
            pass
        raise _damaged("部件无法解压", "a part cannot be unpacked")

    def _unpacked(self, entry: ZipInfo) -> bytes:
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(entry) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                self._refuse_size(entry, size)
                chunks.append(chunk)
        self._spent += size
        if self._spent > self._limits.unpacked:
            raise too_many(Reason.UNPACKED, self._limits.unpacked, "字节", "bytes", "unpacked")
        return b"".join(chunks)

    def is_markup(self, name: str) -> bool:
        """Return whether a part begins like XML in any encoding, whatever it is called.

        Raises:
            RefusedFileError: If it is damaged.
        """
        head = self._head(self._entries[name.lower()])
        return head.replace(b"\0", b"").lstrip(_BEFORE_MARKUP).startswith(b"<")

    def _head(self, entry: ZipInfo) -> bytes:
        try:
            with self._zip.open(entry) as file:
                return file.read(_LOOKED_AT)
        except _UNREADABLE:
            pass
        raise _damaged("部件无法解压", "a part cannot be unpacked")

    def text(self, name: str) -> str:
        """Return a part that is XML as text, if it is UTF-8 and declares nothing of its own.

        Raises:
            RefusedFileError: What `part` raises, or if it has a document type, or is in another encoding.
        """
        data = self.part(name)
        declared = _DECLARED.match(data[:200].lstrip(b"\xef\xbb\xbf"))
        if b"\0" in data[:200] or (declared and declared[1].lower() not in _UTF_8):
            raise RefusedFileError(Reason.ENCODING, "部件不是 UTF-8", "a part is not in UTF-8")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise RefusedFileError(
                Reason.SYNTAX,
                "部件含有文档类型声明, 正常的工作簿没有",
                "a part declares a document type; no honest one does",
            )
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        raise RefusedFileError(Reason.ENCODING, "部件不是 UTF-8", "a part is not in UTF-8")

    def tree(self, name: str) -> ET.Element:
        """Return a small part as a tree of elements, without namespaces.

        Raises:
            RefusedFileError: What `text` raises, or if it is not XML.
        """
        return tree_of(self.text(name))


def tree_of(text: str) -> ET.Element:
    """Return XML without a document type as a tree of elements, without namespaces.

    Raises:
        RefusedFileError: If it is not XML.
    """
    try:
        root = ET.fromstring(text)  # noqa: S314 -- a document type, by which entities would come, was refused
    except ET.ParseError:
        root = None
    if root is None:
        raise _damaged("部件不是 XML", "a part is not XML")
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for key in [key for key in element.attrib if key.startswith("{")]:
            element.attrib["r:" + key.rpartition("}")[2]] = element.attrib.pop(key)
    return root


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError):
        pass
    raise _damaged("压缩包结构已损坏", "the zip structure is damaged")


def _damaged(zh: str, en: str) -> RefusedFileError:
    return RefusedFileError(Reason.DAMAGED, f"工作簿已损坏: {zh}", f"the workbook is damaged: {en}")
