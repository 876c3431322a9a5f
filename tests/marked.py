"""Texts whose figures are marked by hand, so that what is said between them is tested by itself.

A figure stands in brackets, with what it counts and, where it matters, its accrual and its day:
`[689名|老干部]`, `[5660个|关工委|stock|2022-08-31]`.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.rounding import before_rounding
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind
from yilao_yiyou.metrics.rounding import count_before_rounding

_MARK = re.compile(
    r"\[(?P<words>(?P<number>\d+(?:\.(?P<decimals>\d+))?)(?P<rest>余)?(?P<wan>万)?(?P<more>余)?(?P<unit>[^|\]起]+)(?P<least>起)?)"
    r"(?:\|(?P<counted>[^|\]]*))?(?:\|(?P<accrual>[^|\]]*))?(?:\|(?P<day>[^\]]*))?\]"
)
_UNNAMED = "未写明"
_UNITS = {
    "个": Unit("个", UnitKind.BODY),
    "处": Unit("处", UnitKind.PLACE),
    "支": Unit("支", UnitKind.BODY),
    "人次": Unit("人次", UnitKind.PERSON_TIME),
    "位次": Unit("位", UnitKind.RANK),
}


def marked(text: str) -> tuple[str, tuple[PublishedFigure, ...]]:
    """Return a text without its marks, and the figures that were marked."""
    plain, figures, at = "", list[PublishedFigure](), 0
    for number, mark in enumerate(_MARK.finditer(text), start=1):
        plain += text[at : mark.start()]
        figures.append(_figure(number, mark, offset=len(plain)))
        plain += mark["words"]
        at = mark.end()
    return plain + text[at:], tuple(figures)


def _figure(number: int, mark: re.Match[str], *, offset: int) -> PublishedFigure:
    word = mark["unit"]
    return PublishedFigure(
        id=f"f{number}",
        text=mark["words"],
        kind=FigureKind.FIGURE,
        counted=mark["counted"] or _UNNAMED,
        quantity=Quantity(_bounds(mark), _UNITS[word] if word in _UNITS else Unit.of(word)),
        period=Period.as_at(date.fromisoformat(mark["day"])) if mark["day"] else None,
        accrual=Accrual(mark["accrual"]) if mark["accrual"] else None,
        offset=offset,
    )


def _bounds(mark: re.Match[str]) -> Bounds:
    scale = 10_000 if mark["wan"] else 1
    number = Fraction(Decimal(mark["number"]))
    step = Fraction(scale, 10 ** len(mark["decimals"] or ""))
    if mark["least"]:
        return Bounds(number, None if mark["unit"] != "%" else 100)
    if mark["unit"] in {"%", "个百分点"}:
        return before_rounding(number, step)
    printed = int(number * scale)
    if mark["rest"] or mark["more"]:
        return Bounds(printed, printed + _last_step(printed) - 1)
    return count_before_rounding(printed, int(step)) if mark["decimals"] else Bounds(printed)


def _last_step(printed: int) -> int:
    """Return what the last digit that is not zero counts."""
    step = 1
    while printed % (step * 10) == 0:
        step *= 10
    return step
