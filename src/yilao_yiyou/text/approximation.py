"""From a number and the words beside it to ends, by the definitions of the convention.

The ends are those of real numbers here; a count keeps the whole numbers between them.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from attrs import define

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import ReadingNote as Note
from yilao_yiyou.text.convention import Convention
from yilao_yiyou.text.numeral import Form, Inner, Numeral
from yilao_yiyou.text.terms import Rule


@define(kw_only=True)
class Reach:
    """What an approximation needs to know besides the number.

    Attributes:
        convention: The rules.
        part_of_unit: Whether a remainder is a part of the unit, as in 10年余.
        whole_is_rounded: Whether a whole number is one of percent, which are rounded.
        decimal_may_be_exact: Whether a decimal may be the very number, such as 1.5小时.
    """

    convention: Convention
    part_of_unit: bool
    whole_is_rounded: bool
    decimal_may_be_exact: bool


Readings: TypeAlias = tuple[Bounds, *tuple[Bounds, ...]]
"""At least one reading, the likeliest first."""
Notes: TypeAlias = tuple[Note, ...]
_SOFT = (Note.SOFT_LOW, Note.SOFT_HIGH)


def _exactly(number: Numeral, _reach: Reach) -> Readings:
    return (Bounds(number.value),)


def _remainder(number: Numeral, reach: Reach) -> Readings:
    step = number.step
    if number.form in {Form.SCALED, Form.DECIMAL} and number.inner is None:
        step = number.written
    by_number = Bounds(number.value, number.value + step, hi_open=True)
    if not reach.part_of_unit:
        return (by_number,)
    least = 1 if number.form in {Form.WHOLE, Form.MIXED} else step
    return Bounds(number.value, number.value + least, hi_open=True), by_number


def _near(number: Numeral, reach: Reach) -> Readings:
    below = min(number.value * reach.convention.near, number.step)
    return (Bounds(number.value - below, number.value, hi_open=True),)


def _about(number: Numeral, reach: Reach) -> Readings:
    around = number.step * reach.convention.about
    return (Bounds(max(number.value - around, 0), number.value + around),)


def _above(number: Numeral, _reach: Reach) -> Readings:
    remainder = Bounds(number.value, number.value + number.step, hi_open=True)
    return Bounds(number.value, None, lo_open=True), remainder


def _at_least(number: Numeral, _reach: Reach) -> Readings:
    return (Bounds(number.value, None),)


def _below(number: Numeral, _reach: Reach) -> Readings:
    return (Bounds(0, number.value, hi_open=True),)


def _at_most(number: Numeral, _reach: Reach) -> Readings:
    return (Bounds(0, number.value),)


RULES: Mapping[Rule, tuple[Callable[[Numeral, Reach], Readings], Notes]] = MappingProxyType(
    {
        Rule.EXACTLY: (_exactly, ()),
        Rule.REMAINDER: (_remainder, ()),
        Rule.NEAR: (_near, (Note.SOFT_LOW,)),
        Rule.ABOUT: (_about, _SOFT),
        Rule.ABOVE: (_above, ()),
        Rule.AT_LEAST: (_at_least, ()),
        Rule.BELOW: (_below, ()),
        Rule.AT_MOST: (_at_most, ()),
    }
)
"""Each rule's definition: the readings, the likeliest first, and what to note."""

_INNER = {Inner.REMAINDER: Rule.REMAINDER, Inner.ABOUT: Rule.ABOUT}
_OF_ZERO = frozenset({Rule.EXACTLY, Rule.ABOVE, Rule.AT_LEAST, Rule.AT_MOST})


def read_bounds(number: Numeral, rules: tuple[Rule, ...], reach: Reach) -> tuple[tuple[Bounds, ...], Notes]:
    """Return what a number with the words beside it may mean, the likeliest first, and what to note.

    Nothing is returned for words beside a zero, which leave nothing to approximate.
    """
    if number.inner is not None:
        rules = (*rules, _INNER[number.inner])
    if number.spread is not None:
        return _of_spread(number.spread, rules)
    if not rules:
        return _as_written(number, reach)
    if number.value == 0 and not _OF_ZERO.issuperset(rules):
        return (), ()
    first, *others = rules
    if others:
        return _of_several(number, rules, reach)
    definition, notes = RULES[first]
    return definition(number, reach), notes


def _as_written(number: Numeral, reach: Reach) -> tuple[Readings, Notes]:
    """Return a number without a word beside it: exact, or rounded at the last digit written."""
    exactly = Bounds(number.value)
    notes = (Note.ROUND_NUMBER,) if number.is_round and not reach.whole_is_rounded else ()
    may_be_rounded = number.form is Form.MIXED and number.written > 1
    if number.form is Form.FRACTION or (number.form is Form.WHOLE and not reach.whole_is_rounded):
        return (exactly,), notes
    rounded = reach.convention.rounded(number.value, number.written)
    if number.form is Form.MIXED:
        return ((exactly, rounded) if may_be_rounded else (exactly,)), notes
    if number.form is Form.DECIMAL and not reach.decimal_may_be_exact:
        return (rounded,), ()
    return (rounded, exactly), ()


def _of_several(number: Numeral, rules: tuple[Rule, ...], reach: Reach) -> tuple[Readings, Notes]:
    """Return the hull of what each word says, then each by itself: nobody knows which was meant."""
    each = [RULES[rule][0](number, reach)[0] for rule in dict.fromkeys(rules)]
    notes = tuple(note for rule in rules for note in RULES[rule][1])
    hull = each[0]
    for bounds in each[1:]:
        hull = hull.hull(bounds)
    return (hull, *each), (*notes, Note.TWO_QUALIFIERS)


def _of_spread(spread: Bounds, rules: tuple[Rule, ...]) -> tuple[Readings, Notes]:
    """Return ends that are given; a word beside them is a second approximation."""
    for rule in rules:
        match rule:
            case Rule.ABOVE | Rule.AT_LEAST:
                spread = Bounds(spread.lo, None)
            case Rule.BELOW | Rule.AT_MOST:
                spread = Bounds(0, spread.hi, hi_open=spread.hi_open)
            case _:
                pass
    return (spread,), (Note.TWO_QUALIFIERS,) if rules else ()
