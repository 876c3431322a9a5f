"""The shape of a codec: one format, read and written.

A codec turns a file, or a folder, into batches of records and findings, and a register into a file. It need not think
of what all formats share: the path that it writes to is a temporary one, which takes the place of the old file when all
is written and forced to the disk; what may not be shown is not in the register that it is given; what it reads is
counted and put together by `yilao_yiyou.exchange.reading`.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.limits import DEFAULT, Limits
from yilao_yiyou.exchange.report import Finding, Loss

GROUP = "yilao_yiyou.codecs"
"""The entry point group in which other packages offer codecs."""

Options: TypeAlias = Mapping[str, Any]
"""What a caller says about a file in the words of its format, such as `encoding="gb18030"`."""


@frozen(kw_only=True)
class Request:
    """What a caller asks of a reading or a writing.

    Attributes:
        limits: The most that a file may take.
        options: Words of the format; only those that the codec takes are ever in it.
    """

    limits: Limits = DEFAULT
    options: Options = field(factory=dict[str, Any])

    def option(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 -- each option has a type of its own
        """Return an option, or a default if the caller said nothing."""
        return self.options.get(name, default)


@frozen(kw_only=True)
class Head:
    """What a file says of the register as a whole; comes before any batch, if at all.

    Attributes:
        values: Of the register's own fields, such as `title`; the collections are not among them.
        facts: What was decided about the file, such as its encoding, in words.
        findings: What is doubtful in the values or in the file as a whole.
    """

    values: Mapping[str, Any] = field(factory=dict[str, Any])
    facts: Mapping[str, str] = field(factory=dict[str, str])
    findings: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class Batch:
    """Some rows that were read: the records made of them, where each stood, and what is doubtful.

    One row may give several records, such as a person and an entry on a roll.

    Attributes:
        sheet: The sheet, table or resource; empty if the file has one only.
        records: The records, of any classes.
        rows: The row of each record, as `Place.row` counts it.
        rejected: The rows of which no record is made; each has a finding of severity error.
        read: How many rows came in, counted apart from what became of them.
        findings: What is doubtful.
    """

    sheet: str = ""
    records: Sequence[Record] = ()
    rows: Sequence[int] = ()
    rejected: Sequence[int] = ()
    read: int
    findings: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class Outgoing:
    """What is written: a register that holds only what may be shown.

    Attributes:
        register: The records.
        disclosure: How much is shown.
        withheld: How many values of each field were taken out, such as `people.name`.
        modified: The time that a format may record of its making [seconds since 1970], so that files can be compared.
    """

    register: Register
    disclosure: Disclosure
    withheld: Mapping[str, int] = field(factory=dict[str, int])
    modified: int = 0


@runtime_checkable
class Codec(Protocol):
    """One format.

    A codec is found by its name, by the ending of a path, or by what a file begins with. It keeps no state.
    """

    @property
    def name(self) -> str:
        """What the format is called, such as `csv`."""
        ...

    @property
    def zh(self) -> str:
        """What it is called in Chinese."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files in small letters, such as `.csv`; none if it is a folder."""
        ...

    @property
    def options(self) -> frozenset[str]:
        """The words that it takes."""
        ...

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a file, or a folder, is of this format.

        Args:
            path: The path, for formats that are folders or look elsewhere than at the beginning.
            head: The first bytes of the file; none of a folder.
        """
        ...

    def decode(self, source: Path, request: Request) -> Iterable[Head | Batch]:
        """Yield what a file holds, at most one head and that first, in batches that fit in memory.

        Raises:
            RefusedFileError: If the file as a whole is not read; doubtful rows are findings, not errors.
        """
        ...

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterable[Loss]:
        """Write a register to a path where nothing is yet, and return what the file does not carry.

        Raises:
            YilaoYiyouError: If something cannot be written as it is; nothing is then left behind.
        """
        ...

    def losses(self) -> Iterable[Loss]:
        """Return what the format never carries, known before anything is written."""
        ...
