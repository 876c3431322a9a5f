"""Layouts: which headers a form has, which fields they are, what its words mean; in TOML, ours and yours."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from attrs import evolve, field, frozen

from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.sheet.header import header_keys

PARTS = {"start": "起", "end": "止"}
"""The two ends of a period, which a form may have columns for."""

_FORMS = ("volunteer-roll", "cadre-roll", "activity-log", "person-roll")
_KEYS = frozenset(
    {
        *("name", "zh", "extends", "records", "required", "fields", "links", "missing"),
        *("defaults", "needs", "units", "words", "aliases", "example", "century"),
    }
)


@frozen(kw_only=True)
class LayoutField:
    """One column that a form may have.

    Attributes:
        path: The field with its collection, such as `people.name`; `.start` and `.end` for the ends of a period.
        column: The field as its record declares it.
        part: Which end of a period it is; empty for the field itself.
        header: Its header.
        keys: The keys of every header that it is known by.
        required: Whether each row needs it.
        unit: The measure word of a bare number; empty where none is known.
    """

    path: str
    column: Column
    part: str = ""
    header: str
    keys: frozenset[str]
    required: bool = False
    unit: str = ""

    @property
    def collection(self) -> str:
        """The collection of its record."""
        return self.path.partition(".")[0]


@frozen(kw_only=True, slots=False)
class Layout:
    """A form: its columns, the records that a row of it makes, and its words.

    Attributes:
        name: What it is called.
        zh: What it is called in Chinese.
        fields: Its columns.
        records: The collections of the records that each row makes, in order.
        links: The fields that hold the id of another record of the same row, with that one's collection.
        defaults: What a field holds where no column says, as it would be written in a cell.
        needs: The record that is only made where a field of it is filled.
        missing: The words for nothing, by field; under an empty name those of every field.
        words: Words for members of code sets, by the name of the set or by field.
        century: The last year, of two digits, of the twenty-first century; `None` to refuse such years.
        example: What an example row holds.
    """

    name: str
    zh: str
    fields: tuple[LayoutField, ...]
    records: tuple[str, ...]
    links: Mapping[str, str] = field(factory=dict[str, str])
    defaults: Mapping[str, str] = field(factory=dict[str, str])
    needs: Mapping[str, str] = field(factory=dict[str, str])
    missing: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    words: Mapping[str, Mapping[str, str]] = field(factory=dict[str, Mapping[str, str]])
    century: int | None = None
    example: Mapping[str, str] = field(factory=dict[str, str])

    @cached_property
    def by_key(self) -> Mapping[str, LayoutField]:
        """The field of each header key; of two that share one, the first."""
        found: dict[str, LayoutField] = {}
        for each in self.fields:
            for key in each.keys:
                found.setdefault(key, each)
        return found

    @cached_property
    def required(self) -> tuple[LayoutField, ...]:
        """The columns that each row needs."""
        return tuple(each for each in self.fields if each.required)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("yilao_yiyou.exchange").joinpath("layouts", name).read_text("utf-8"))


@cache
def shipped_words() -> Mapping[str, Any]:
    """Return the words that the library brings."""
    return MappingProxyType(_toml("words.toml"))


@cache
def _shipped_fields() -> Mapping[str, Any]:
    return MappingProxyType(_toml("fields.toml"))


@cache
def ignored_keys() -> frozenset[str]:
    """Return the keys of headers that say nothing, such as 序号."""
    return frozenset(key for text in _shipped_fields()["ignored"]["headers"] for key in header_keys(text))


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts of the library: its forms, then one for each class of record.

    >>> [layout.zh for layout in layouts()][:3]
    ['五老志愿者登记表', '离退休干部花名册', '活动台账']
    """
    return (*(_form(_toml(f"{name}.toml")) for name in _FORMS), *map(record_layout, collection_classes()))


@cache
def known_keys() -> frozenset[str]:
    """Return the key of every header that some layout of the library has."""
    return frozenset(key for layout in layouts() for key in layout.by_key)


def layout_named(name: str) -> Layout:
    """Return the layout with a name, in English or in Chinese, or of a record class.

    Raises:
        FormatError: If there is none.
    """
    for each in layouts():
        # A form may have several records; the name of a class means the layout of that class alone.
        of_class = each.name in collection_classes() and name == describe(collection_classes()[each.name]).name
        if of_class or name in {each.name, each.zh}:
            return each
    known = ", ".join(each.name for each in layouts())
    raise FormatError(f"没有版式 {name}; 可用: {known}", f"there is no layout {name}; there are: {known}")


def load_layout(path: Path) -> Layout:
    """Return the layout in a TOML file.

    Raises:
        FormatError: If it is not TOML, has a key or a field that is not known, or extends nothing that is.
        OSError: If it cannot be read.
    """
    problem = ""
    try:
        return _form(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        problem = str(error)
    except UnicodeDecodeError:
        problem = "not UTF-8"
    raise FormatError(f"版式 {path.name} 不是 TOML: {problem}", f"the layout {path.name} is not TOML: {problem}")


@cache
def record_layout(collection: str) -> Layout:
    """Return the layout that has every field of a record class, each known by its Chinese and its English name."""
    description = describe(collection_classes()[collection])
    return Layout(
        name=collection,
        zh=description.zh,
        records=(collection,),
        fields=tuple(_fields_of(_own_paths(collection))),
    )


def _own_paths(collection: str) -> Iterator[str]:
    for column in describe(collection_classes()[collection]).columns:
        yield f"{collection}.{column.name}"
        if column.base is Period:
            yield from (f"{collection}.{column.name}.{part}" for part in PARTS)


def _fields_of(paths: Iterator[str]) -> Iterator[LayoutField]:
    for path in paths:
        column = layout_field(path).column
        needed = column.required and column.name != "id" and column.base is not Period
        yield evolve(layout_field(path), required=needed)


@cache
def layout_field(path: str) -> LayoutField:
    """Return a column by its path, known by its labels and by the aliases that the library brings.

    Raises:
        FormatError: If there is no such field.
    """
    collection, _, rest = path.partition(".")
    name, _, part = rest.partition(".")
    cls = collection_classes().get(collection)
    columns = {} if cls is None else {column.name: column for column in describe(cls).columns}
    if name not in columns or (part and (part not in PARTS or columns[name].base is not Period)):
        raise FormatError(f"没有字段 {path}", f"there is no field {path}")
    column = columns[name]
    header = column.label.zh + PARTS.get(part, "")
    aliases = [*_shipped_fields()["aliases"].get(path, []), *_shipped_fields()["common"].get(rest, [])]
    texts = [header, path, f"{name}_{part}" if part else name, *aliases]
    keys = frozenset(key for text in texts for key in header_keys(text))
    return LayoutField(path=path, column=column, part=part, header=header, keys=keys, unit=column.label.unit or "")


def _form(said: Mapping[str, Any]) -> Layout:
    unknown = sorted(said.keys() - _KEYS)
    if unknown:
        raise FormatError(f"版式没有键 {unknown[0]}", f"a layout has no key {unknown[0]}")
    base = layout_named(said["extends"]) if "extends" in said else None
    made = _extended(base, said) if base else _new(said)
    return _with_aliases(made, said.get("aliases", {}))


def _new(said: Mapping[str, Any]) -> Layout:
    records, paths = tuple(said.get("records", ())), list(said.get("fields", ()))
    if not records or not paths:
        raise FormatError(
            "版式须有 records 和 fields, 或 extends", "a layout has records and fields, or extends another"
        )
    required, units = said.get("required", []), said.get("units", {})
    fields = tuple(
        evolve(each, required=each.path in required, unit=units.get(each.path, each.unit))
        for each in map(layout_field, [*paths, *(f"{record}.id" for record in records if record != "regions")])
    )
    return _extended(
        Layout(name=said.get("name", "layout"), zh=said.get("zh", ""), fields=fields, records=records), said
    )


def _extended(base: Layout, said: Mapping[str, Any]) -> Layout:
    missing = {path: tuple(words) for path, words in said.get("missing", {}).items()}
    if "words" in missing:
        missing[""] = missing.pop("words")
    units = said.get("units", {})
    required = said.get("required")
    fields = tuple(
        evolve(
            each,
            unit=units.get(each.path, each.unit),
            required=each.required if required is None else each.path in required,
        )
        for each in base.fields
    )
    return evolve(
        base,
        name=said.get("name", base.name),
        zh=said.get("zh", base.zh),
        fields=fields,
        links={**base.links, **said.get("links", {})},
        defaults={**base.defaults, **said.get("defaults", {})},
        needs={**base.needs, **said.get("needs", {})},
        missing={**base.missing, **missing},
        words=_merged(base.words, said.get("words", {})),
        century=said.get("century", base.century),
        example={**base.example, **said.get("example", {})},
    )


def _merged(
    base: Mapping[str, Mapping[str, str]], more: Mapping[str, Mapping[str, str]]
) -> dict[str, Mapping[str, str]]:
    return {name: {**base.get(name, {}), **more.get(name, {})} for name in base.keys() | more.keys()}


def _with_aliases(layout: Layout, aliases: Mapping[str, list[str]]) -> Layout:
    """Return a layout that knows its fields, and others of its records, by more headers."""
    own = {each.path: each for each in layout.fields}
    for path, texts in aliases.items():
        each = own.get(path) or layout_field(path)
        if each.collection not in layout.records:
            raise FormatError(f"版式的记录中没有 {path}", f"no record of the layout has {path}")
        more = frozenset(key for text in texts for key in header_keys(text))
        own = {name: evolve(other, keys=other.keys - more) for name, other in own.items()}
        own[path] = evolve(each, keys=each.keys | more)
    return evolve(layout, fields=tuple(cast("Mapping[str, LayoutField]", own).values()))
