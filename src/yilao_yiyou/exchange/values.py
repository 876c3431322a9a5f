"""The wire form of every value: how each is written, and how it is read back without any silent conversion."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NoReturn

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period, PeriodSource
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.scalars import (
    DUPLICATE,
    Read,
    WireError,
    Write,
    as_object,
    code_reader,
    read_day,
    read_decimal,
    read_exact,
    read_text,
    read_truth,
    read_whole,
    text_reader,
    write_decimal,
    write_exact,
    write_text,
    write_whole,
)


class PartsError(YilaoYiyouError):
    """Raised when parts of a value have faults; holds each with its key or its place."""

    def __init__(self, parts: list[tuple[str | int, Exception]]) -> None:
        super().__init__("其中的部分有错误", "parts of it have faults")
        self.parts = parts


def _parts(value: object, required: Mapping[str, Read], optional: Mapping[str, Read]) -> dict[str, Any]:
    """Return the parts of an object, each read by its own reader; every fault is found."""
    given = as_object(value)
    wrong: list[tuple[str | int, Exception]] = [
        (name, WireError("missing", f"缺少 {name}", f"{name} is required")) for name in required if name not in given
    ]
    made: dict[str, Any] = {}
    for name, part in given.items():
        read = required.get(name) or optional.get(name)
        try:
            made[name] = _unknown(name, required, optional) if read is None else read(part)
        except YilaoYiyouError as error:
            wrong.append((name, error))
    if wrong:
        raise PartsError(wrong)
    return made


def _unknown(name: str, required: Mapping[str, Read], optional: Mapping[str, Read]) -> NoReturn:
    known = ", ".join((*required, *optional))
    if name.startswith(DUPLICATE):
        raise WireError("duplicate-key", "这个键出现两次", "the key is there twice")
    raise WireError("unknown-key", f"没有这个键; 可用: {known}", f"there is no such key; there are: {known}")


def _upper(value: object) -> Exact | None:
    return None if value is None else read_exact(value)


_ENDS: Mapping[str, Read] = {"lo": read_exact, "hi": _upper}
_FLAGS: Mapping[str, Read] = {"lo_open": read_truth, "hi_open": read_truth}


def _bounds_of(made: Mapping[str, Any]) -> Bounds:
    flags = {name: made[name] for name in _FLAGS if name in made}
    return Bounds(made["lo"], made["hi"], **flags)


def read_bounds(value: object) -> Bounds:
    """Return bounds from `{"lo": 580, "hi": 589}`; a missing upper end is `null`."""
    return _bounds_of(_parts(value, _ENDS, _FLAGS))


def write_bounds(bounds: Bounds) -> dict[str, Any]:
    """Return both ends, and which of them are open."""
    made: dict[str, Any] = {"lo": write_exact(bounds.lo), "hi": None if bounds.hi is None else write_exact(bounds.hi)}
    if bounds.lo_open:
        made["lo_open"] = True
    if bounds.hi_open:
        made["hi_open"] = True
    return made


def read_quantity(value: object) -> Quantity:
    """Return a quantity: bounds with their measure word and its kind."""
    made = _parts(value, _QUANTITY, _BESIDE_QUANTITY)
    return Quantity(_bounds_of(made), Unit(made["unit"], made["kind"]), phrase=made.get("phrase"))


def write_quantity(quantity: Quantity) -> dict[str, Any]:
    """Return the bounds, the measure word, its kind and the phrase."""
    made = write_bounds(quantity.bounds) | {"unit": quantity.unit.word, "kind": quantity.unit.kind.value}
    return made if quantity.phrase is None else made | {"phrase": read_text(quantity.phrase)}


_EDGES = {edge.value: edge for edge in Edge}


def _limit(value: object) -> date | Edge:
    return _EDGES[value] if isinstance(value, str) and value in _EDGES else read_day(value)


@lru_cache(maxsize=4096)
def _plain_period(start: str, end: str) -> Period:
    return Period(_limit(start), _limit(end))


def read_period(value: object) -> Period:
    """Return a period: its first day, the day after its last, and the words it came from."""
    given = as_object(value)
    start, end = given.get("start"), given.get("end")
    if len(given) == len(_PERIOD) and isinstance(start, str) and isinstance(end, str):
        with suppress(WireError):  # read again below, where the fault gets its place
            return _plain_period(start, end)
    return Period(**_parts(given, _PERIOD, _BESIDE_PERIOD))


def write_period(period: Period) -> dict[str, Any]:
    """Return both ends, and the words, anchor and source where there are any."""
    made: dict[str, Any] = {"start": _write_limit(period.start), "end": _write_limit(period.end)}
    if period.phrase is not None:
        made["phrase"] = read_text(period.phrase)
    if period.anchor is not None:
        made["anchor"] = period.anchor.isoformat()
    if period.source is not PeriodSource.EXPLICIT:
        made["source"] = period.source.value
    return made


def _write_limit(limit: date | Edge) -> str:
    return limit.isoformat() if isinstance(limit, date) else str(limit.value)


_QUANTITY: Mapping[str, Read] = {**_ENDS, "unit": read_text, "kind": code_reader(UnitKind)}
_BESIDE_QUANTITY: Mapping[str, Read] = {**_FLAGS, "phrase": read_text}
_PERIOD: Mapping[str, Read] = {"start": _limit, "end": _limit}
_BESIDE_PERIOD: Mapping[str, Read] = {"phrase": read_text, "anchor": read_day, "source": code_reader(PeriodSource)}

READERS: Mapping[type, Read] = {
    str: read_text,
    int: read_whole,
    bool: read_truth,
    date: read_day,
    Decimal: read_decimal,
    Bounds: read_bounds,
    Quantity: read_quantity,
    Period: read_period,
    PartialDate: text_reader(lru_cache(maxsize=4096)(PartialDate.parse)),
    RegionCode: text_reader(lru_cache(maxsize=16384)(RegionCode)),
    CreditCode: text_reader(CreditCode),
    IdNumber: text_reader(IdNumber),
    Recurrence: text_reader(Recurrence.parse),
}
"""How a value of each class is read, code sets and nested records apart."""

TEXTUAL: frozenset[type] = frozenset({str, date, Decimal, PartialDate, RegionCode, CreditCode, IdNumber, Recurrence})
"""The classes whose values are one text each."""

WRITERS: Mapping[type, Write] = {
    int: write_whole,
    date: date.isoformat,
    Decimal: write_decimal,
    Bounds: write_bounds,
    Quantity: write_quantity,
    Period: write_period,
    PartialDate: write_text,
    RegionCode: write_text,
    CreditCode: write_text,
    Recurrence: write_text,
}
"""How a value of each class is written, where JSON does not hold it as it is."""
