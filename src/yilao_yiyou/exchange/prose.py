"""Prose: the text of a report in a .txt, .md, .html or .docx file, and how it was decoded."""

import codecs
import os
import re
from pathlib import Path

from attrs import frozen

from yilao_yiyou.errors import FormatError

MOST_BYTES = 64 * 2**20
"""No report is longer; what claims to be is refused before it is read."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENDINGS = (".txt", ".md", ".html", ".htm", ".docx")
_EMPHASIS = re.compile(r"\*\*|__|`")
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,2000}\)")


@frozen(kw_only=True)
class Prose:
    """The text of a report.

    Attributes:
        text: The words, a line for each paragraph.
        format: The ending of the file, such as `.txt`.
        encoding: How its bytes were decoded.
    """

    text: str
    format: str
    encoding: str


def read_prose(path: str | os.PathLike[str]) -> Prose:
    """Return the text of a report file; nothing in it is run, and nothing outside it is fetched.

    Raises:
        FormatError: If the file is of another format, too large, or neither UTF-8 nor GB18030.
        OSError: If the file cannot be read.
    """
    file = Path(path)
    ending = file.suffix.lower()
    if ending not in _ENDINGS:
        raise FormatError(
            f"不支持 {ending or '没有扩展名的文件'}; 可读 {', '.join(_ENDINGS)}",
            f"{ending or 'a file without an ending'} is not supported; {', '.join(_ENDINGS)} are read",
        )
    if file.stat().st_size > MOST_BYTES:
        raise FormatError(
            f"文件超过 {MOST_BYTES // 2**20} MB; 请拆分", f"the file is above {MOST_BYTES // 2**20} MB; split it"
        )
    content = file.read_bytes()
    if ending == ".docx":
        from yilao_yiyou.exchange.prose_docx import text_of_docx

        return Prose(text=text_of_docx(content), format=ending, encoding="utf-8")
    text, encoding = decode(content)
    return Prose(text=_without_markup(text, ending), format=ending, encoding=encoding)


def decode(content: bytes) -> tuple[str, str]:
    """Return bytes as text, and the encoding: by its mark, else UTF-8 if they are that, else GB18030.

    Chinese text in GB18030 is hardly ever sound UTF-8 by chance, so the order decides.

    Raises:
        FormatError: If they are neither.

    >>> decode("一老一幼".encode("gb18030"))
    ('一老一幼', 'gb18030')
    """
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n"), encoding
        except UnicodeDecodeError:
            continue
    raise FormatError(
        "文件的编码不是 UTF-8 或 GB18030; 请另存为 UTF-8",
        "the file is neither UTF-8 nor GB18030; save it as UTF-8",
    )


def _without_markup(text: str, ending: str) -> str:
    if ending in {".html", ".htm"}:
        from yilao_yiyou.exchange.prose_html import text_of_html

        return text_of_html(text)
    return _EMPHASIS.sub("", _LINK.sub(r"\1", _HEADING.sub("", text))) if ending == ".md" else text
