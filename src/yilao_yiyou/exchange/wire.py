"""The wire: records to and from plain data, with cattrs, made from the one reading of each class."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeAlias, cast

from attrs import NOTHING, frozen, has
from cattrs import ClassValidationError, Converter
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.fault import Fault
from yilao_yiyou.exchange.scalars import DUPLICATE, Read, WireError, Write, as_array, as_object, code_reader
from yilao_yiyou.exchange.values import READERS, WRITERS, PartsError

Hook: TypeAlias = Callable[[Any, Any], Any]


@cache
def converter() -> Converter:
    """Return the converter, made on first use."""
    return Converter(detailed_validation=True, forbid_extra_keys=True, prefer_attrib_converters=False)


@cache
def structure_hook(cls: type) -> Hook:
    """Return how plain data becomes a record or nested value of a class, strictly.

    A wrong type, an unknown key or a missing field is a fault; every fault of the record is found.
    """
    hooks: dict[str, Any] = {
        column.name: override(struct_hook=_field_hook(column), omit_if_default=False)
        for column in describe(cls).columns
    }
    made = cast(
        "Hook",
        make_dict_structure_fn(
            cls,
            converter(),
            _cattrs_forbid_extra_keys=True,
            _cattrs_detailed_validation=True,
            _cattrs_prefer_attrib_converters=False,
            **hooks,
        ),
    )

    def structure(value: Any, wanted: Any) -> Any:  # noqa: ANN401 -- plain data in, a record out
        return made(as_object(value), wanted)

    return structure


def _reader(base: type) -> Read:
    if has(base) and base not in READERS:
        hook = structure_hook(base)
        return lambda value: hook(value, base)
    return code_reader(base) if issubclass(base, CodeSet) else READERS[base]


def _field_hook(column: Column) -> Hook:
    read = _reader(column.base)
    if column.container is None:
        return lambda value, _: read(value)
    return _many_hook(column.container, read, set_of_codes=column.container is frozenset)


def field_reader(column: Column) -> Read:
    """Return how plain data becomes the value of a field."""
    hook = _field_hook(column)
    return lambda value: hook(value, None)


def _many_hook(container: type, read: Read, *, set_of_codes: bool) -> Hook:
    def hook(value: Any, _: Any) -> Any:  # noqa: ANN401 -- an array in, a container out
        items = as_array(value)
        made = container(_each(items, read))
        if set_of_codes and len(made) != len(items):
            raise WireError("twice", "列表中有重复的值", "a value is in the list twice")
        return made

    return hook


def _each(items: list[Any], read: Read) -> list[Any]:
    made: list[Any] = []
    wrong: list[tuple[str | int, Exception]] = []
    for place, item in enumerate(items):
        try:
            made.append(read(item))
        except (YilaoYiyouError, ClassValidationError) as error:
            wrong.append((place, error))
    if wrong:
        raise PartsError(wrong)
    return made


def structure_all(items: Any, cls: type) -> list[Any]:  # noqa: ANN401 -- plain data
    """Return the records that an array holds.

    Raises:
        PartsError: If some have faults; all of them are in it.
        WireError: If it is no array.
    """
    hook = structure_hook(cls)
    return _each(as_array(items), lambda item: hook(item, cls))


def faults_of(error: BaseException, path: str, cls: type | None = None) -> Iterator[Fault]:
    """Yield the faults that an error stands for, each with its path below the one given."""
    match error:
        case PartsError():
            for place, inner in error.parts:
                below = f"{path}[{place}]" if isinstance(place, int) else f"{path}.{shown_key(place)}"
                yield from faults_of(inner, below, cls)
        case ClassValidationError():
            yield from _class_faults(error, path)
        case ForbiddenExtraKeysError():
            yield from _unknown_keys(error, path)
        case WireError():
            yield Fault(path, error.kind, error.zh, error.en)
        case YilaoYiyouError():
            yield Fault(path, error.code, error.zh, error.en)
        case KeyError() if cls is not None:
            yield _missing(str(error.args[0]), path, cls)
        case _:
            yield Fault(path, "value", "值不合要求", "the value does not fit")


def _class_faults(error: ClassValidationError, path: str) -> Iterator[Fault]:
    with_notes, without = error.group_exceptions()
    for inner, note in with_notes:
        below = inner if isinstance(inner, KeyError) else None
        yield from faults_of(inner, path if below is not None else f"{path}.{note.name}", error.cl)
    for inner in without:
        yield from faults_of(inner, path, error.cl)


def shown_key(key: str) -> str:
    """Return a key as a message shows it: only what a field may be called, since a person's name may stand there."""
    key = key.removeprefix(DUPLICATE)
    return key if _FIELD_NAME.fullmatch(key) else "‹…›"


_FIELD_NAME = re.compile(r"\$?[A-Za-z_]{1,40}[0-9]{0,2}")


def _missing(name: str, path: str, cls: type) -> Fault:
    label = describe(cls).column(name).label.zh
    return Fault(f"{path}.{name}", "missing", f"缺少必填的 {name} ({label})", f"{name} is required")


def _unknown_keys(error: ForbiddenExtraKeysError, path: str) -> Iterator[Fault]:
    known = [column.name for column in describe(error.cl).columns]
    for key in sorted(error.extra_fields):
        if key.startswith(DUPLICATE):
            yield Fault(
                path, "duplicate-key", f"键 {shown_key(key)} 出现两次", f"the key {shown_key(key)} is there twice"
            )
            continue
        near = get_close_matches(key, known, n=1)
        hint_zh = f"; 是不是 {near[0]}?" if near else ""
        hint_en = f"; did you mean {near[0]}?" if near else ""
        yield Fault(
            path,
            "unknown-key",
            f"没有字段 {shown_key(key)}{hint_zh}",
            f"there is no field {shown_key(key)}{hint_en}",
        )


@frozen
class _Written:
    """How one field is written: its name, what is left out, and how the rest becomes plain data."""

    name: str
    default: object
    write: Write | None


def _writer(base: type[Any], *, purpose: str) -> Write | None:
    if base is IdNumber:
        return lambda number: number.reveal(purpose)
    if issubclass(base, CodeSet):
        return lambda member: member.value
    if has(base) and base not in WRITERS:
        return unstructure_hook(base, frozenset[str](), purpose)
    return WRITERS.get(base)


def _field_writer(column: Column, *, purpose: str) -> Write | None:
    write = _writer(column.base, purpose=purpose)
    if column.container is frozenset:
        return _codes_writer(column.base)
    if column.container is not None:
        return list if write is None else lambda items: [write(item) for item in items]
    return write


def _codes_writer(codes: type) -> Write:
    """Return how a set of codes is written: in the order of the code set, so that equal sets look equal."""
    order: dict[CodeSet, int] = {member: place for place, member in enumerate(cast("type[CodeSet]", codes))}

    def write(members: frozenset[CodeSet]) -> list[str]:
        return [member.value for member in sorted(members, key=order.__getitem__)]

    return write


def default_of(column: Column) -> object:
    """Return a field's default value, made anew where the class says how."""
    make: Callable[[], object] | None = getattr(column.default, "factory", None)
    return column.default if make is None else make()


@cache
def unstructure_hook(cls: type, withheld: frozenset[str], purpose: str) -> Write:
    """Return how a record becomes plain data: fields in declared order, defaults and withheld fields left out."""
    plan = tuple(
        _Written(column.name, default_of(column), _field_writer(column, purpose=purpose))
        for column in describe(cls).columns
        if column.name not in withheld
    )

    def unstructure(record: object) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for each in plan:
            value = getattr(record, each.name)
            if each.default is not NOTHING and value == each.default:
                continue
            made[each.name] = value if each.write is None else each.write(value)
        return made

    return unstructure
