"""Formats that hold one table: which collection it is, and what of the register it leaves behind."""

from collections.abc import Iterator, Sequence

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.codec import Outgoing, Request
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import Loss, LossKind
from yilao_yiyou.exchange.sifting import own_fields
from yilao_yiyou.frames.column_records import shape_of
from yilao_yiyou.frames.columns import schema_of

COLLECTION = "collection"
"""The option that says which collection it is."""


def collection_to_write(outgoing: Outgoing, request: Request) -> str:
    """Return the collection that is written: the one asked for, or the only one in which something is.

    Raises:
        FormatError: If several have something in them and none is asked for.
    """
    asked = request.option(COLLECTION)
    if asked is not None:
        return known_collection(asked)
    filled = [name for name, records in outgoing.register.collections() if records]
    if len(filled) == 1:
        return filled[0]
    listed = ", ".join(filled) or "-"
    raise FormatError(
        f"单表文件只载一个集合, 名册中有: {listed}; 请写明 collection=..., 或写成文件夹",
        f"a table holds one collection, the register has: {listed}; pass collection=... or write a folder",
    )


def known_collection(name: object) -> str:
    """Return the name of a collection that there is.

    Raises:
        FormatError: If there is none.
    """
    if isinstance(name, str) and name in collection_classes():
        return name
    known = ", ".join(collection_classes())
    raise FormatError(f"collection 应为: {known}", f"collection is one of {known}")


def left_behind(outgoing: Outgoing, written: str, *, with_head: bool) -> Iterator[Loss]:
    """Yield what a table does not hold of a register.

    Args:
        outgoing: What was to be written.
        written: The collection that it holds.
        with_head: Whether it holds the register's own fields too.
    """
    for name, records in outgoing.register.collections():
        if records and name != written:
            zh, en = f"单表文件只载 {written}", f"the table holds {written} only"
            yield Loss(path=name, kind=LossKind.DROPPED, count=len(records), zh=zh, en=en)
    for name in () if with_head else own_fields():
        if getattr(outgoing.register, name) not in {None, False}:
            yield dropped_head(name, count=1)


def dropped_head(name: str, *, count: int | None = None) -> Loss:
    """Return the loss of a field of the register's own, for which a table has no place."""
    zh, en = "单表文件没有名册自身信息的位置", "a table has no place for what is said of the register as a whole"
    return Loss(path=name, kind=LossKind.DROPPED, count=count, zh=zh, en=en)


def never_more_than_one() -> Loss:
    """Return what every format of one table loses of a register with more."""
    zh, en = "单表文件只载一个集合, 其余须另写", "a table holds one collection; the others are written elsewhere"
    return Loss(path="*", kind=LossKind.DROPPED, zh=zh, en=en)


def collection_to_read(header: Sequence[str], stem: str, request: Request) -> str:
    """Return the collection whose columns a header names: the one asked for, or the one that fits.

    Raises:
        RefusedFileError: If it fits none, or more than one and the name of the file is none of theirs.
    """
    asked = request.option(COLLECTION)
    if asked is not None:
        return known_collection(asked)
    fitting = [name for name, cls in collection_classes().items() if _fits(header, cls)]
    if len(fitting) == 1:
        return fitting[0]
    if stem in fitting or (not fitting and stem in collection_classes()):
        return stem
    if fitting:
        several = ", ".join(fitting)
        zh, en = f"表头可能是 {several}", f"the header may be of {several}"
        raise RefusedFileError(Reason.HEADER, f"{zh}; 请写明 collection=...", f"{en}; pass collection=...")
    return max(collection_classes(), key=lambda name: _shared(header, collection_classes()[name]))


def is_ours(header: Sequence[str]) -> bool:
    """Return whether a header is of a table that this library, or somebody after its columns, wrote.

    English names are ours alone. A header in Chinese is ours if it is whole; else it is that of an office's form.
    """
    names = {leaf.name for cls in collection_classes().values() for leaf in shape_of(cls).leaves}
    return not names.isdisjoint(header) or any(_fits(header, cls) for cls in collection_classes().values())


def _fits(header: Sequence[str], cls: type) -> bool:
    leaves = shape_of(cls).leaves
    given = set(header)
    known = {word for leaf in leaves for word in (leaf.name, leaf.zh)}
    return given <= known and all({leaf.name, leaf.zh} & given for leaf in leaves if leaf.is_needed)


def _shared(header: Sequence[str], cls: type) -> int:
    leaves = shape_of(cls).leaves
    return len(set(header) & {word for leaf in leaves for word in (leaf.name, leaf.zh)})


def headers() -> frozenset[str]:
    """Return every header that a table of ours may have, English and Chinese."""
    shapes = [shape_of(cls) for cls in collection_classes().values()]
    return frozenset(word for shape in shapes for leaf in shape.leaves for word in (leaf.name, leaf.zh))


def column_names(cls: type) -> list[str]:
    """Return the columns of a record class."""
    names: list[str] = schema_of(cls).names
    return names
