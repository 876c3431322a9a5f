"""Which reader each column has: what its field holds decides, and the layout's words."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import AttrsInstance, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate, Precision
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.sheet.cell import Cell, ErrorValue, Pending
from yilao_yiyou.exchange.sheet.counts import Counting, read_bounds, read_hours, read_measure, read_quantity, read_whole
from yilao_yiyou.exchange.sheet.dates import read_date
from yilao_yiyou.exchange.sheet.layout import Layout, LayoutField, shipped_words
from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.regions import ANYWHERE, RegionReader
from yilao_yiyou.exchange.sheet.spans import read_period
from yilao_yiyou.exchange.sheet.texts import (
    read_credit_code,
    read_document_number,
    read_id_number,
    read_name,
    read_phone,
    read_text,
)
from yilao_yiyou.exchange.sheet.units import StatedUnit, unit_of
from yilao_yiyou.exchange.sheet.verdict import NOTHING, Note, Reader, Verdict, accepted, note, refused
from yilao_yiyou.exchange.sheet.words import code_reader, many_reader, read_truth, word_reader
from yilao_yiyou.exchange.wire import faults_of, structure_hook


@frozen(kw_only=True)
class Setting:
    """What is known of a column beside its field.

    Attributes:
        layout: The form.
        regions: How divisions are read.
        stated: The unit that header or sheet states.
        header_unit: The words in the brackets of the header, for a measure.
        is_disputed: Whether the units that are stated contradict each other.
        serials: Whether a plain number may be a serial day.
        is_typed: Whether the file tells text from numbers.
    """

    layout: Layout
    regions: RegionReader = ANYWHERE
    stated: StatedUnit | None = None
    header_unit: str = ""
    serials: bool = False
    is_disputed: bool = False
    is_typed: bool = True


def reader_of(field: LayoutField, setting: Setting) -> Reader:
    """Return the reader of a column: errors and words for nothing first, then what the field holds."""
    read = _reader(field, setting)
    if field.column.is_many:
        read = many_reader(read, field.column.container or tuple)
    missing = missing_words(field, setting.layout)
    own = _own_words(field)
    counts = field.column.base in {int, Bounds} and field.column.default is not None
    nothing = _NONE_OR_UNKNOWN if counts else accepted(None, "placeholder")

    def guarded(cell: Cell) -> Verdict:
        if isinstance(cell, ErrorValue):
            return refused("error-cell")
        if isinstance(cell, Pending):
            return refused("formula-without-value")
        if isinstance(cell, str) and cell.startswith("#") and compact(cell).upper() in _ERRORS:
            return refused("error-cell")
        if isinstance(cell, str) and len(cell) <= _LONGEST_WORD:
            word = compact(cell).lower()
            if word in missing and word not in own:
                return nothing if word else NOTHING
        return refused("unit-conflict") if setting.is_disputed else read(cell)

    return guarded


_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"})
"""What a program writes for an error where a file has text only, and what is left when values are pasted."""
_LONGEST_WORD = 8
_NONE_OR_UNKNOWN = refused("number", zh="占位写法说不清是没有还是不知道", en="a placeholder tells not whether none")
"""What a word such as 无 gives where a blank counts as one: to read 无 as one would invent it."""


def missing_words(field: LayoutField, layout: Layout) -> frozenset[str]:
    """Return the words that stand for nothing in a column, in the form in which they are compared."""
    shipped = shipped_words()["missing"]
    own = layout.missing.get(field.path)
    words = [*shipped["words"], *layout.missing.get("", ())] if own is None else ["", *own]
    if field.column.base is not str and own is None:
        words += shipped["beside"]
    return frozenset(compact(word).lower() for word in words)


def _own_words(field: LayoutField) -> frozenset[str]:
    """Return the words for nothing that mean something in this column."""
    if field.column.base is bool:
        return frozenset({"无", "×"})
    if field.column.is_code:
        return frozenset({"未知"})
    return frozenset()


def _reader(field: LayoutField, setting: Setting) -> Reader:
    base = field.column.base
    if field.part:
        return lambda cell: read_date(cell, century=setting.layout.century, serials=setting.serials)
    if base is str:
        return _text_reader(field)
    maker = _MAKERS.get(base)
    if maker is not None:
        return maker(field, setting)
    return (
        code_reader(base, _aliases(field, setting.layout))
        if issubclass(base, CodeSet)
        else _structured(field.column.base)
    )


def _aliases(field: LayoutField, layout: Layout) -> Mapping[str, str]:
    name = field.column.base.__name__
    shipped: Mapping[str, str] = shipped_words()["codes"].get(name, {})
    return {**shipped, **layout.words.get(name, {}), **layout.words.get(field.path, {})}


def _text_reader(field: LayoutField) -> Reader:
    words = shipped_words()["texts"].get(field.path)
    return word_reader(words) if words else _TEXTS.get(field.path, read_text)


_TEXTS: Mapping[str, Reader] = {
    "people.name": read_name,
    "minors.name": read_name,
    "people.contact": read_phone,
    "documents.number": read_document_number,
}


def _dates(_: LayoutField, setting: Setting) -> Reader:
    return lambda cell: _as_typed(
        cell, read_date(cell, century=setting.layout.century, serials=setting.serials), setting
    )


def _as_typed(cell: Cell, made: Verdict, setting: Setting) -> Verdict:
    """Refuse 2022.1 where the file does not tell text from numbers, since 2022.10 loses its zero there."""
    lost = not setting.is_typed and isinstance(cell, str) and _is_year_and_one(compact(cell))
    return refused("date-year-month-number") if lost and made.value is not None else made


def _is_year_and_one(text: str) -> bool:
    return text[4:] == ".1" and text[:4].isdecimal()


def _days(field: LayoutField, setting: Setting) -> Reader:
    read = _dates(field, setting)

    def read_day(cell: Cell) -> Verdict:
        made = read(cell)
        if not isinstance(made.value, PartialDate):
            return made
        if made.value.precision is not Precision.DAY:
            return refused("date-day-missing")
        return Verdict(made.value.earliest, made.notes)

    return read_day


def _periods(_: LayoutField, setting: Setting) -> Reader:
    return lambda cell: _as_typed(
        cell, read_period(cell, century=setting.layout.century, serials=setting.serials), setting
    )


def _counting(field: LayoutField, setting: Setting) -> Counting:
    word = (setting.stated.word if setting.stated else "") or field.unit
    unit = unit_of(word) if word else None
    return Counting(unit=unit, stated=setting.stated, whole=unit is None or unit.kind.is_count)


def _counts(read: Callable[[Cell, Counting], Verdict]) -> Callable[[LayoutField, Setting], Reader]:
    def make(field: LayoutField, setting: Setting) -> Reader:
        counting = _counting(field, setting)
        return lambda cell: read(cell, counting)

    return make


def _same(read: Reader) -> Callable[[LayoutField, Setting], Reader]:
    return lambda _field, _setting: read


def _measure(field: LayoutField, setting: Setting) -> Reader:
    counting = Counting(header_unit=setting.header_unit, own=field.unit)
    read = read_hours if field.unit == "小时" else read_measure
    return lambda cell: read(cell, counting)


def _recurrence(cell: Cell) -> Verdict:
    try:
        return Verdict(Recurrence.parse(cell)) if isinstance(cell, str) else refused("value")
    except YilaoYiyouError as error:
        return Verdict(None, (note("value", zh=error.zh, en=error.en),))


_MAKERS: Mapping[type[Any], Callable[[LayoutField, Setting], Reader]] = {
    bool: _same(read_truth),
    int: _counts(read_whole),
    Bounds: _counts(read_bounds),
    Quantity: _counts(read_quantity),
    Decimal: _measure,
    PartialDate: _dates,
    date: _days,
    Period: _periods,
    RegionCode: lambda _, setting: setting.regions,
    IdNumber: _same(read_id_number),
    CreditCode: _same(read_credit_code),
    Recurrence: _same(_recurrence),
}


def _structured(base: type[AttrsInstance]) -> Reader:
    """Return the reader of what no cell holds but as JSON."""
    hook = structure_hook(base)

    def read(cell: Cell) -> Verdict:
        try:
            value = json.loads(cell) if isinstance(cell, str) else None
            return refused("structure") if value is None else Verdict(hook(value, base))
        except ValueError:
            return refused("structure")
        except Exception as error:  # noqa: BLE001 -- whatever it is becomes notes
            return Verdict(None, tuple(_structure_note(fault.zh, fault.en) for fault in faults_of(error, "", base)))

    return read


def _structure_note(zh: str, en: str) -> Note:
    return note("structure", zh=zh, en=en)
