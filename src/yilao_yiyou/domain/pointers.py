"""Pointers: which fields of a record class hold the ids of other records, read from the one declaration."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Annotated, Any, TypeAlias, get_origin

from attrs import fields, frozen, has

from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.register import Record, Register, collection_classes

Ids: TypeAlias = tuple[str, ...]


@frozen(kw_only=True)
class Pointer:
    """A field that holds ids of records of one or several classes.

    Attributes:
        field: The field's name, with the names of the fields it lies in before it, such as `tasks.lead`.
        targets: The record classes, any of which may have the id.
        ids: Reads the ids from a record; none where the field is empty.
    """

    field: str
    targets: tuple[str, ...]
    ids: Callable[[Record], Ids]


@cache
def pointers(cls: type) -> tuple[Pointer, ...]:
    """Return the pointers of a record class, those in the values that it holds too.

    >>> from yilao_yiyou.domain.document import PolicyDocument
    >>> [(pointer.field, pointer.targets[0]) for pointer in pointers(PolicyDocument)][1:]
    [('tasks.lead', 'Organization'), ('tasks.support', 'Organization'), ('basis', 'PolicyDocument')]
    """
    return tuple(
        Pointer(field=name, targets=targets, ids=read) for name, targets, read in _read(cls) if read is not None
    )


def known_ids(register: Register) -> dict[str, frozenset[str]]:
    """Return the ids that the records of each class have."""
    return {
        cls.__name__: frozenset(record.id for record in records)
        for (_, records), cls in zip(register.collections(), collection_classes().values(), strict=True)
    }


_Reading: TypeAlias = tuple[str, tuple[str, ...], Callable[[Any], Ids]]


def _read(cls: type) -> Iterator[_Reading]:
    for column in describe(cls).columns:
        if column.label.refers:
            yield column.name, column.label.refers, _own(column)
        elif column.base is Reference:
            yield from _typed(column.name)
        elif _is_labelled(column.base):
            for name, targets, inner in _read(column.base):
                yield f"{column.name}.{name}", targets, _within(column, inner)


def _is_labelled(base: type) -> bool:
    """Return whether a class is written with labels, as records are; values such as periods are not."""
    return has(base) and all(get_origin(attribute.type) is Annotated for attribute in fields(base))


def _own(column: Column) -> Callable[[Any], Ids]:
    name = column.name

    def many(record: object) -> Ids:
        ids: Ids = getattr(record, name)
        return ids

    def single(record: object) -> Ids:
        one: str | None = getattr(record, name)
        return () if one is None else (one,)

    return many if column.is_many else single


def _typed(name: str) -> Iterator[_Reading]:
    """Yield one reading for each class that a reference may point to; it says itself to which."""
    for kind in ReferenceKind:
        if kind.code is not None:
            yield name, (kind.code,), _of_kind(name, kind)


def _of_kind(name: str, kind: ReferenceKind) -> Callable[[Any], Ids]:
    def ids(record: object) -> Ids:
        reference: Reference = getattr(record, name)
        return (reference.id,) if reference.kind is kind else ()

    return ids


def _within(column: Column, inner: Callable[[Any], Ids]) -> Callable[[Any], Ids]:
    name = column.name

    def ids(record: object) -> Ids:
        parts: Iterable[object] = getattr(record, name)
        return tuple(found for part in parts for found in inner(part))

    return ids
