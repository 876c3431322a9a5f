"""Deciding what may be shown: once, before any format sees a record."""

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from attrs import evolve

from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.free_text import contains_id_number, contains_phone
from yilao_yiyou.domain.register import Record, Register, collection_classes
from yilao_yiyou.exchange.codec import Outgoing
from yilao_yiyou.exchange.disclosure import Disclosure, is_withheld
from yilao_yiyou.exchange.fault import DocumentFaultsError, Fault


def disclosed(register: Register, disclosure: Disclosure) -> Outgoing:
    """Return what is written of a register: all of it, or what may be shared and how much that leaves out.

    Raises:
        DocumentFaultsError: If a text that would be shared holds an identification number or a telephone number.
    """
    if disclosure is Disclosure.CUSTODY:
        return Outgoing(register=register, disclosure=disclosure)
    refuse_free_text(register)
    kept: dict[str, Any] = {
        name: tuple(map(_shown, records))
        for name, records in register.collections()
        if records and _withheld(collection_classes()[name])
    }
    return Outgoing(register=evolve(register, **kept), disclosure=disclosure, withheld=count_withheld(register))


@cache
def _withheld(cls: type) -> tuple[Column, ...]:
    return tuple(column for column in describe(cls).columns if is_withheld(column))


def _shown(record: Record) -> Record:
    """Return a record without what is withheld, which has a default everywhere."""
    changed = {column.name: _empty(column) for column in _withheld(type_of(record))}
    shown: Record = evolve(record, **changed)
    return shown


def type_of(record: object) -> type:
    """Return the class of a record."""
    return type(record)


def _empty(column: Column) -> Any:  # noqa: ANN401 -- a default of any type
    factory = getattr(column.default, "factory", None)
    return column.default if factory is None else factory()


def count_withheld(register: Register) -> dict[str, int]:
    """Return how many values of each field stay out, so that a reader knows what there is elsewhere."""
    counts: dict[str, int] = {}
    for name, records in register.collections():
        for column in _withheld(collection_classes()[name]):
            empty = _empty(column)
            kept = sum(getattr(record, column.name) != empty for record in records)
            if kept:
                counts[f"{name}.{column.name}"] = kept
    return counts


def refuse_free_text(register: Register) -> None:
    """Refuse a register of which a text that would be shared tells who somebody is.

    Raises:
        DocumentFaultsError: If there is one; says where each is, never what it says.
    """
    faults = [_free_text_fault("title")] if _tells_who(register.title) else []
    for name, records in register.collections():
        columns = describe(collection_classes()[name]).columns
        texts = [column.name for column in columns if column.base is str and not is_withheld(column)]
        faults.extend(
            _free_text_fault(f"records.{name}[{place}].{text}")
            for place, record in enumerate(records)
            for text in texts
            if _tells_who(getattr(record, text))
        )
    if faults:
        raise DocumentFaultsError(faults)


def _tells_who(value: object) -> bool:
    if isinstance(value, tuple | frozenset):
        return any(map(_tells_who, cast("Iterable[object]", value)))
    if not isinstance(value, str) or not _has_long_digits(value):
        return False
    return contains_id_number(value) or contains_phone(value)


_SHORTEST = 11


def _has_long_digits(text: str) -> bool:
    """Return whether a text is long enough to hold a number that tells who; most are not, and it costs little."""
    return len(text) >= _SHORTEST


def _free_text_fault(path: str) -> Fault:
    return Fault(
        path,
        "personal-number",
        "文本中有身份证件号码或电话号码, 不能对外共享; 请从文本中删去",
        "the text holds an identification or telephone number and is not shared; take it out of the text",
    )
