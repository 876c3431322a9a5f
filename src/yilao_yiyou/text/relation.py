"""How a figure stands to the ones before it in its sentence: a part of one, their sum, a comparison, a share."""

import re
from collections.abc import Sequence

from attrs import define

from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.domain.published import FigureRelation
from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.text.context import Around, is_share

_AMONG_THEM = "其中"
_SUM = re.compile(r"(?:共计|合计|总计|共有?|总共)[^，。；]{0,6}$")
_PARTS = re.compile(r":|包括|包含|分别|分为|涵盖")
_FEWEST_PARTS = 2


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
    """

    id: str
    place: int
    kind: UnitKind
    most: Exact | None
    counted: str
    accrual: Accrual


def relate(
    before: Sequence[Before], kind: UnitKind, accrual: Accrual, around: Around
) -> tuple[FigureRelation | None, str | None]:
    """Return how a figure stands to one before it, and the id of that one.

    Args:
        before: The figures of its sentence before it, in order.
        kind: What it counts.
        accrual: How it comes about.
        around: What stands before it.
    """
    last = before[-1].id if before else None
    if last is None:
        return None, None
    if accrual is Accrual.CHANGE:
        return FigureRelation.COMPARISON, last
    if kind is UnitKind.PERCENT and is_share(around.clause):
        return FigureRelation.SHARE, last
    alike = [each for each in before if each.kind is kind]
    among = around.text.rfind(_AMONG_THEM, around.first, around.start)
    if among >= 0:
        wholes = [each for each in alike or before if each.place < among]
        return (FigureRelation.SUBSET, wholes[-1].id) if wholes else (None, None)
    return _part_or_sum(alike, around)


def _part_or_sum(alike: Sequence[Before], around: Around) -> tuple[FigureRelation | None, str | None]:
    if len(alike) >= _FEWEST_PARTS and _SUM.search(around.clause) is not None:
        return FigureRelation.TOTAL, alike[0].id
    parts = _PARTS.search(around.text, max(alike[0].place, around.first), around.start) if alike else None
    if parts is None:
        return None, None
    return FigureRelation.BREAKDOWN, _whole_of(alike, parts.start()).id


def _whole_of(alike: Sequence[Before], marked: int) -> Before:
    return [each for each in alike if each.place < marked][-1]
