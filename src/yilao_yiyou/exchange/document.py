"""The versioned JSON document of a register: bytes that are the same for the same records."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from attrs import evolve

from yilao_yiyou.domain.building import collector_paused
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.codec import Outgoing
from yilao_yiyou.exchange.disclosing import disclosed
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.fault import DocumentFaultsError, Fault
from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import DEFAULT, Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.wire import faults_of, shown_key, structure_all, structure_hook, unstructure_hook

NAME, VERSION = "urn:yilao-yiyou:register", 1
SCHEMA = f"{NAME}:{VERSION}"
"""What a document of this version says it is."""

_FAULT_LIMIT = 10_000
_DIGITS = 17

Upgrade: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Mapping[int, Upgrade] = MappingProxyType({})
"""From each older version's document to the next one's; there is none older yet."""


def dumps(register: Register, *, disclosure: Disclosure = Disclosure.SHARED) -> bytes:
    """Return a register as a JSON document in UTF-8, one record a line, the same bytes for the same records.

    Args:
        register: The records.
        disclosure: How much is shown; what is withheld is counted in the document.

    Raises:
        DocumentFaultsError: If a text of a shared document holds an identification number or a telephone number.

    >>> dumps(Register(scope="3714")).decode().splitlines()[0]
    '{"$schema":"urn:yilao-yiyou:register:1","disclosure":"shared","scope":"3714","records":{'
    """
    return document(disclosed(register, disclosure))


def document(outgoing: Outgoing) -> bytes:
    """Return the JSON document of what may be shown."""
    register, disclosure = outgoing.register, outgoing.disclosure
    head: dict[str, Any] = {"$schema": SCHEMA, "disclosure": disclosure.value}
    if outgoing.withheld:
        head["withheld"] = dict(outgoing.withheld)
    head |= plain_head(register, disclosure)
    collections = ",\n".join(_collection(name, register, disclosure) for name in _filled(register))
    opening = compact(head)[:-1] + ',"records":{'
    return f"{opening}\n{collections}\n}}}}\n".encode()


def plain_head(register: Register, disclosure: Disclosure) -> dict[str, Any]:
    """Return the register's own fields as plain data, its collections apart."""
    own = frozenset(column.name for column in describe(Register).columns if column.is_many)
    made: dict[str, Any] = unstructure_hook(Register, own, disclosure.value)(register)
    return made


def _filled(register: Register) -> list[str]:
    return [name for name, records in register.collections() if records]


def compact(value: object) -> str:
    """Return plain data as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _collection(name: str, register: Register, disclosure: Disclosure) -> str:
    write = unstructure_hook(collection_classes()[name], frozenset[str](), disclosure.value)
    lines = ",\n".join(compact(write(record)) for record in getattr(register, name))
    return f'"{name}":[\n{lines}\n]'


def loads(data: bytes | str, *, limits: Limits = DEFAULT) -> Register:
    """Return the register that a JSON document holds.

    Args:
        data: The document, in UTF-8 if bytes.
        limits: The most that it may take.

    Raises:
        DocumentFaultsError: If it has faults; every one is listed with its path.
        DocumentError: If it is too large, not UTF-8, not JSON, or of another kind or version.

    >>> loads(dumps(Register(scope="3714"))).scope
    '3714'
    """
    with collector_paused():
        return _register(parsed(data, limits))


def parsed(data: bytes | str, limits: Limits = DEFAULT) -> dict[str, Any]:
    """Return the plain data of a document, brought to this version.

    Raises:
        RefusedFileError: If it is too large, not UTF-8, not JSON, or of another kind or version.
    """
    if len(data) > limits.size:
        raise too_many(Reason.SIZE, limits.size, "字节", "bytes", "size")
    value = plain(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, limits)
    if not isinstance(value, dict):
        raise RefusedFileError(Reason.SCHEMA, "文件须为一个 JSON 对象", "a document is a JSON object")
    return upgraded(cast("dict[str, Any]", value))


def upgraded(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document of any version as one of this version, step by step; its `$schema` says so.

    Raises:
        RefusedFileError: If it is of another kind, or of a version that is newer or not known.
    """
    version = _version(document.get("$schema"))
    while version < VERSION:
        step = UPGRADES.get(version)
        if step is None:
            raise RefusedFileError(Reason.VERSION, f"不支持版本 {version}", f"version {version} is not supported")
        document, version = step(document), version + 1
    return document | {"$schema": SCHEMA}


def _version(schema: object) -> int:
    name, _, version = schema.rpartition(":") if isinstance(schema, str) else ("", "", "")
    if name != NAME or not (version.isascii() and version.isdecimal() and len(version) < _DIGITS):
        raise RefusedFileError(Reason.SCHEMA, f'"$schema" 应为 "{SCHEMA}"', f'"$schema" must be "{SCHEMA}"')
    if int(version) > VERSION:
        raise RefusedFileError(
            Reason.VERSION,
            f"文件版本 {version} 比本库能读的 {VERSION} 新; 请升级本库",
            f"the document is of version {version}, newer than {VERSION}; upgrade the library",
        )
    return int(version)


_NOT_OF_REGISTER = frozenset({"$schema", "disclosure", "withheld", "records"})


def head_of_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a document says of the register's own fields."""
    return {key: value for key, value in document.items() if key not in _NOT_OF_REGISTER}


def _register(document: dict[str, Any]) -> Register:
    faults: list[Fault] = []
    collections = _collections(document.get("records", {}), faults)
    head = head_of_document(document)
    for name in collection_classes().keys() & head.keys():
        del head[name]
        faults.append(Fault(name, "unknown-key", '应写在 "records" 之内', 'it belongs inside "records"'))
    register = None
    try:
        register = structure_hook(Register)(head, Register)
    except Exception as error:  # noqa: BLE001 -- whatever it is becomes faults
        faults.extend(faults_of(error, "", Register))
    if faults or register is None:
        found = [Fault(fault.path.removeprefix("."), fault.code, fault.zh, fault.en) for fault in faults]
        raise DocumentFaultsError(found[:_FAULT_LIMIT])
    whole: Register = evolve(register, **collections)
    return whole


def _collections(records: object, faults: list[Fault]) -> dict[str, Any]:
    if not isinstance(records, dict):
        faults.append(Fault("records", "type", "应为对象", "expected an object"))
        return {}
    made: dict[str, Any] = {}
    known = collection_classes()
    for name, items in cast("dict[str, Any]", records).items():
        if name not in known:
            faults.append(
                Fault("records", "unknown-key", f"没有集合 {shown_key(name)}", f"no collection {shown_key(name)}")
            )
            continue
        try:
            made[name] = tuple(structure_all(items, known[name]))
        except YilaoYiyouError as error:
            faults.extend(faults_of(error, f"records.{name}", known[name]))
    return made
