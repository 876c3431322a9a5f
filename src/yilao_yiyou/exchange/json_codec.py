"""The JSON document of a register as a format among others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.document import document, head_of_document, parsed
from yilao_yiyou.exchange.fault import Fault
from yilao_yiyou.exchange.report import Loss, Place
from yilao_yiyou.exchange.scalars import DUPLICATE, WireError, as_array, as_object
from yilao_yiyou.exchange.sifting import finding_of, head_of_register, sifted
from yilao_yiyou.exchange.wire import shown_key

_BLANKS = b" \t\r\n"
_OPENING = 80
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@frozen
class JsonCodec:
    """A register as one versioned JSON document; the order of everything is kept."""

    name: str = "json"
    zh: str = "JSON 名册"
    suffixes: tuple[str, ...] = (".json",)
    options: frozenset[str] = frozenset()

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a file begins as a JSON object that is no line among others."""
        del path
        text = head.removeprefix(_BYTE_ORDER_MARK).lstrip(_BLANKS)
        return text.startswith(b"{") and b"urn:yilao-yiyou:lines:" not in text[:_OPENING]

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield the head and each collection; the row of a record is its place in the array, from 1."""
        document = parsed(source.read_bytes(), request.limits)
        place = Place(file=source.name)
        yield head_of_register(head_of_document(document), place, {"$schema": str(document["$schema"])})
        try:
            records = as_object(document.get("records", {}))
        except WireError as error:
            yield Head(findings=(finding_of(Fault("", error.kind, error.zh, error.en), place, "records"),))
            return
        for name, items in records.items():
            yield from _collection(name, items, place)

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterator[Loss]:
        """Write the document; nothing is lost."""
        del request
        target.write_bytes(document(outgoing))
        yield from ()

    def losses(self) -> Iterator[Loss]:
        """Return nothing: the document carries everything."""
        yield from ()


def _collection(name: str, items: Any, place: Place) -> Iterator[Head | Batch]:  # noqa: ANN401 -- plain data
    cls = collection_classes().get(name)
    if cls is None:
        yield Head(findings=(finding_of(_unknown(name), place, "records"),))
        return
    try:
        rows = as_array(items)
    except WireError as error:
        yield Head(findings=(finding_of(Fault("", error.kind, error.zh, error.en), place, name),))
        return
    yield sifted(enumerate(rows, start=1), cls, Place(file=place.file, sheet=name), name)


def _unknown(name: str) -> Fault:
    if name.startswith(DUPLICATE):
        return Fault("", "duplicate-key", f"集合 {shown_key(name)} 出现两次", f"{shown_key(name)} is there twice")
    return Fault("", "unknown-key", f"没有集合 {shown_key(name)}", f"no collection {shown_key(name)}")


CODEC = JsonCodec()
