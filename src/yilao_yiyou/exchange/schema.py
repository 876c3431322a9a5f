"""The JSON Schema (2020-12) of a register's document, read from the same declarations as the document itself.

A schema says what one value may look like. What the fields of a record ask of each other (a headcount says how it was
taken), and whether the records agree, it does not say: `loads` and `audit()` do.

Besides the words of the standard each field carries what no standard has a word for: `x-sensitivity` and `x-identity`
(what it may reveal), `x-refers` (the record classes whose id it holds), `x-unit`, `x-source`; and each code set
`x-zh` and `x-codes` (the Chinese word and the standard's code of each value).
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from enum import Enum
from typing import cast

from attrs import NOTHING

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Column, Description, describe
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.exchange.disclosure import Disclosure, is_withheld
from yilao_yiyou.exchange.document import SCHEMA
from yilao_yiyou.exchange.value_schemas import VALUE_SCHEMAS, Schema, name_of, reference_to
from yilao_yiyou.exchange.values import WRITERS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The edition of JSON Schema, by its standard's own name for itself; nothing is ever fetched from there."""


def register_schema() -> Schema:
    """Return the schema of a whole document, as `dumps` writes it and `loads` reads it.

    Every call returns a new one, so that the caller may change it.

    >>> schema = register_schema()
    >>> schema["$id"], schema["$defs"]["Team"]["properties"]["leader"]["x-refers"]
    ('urn:yilao-yiyou:register:1', ['Person'])
    """
    description = describe(Register)
    definitions: dict[str, Schema] = {}
    for base in (Disclosure, *(column.base for column in description.columns)):
        _collect(base, definitions)
    return {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": description.zh,
        "description": _english(description),
        "type": "object",
        "properties": _register_properties(description),
        "required": ["$schema"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def json_schema(cls: type) -> Schema:
    """Return the schema of one class alone, with all that it needs: a record, a nested value or a basic value.

    Args:
        cls: A class that `describe()` reads, a code set, or a basic class such as `Period` or `date`.

    Raises:
        RecordError: If it is an attrs class whose fields are not labelled.

    >>> from yilao_yiyou.domain.team import Membership
    >>> schema = json_schema(Membership)
    >>> schema["title"], schema["required"], sorted(schema["$defs"])
    ('隶属', ['id', 'person', 'group'], ['Day', 'MemberRole', 'Period', 'PeriodSource', 'Reference', ...])
    """
    definitions: dict[str, Schema] = {}
    _collect(cls, definitions)
    own = definitions.pop(name_of(cls))
    rest = {"$defs": dict(sorted(definitions.items()))} if definitions else {}
    return {"$schema": DIALECT, **own, **rest}


def _register_properties(description: Description) -> Schema:
    head = {column.name: _property(column) for column in description.columns if not column.is_many}
    collections = {column.name: _property(column) for column in description.columns if column.is_many}
    return {
        "$schema": {"const": SCHEMA, "title": "文件版本", "description": "kind and version of the document"},
        "disclosure": {
            **reference_to(Disclosure),
            "title": "公开程度",
            "description": "how much the document shows",
        },
        "withheld": _withheld(),
        **head,
        "records": {
            "title": "记录",
            "description": "the records, by collection",
            "type": "object",
            "properties": collections,
            "additionalProperties": False,
        },
    }


def _withheld() -> Schema:
    hidden = [
        f"{name}.{column.name}"
        for name, cls in collection_classes().items()
        for column in describe(cls).columns
        if is_withheld(column)
    ]
    return {
        "title": "未公开",
        "description": "how many values of each field a shared document leaves out",
        "type": "object",
        "properties": {name: {"type": "integer", "minimum": 1} for name in hidden},
        "additionalProperties": False,
    }


def _collect(base: type, definitions: dict[str, Schema]) -> None:
    """Put the definition of a class, and of every class that it needs, into a mapping."""
    name = name_of(base)
    if name in definitions:
        return
    definitions[name], needed = _definition(base)
    for other in needed:
        _collect(other, definitions)


def _definition(base: type) -> tuple[Schema, tuple[type, ...]]:
    if base in VALUE_SCHEMAS:
        return deepcopy(VALUE_SCHEMAS[base].schema), VALUE_SCHEMAS[base].needs
    codes = _codes(base)
    if codes is not None:
        return _code_set(codes), ()
    description = describe(base)
    return _record(description), tuple(column.base for column in description.columns)


def _codes(base: type) -> type[CodeSet] | None:
    return base if issubclass(base, CodeSet) else None


def _code_set(codes: type[CodeSet]) -> Schema:
    coded = {member.value: member.code for member in codes if member.code is not None}
    schema: Schema = {
        "description": (codes.__doc__ or "").split("\n", 1)[0],
        "type": "string",
        "enum": [member.value for member in codes],
        "x-zh": {member.value: member.zh for member in codes},
    }
    return schema | {"x-codes": coded} if coded else schema


def _record(description: Description) -> Schema:
    return {
        "title": description.zh,
        "description": _english(description),
        "type": "object",
        "properties": {column.name: _property(column) for column in description.columns},
        "required": [column.name for column in description.columns if column.required],
        "additionalProperties": False,
    }


def _english(description: Description) -> str:
    """Return what a class is, without the Chinese name that ends the line."""
    return re.sub(r" \([^()]+\)\.$", ".", description.meaning)


def _property(column: Column) -> Schema:
    label = column.label
    notes = {
        "x-refers": list(label.refers),
        "x-unit": label.unit,
        "x-source": label.source,
    }
    return {
        **_of_type(column),
        "title": label.zh,
        "description": label.meaning,
        **_default(column),
        "x-sensitivity": label.sensitivity.value,
        "x-identity": label.identity.value,
        **{key: note for key, note in notes.items() if note},
    }


def _of_type(column: Column) -> Schema:
    if column.container is None:
        return reference_to(column.base)
    unique = {"uniqueItems": True} if column.container is frozenset else {}
    return {"type": "array", "items": reference_to(column.base), **unique}


def _default(column: Column) -> Schema:
    """Return what a field holds when it is left out; nothing is held by a field that may hold nothing."""
    if column.default is NOTHING or column.default is None:
        return {}
    make = getattr(column.default, "factory", None)
    value = column.default if make is None else make()
    if column.is_many:
        return {"default": [_plain(column.base, item) for item in cast("Iterable[object]", value)]}
    return {"default": _plain(column.base, value)}


def _plain(base: type, value: object) -> object:
    write = WRITERS.get(base)
    if write is not None:
        return write(value)
    return value.value if isinstance(value, Enum) else value
