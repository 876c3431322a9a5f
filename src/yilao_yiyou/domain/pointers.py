"""Pointers: which fields of a record class hold the ids of other records, read from the one declaration."""

from collections.abc import Callable, Iterator
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
    return tuple(Pointer(field=name, targets=targets, ids=read) for name, targets, read in _readings(cls))


def known_ids(register: Register) -> dict[str, frozenset[str]]:
    """Return the ids that the records of each class have."""
    classes = collection_classes()
    return {
        classes[name].__name__: frozenset(record.id for record in records) for name, records in register.collections()
    }


_Reading: TypeAlias = tuple[str, tuple[str, ...], Callable[[Any], Ids]]


def _readings(cls: type) -> Iterator[_Reading]:
    for column in describe(cls).columns:
        if column.label.refers:
            yield column.name, column.label.refers, _values(column)
        elif column.base is Reference:
            for kind in ReferenceKind:
                if kind.code is not None:
                    yield column.name, (kind.code,), _of_kind(_values(column), kind)
        elif _is_labelled(column.base):
            for name, targets, inner in _readings(column.base):
                yield f"{column.name}.{name}", targets, _within(_values(column), inner)


def _is_labelled(base: type) -> bool:
    """Return whether a class is written with labels, as records are; values such as periods are not."""
    return has(base) and all(get_origin(attribute.type) is Annotated for attribute in fields(base))


def _values(column: Column) -> Callable[[Any], tuple[Any, ...]]:
    """Return the reader of a field's values, of which there may be none, one or many."""
    name = column.name

    def many(record: object) -> tuple[Any, ...]:
        values: tuple[Any, ...] = getattr(record, name)
        return values

    def single(record: object) -> tuple[Any, ...]:
        value: Any = getattr(record, name)
        return () if value is None else (value,)

    return many if column.is_many else single


def _of_kind(read: Callable[[Any], tuple[Any, ...]], kind: ReferenceKind) -> Callable[[Any], Ids]:
    """Return the reader of references to one class; a reference says itself to which it points."""

    def ids(record: object) -> Ids:
        references: tuple[Reference, ...] = read(record)
        return tuple(reference.id for reference in references if reference.kind is kind)

    return ids


def _within(read: Callable[[Any], tuple[Any, ...]], inner: Callable[[Any], Ids]) -> Callable[[Any], Ids]:
    """Return the reader of ids inside the values that a field holds."""

    def ids(record: object) -> Ids:
        return tuple(found for value in read(record) for found in inner(value))

    return ids
