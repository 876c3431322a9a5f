"""Writing a quantity as the field writes it, so that reading gives the same ends."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.text.convention import DEFAULT, Convention
from yilao_yiyou.text.numeral import last_step
from yilao_yiyou.text.quantity import read
from yilao_yiyou.text.spelling import Style, as_fraction, hanzi, in_scales, with_place

_HUNDRED, _TENTH = 100, 10
_MINUTES = 60
_FEW = (("十几", 11, 20), ("几十", 20, 100), ("几百", 200, 1000), ("几千", 2000, 10_000))
_SCALED = (("", 1), ("万", 10_000), ("亿", 10**8))
_AT_LEAST_SO_MANY = (("上百", 100), ("上千", 1000), ("上万", 10_000))


@frozen
class _Words:
    """The words around a number: before it, between it and the unit, after the unit."""

    number: str
    lead: str = ""
    middle: str = ""
    trail: str = ""

    def joined(self, unit: str, style: Style) -> str:
        if "分之" in self.number or self.number.endswith("成"):
            return f"{self.lead}{self.number}{self.trail}"
        if unit == "%" and style is Style.CHINESE:
            return f"{self.lead}百分之{self.number}{self.middle}{self.trail}"
        return f"{self.lead}{self.number}{self.middle}{unit}{self.trail}"


def format_quantity(quantity: Quantity, *, style: Style = Style.ASCII, convention: Convention = DEFAULT) -> str:
    """Return a quantity in the words of the field, which `read_quantity` reads as the same ends.

    Where a measure word has several kinds, the reader has to be told the unit, as in
    `read_quantity(text, unit=quantity.unit)`.

    Args:
        quantity: What to write.
        style: Digits or 汉字; a number that 汉字 cannot say is written in digits.
        convention: The rules by which it is to be read.

    Raises:
        BoundsError: If no phrase says these ends, such as 1/7 of an hour.

    Source: the definitions of `read_quantity`, from which each phrase is checked before it is returned.

    >>> format_quantity(Quantity.of("场", 580, 589)), format_quantity(Quantity.of("人次", 201_500, 202_499))
    ('580余场', '20.2万人次')
    >>> format_quantity(Quantity.of("人", 20, 99), style=Style.CHINESE)
    '几十人'
    """
    for text in _phrases(quantity, style):
        reading = read(text, convention=convention, unit=quantity.unit)
        if reading is not None and reading.is_whole and reading.says(quantity):
            return text
    raise BoundsError(
        f"没有说法恰好表示 {quantity.bounds}; 请直接写出上下限",
        f"no phrase says {quantity.bounds} exactly; write the ends themselves",
    )


def _phrases(quantity: Quantity, style: Style) -> Iterator[str]:
    bounds = quantity.bounds
    directions: tuple[str, ...] = ("", "增长")
    if bounds.lo < 0:
        if bounds.hi is None or bounds.hi > 0:
            return
        bounds = Bounds(-bounds.hi, -bounds.lo, lo_open=bounds.hi_open, hi_open=bounds.lo_open)
        directions = ("下降",)
    step = 1 if quantity.unit.kind.is_count else 0
    unit = "" if quantity.unit.kind is UnitKind.NUMBER else quantity.unit.word
    for direction, style_ in product(directions, dict.fromkeys((style, Style.ASCII))):
        for words in _all_words(bounds, step, style_):
            yield direction + words.joined(unit, style_)
    if quantity.unit.kind is UnitKind.HOUR:
        yield from (words.joined("分钟", style) for words in _all_words(bounds * _MINUTES, 0, style))
    if quantity.unit.kind is UnitKind.PERCENT:
        yield from (words.joined("%", style) for words in _fractions(bounds))


def _fractions(bounds: Bounds) -> Iterator[_Words]:
    """Yield what may say a share by a plain fraction or in tenths, such as 三分之二以上 and 八成."""
    low = as_fraction(bounds.lo)
    high = None if bounds.hi is None else as_fraction(bounds.hi)
    if bounds.hi is not None and bounds.hi - bounds.lo == _TENTH and 0 < bounds.lo < _HUNDRED - _TENTH:
        yield _Words(f"{hanzi(int(bounds.lo + bounds.hi) // (2 * _TENTH))}成")
    if low is not None:
        yield from (_Words(low), _Words(low, lead="超"), _Words(low, trail="以上"), _Words(low, trail="多"))
    middle = None if bounds.hi is None else as_fraction(Fraction(bounds.lo + bounds.hi) / 2)
    if middle is not None:
        yield _Words(middle, lead="约")
    if high is not None:
        yield from (_Words(high, lead=lead) for lead in ("近", "不足", "不超过"))


def _all_words(bounds: Bounds, step: int, style: Style) -> Iterator[_Words]:
    """Yield what may say some ends, the most usual first; `step` is the distance of neighbouring numbers."""
    if bounds.is_exact:
        yield from _exact(bounds.lo, style)
    yield from _one_sided(bounds, step, style)
    if bounds.hi is not None and not bounds.is_exact:
        yield from _approximate(bounds.lo, bounds.hi, step, style)
        yield from (
            _Words(f"{low}{scale}至{high}{over}")
            for low, scale in in_scales(bounds.lo, style)
            for high, over in in_scales(bounds.hi, style)
        )


def _exact(number: Exact, style: Style) -> Iterator[_Words]:
    plain = [text for text, scale in in_scales(number, style) if not scale]
    if number == Fraction(1, 2):
        plain.append("半")
    yield from (_Words(text) for text in plain)
    yield from (_Words(text + scale, trail="整") for text, scale in in_scales(number, style))


def _one_sided(bounds: Bounds, step: int, style: Style) -> Iterator[_Words]:
    if bounds.hi is None or bounds.hi == _HUNDRED:
        above = [_Words(text + scale, lead="超") for text, scale in in_scales(bounds.lo - step, style)]
        at_least = [_Words(text + scale, trail="以上") for text, scale in in_scales(bounds.lo, style)]
        yield from _rounder(bounds.lo - step, above, bounds.lo, at_least)
    if bounds.lo == 0 and bounds.hi is not None:
        below = [_Words(text + scale, lead="不足") for text, scale in in_scales(bounds.hi + step, style)]
        at_most = [_Words(text + scale, trail="以下") for text, scale in in_scales(bounds.hi, style)]
        yield from _rounder(bounds.hi + step, below, bounds.hi, at_most)


def _rounder(one: Exact, words: list[_Words], other: Exact, more: list[_Words]) -> list[_Words]:
    """Return two lists, that of the rounder number first."""
    first = last_step(one, Fraction(1, 10**9)) > last_step(other, Fraction(1, 10**9))
    return [*words, *more] if first else [*more, *words]


def _approximate(lo: Exact, hi: Exact, step: int, style: Style) -> Iterator[_Words]:
    beyond = hi + step
    middle, width = Fraction(lo + beyond) / 2, beyond - lo
    for text, scale in in_scales(lo, style):
        yield _Words(text + scale, middle="余")
        yield _Words(f"{text}余{scale}")
        yield _Words(text + scale, trail="多")
    for centre in (middle, lo):
        yield from (_Words(text) for text in with_place(centre, width, style))
    for scale, factor in _SCALED:
        few = ((text, least * factor, past * factor) for text, least, past in (*_FEW, ("几", 2, 10)))
        yield from (_Words(text + scale) for text, least, past in few if (least, past) == (lo, beyond))
        at_least = ((text, least * factor) for text, least in _AT_LEAST_SO_MANY)
        yield from (_Words(text + scale) for text, least in at_least if (least, least * 10) == (lo, beyond))
    yield from (_Words(text + scale, lead="近") for text, scale in in_scales(beyond, style))
    yield from (_Words(text + scale, lead="约") for text, scale in in_scales(Fraction(lo + hi) / 2, style))
