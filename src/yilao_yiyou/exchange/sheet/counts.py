"""Counts in cells: whole numbers, 580余 and 1.2万, percentages and hours, each by the unit of its column."""

import re
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, kinds_of
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.exchange.sheet.cell import Cell, Number
from yilao_yiyou.exchange.sheet.exact_number import LARGEST, decimal_of, exact
from yilao_yiyou.exchange.sheet.figures import read_figure
from yilao_yiyou.exchange.sheet.plain import compact, has_gap
from yilao_yiyou.exchange.sheet.shown import as_shown
from yilao_yiyou.exchange.sheet.units import STRICT, StatedUnit
from yilao_yiyou.exchange.sheet.verdict import Note, Verdict, accepted, note, refused

_PLAIN = re.compile(r"([0-9]{1,15})(?:\.0+)?")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")
_FAULTS = {"scientific": _SCIENTIFIC, "negative": re.compile("-[0-9].*"), "percent-in-count": re.compile(".*[%‰]")}
_RANGE = re.compile("([0-9]{1,9})[-~—至到]+([0-9]{1,9})([^0-9]*)")


@frozen(kw_only=True)
class Counting:
    """How the cells of a column count.

    Attributes:
        unit: What they count, where it is known.
        stated: The unit that header or sheet states, `None` for none.
        whole: Whether what is counted comes in whole numbers.
        header_unit: What stands in the brackets of the header of a measure, such as 分钟; empty for nothing.
        own: The unit of the field itself, for a measure.
    """

    unit: Unit | None = None
    stated: StatedUnit | None = None
    whole: bool = True
    header_unit: str = ""
    own: str = ""

    @property
    def multiple(self) -> str:
        """The factor of the column as a word."""
        return "" if self.stated is None else self.stated.multiple


def read_bounds(cell: Cell, counting: Counting) -> Verdict:
    """Return the bounds that a cell gives, in the unit itself whatever the column counts in."""
    said = as_shown(cell)
    if isinstance(said, Number):
        return _of_number(said, counting)
    if not isinstance(said, str):
        return refused("number")
    if has_gap(said):
        return refused("number")
    made = _of_text(compact(said), counting)
    in_ten_thousands = isinstance(cell, Number) and cell.format.has_word and made.value is not None
    return Verdict(made.value, (*made.notes, note("ten-thousands-shown"))) if in_ten_thousands else made


def _of_text(text: str, counting: Counting) -> Verdict:
    plain = _PLAIN.fullmatch(text)
    if plain is not None and not counting.multiple:
        return Verdict(Bounds(int(plain[1])))
    fault = next((code for code, form in _FAULTS.items() if form.fullmatch(text)), None)
    if fault is not None:
        return refused(fault)
    ranged = _RANGE.fullmatch(text)
    found = _between(ranged) if ranged else read_figure(f"{text}{counting.multiple}" if _is_decimal(text) else text)
    if found is None:
        return refused("number")
    if found[1] == "%":
        return refused("percent-in-count")
    if _is_other_unit(found[1], counting):
        return refused("unit")
    return _scaled(text, found[1], counting) if counting.multiple else _whole(found[0], counting, ())


def _is_decimal(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _between(found: re.Match[str]) -> tuple[Bounds, str] | None:
    low, high = int(found[1]), int(found[2])
    return (Bounds(low, high), found[3]) if low < high else None


def _is_other_unit(word: str, counting: Counting) -> bool:
    if not word:
        return False
    kinds = kinds_of(word)
    unit = counting.unit
    return not kinds or (unit is not None and (unit.kind not in kinds or word in STRICT - {unit.word}))


def _scaled(text: str, word: str, counting: Counting) -> Verdict:
    """Return the bounds of a figure in a column that counts ten thousands; a figure with a unit of its own may not."""
    if any(multiple in text for multiple in "万亿") or word:
        return refused("unit-conflict")
    found = read_figure(f"{text}{counting.multiple}")
    return refused("number") if found is None else _whole(found[0], counting, ("unit-applied",))


def _whole(bounds: Bounds, counting: Counting, codes: tuple[str, ...]) -> Verdict:
    if counting.whole and not (isinstance(bounds.lo, int) and isinstance(bounds.hi, int | None)):
        return refused("not-whole")
    if bounds.lo != bounds.hi:
        codes = (*codes, "approximate")
    return accepted(bounds, *codes)


def _of_number(number: Number, counting: Counting) -> Verdict:
    form, value = number.format, exact(number)
    fault = _fault_of(number, value)
    if fault is not None or value is None:
        return refused(fault or "number-too-long")
    if counting.multiple and not form.shows_ten_thousands:
        return _scaled(_shortest(value), "", counting)
    codes = ("ten-thousands-shown",) if form.shows_ten_thousands else ()
    return _whole(Bounds(value.numerator if value.denominator == 1 else value), counting, codes)


def _fault_of(number: Number, value: Fraction | None) -> str | None:
    """Return why a number is no count, `None` if it may be one."""
    if number.format.is_date:
        return "auto-date"
    if number.format.is_time:
        return "number"
    if number.format.is_percent:
        return "percent-in-count"
    if value is None or abs(value) >= LARGEST:
        return "number-too-long"
    return "negative" if value < 0 else None


def _shortest(value: Fraction) -> str:
    decimal = decimal_of(value)
    return str(float(value)) if decimal is None else f"{decimal:f}"


def read_whole(cell: Cell, counting: Counting) -> Verdict:
    """Return the one whole number that a cell gives."""
    made = read_bounds(cell, counting)
    if not isinstance(made.value, Bounds):
        return made
    if made.value.lo != made.value.hi:
        return refused("not-exact")
    return Verdict(made.value.lo, made.notes)


def read_quantity(cell: Cell, counting: Counting) -> Verdict:
    """Return the quantity that a cell gives, with the words that it was read from where it is not exact."""
    unit, notes, said = counting.unit, tuple[Note, ...](), as_shown(cell)
    if isinstance(said, str):
        found = read_figure(compact(said))
        if found is not None and found[1] and unit is None:
            unit = _usual(found[1])
    made = read_bounds(cell, counting)
    if not isinstance(made.value, Bounds):
        return made
    if unit is None:
        return refused("unit", zh="没有写明单位", en="no unit is stated")
    phrase = said.strip() if isinstance(said, str) and made.value.lo != made.value.hi else None
    try:
        return Verdict(Quantity(made.value, unit, phrase=phrase), made.notes + notes)
    except BoundsError as error:
        return Verdict(None, (note("value", zh=error.zh, en=error.en),))


def _usual(word: str) -> Unit | None:
    kinds = kinds_of(word)
    return Unit(word, kinds[0]) if kinds else None


_BARE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
_HOURS = re.compile(
    r"(?:(?P<hours>[0-9]{1,5}(?:\.[0-9]{1,4})?)(?:个?小时|个?钟头|时|h|H))?(?:(?P<minutes>[0-9]{1,4})(?:分钟?|min))?"
)
_HALF = re.compile("(?:([0-9]{1,3})个)?半个?(?:小时|钟头)|([0-9]{1,3})(?:个)?小时半")
_CLOCK = re.compile("([0-9]{1,4}):([0-5][0-9])(?::00)?")
_MINUTES, _DAY = 60, 24


def read_hours(cell: Cell, counting: Counting) -> Verdict:
    """Return a number of hours, exactly; a column of minutes is converted.

    >>> read_hours("2小时30分", Counting()).value, read_hours("90分钟", Counting()).value
    (Decimal('2.5'), Decimal('1.5'))
    """
    cell = as_shown(cell)
    value = _hours_of_number(cell) if isinstance(cell, Number) else None
    is_bare = isinstance(cell, Number) and not cell.format.is_time
    if isinstance(cell, str) and not has_gap(cell):
        text = compact(cell)
        is_bare = _BARE.fullmatch(text) is not None
        value = Fraction(text) if is_bare else _hours_of_text(text)
    if value is None:
        return refused("hours")
    if value < 0:
        return refused("negative")
    word = counting.header_unit
    if is_bare and word in _MINUTE_WORDS:
        return _decimal(value / _MINUTES, "unit-applied")
    return refused("unit-conflict") if word and word not in _HOUR_WORDS | _MINUTE_WORDS else _decimal(value)


_MINUTE_WORDS, _HOUR_WORDS = frozenset({"分钟", "分"}), frozenset({"小时", "时", "h"})


def _decimal(value: Fraction, *codes: str) -> Verdict:
    made = decimal_of(value)
    if made is not None:
        return accepted(_plain(made), *codes)
    return accepted(_plain(Decimal(round(value * 100)) / 100), *codes, "hours-rounded")


def read_measure(cell: Cell, counting: Counting) -> Verdict:
    """Return a decimal of the unit of its column; another unit, in the header or the cell, is refused."""
    cell = as_shown(cell)
    word, value = counting.header_unit, None
    if isinstance(cell, Number) and not (cell.format.is_date or cell.format.is_time or cell.format.is_percent):
        value = exact(cell)
    if isinstance(cell, str) and not has_gap(cell):
        found = _MEASURED.fullmatch(compact(cell))
        word = (found[2] if found else "") or word
        value = Fraction(found[1].replace(",", "")) if found else None
    if value is None:
        return refused("number")
    if word and word not in _SAME.get(counting.own, frozenset({counting.own})):
        return refused("unit-conflict")
    made = decimal_of(value)
    return refused("number") if made is None else refused("negative") if value < 0 else Verdict(_plain(made))


_MEASURED = re.compile(
    r"(-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,9})?|-?[0-9]{1,15}(?:\.[0-9]{1,9})?)(m2|[^0-9.,]{0,6})"
)
_SAME = {
    "平方米": frozenset({"平方米", "㎡", "m2", "平米", "平方"}),
    "㎡": frozenset({"平方米", "㎡", "m2", "平米", "平方"}),
}


def _plain(number: Decimal) -> Decimal:
    return Decimal(f"{number:f}")


def _hours_of_number(number: Number) -> Fraction | None:
    if number.format.is_date or number.format.is_percent:
        return None
    if not number.format.is_time:
        return exact(number)
    return Fraction(round(Fraction(float(number.text)) * _DAY * _MINUTES), _MINUTES)


def _hours_of_text(text: str) -> Fraction | None:
    if found := _CLOCK.fullmatch(text):
        return Fraction(int(found[1])) + Fraction(int(found[2]), _MINUTES)
    if found := _HALF.fullmatch(text):
        return Fraction(int(found[1] or found[2] or 0)) + Fraction(1, 2)
    found = _HOURS.fullmatch(text)
    if found is None or not text:
        return None
    return Fraction(found["hours"] or 0) + Fraction(int(found["minutes"] or 0), _MINUTES)
