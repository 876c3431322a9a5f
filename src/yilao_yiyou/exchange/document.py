"""The versioned JSON document of a register: bytes that are the same for the same records."""

import gc
import json
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from attrs import evolve

from yilao_yiyou.domain.fields import Description, describe
from yilao_yiyou.domain.free_text import contains_id_number, contains_phone
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.errors import DocumentError, YilaoYiyouError
from yilao_yiyou.exchange.disclosure import Disclosure, is_withheld
from yilao_yiyou.exchange.fault import DocumentFaultsError, Fault
from yilao_yiyou.exchange.scalars import DUPLICATE, Unfit
from yilao_yiyou.exchange.wire import faults_of, shown_key, structure_all, structure_hook, unstructure_hook

NAME, VERSION = "urn:yilao-yiyou:register", 1
SCHEMA = f"{NAME}:{VERSION}"
"""What a document of this version says it is."""

SIZE_LIMIT = 2**30
"""The most bytes that are read unless more is asked for."""

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
    shared = disclosure is Disclosure.SHARED
    if shared:
        _refuse_free_text(register)
    head: dict[str, Any] = {"$schema": SCHEMA, "disclosure": disclosure.value}
    withheld = _count_withheld(register) if shared else {}
    if withheld:
        head["withheld"] = withheld
    own = frozenset(column.name for column in describe(Register).columns if column.is_many)
    head |= unstructure_hook(Register, own, disclosure.value)(register)
    collections = ",\n".join(_collection(name, register, disclosure) for name in _filled(register))
    opening = _compact(head)[:-1] + ',"records":{'
    return f"{opening}\n{collections}\n}}}}\n".encode()


def _filled(register: Register) -> list[str]:
    return [name for name, records in register.collections() if records]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _collection(name: str, register: Register, disclosure: Disclosure) -> str:
    description = describe(collection_classes()[name])
    hidden = _withheld_names(description) if disclosure is Disclosure.SHARED else frozenset[str]()
    write = unstructure_hook(description.cls, hidden, disclosure.value)
    lines = ",\n".join(_compact(write(record)) for record in getattr(register, name))
    return f'"{name}":[\n{lines}\n]'


def _withheld_names(description: Description) -> frozenset[str]:
    return frozenset(column.name for column in description.columns if is_withheld(column))


def _count_withheld(register: Register) -> dict[str, int]:
    """Return how many values of each field stay out, so that a reader knows what there is elsewhere."""
    counts: dict[str, int] = {}
    for name, records in register.collections():
        for column in describe(collection_classes()[name]).columns:
            if is_withheld(column):
                empty = column.default
                kept = sum(getattr(record, column.name) != empty for record in records)
                if kept:
                    counts[f"{name}.{column.name}"] = kept
    return counts


def _refuse_free_text(register: Register) -> None:
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


def loads(data: bytes | str, *, size_limit: int = SIZE_LIMIT) -> Register:
    """Return the register that a JSON document holds.

    Args:
        data: The document, in UTF-8 if bytes.
        size_limit: The most bytes that are read.

    Raises:
        DocumentFaultsError: If it has faults; every one is listed with its path.
        DocumentError: If it is too large, not UTF-8, not JSON, or of another kind or version.

    >>> loads(dumps(Register(scope="3714"))).scope
    '3714'
    """
    with _collector_paused():
        return _register(_parsed(data, size_limit))


@contextmanager
def _collector_paused() -> Generator[None]:
    """Keep the cycle collector from walking records that make no cycles, the largest cost of a bulk load."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parsed(data: bytes | str, size_limit: int) -> dict[str, Any]:
    if len(data) > size_limit:
        raise DocumentError(
            f"文件超过 {size_limit} 字节; 确需读入时放宽 size_limit",
            f"the document is over {size_limit} bytes; pass a larger size_limit if that is meant",
        )
    value, problem = _json(_text(data))
    if problem is not None:
        raise problem
    if not isinstance(value, dict):
        raise DocumentError("文件须为一个 JSON 对象", "a document is a JSON object")
    return _upgraded(cast("dict[str, Any]", value))


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        return data
    problem: DocumentError | None = None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start
        problem = DocumentError(
            f"第 {place} 字节起不是 UTF-8; 请另存为 UTF-8", f"not UTF-8 from byte {place} on; save it as UTF-8"
        )
    raise problem


def _json(text: str) -> tuple[Any, DocumentError | None]:
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_float=_unfit, parse_constant=_unfit, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        return None, DocumentError(
            f"第 {line} 行第 {column} 列不是 JSON", f"not JSON at line {line}, column {column}: {error.msg}"
        )
    except RecursionError:
        return None, DocumentError("嵌套过深", "nested too deep")
    return value, None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, value in pairs:
            if key in seen:
                made[DUPLICATE + key] = value
            seen.add(key)
    return made


def _unfit(text: str) -> Unfit:
    return Unfit("number" if text[-1].isdecimal() else text)


def _integer(text: str) -> int | Unfit:
    return int(text) if len(text) <= _DIGITS else Unfit("number")


def _upgraded(document: dict[str, Any]) -> dict[str, Any]:
    version = _version(document.get("$schema"))
    while version < VERSION:
        step = UPGRADES.get(version)
        if step is None:
            raise DocumentError(f"不支持版本 {version}", f"version {version} is not supported")
        document, version = step(document), version + 1
    return document


def _version(schema: object) -> int:
    name, _, version = schema.rpartition(":") if isinstance(schema, str) else ("", "", "")
    if name != NAME or not (version.isascii() and version.isdecimal() and len(version) < _DIGITS):
        raise DocumentError(f'"$schema" 应为 "{SCHEMA}"', f'"$schema" must be "{SCHEMA}"')
    if int(version) > VERSION:
        raise DocumentError(
            f"文件版本 {version} 比本库能读的 {VERSION} 新; 请升级本库",
            f"the document is of version {version}, newer than {VERSION}; upgrade the library",
        )
    return int(version)


_NOT_OF_REGISTER = frozenset({"$schema", "disclosure", "withheld", "records"})


def _register(document: dict[str, Any]) -> Register:
    faults: list[Fault] = []
    collections = _collections(document.get("records", {}), faults)
    head = {key: value for key, value in document.items() if key not in _NOT_OF_REGISTER}
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
