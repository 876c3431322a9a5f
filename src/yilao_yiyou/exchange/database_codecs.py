"""DuckDB and SQLite files: a table a collection, read in a child process."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import field, frozen

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.limits import sized
from yilao_yiyou.exchange.native_child import Frame, frames_of
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.register_note import KEY, note_of, read_note
from yilao_yiyou.exchange.report import Loss, Place

_TABLES = (KEY, *collection_classes())


@frozen(kw_only=True)
class DatabaseCodec:
    """A register as a database file: a table for each collection, and one row that tells of the register itself."""

    name: str
    zh: str
    suffixes: tuple[str, ...]
    magic: bytes = field(repr=False)
    offset: int = field(default=0, repr=False)
    options: frozenset[str] = frozenset()

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a file has the mark of this format where it stands."""
        del path
        return head.startswith(self.magic, self.offset)

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield the rows of each table, numbered from 1; tables that are not ours are left alone."""
        _refuse_truncated(sized(source, request.limits), self)
        found = False
        with closing(frames_of(self.name, source, _TABLES, request.limits)) as frames:
            for opening, rows in _tables(frames):
                found = True
                place = Place(file=source.name, sheet=opening["table"])
                if opening["table"] == KEY:
                    yield read_note(_one_cell(rows), place)
                else:
                    yield from _batches(opening, rows, place)
        if not found:
            names = ", ".join(_TABLES[1:4])
            raise RefusedFileError(
                Reason.SCHEMA, f"库中没有名册的表, 如 {names}", f"there is no table of a register, such as {names}"
            )

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterator[Loss]:
        """Write the database; nothing is lost."""
        del request
        from yilao_yiyou.exchange import database_writing

        database_writing.WRITERS[self.name](outgoing, note_of(outgoing), target)
        yield from ()

    def losses(self) -> Iterator[Loss]:
        """Return nothing: a database carries everything."""
        yield from ()


_HEADERS, _BLOCK = 3 * 4096, 2**14


def _refuse_truncated(size: int, codec: DatabaseCodec) -> None:
    """Refuse a DuckDB file that is not whole blocks behind its headers, without starting a process for it."""
    if codec.name == "duckdb" and (size < _HEADERS or (size - _HEADERS) % _BLOCK):
        raise RefusedFileError(
            Reason.DAMAGED, "文件不完整, 结尾缺失; 请重新取得", "the file is cut off at its end; get it anew"
        )


def _tables(frames: Iterator[Frame]) -> Iterator[tuple[Any, Iterator[Frame]]]:
    """Yield how each table opens, and the frames of its rows, which are to be taken before the next one."""
    opening = next(frames, None)
    while opening is not None:
        following: list[Frame] = []
        yield opening.json(), _until_next(frames, following)
        opening = following[0] if following else None


def _until_next(frames: Iterator[Frame], following: list[Frame]) -> Iterator[Frame]:
    for frame in frames:
        if frame.letter == "T":
            following.append(frame)
            return
        yield frame


def _one_cell(rows: Iterable[Frame]) -> str | None:
    from yilao_yiyou.frames.arrow import pa

    cells: list[Any] = []
    for frame in rows:
        if frame.letter == "R":
            cells += chain.from_iterable(frame.json())
        else:
            cells += pa.ipc.open_stream(frame.data).read_all().column(0).to_pylist()
    return cells[0] if len(cells) == 1 and isinstance(cells[0], str) else ""


def _batches(opening: Any, rows: Iterator[Frame], place: Place) -> Iterator[Batch]:  # noqa: ANN401 -- plain data
    from yilao_yiyou.exchange import arrow_tables, text_tables

    first = next(rows, None)
    if first is None:
        return
    if first.letter == "B":
        streams = (frame.data for frame in chain([first], rows))
        yield from arrow_tables.batches_of(place.sheet, streams, place)
        return
    table = text_tables.opened(place.sheet, opening["names"], place)
    cells = enumerate(chain.from_iterable(frame.json() for frame in chain([first], rows)), start=1)
    yield from text_tables.batches_of(table, cells)


DUCKDB = DatabaseCodec(name="duckdb", zh="DuckDB 库", suffixes=(".duckdb",), magic=b"DUCK", offset=8)
SQLITE = DatabaseCodec(name="sqlite", zh="SQLite 库", suffixes=(".sqlite", ".sqlite3"), magic=b"SQLite format 3\0")
