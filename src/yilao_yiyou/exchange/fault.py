"""Faults: everything that is wrong with a document, each with its place."""

from collections.abc import Iterable

from attrs import frozen

from yilao_yiyou.errors import DocumentError

_LISTED = 20


@frozen
class Fault:
    """One thing that is wrong with a document.

    Attributes:
        path: Where it is, such as `records.activities[17].heads.lo`; empty for the whole document.
        code: A stable word for the kind of fault.
        zh: What would have been right, in Chinese; never the value of a sensitive field.
        en: The same in English.
    """

    path: str
    code: str
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.path or '$'}: {self.zh} ({self.en}) [{self.code}]"


class DocumentFaultsError(DocumentError):
    """Raised when a document has faults; `faults` lists them all.

    Attributes:
        faults: The faults, in order of the document.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        shown = "\n".join(str(fault) for fault in self.faults[:_LISTED])
        more = len(self.faults) - _LISTED
        rest = f"\n… 另有 {more} 处 ({more} more)" if more > 0 else ""
        count = len(self.faults)
        super().__init__(f"文件有 {count} 处错误", f"the document has {count} faults:\n{shown}{rest}")

    def __reduce__(self) -> tuple[type["DocumentFaultsError"], tuple[tuple[Fault, ...]]]:
        """Cross into another process by the faults; the sentences are made of them again."""
        return DocumentFaultsError, (self.faults,)
