"""The JSON Schema of every basic value; it describes what `values.py` writes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period, PeriodSource
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.exchange.scalars import LARGEST

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one, as plain data."""


@frozen
class ValueSchema:
    """How a basic class is written.

    Attributes:
        name: What it is called among the definitions of a schema.
        schema: What its values look like.
        needs: The classes that the schema refers to.
    """

    name: str
    schema: Schema
    needs: tuple[type, ...] = ()


def name_of(base: type) -> str:
    """Return what a class is called among the definitions of a schema."""
    return VALUE_SCHEMAS[base].name if base in VALUE_SCHEMAS else base.__name__


def reference_to(base: type) -> Schema:
    """Return the reference to the definition of a class."""
    return {"$ref": f"#/$defs/{name_of(base)}"}


def _to(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _told(title: str, description: str, schema: Schema) -> Schema:
    return {"title": title, "description": description, **schema}


def _whole(pattern: str) -> str:
    """Return the pattern for a whole text.

    Python's `$` matches before a last line break and ECMAScript's does not; the lookahead makes them agree.
    """
    return rf"^(?:{pattern})$(?!\n)"


def _like(pattern: str) -> Schema:
    return {"type": "string", "pattern": _whole(pattern)}


def _object(properties: Schema, required: tuple[str, ...]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_YEAR = "(?:18[5-9][0-9]|19[0-9]{2}|2[01][0-9]{2}|2200)"
_NUMBERS = "-?[1-9][0-9]?(?:,-?[1-9][0-9]?)*"
_WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_RULE = "|".join(
    (
        "INTERVAL=[1-9][0-9]{0,3}",
        f"BYMONTH={_NUMBERS}",
        f"BYMONTHDAY={_NUMBERS}",
        f"BYDAY={_WEEKDAY}(?:,{_WEEKDAY})*",
        "COUNT=[1-9][0-9]{0,4}",
        "UNTIL=[0-9]{8}",
    )
)
_CREDIT = "[0-9A-HJ-NPQRTUWXY]"
_INTEGER: Schema = {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}
_ENDS: Schema = {
    "lo": _told("下限", "the least it can be", _to("Exact")),
    "hi": _told(
        "上限", "the most it can be; null where there is no upper end", {"anyOf": [_to("Exact"), {"type": "null"}]}
    ),
    "lo_open": _told("不含下限", "whether the least is itself left out", {"type": "boolean"}),
    "hi_open": _told("不含上限", "whether the most is itself left out", {"type": "boolean"}),
}
_LIMIT: Schema = {
    "anyOf": [_to("Day"), {"enum": [edge.value for edge in Edge], "x-zh": {edge.value: edge.zh for edge in Edge}}]
}
_PHRASE = _told("原话", "the words it was read from", _to("Text"))
_QUANTITY: Schema = _ENDS | {
    "unit": _told("量词", "the measure word, one that its kind allows", _to("Text")),
    "kind": _told("计量种类", "what is counted", _to("UnitKind")),
    "phrase": _PHRASE,
}
_PERIOD: Schema = {
    "start": _told("起", "the first day, or how the start is not a day", _LIMIT),
    "end": _told("止", "the day after the last, or how the end is not a day", _LIMIT),
    "phrase": _PHRASE,
    "anchor": _told("说话之日", "the day on which those words were said", _to("Day")),
    "source": _told("来源", "where the period comes from", _to("PeriodSource")) | {"default": "explicit"},
}

VALUE_SCHEMAS: Mapping[type, ValueSchema] = MappingProxyType(
    {
        str: ValueSchema(
            "Text",
            _told(
                "文本",
                "a text that is not blank and holds no NUL",
                {"type": "string", "pattern": r"^[^\u0000]*[^\u0000\s][^\u0000]*$"},
            ),
        ),
        bool: ValueSchema("Truth", _told("是否", "true or false", {"type": "boolean"})),
        int: ValueSchema("Whole", _told("整数", "a whole number that every reader of JSON keeps", _INTEGER)),
        Fraction: ValueSchema(
            "Exact",
            _told(
                "精确数",
                'a whole number, or a fraction written as text such as "63/100"',
                {"anyOf": [_INTEGER, _like("-?[0-9]{1,16}/[1-9][0-9]{0,15}")]},
            ),
        ),
        Decimal: ValueSchema(
            "Decimal",
            _told(
                "小数",
                'a decimal written as text such as "1.5"',
                _like(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?"),
            ),
        ),
        date: ValueSchema(
            "Day",
            _told("日期", "a day such as 2022-08-17", _like(f"[0-9]{{4}}-{_MONTH}-{_DAY}") | {"format": "date"}),
        ),
        PartialDate: ValueSchema(
            "PartialDate",
            _told(
                "不完整日期",
                "a date known to the year, the month or the day: 1950, 1950-03 or 1950-03-12",
                _like(f"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"),
            ),
        ),
        Recurrence: ValueSchema(
            "Recurrence",
            _told(
                "周期",
                "a bounded rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=SA,SU;COUNT=10",
                _like(f"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:{_RULE}))*") | {"maxLength": 200},
            ),
        ),
        RegionCode: ValueSchema(
            "RegionCode",
            _told(
                "行政区划代码",
                "a division code of 2, 4, 6, 9 or 12 digits (GB/T 2260 and the statistical codes)",
                _like("[0-9]{2}(?:[0-9]{2}){0,2}|[0-9]{9}|[0-9]{12}"),
            ),
        ),
        CreditCode: ValueSchema(
            "CreditCode",
            _told(
                "统一社会信用代码",
                "a unified social credit code (GB 32100), its check character not checked here",
                _like(f"{_CREDIT}{{2}}[0-9]{{6}}{_CREDIT}{{10}}"),
            ),
        ),
        IdNumber: ValueSchema(
            "IdNumber",
            _told(
                "公民身份号码",
                "an identification number (GB 11643), its date and check character not checked here",
                _like("[0-9]{17}[0-9X]|[0-9]{15}|[A-Z]{3}[0-9]{12}"),
            ),
        ),
        Bounds: ValueSchema(
            "Bounds",
            _told("区间", "a number known to lie between two ends", _object(_ENDS, ("lo", "hi"))),
            (Fraction,),
        ),
        Quantity: ValueSchema(
            "Quantity",
            _told("数量", "how many of what", _object(_QUANTITY, ("lo", "hi", "unit", "kind"))),
            (Fraction, str, UnitKind),
        ),
        Period: ValueSchema(
            "Period",
            _told("期间", "the days from start up to, but not with, end", _object(_PERIOD, ("start", "end"))),
            (date, str, PeriodSource),
        ),
    }
)
"""What the values of each basic class look like in a document."""
