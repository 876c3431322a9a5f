"""How a figure stands to the ones before it in its sentence: a part of one, their sum, a comparison, a share."""

import re
from collections.abc import Sequence

from attrs import define

from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.domain.published import FigureRelation
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind
from yilao_yiyou.text.context import Around, is_share
from yilao_yiyou.text.counted import exceeds

_AMONG_THEM = "其中"
_SUM = re.compile(r"(?:共计|合计|总计|共有?|总共)[^，。；]{0,6}$")
_PARTS = re.compile(r":|包括|包含|分别[为是]|分为|涵盖")
RATIOS = (UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR)
"""What relates one thing to another, and is no amount of its own."""
_FEWEST_PARTS = 2
_YEARS = "年"
"""In 产量5年增长8% the years are those of the change, and not what has changed."""


@define
class Before:
    """A figure of the same sentence.

    Attributes:
        id: Its id.
        place: Where it stands in the condensed text.
        kind: What it counts.
        most: The most there can be of that.
        counted: What is counted, as printed.
        accrual: How it comes about.
        word: Its measure word.
        sign: The direction of a change, 0 for a level.
    """

    id: str
    place: int
    kind: UnitKind
    most: Exact | None
    counted: str
    accrual: Accrual
    word: str
    sign: int = 0


def continued(before: Sequence[Before], kind: UnitKind, *, sign: int, share: bool) -> Before:
    """Return the figure before that speaks of the same as one that does not name what it counts.

    A share is one of a level, a change is that of a level or a rate, and points are those of a rate.
    """
    if share:
        fitting = (each for each in reversed(before) if each.kind not in RATIOS)
    elif kind is UnitKind.POINT:
        fitting = (each for each in reversed(before) if each.kind is UnitKind.PERCENT)
    elif sign:
        fitting = (each for each in reversed(before) if each.accrual is not Accrual.CHANGE)
    else:
        return before[-1]
    return next(fitting, before[-1])


def relate(
    before: Sequence[Before], unit: Unit, accrual: Accrual, around: Around, *, same: Before | None
) -> tuple[FigureRelation | None, str | None]:
    """Return how a figure stands to one before it, and the id of that one.

    Args:
        before: The figures of its sentence before it, in order.
        unit: Its unit.
        accrual: How it comes about.
        around: What stands before it.
        same: The one that speaks of the same, if it does not name what it counts itself.
    """
    if not before:
        return None, None
    share = unit.kind is UnitKind.PERCENT and is_share(around.words)
    among = -1 if share or unit.kind in RATIOS else around.text.rfind(_AMONG_THEM, around.first, around.start)
    whole = None if among < 0 else _whole_among(before, unit, among)
    if whole is not None and (whole.accrual is Accrual.CHANGE) is (accrual is Accrual.CHANGE):
        return FigureRelation.SUBSET, whole.id
    if share or accrual is Accrual.CHANGE or (around.continues and exceeds(around.words)):
        if not around.continues:
            same = next((each for each in reversed(before) if _is_same(each.counted, around.counted)), None)
        return _of_the_same(same, unit.kind, accrual, share=share)
    return (None, None) if among >= 0 else _part_or_sum([each for each in before if each.kind is unit.kind], around)


def _of_the_same(
    same: Before | None, kind: UnitKind, accrual: Accrual, *, share: bool
) -> tuple[FigureRelation | None, str | None]:
    """Return how a share or a change stands to the figure before that counts the same."""
    if same is None or same.word == _YEARS:
        return None, None
    if accrual is Accrual.CHANGE and same.accrual is Accrual.CHANGE and kind is not UnitKind.POINT:
        return None, None
    return FigureRelation.SHARE if share else FigureRelation.COMPARISON, same.id


def _is_same(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _whole_among(before: Sequence[Before], unit: Unit, among: int) -> Before | None:
    """Return the whole that a figure after 其中 is a part of; the first may be one of another kind."""
    wholes = [each for each in before if each.place < among]
    alike = [each for each in wholes if each.kind is unit.kind or each.word == unit.word]
    if alike:
        return alike[-1]
    return wholes[-1] if wholes and len(wholes) == len(before) else None


def _part_or_sum(alike: Sequence[Before], around: Around) -> tuple[FigureRelation | None, str | None]:
    if len(alike) >= _FEWEST_PARTS and _SUM.search(around.clause) is not None:
        return FigureRelation.TOTAL, alike[0].id
    if alike and alike[0].kind in RATIOS:
        return None, None
    parts = _PARTS.search(around.text, max(alike[0].place, around.first), around.start) if alike else None
    if parts is None:
        return None, None
    return FigureRelation.BREAKDOWN, _whole_of(alike, parts.start()).id


def _whole_of(alike: Sequence[Before], marked: int) -> Before:
    return [each for each in alike if each.place < marked][-1]


def among_beds(before: Sequence[Before], units: Sequence[Unit], text: str, start: int) -> bool:
    """Return whether a figure that may be in beds is a part of a number of them, after 其中."""
    if len(units) == 1 or units[1].kind is not UnitKind.BED:
        return False
    first = next((each.place for each in before if each.kind is UnitKind.BED), None)
    return first is not None and text.find(_AMONG_THEM, first, start) >= 0
