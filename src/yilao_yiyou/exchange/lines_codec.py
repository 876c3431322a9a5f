"""JSON Lines: one record a line, so that a file of any length is read piece by piece.

The first line tells of the register and how many records of each collection follow; a line `{"$collection":"teams"}`
begins a collection. A file of nothing but records is read too, where the caller or its name says which they are.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from attrs import define, field, frozen

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.bulk import Loader, is_installed
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.document import compact, plain_head
from yilao_yiyou.exchange.fault import Fault
from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import Limits, sized
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.report import Loss, Place
from yilao_yiyou.exchange.scalars import WireError, as_object, read_whole
from yilao_yiyou.exchange.sifting import finding_of, head_of_register, sifted
from yilao_yiyou.exchange.wire import unstructure_hook

SCHEMA = "urn:yilao-yiyou:lines:1"
"""What the first line of this version says."""

_OPENING = b'{"$schema":"urn:yilao-yiyou:lines:'
_SECTION = b'{"$collection":"'
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PIECE = 2**21


@frozen
class LinesCodec:
    """A register as JSON Lines; carries everything, and tells when it was cut short."""

    name: str = "lines"
    zh: str = "JSON 行"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    options: frozenset[str] = frozenset({"collection"})

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a file begins as one of ours, or has the ending and begins as JSON."""
        text = head.removeprefix(_BYTE_ORDER_MARK)
        return text.startswith(_OPENING) or (path.suffix.lower() in self.suffixes and text.lstrip().startswith(b"{"))

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield the records, each with the number of its line."""
        sized(source, request.limits)
        reading = _Lines(place=Place(file=source.name), limits=request.limits)
        with source.open("rb") as file:
            for number, piece in _pieces(file, request.limits):
                if number == 1:
                    yield from _opened(reading, piece, source, request)
                yield from _batches(reading, number, piece)
        _refuse_short(reading)

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterator[Loss]:
        """Write every collection; nothing is lost."""
        del request
        register, purpose = outgoing.register, outgoing.disclosure.value
        filled = {name: records for name, records in register.collections() if records}
        head: dict[str, Any] = {"$schema": SCHEMA, "disclosure": purpose}
        if outgoing.withheld:
            head["withheld"] = dict(outgoing.withheld)
        head["rows"] = {name: len(records) for name, records in filled.items()}
        head["register"] = plain_head(register, outgoing.disclosure)
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.write(f"{compact(head)}\n")
            for name, records in filled.items():
                file.write(f'{{"$collection":"{name}"}}\n')
                write = unstructure_hook(collection_classes()[name], frozenset[str](), purpose)
                file.writelines(f"{compact(write(record))}\n" for record in records)
        yield from ()

    def losses(self) -> Iterator[Loss]:
        """Return nothing: the lines carry everything."""
        yield from ()


@define(kw_only=True)
class _Lines:
    """What is known while lines are read: the collection that they are of, and how many there were of each."""

    place: Place
    limits: Limits
    current: str | None = None
    promised: dict[str, int] | None = None
    seen: dict[str, int] = field(factory=dict[str, int])
    loaders: dict[type, Loader] = field(factory=dict[type, Loader])

    def loader(self, cls: type) -> Loader | None:
        """Return what loads the records of a class at once, where msgspec is installed."""
        if cls not in self.loaders and is_installed():
            self.loaders[cls] = Loader(cls)
        return self.loaders.get(cls)


def _pieces(file: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """Yield whole lines, some megabytes at once, with the number of the first."""
    number, rest = 1, b""
    while data := file.read(_PIECE):
        if number == 1 and not rest:
            data = data.removeprefix(_BYTE_ORDER_MARK)
        whole, newline, rest = (rest + data).rpartition(b"\n")
        if len(rest) > 16 * limits.text:
            raise too_many(Reason.TEXT, 16 * limits.text, "字节 (一行)", "bytes (a line)", "text")
        if newline:
            yield number, whole
            number += whole.count(b"\n") + 1
    if rest:
        yield number, rest


def _opened(reading: _Lines, piece: bytes, source: Path, request: Request) -> Iterator[Head]:
    """Yield the head that the first line gives; without one, settle which records the lines are."""
    first = piece.partition(b"\n")[0]
    if not first.startswith(_OPENING):
        reading.current = _named(request.option("collection", source.stem))
        return
    head = _object(first, request.limits)
    if head.get("$schema") != SCHEMA:
        raise RefusedFileError(
            Reason.VERSION, f"版本不是 {SCHEMA}; 请升级本库", f"the version is not {SCHEMA}; upgrade the library"
        )
    reading.promised = _promised(head)
    yield head_of_register(head.get("register"), reading.place, {"$schema": SCHEMA})


def _object(line: bytes, limits: Limits) -> Mapping[str, Any]:
    """Return what a line holds that begins with a brace, so that it is an object or no JSON."""
    value: Mapping[str, Any] = plain(line, limits)
    return value


def _promised(head: Mapping[str, Any]) -> dict[str, int]:
    try:
        return {name: read_whole(count) for name, count in as_object(head.get("rows")).items()}
    except WireError:
        pass
    raise RefusedFileError(Reason.SCHEMA, '首行缺少 "rows"', 'the first line lacks "rows"')


def _named(name: object) -> str:
    if isinstance(name, str) and name in collection_classes():
        return name
    known = ", ".join(collection_classes())
    raise RefusedFileError(
        Reason.HEADER,
        f"不知道各行是哪个集合; 请写明 collection=..., 可用: {known}",
        f"it is not known of what collection the lines are; pass collection=..., one of: {known}",
    )


def _batches(reading: _Lines, number: int, piece: bytes) -> Iterator[Batch]:
    """Yield what lines give; a line that begins a collection, or is the first, gives nothing itself."""
    if number == 1 and piece.startswith(_OPENING):
        _, _, piece = piece.partition(b"\n")
        number = 2
    while piece:
        if piece.startswith(_SECTION):
            line, _, piece = piece.partition(b"\n")
            reading.current = _named(_object(line, reading.limits).get("$collection"))
            number += 1
            continue
        records, mark, rest = piece.partition(b"\n" + _SECTION)
        yield _batch(reading, number, records)
        number += records.count(b"\n") + 1
        piece = mark[1:] + rest


def _batch(reading: _Lines, number: int, lines: bytes) -> Batch:
    name = reading.current
    if name is None:
        raise RefusedFileError(Reason.SCHEMA, "记录之前没有集合行", "records come before the line of their collection")
    cls = collection_classes()[name]
    count = lines.count(b"\n") + 1
    loader = reading.loader(cls)
    made = None if loader is None else loader.records(lines, count)
    if made is None:
        batch = _one_by_one(reading, number, lines, name)
    else:
        batch = Batch(sheet=name, records=made, rows=range(number, number + count), read=count)
    reading.seen[name] = reading.seen.get(name, 0) + batch.read
    if reading.seen[name] > reading.limits.rows:
        raise too_many(Reason.ROWS, reading.limits.rows, "行", "rows", "rows")
    return batch


def _one_by_one(reading: _Lines, number: int, lines: bytes, name: str) -> Batch:
    place = Place(file=reading.place.file, sheet=name)
    given = [(row, line) for row, line in enumerate(lines.split(b"\n"), start=number) if line.strip()]
    values: list[tuple[int, Any]] = []
    unread: list[tuple[int, RefusedFileError]] = []
    for row, line in given:
        try:
            values.append((row, plain(line, reading.limits)))
        except RefusedFileError as error:
            unread.append((row, error))
    batch = sifted(values, collection_classes()[name], place, name)
    findings = (
        finding_of(Fault("", error.reason.value, error.zh, error.en), Place(file=place.file, sheet=name, row=row), name)
        for row, error in unread
    )
    return Batch(
        sheet=name,
        records=batch.records,
        rows=batch.rows,
        rejected=[*batch.rejected, *(row for row, _ in unread)],
        read=len(given),
        findings=(*batch.findings, *findings),
    )


def _refuse_short(reading: _Lines) -> None:
    """Refuse a file that has not the rows that its first line promised: it was cut short, or put together wrongly."""
    if reading.promised is not None and reading.promised != reading.seen:
        raise RefusedFileError(
            Reason.CHECKSUM,
            "记录数与首行所说的不符; 文件可能被截断, 请重新取得",
            "there are not as many records as the first line says; the file may be cut short, get it anew",
        )


CODEC = LinesCodec()
