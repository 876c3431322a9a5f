"""From a number with its words to ends in its unit: whole for counts, below zero for falls, up to 100 % for shares.

What a number says does not depend on where it stands, and reports use the same ones again and again.
"""

import math
from functools import lru_cache

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.published import ReadingNote
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.approximation import Reach, read_bounds
from yilao_yiyou.text.convention import Convention
from yilao_yiyou.text.numeral import Form, Numeral
from yilao_yiyou.text.phrase import Phrase
from yilao_yiyou.text.terms import Rule

_HUNDRED = 100
_ALL = Bounds(_HUNDRED)
_ROUND = (ReadingNote.ROUND_NUMBER,)


def ends_of(phrase: Phrase, convention: Convention) -> tuple[tuple[Bounds, ...], tuple[ReadingNote, ...]]:
    """Return what a phrase may say by a convention, the likeliest first, and what to note of it.

    Nothing is returned if no number of its kind lies between the ends.
    """
    if _is_plain_count(phrase):
        return _exactly(phrase.numeral)
    return _ends(phrase.numeral, phrase.rules, phrase.kind, phrase.factor, phrase.sign, phrase.part_of_unit, convention)


def _is_plain_count(phrase: Phrase) -> bool:
    """Return whether it is a whole number of things and says no more, as most figures are."""
    numeral = phrase.numeral
    alone = numeral.form is Form.WHOLE and numeral.spread is None and numeral.inner is None and not phrase.rules
    return alone and phrase.factor == 1 and phrase.kind.is_count


@lru_cache(maxsize=4096)
def _exactly(numeral: Numeral) -> tuple[tuple[Bounds, ...], tuple[ReadingNote, ...]]:
    return (Bounds(numeral.value),), _ROUND if numeral.is_round else ()


@lru_cache(maxsize=4096)
def _ends(  # noqa: PLR0913, PLR0917 -- all that the ends depend on, and no more
    numeral: Numeral,
    rules: tuple[Rule, ...],
    kind: UnitKind,
    factor: Exact,
    sign: int,
    part_of_unit: bool,  # noqa: FBT001
    convention: Convention,
) -> tuple[tuple[Bounds, ...], tuple[ReadingNote, ...]]:
    percent = kind is UnitKind.PERCENT or kind is UnitKind.POINT
    all_of_it = percent and numeral.value * factor == _HUNDRED
    reach = Reach(
        convention=convention,
        part_of_unit=part_of_unit,
        whole_is_rounded=percent,
        decimal_may_be_exact=not percent and numeral.written < 1,
    )
    bounds, notes = read_bounds(numeral, rules or ((Rule.EXACTLY,) if all_of_it else ()), reach)
    read = [_in_unit(each if factor == 1 else each * factor, numeral, kind, sign) for each in bounds]
    found = tuple(ends for ends in read if ends is not None)
    return found if len(found) == 1 else tuple(dict.fromkeys(found)), notes


def _in_unit(bounds: Bounds, numeral: Numeral, kind: UnitKind, sign: int) -> Bounds | None:
    """Return ends in a unit; `None` if no number of its kind lies between them."""
    single = numeral.spread is None
    if kind is UnitKind.PERCENT:
        bounds = _limited(bounds, sign, single=single)
    if sign < 0:
        return _negative(bounds)
    if not kind.is_count:
        return bounds
    if single and not isinstance(numeral.value, int):
        return None
    return _whole(bounds)


def _limited(bounds: Bounds, sign: int, *, single: bool) -> Bounds:
    """Return ends that do not pass 100 %: a share below all of it stays below, and nothing falls by more."""
    falls = sign < 0 and bounds.hi is None and bounds.lo < _HUNDRED
    passes = bounds.hi is None or single
    may_pass = sign > 0 or bounds.lo >= _HUNDRED or not passes
    return bounds if may_pass and not falls else bounds.at_most(_ALL)


def _negative(bounds: Bounds) -> Bounds | None:
    if bounds.hi is None:
        return None
    return Bounds(-bounds.hi, -bounds.lo, lo_open=bounds.hi_open, hi_open=bounds.lo_open)


def _whole(bounds: Bounds) -> Bounds | None:
    """Return the whole numbers between two ends; those just below a small number are at least one."""
    if type(bounds.lo) is type(bounds.hi) is int and not (bounds.lo_open or bounds.hi_open):
        return bounds
    lo = math.floor(bounds.lo) + 1 if bounds.lo_open else math.ceil(bounds.lo)
    if bounds.hi is None:
        return Bounds(lo, None)
    hi = math.ceil(bounds.hi) - 1 if bounds.hi_open else math.floor(bounds.hi)
    if hi < lo and bounds.hi_open:
        lo = math.floor(bounds.lo)
    return Bounds(lo, hi) if lo <= hi else None
