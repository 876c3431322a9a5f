"""Parquet and Arrow files: one collection as typed columns, read in a child process."""

from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import field, frozen

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.limits import sized, tail_of
from yilao_yiyou.exchange.native_child import frames_of
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.register_note import KEY, note_of, read_note
from yilao_yiyou.exchange.report import Loss, Place


@frozen(kw_only=True)
class ColumnCodec:
    """One collection as typed columns.

    The schema of the file holds each field's Chinese header, meaning, unit, sensitivity and identity.
    """

    name: str
    zh: str
    suffixes: tuple[str, ...]
    magic: bytes = field(repr=False)
    ending: bytes = field(repr=False)
    options: frozenset[str] = frozenset({"collection"})

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a file begins as one of this format."""
        del path
        return head.startswith(self.magic)

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield the rows, numbered from 1."""
        from yilao_yiyou.exchange.arrow_tables import batches_of, collection_named
        from yilao_yiyou.exchange.one_table import collection_to_read

        _refuse_truncated(source, sized(source, request.limits), self)
        with closing(frames_of(self.name, source, (), request.limits)) as frames:
            opening = next(frames).json()
            place = Place(file=source.name)
            said = opening["metadata"]
            collection = collection_named(said) or collection_to_read(opening["names"], source.stem, request)
            head = read_note(said.get(KEY), place)
            yield Head(values=head.values, facts={**head.facts, "collection": collection}, findings=head.findings)
            yield from batches_of(collection, (frame.data for frame in frames), place)

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterator[Loss]:
        """Write one collection, with what is said of the register in the metadata."""
        from yilao_yiyou.exchange.one_table import collection_to_write, left_behind
        from yilao_yiyou.frames.columns import to_columns

        collection = collection_to_write(outgoing, request)
        table = to_columns(collection_classes()[collection], getattr(outgoing.register, collection))
        noted = table.replace_schema_metadata({**table.schema.metadata, KEY: note_of(outgoing)})
        _WRITERS[self.name](noted, target)
        yield from left_behind(outgoing, collection, with_head=True)

    def losses(self) -> Iterator[Loss]:
        """Return what one table never carries."""
        from yilao_yiyou.exchange.one_table import never_more_than_one

        yield never_more_than_one()


_FOOTER = 8


def _refuse_truncated(source: Path, size: int, codec: ColumnCodec) -> None:
    """Refuse a file that lost its end, without starting a process for it."""
    tail = tail_of(source, max(_FOOTER, len(codec.ending)))
    footer = int.from_bytes(tail[-_FOOTER:][:4], "little") if codec.name == "parquet" else 0
    if not tail.endswith(codec.ending) or footer + _FOOTER + len(codec.magic) > size:
        raise RefusedFileError(
            Reason.DAMAGED, "文件不完整, 结尾缺失; 请重新取得", "the file is cut off at its end; get it anew"
        )


def _write_parquet(table: Any, target: Path) -> None:  # noqa: ANN401 -- a pyarrow.Table
    pq: Any = import_module("pyarrow.parquet")
    pq.write_table(table, target, compression="zstd", write_page_checksum=True)


def _write_arrow(table: Any, target: Path) -> None:  # noqa: ANN401 -- a pyarrow.Table
    from yilao_yiyou.frames.arrow import pa

    with pa.OSFile(str(target), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)


_WRITERS = {"parquet": _write_parquet, "arrow": _write_arrow}

PARQUET = ColumnCodec(name="parquet", zh="Parquet 列文件", suffixes=(".parquet",), magic=b"PAR1", ending=b"PAR1")
ARROW = ColumnCodec(name="arrow", zh="Arrow 列文件", suffixes=(".arrow", ".feather"), magic=b"ARROW1", ending=b"ARROW1")
