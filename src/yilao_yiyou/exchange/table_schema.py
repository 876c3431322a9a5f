"""The Table Schema (Data Package 2.0) of a record class, from its one reading."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from yilao_yiyou.domain.fields import Column, Label, describe
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.frames.arrow import DataType, pa
from yilao_yiyou.frames.column_kinds import CodesKind
from yilao_yiyou.frames.column_records import shape_of
from yilao_yiyou.frames.column_shapes import Leaf

SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def table_schema(cls: type, register: Register) -> dict[str, Any]:
    """Return what the columns of a record class hold.

    Args:
        cls: The class.
        register: The records; a key to other records is promised only where it holds.
    """
    records = getattr(register, _collection(cls))
    schema: dict[str, Any] = {"$schema": SCHEMA, "fields": [_field(leaf) for leaf in shape_of(cls).leaves]}
    key = _key(cls)
    ids = [getattr(record, key) for record in records]
    if len(set(ids)) == len(ids):
        schema["primaryKey"] = [key]
    keys = list(_foreign_keys(cls, records, register))
    return schema | ({"foreignKeys": keys} if keys else {}) | {"missingValues": [""]}


def _key(cls: type) -> str:
    """Return the column that tells records apart: their id, or their first where the id is made of several."""
    names = [column.name for column in describe(cls).columns]
    return "id" if "id" in names else names[0]


def _collection(cls: type) -> str:
    return next(name for name, record in collection_classes().items() if record is cls)


def _field(leaf: Leaf) -> dict[str, Any]:
    label = cast("Label", leaf.label)  # only a column within a value has none
    made: dict[str, Any] = {"name": leaf.name, "title": leaf.zh, "type": _type(leaf.kind.type)}
    made |= {"description": label.meaning, "sensitivity": label.sensitivity.value}
    if label.unit:
        made["unit"] = label.unit
    constraints: dict[str, Any] = {"required": True} if not leaf.takes_null else {}
    if isinstance(leaf.kind, CodesKind):
        members = list(leaf.kind.codes)
        made["categories"] = [{"value": member.value, "label": member.zh} for member in members]
        constraints["enum"] = [member.value for member in members]
    return made | ({"constraints": constraints} if constraints else {})


_TYPES = (
    (pa.types.is_int64, "integer"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_date32, "date"),
    (pa.types.is_decimal, "number"),
    (pa.types.is_list, "array"),
    (pa.types.is_struct, "object"),
)


def _type(type_: DataType) -> str:
    return next((name for is_one, name in _TYPES if is_one(type_)), "string")


def _foreign_keys(cls: type, records: Sequence[Any], register: Register) -> Iterator[dict[str, Any]]:
    """Yield the keys that hold: of each field that names records of one class, all of which are there once."""
    homes = {record.__name__: name for name, record in collection_classes().items()}
    for column in describe(cls).columns:
        if len(column.label.refers) != 1 or column.is_many or column.base is not str:
            continue
        home = homes.get(column.label.refers[0])
        if (
            home is not None
            and _key(collection_classes()[home]) == "id"
            and _holds(column, records, getattr(register, home))
        ):
            resource = "" if home == _collection(cls) else home
            yield {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}


def _holds(column: Column, records: Sequence[Any], others: Sequence[Any]) -> bool:
    named = {getattr(record, column.name) for record in records} - {None}
    ids = [other.id for other in others]
    return bool(named) and named <= set(ids) and len(set(ids)) == len(ids)
