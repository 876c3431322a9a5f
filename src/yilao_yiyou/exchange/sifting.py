"""Sifting plain data: the sound records of it, and a finding for everything that is wrong with the others."""

from collections.abc import Iterable
from typing import Any

from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange.codec import Batch, Head
from yilao_yiyou.exchange.fault import Fault
from yilao_yiyou.exchange.report import Finding, Place
from yilao_yiyou.exchange.wire import faults_of, structure_hook


def sifted(rows: Iterable[tuple[int, Any]], cls: type, place: Place, collection: str) -> Batch:
    """Return what plain data gives: the records, and the findings of the rows that give none.

    Args:
        rows: The row and the plain data of each record.
        cls: The record class.
        place: The file and the sheet.
        collection: The name of the collection, which begins the field of each finding.
    """
    hook = structure_hook(cls)
    records: list[Any] = []
    kept: list[int] = []
    rejected: list[int] = []
    findings: list[Finding] = []
    count = 0
    for row, data in rows:
        count += 1
        faults = _faults(hook, data, cls, records)
        if faults is None:
            kept.append(row)
            continue
        rejected.append(row)
        where = Place(file=place.file, sheet=place.sheet, row=row)
        findings += (finding_of(fault, where, collection) for fault in faults)
    return Batch(
        sheet=place.sheet,
        records=records,
        rows=kept,
        rejected=rejected,
        read=count,
        findings=tuple(findings),
    )


def _faults(hook: Any, data: Any, cls: type, records: list[Any]) -> list[Fault] | None:  # noqa: ANN401 -- plain data
    """Add the record that plain data gives and return nothing, or return what is wrong with it."""
    try:
        records.append(hook(data, cls))
    except Exception as error:  # noqa: BLE001 -- whatever it is becomes faults
        return list(faults_of(error, "", cls))
    return None


def finding_of(fault: Fault, place: Place, collection: str) -> Finding:
    """Return a fault as a finding of a field of a collection."""
    path = fault.path if fault.path.startswith(("[", ".")) or not fault.path else f".{fault.path}"
    return Finding(code=fault.code, place=place, field=f"{collection}{path}".lstrip("."), zh=fault.zh, en=fault.en)


def head_of_register(values: Any, place: Place, facts: dict[str, str]) -> Head:  # noqa: ANN401 -- plain data
    """Return the head that plain data gives: the values of the register's own fields, and what is wrong with others."""
    found: list[Any] = []
    faults = _faults(structure_hook(Register), values, Register, found)
    if faults is None:
        return Head(values=_own(found[0]), facts=facts)
    return Head(facts=facts, findings=tuple(finding_of(fault, place, "") for fault in faults))


def _own(register: Register) -> dict[str, Any]:
    """Return the values of the register's own fields that are not their defaults."""
    empty = Register()
    return {name: value for name in own_fields() if (value := getattr(register, name)) != getattr(empty, name)}


def own_fields() -> tuple[str, ...]:
    """Return the names of the register's own fields, the collections apart."""
    return tuple(column.name for column in describe(Register).columns if not column.is_many)
