"""The one reading of a record class: what each field is called, holds, refers to and reveals.

A record is an attrs class whose fields are written `name: Annotated[type, zh("中文名", "meaning")]`.
`checked` makes attrs police the types and mask the sensitive fields; `describe` reads the class back as
columns, and from those come the JSON hooks, the JSON Schema, the data dictionary and the test strategies.
"""

import re
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from attrs import NOTHING, Attribute, field, fields, frozen

from yilao_yiyou.domain.acceptance import acceptor, plain_class
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import RecordError


class Sensitivity(CodeSet):
    """How far a field may travel, from open to closed (the codes are the grades S0 to S4)."""

    PUBLIC = "public", "公开", "S0"
    INTERNAL = "internal", "内部", "S1"
    PERSONAL = "personal", "个人信息", "S2"
    SENSITIVE = "sensitive", "敏感个人信息", "S3"
    CLOSED = "closed", "健康与未成年人信息", "S4"

    @property
    def is_personal(self) -> bool:
        """Whether the field says something about one natural person."""
        return self in _PERSONAL


_PERSONAL = frozenset({Sensitivity.PERSONAL, Sensitivity.SENSITIVE, Sensitivity.CLOSED})


class Identity(CodeSet):
    """How far a field alone tells who somebody is."""

    NONE = "none", "不能识别"
    QUASI = "quasi", "间接标识"
    DIRECT = "direct", "直接标识"


@frozen
class Label:
    """What a field is called and may reveal; made by `zh()` and kept in the field's annotation."""

    zh: str
    meaning: str
    sensitivity: Sensitivity = field(default=Sensitivity.INTERNAL, kw_only=True)
    identity: Identity = field(default=Identity.NONE, kw_only=True)
    refers: tuple[str, ...] = field(default=(), kw_only=True)
    unit: str | None = field(default=None, kw_only=True)
    source: str | None = field(default=None, kw_only=True)

    @property
    def is_masked(self) -> bool:
        """Whether the value is kept out of every repr."""
        return self.sensitivity.is_personal


def zh(  # noqa: PLR0913 -- one keyword a property of a field; all but two have a default
    label: str,
    meaning: str,
    *,
    sensitivity: Sensitivity = Sensitivity.INTERNAL,
    identity: Identity = Identity.NONE,
    refers: str | tuple[str, ...] = (),
    unit: str | None = None,
    source: str | None = None,
) -> Label:
    """Return the label of a field, for use inside `Annotated`.

    Args:
        label: The Chinese header.
        meaning: What the field holds, in English.
        sensitivity: How far it may travel.
        identity: How far it alone tells who somebody is.
        refers: The record classes whose id it holds.
        unit: The unit of a bare number.
        source: The standard or rule that defines it.
    """
    targets = (refers,) if isinstance(refers, str) else refers
    return Label(label, meaning, sensitivity=sensitivity, identity=identity, refers=targets, unit=unit, source=source)


@frozen(kw_only=True)
class Column:
    """One field of a record class, as every format needs to know it.

    Attributes:
        name: The field's English name.
        label: The Chinese header and what the field may reveal.
        base: The class of one value, without `None`, tuple and annotation.
        container: `tuple`, `frozenset`, or `None` for a single value.
        optional: Whether the value may be `None`.
        required: Whether the field has no default.
        default: The default, `NOTHING` where there is none.
    """

    name: str
    label: Label
    base: type
    container: type | None
    optional: bool
    required: bool
    default: object

    @property
    def is_code(self) -> bool:
        """Whether the values come from a code set."""
        return issubclass(self.base, Enum)

    @property
    def is_many(self) -> bool:
        """Whether the field holds any number of values."""
        return self.container is not None


@frozen(kw_only=True)
class Description:
    """A record class as data.

    Attributes:
        cls: The class itself.
        name: Its English name.
        zh: Its Chinese name, from the parentheses that end the first line of its docstring.
        meaning: That first line.
        columns: Its fields, in order.
    """

    cls: type
    name: str
    zh: str
    meaning: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return the column with a name.

        Raises:
            RecordError: If the class has no such field.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise RecordError(f"{self.zh}没有字段 {name}", f"{self.name} has no field {name}")


@cache
def describe(cls: type) -> Description:
    """Return what a record or value class holds, read from its declaration.

    Raises:
        RecordError: If it is not an attrs class whose fields are all labelled.

    >>> from yilao_yiyou.domain.team import Team
    >>> describe(Team).zh, describe(Team).column("leader").label.zh, describe(Team).column("leader").label.refers
    ('队伍', '负责人', ('Person',))
    """
    first_line = (cls.__doc__ or "").strip().split("\n", 1)[0]
    named = re.search(r"\(([^()]+)\)\.?$", first_line)
    return Description(
        cls=cls,
        name=cls.__name__,
        zh=named[1] if named else cls.__name__,
        meaning=first_line,
        columns=tuple(_column(attribute) for attribute in fields(cls)),
    )


def _column(attribute: "Attribute[Any]") -> Column:
    label, base, container, optional = _read(attribute)
    return Column(
        name=attribute.name,
        label=label,
        base=base,
        container=container,
        optional=optional,
        required=attribute.default is NOTHING,
        default=attribute.default,
    )


def _read(attribute: "Attribute[Any]") -> tuple[Label, type, type | None, bool]:
    annotation = attribute.type
    if get_origin(annotation) is not Annotated:
        raise RecordError(
            f"字段 {attribute.name} 没有标注 zh(...)", f"field {attribute.name} is not annotated with zh()"
        )
    inner, *notes = get_args(annotation)
    label = next(note for note in notes if isinstance(note, Label))
    inner, optional = _without_none(inner)
    origin = get_origin(inner)
    if origin in {tuple, frozenset}:
        return label, get_args(inner)[0], origin, optional
    return label, inner, None, optional


def _without_none(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 -- an annotation is any object
    if get_origin(annotation) not in {Union, UnionType}:
        return annotation, False
    (inner,) = (part for part in get_args(annotation) if part is not NoneType)
    return inner, True


def checked(_cls: type, attributes: "list[Attribute[Any]]") -> "list[Attribute[Any]]":
    """Give every field a check of its type, and a mask if it is sensitive; passed to attrs as `field_transformer`."""
    return [_policed(attribute) for attribute in attributes]


def _policed(attribute: "Attribute[Any]") -> "Attribute[Any]":
    label, base, container, optional = _read(attribute)
    accepts, plain = acceptor(base, container, optional=False), plain_class(base, container)
    wanted = _wanted(base, container, optional=optional)

    def check(record: object, field_: "Attribute[Any]", value: object) -> None:
        # Most fields of a record are empty or plainly of their class; saying so here saves a call for each.
        if not (value is None and optional) and type(value) is not plain and not accepts(value):
            raise RecordError(
                f"{type(record).__name__}.{field_.name}({label.zh}) 应为 {wanted}, 得到的是 {type(value).__name__}",
                f"{type(record).__name__}.{field_.name} must be {wanted}, got {type(value).__name__}",
            )

    return attribute.evolve(validator=check, repr=mask if label.is_masked else attribute.repr)


def mask(value: object) -> str:
    """Return what is shown in place of a sensitive value: whether there is one, nothing else."""
    return "‹隐›" if value is not None and value != () else repr(value)


def _wanted(base: type, container: type | None, *, optional: bool) -> str:
    word = base.__name__ if container is None else f"{container.__name__}[{base.__name__}]"
    if base is str:
        word += " (non-empty, no lone surrogate, no NUL)"
    return f"{word} or None" if optional else word
