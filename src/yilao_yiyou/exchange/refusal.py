"""Refusals: why a file is not read at all, each reason with a word that is documented and does not change."""

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import DocumentError


class Reason(CodeSet):
    """Why a file is refused as a whole."""

    SIZE = "file-too-large", "文件过大"
    UNPACKED = "unpacked-too-large", "解压后过大"
    ROWS = "too-many-rows", "行数过多"
    CELLS = "too-many-cells", "单元格过多"
    COLUMNS = "too-many-columns", "列数过多"
    TEXT = "text-too-long", "文本过长"
    DEPTH = "nested-too-deep", "嵌套过深"
    TIME = "took-too-long", "用时过长"
    MEMORY = "took-too-much-memory", "占用内存过多"
    KIND = "not-a-file", "不是普通文件"
    CONTENT = "content-is-not-its-ending", "内容与扩展名不符"
    UNKNOWN = "unknown-content", "内容不能识别"
    ENCODING = "not-in-its-encoding", "编码不符"
    NUL = "nul-byte", "含有空字节"
    SYNTAX = "syntax", "语法错误"
    SCHEMA = "not-our-schema", "不是本库的结构"
    VERSION = "newer-version", "版本较新"
    DAMAGED = "damaged", "文件已损坏"
    CRASHED = "reader-died", "读取程序异常退出"
    PATH = "path-leaves-folder", "路径越出文件夹"
    LINK = "link-in-folder", "文件夹中有链接"
    ADDRESS = "address", "路径是网址"
    CHECKSUM = "checksum", "校验和不符"
    HEADER = "header", "表头不符"


class RefusedFileError(DocumentError):
    """Raised when a file is refused as a whole; nothing of it is read.

    Attributes:
        reason: Why; its value is the documented code, such as `nested-too-deep`.
    """

    code = "refused-file"

    def __init__(self, reason: Reason, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.reason = reason

    def __str__(self) -> str:
        return f"{super().__str__()} [{self.reason.value}]"

    def __reduce__(self) -> tuple[type["RefusedFileError"], tuple[Reason, str, str]]:
        """Cross into another process by what it is made of."""
        return RefusedFileError, (self.reason, self.zh, self.en)


def too_many(reason: Reason, limit: int, unit_zh: str, unit_en: str, option: str) -> RefusedFileError:
    """Return the refusal of a file that is over a limit, which says how to widen it."""
    return RefusedFileError(
        reason,
        f"{reason.zh}: 超过 {limit} {unit_zh}; 确需读入时用 Limits({option}=...) 放宽",
        f"over {limit} {unit_en}; if that is meant, widen Limits({option}=...)",
    )
