"""The words of a Word file: its main document alone, behind limits, with no entity ever expanded."""

from io import BytesIO
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.limits import DEFAULT

_DOCUMENT = "word/document.xml"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_SILENT = frozenset({_WORDS + "moveFrom", _FALLBACK})
"""What was moved elsewhere, and what repeats other content for older programs."""
_ENDS = {_WORDS + "p": "\n", _WORDS + "br": "\n", _WORDS + "cr": "\n", _WORDS + "tab": "\t", _WORDS + "tc": "\t"}
MOST_UNPACKED = 256 * 2**20
"""The longest document part that is unpacked [bytes]."""
MOST_RATIO = DEFAULT.ratio
"""A part that shrank further than so was made to fill memory; prose shrinks by 5 to 20."""
_SMALL = 2**20
"""Below this much unpacked, the ratio does not matter [bytes]."""
_CHUNK = 2**16


def text_of_docx(content: bytes) -> str:
    """Return the words of a Word file, a line for each paragraph; deleted ones are left out.

    Raises:
        FormatError: If it is no Word file, is locked by a password, or would fill memory.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            return _text(_unpacked(package))
    except (BadZipFile, KeyError, ExpatError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        _refuse(
            "不是可读的 .docx 文件; 请用 Word 另存一次, 有密码的先取消密码",
            "this is no .docx file that can be read; save it again with Word, without a password",
            error,
        )


def _refuse(zh: str, en: str, error: Exception | None = None) -> NoReturn:
    raise FormatError(zh, en) from error


def _unpacked(package: ZipFile) -> bytes:
    """Return the main document, unpacked no further than the limits allow whatever the file says of its size."""
    part = package.getinfo(_DOCUMENT)
    most = min(MOST_UNPACKED, max(_SMALL, MOST_RATIO * part.compress_size))
    pieces, unpacked = list[bytes](), 0
    with package.open(part) as document:
        while piece := document.read(_CHUNK):
            unpacked += len(piece)
            if unpacked > most:
                _refuse(
                    "文件展开后过大或压缩比异常; 已拒绝读取",
                    "the file unpacks to far more than prose does; it was not read",
                )
            pieces.append(piece)
    return b"".join(pieces)


class _Words:
    """Collects the words of a document as it is parsed."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._in_words = False
        self._silent = 0

    def start(self, name: str, _attributes: object) -> None:
        self._in_words = name == _WORDS + "t"
        self._silent += name in _SILENT

    def end(self, name: str) -> None:
        self._in_words = False
        self._silent -= name in _SILENT
        if not self._silent:
            self.pieces.append(_ENDS.get(name, ""))

    def words(self, text: str) -> None:
        if self._in_words and not self._silent:
            self.pieces.append(text)


def _no_doctype(*_: object) -> NoReturn:
    _refuse(
        "文件含有 DTD 声明, Word 文件不会有; 已拒绝读取",
        "the file declares a DTD, which no Word file does; it was not read",
    )


def _text(document: bytes) -> str:
    parser, words = ParserCreate(namespace_separator=" "), _Words()
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = words.start
    parser.EndElementHandler = words.end
    parser.CharacterDataHandler = words.words
    parser.Parse(document, True)  # noqa: FBT003 -- the parser's own signature
    lines = (line.strip() for line in "".join(words.pieces).split("\n"))
    return "\n".join(line for line in lines if line)
