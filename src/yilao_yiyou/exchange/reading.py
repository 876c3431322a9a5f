"""Reading: a file of any format becomes a register, and nothing that came in is lost without a word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import field, frozen

from yilao_yiyou.domain.building import collector_paused
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.register import Record, Register, collection_classes, collection_of
from yilao_yiyou.errors import FormatError, YilaoYiyouError
from yilao_yiyou.exchange.atomic import restore
from yilao_yiyou.exchange.catalogue import format_named, format_of, local, located
from yilao_yiyou.exchange.codec import Batch, Codec, Head, Request
from yilao_yiyou.exchange.fault import DocumentFaultsError, Fault
from yilao_yiyou.exchange.limits import DEFAULT, Limits
from yilao_yiyou.exchange.report import Finding, Place, RowCounts


class FindingsError(DocumentFaultsError):
    """Raised when rows of a file were rejected and the caller asked for a register only.

    Attributes:
        findings: Everything that was found, in order of the file.
    """

    code = "findings"

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        errors = [finding for finding in self.findings if finding.severity is Severity.ERROR]
        super().__init__(_fault(finding) for finding in errors)

    def __reduce__(self) -> Any:  # noqa: ANN401 -- what pickle takes
        """Cross into another process by the findings."""
        return FindingsError, (self.findings,)


def _fault(finding: Finding) -> Fault:
    path = " ".join(part for part in (str(finding.place), finding.field) if part)
    return Fault(path, finding.code, finding.zh, finding.en)


@frozen(kw_only=True)
class Origin:
    """Where the records of one batch stood, in the order of the collection."""

    sheet: str
    rows: tuple[int, ...] | range


@frozen(kw_only=True, slots=False)
class Reading:
    """What came of reading a file: the register of the rows that were accepted, and what was found.

    Attributes:
        register: The records.
        findings: What is doubtful, in order of the file.
        rows: How many rows came in, and what became of them.
        file: The name of the file.
        format: Its format.
        facts: What was decided about it, such as its encoding.
        origins: Where the records of each collection stood.
    """

    register: Register
    findings: tuple[Finding, ...]
    rows: RowCounts
    file: str
    format: str
    facts: Mapping[str, str]
    origins: Mapping[str, tuple[Origin, ...]] = field(repr=False)

    def require(self) -> Register:
        """Return the register if every row was accepted.

        Raises:
            FindingsError: If one was not, or the head of the file is faulty; lists everything that was found.
        """
        if self.is_faulty:
            raise FindingsError(self.findings)
        return self.register

    @property
    def is_faulty(self) -> bool:
        """Whether something is an error, so that the register is not all that the file holds."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def place_of(self, record: Record) -> Place | None:
        """Return where a record stood in the file, `None` if it is not from there."""
        return self._places.get((collection_of(record), record.id))

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], Place]:
        found: dict[tuple[str, str], Place] = {}
        for name, origins in self.origins.items():
            places = (Place(file=self.file, sheet=origin.sheet, row=row) for origin in origins for row in origin.rows)
            for record, place in zip(getattr(self.register, name), places, strict=True):
                found.setdefault((name, record.id), place)
        return found


def load(
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 -- the word a caller expects
    limits: Limits = DEFAULT,
    **options: object,
) -> Reading:
    """Return what a file or a folder of any format holds: the register of the sound rows, and every finding.

    Args:
        path: A file or a folder on this machine; nothing is ever fetched.
        format: The name of the format; found by the ending and the content if left out.
        limits: The most that the file may take.
        options: Words of the format, such as `encoding="gb18030"` for CSV; `formats()` lists them.

    Raises:
        FormatError: If the path is an address, the format is not known, or does not take an option.
        RefusedFileError: If the file as a whole is not read.
        OSError: If the file cannot be read.
    """
    source, codec, request = _asked(path, format, limits, options)
    with collector_paused():
        return gathered(source.name, codec, codec.decode(source, request))


def batches(
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 -- the word a caller expects
    limits: Limits = DEFAULT,
    **options: object,
) -> Iterator[Batch]:
    """Yield the rows of a file batch by batch, for files that are larger than memory.

    Each batch is counted: its rows are accepted or rejected, and none is lost. What the file says of the register as a
    whole is left out.

    Args:
        path: What `load` takes.
        format: Likewise.
        limits: Likewise.
        options: Likewise.

    Raises:
        YilaoYiyouError: What `load` raises, when the batch is reached in which it is found.
        OSError: If the file cannot be read.
    """
    source, codec, request = _asked(path, format, limits, options)
    parts = iter(codec.decode(source, request))
    while True:
        with collector_paused():
            part = next(parts, None)
        if part is None:
            return
        if isinstance(part, Batch):
            counted(part)
            yield part


def _asked(
    path: str | PathLike[str],
    name: str | None,
    limits: Limits,
    options: Mapping[str, Any],
) -> tuple[Path, Codec, Request]:
    """Return what is read, the codec that reads it, and what it is asked."""
    source = located(_there(local(path)))
    codec = (format_of(source, limits) if name is None else format_named(name)).codec()
    return source, codec, Request(limits=limits, options=taken(codec, options))


def _there(path: Path) -> Path:
    if not path.exists():
        restore(path)
    return path


def taken(codec: Codec, options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options if the codec takes them all.

    Raises:
        FormatError: If it does not.
    """
    unknown = sorted(options.keys() - codec.options)
    if unknown:
        known = ", ".join(sorted(codec.options)) or "-"
        raise FormatError(
            f"格式 {codec.name} 没有选项 {', '.join(unknown)}; 可用: {known}",
            f"the format {codec.name} has no option {', '.join(unknown)}; there are: {known}",
        )
    return options


def gathered(file: str, codec: Codec, parts: Iterable[Head | Batch]) -> Reading:
    """Return the reading of a file, put together from what its codec yields."""
    gathering = _Gathering()
    for part in parts:
        if isinstance(part, Head):
            gathering.open(part)
        else:
            gathering.add(part)
    return Reading(
        register=gathering.register(),
        findings=tuple(gathering.findings),
        rows=gathering.counts,
        file=file,
        format=codec.name,
        facts=gathering.facts,
        origins={name: tuple(origins) for name, origins in gathering.origins.items()},
    )


class _Gathering:
    """What has been read so far."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.facts: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.records: defaultdict[str, list[Record]] = defaultdict(list)
        self.origins: defaultdict[str, list[Origin]] = defaultdict(list)
        self.counts = RowCounts()

    def open(self, head: Head) -> None:
        self.values |= head.values
        self.facts |= head.facts
        self.findings += head.findings

    def add(self, batch: Batch) -> None:
        counts = counted(batch)
        self.counts = RowCounts(
            read=self.counts.read + counts.read,
            accepted=self.counts.accepted + counts.accepted,
            rejected=self.counts.rejected + counts.rejected,
        )
        self.findings += batch.findings
        for name, records, rows in _sorted(batch):
            self.records[name] += records
            self.origins[name].append(Origin(sheet=batch.sheet, rows=rows))

    def register(self) -> Register:
        collections: dict[str, Any] = {name: tuple(records) for name, records in self.records.items()}
        return Register(**self.values, **collections)


def _sorted(batch: Batch) -> Iterator[tuple[str, list[Record], tuple[int, ...] | range]]:
    """Yield the records of a batch by collection, with their rows."""
    kinds = list(map(type, batch.records))
    for cls in dict.fromkeys(kinds):
        name = _collection(cls)
        if kinds.count(cls) == len(kinds):
            yield name, list(batch.records), batch.rows if isinstance(batch.rows, range) else tuple(batch.rows)
            return
        mine = [kind is cls for kind in kinds]
        yield name, list(compress(batch.records, mine)), tuple(compress(batch.rows, mine))


def _collection(cls: type) -> str:
    return next(name for name, record in collection_classes().items() if record is cls)


def counted(batch: Batch) -> RowCounts:
    """Return the counts of a batch, and hold the codec to them: no row is lost, none is both things.

    Raises:
        YilaoYiyouError: If the rows that came in are not the rows that were accepted and those that were rejected.
    """
    accepted, rejected = _different(batch.rows), _different(batch.rejected)
    one_each = len(batch.records) == len(batch.rows)
    both = batch.rejected and set(batch.rows) & set(batch.rejected)
    if not one_each or accepted + rejected != batch.read or both:
        raise YilaoYiyouError(
            f"读入 {batch.read} 行, 接受 {accepted} 行, 拒绝 {rejected} 行, 合计不符; 这是编解码器的错误",
            f"{batch.read} rows in, {accepted} accepted, {rejected} rejected do not tally: a codec's fault",
        )
    return RowCounts(read=batch.read, accepted=accepted, rejected=rejected)


def _different(rows: Sequence[int]) -> int:
    return len(rows) if isinstance(rows, range) else len(set(rows))
