"""Numbers as published: ASCII and 汉字, mixed, with 万 and 亿, indefinite, and ranges.

20.2万   12亿3000万   3千   两万五   20余万   几十万   5-10万   三至五百
"""

import math
import re
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from attrs import define, evolve, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.text.numeral import WAN, Form, Inner, Numeral
from yilao_yiyou.text.section import Section, match_section

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": WAN, "亿": WAN**2}
_SCALE = re.compile(r"(?P<inner>[余多来几])?(?P<scale>[十百千]?万亿|[十百千]?亿|[十百千]?万|[百千])(?!分)")
_INNER = {"余": Inner.REMAINDER, "多": Inner.REMAINDER, "来": Inner.ABOUT}
_NUMERAL = "0123456789零〇一二两三四五六七八九十百千万亿廿卅卌"
_LENT = 100
_PLAIN = re.compile(
    r"(?P<printed>(?:[0-9]{1,3}(?:(?P<mark>[,\u2009])[0-9]{3})(?:(?P=mark)[0-9]{3}){0,3}|[0-9]{1,15})"
    r"(?:\.[0-9]{1,9})?(?:[万亿](?!亿))?)"
    r"(?P<next>[0-9零〇一二两三四五六七八九十百千万亿廿卅卌几]|[.,\u2009][0-9]|[余多来][百千万亿]|分之)?"
)
_AGED = re.compile(r"(?<=[万亿])[0-9]{1,3}(?:[-~至到][0-9]{1,3})?周?岁")
"""Of 390万65岁以上老人, the second number is their age."""
_RUN = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿廿卅卌几数余多来点.,\u2009]+")
_LONGEST_RUN = 40
_APART = re.compile("[万亿]两|.千(?=[瓦米克伏])")
"""What ends a run of numerals and is no part of its number: 两 of 8万亿两个台阶, 千 of 3.1亿千瓦."""
_SEPARATOR = re.compile(r"--?|~|至|到")
_ABBREVIATED = frozenset("123456789一二三四五六七八九")


@define
class Found:
    """A number at a place of a text.

    Attributes:
        numeral: The number.
        end: Where it ends.
    """

    numeral: Numeral
    end: int


@frozen(kw_only=True)
class _Part:
    """A coefficient with its scale, such as 3000万 in 12亿3000万."""

    section: Section
    inner: str | None
    scale: int
    end: int

    @property
    def value(self) -> Exact:
        return exact(self.section.value * self.scale)


def match_number(text: str, at: int) -> Found | None:
    """Return the number that begins at a place of a condensed text; `None` if none does, or if digits follow it.

    >>> match_number("12亿3000万", 0).numeral.value, match_number("几十万", 0).numeral.spread
    (1230000000, Bounds(200000..1000000)))
    """
    m = _PLAIN.match(text, at)
    if m is not None and (m["next"] is None or _AGED.match(text, m.end("printed")) is not None):
        numeral = _plain(m["printed"])
        return None if numeral is None else Found(numeral, m.end("printed"))
    m = _RUN.match(text, at)
    if m is None or m.end() - at > _LONGEST_RUN:
        return None
    # What a run of numerals says does not depend on where it stands, and reports use few of them.
    apart = _APART.match(text, max(m.end() - 2, at)) is not None
    found = _spelled(text[at : m.end() - 1] if apart else text[at : m.end() + 1])
    return None if found is None else Found(found.numeral, at + found.end)


@lru_cache(maxsize=4096)
def _plain(printed: str) -> Numeral | None:
    """Return a number in digits, with 万 or 亿 at the most; nothing where it begins with an idle zero."""
    scale = _SCALES.get(printed[-1], 1)
    whole, _, part = printed.rstrip("万亿").replace(",", "").replace("\u2009", "").partition(".")
    if whole[0] == "0" and len(whole) > 1:
        return None
    digits, divisor = whole + part, 10 ** len(part)
    place: Exact = scale // divisor if scale >= divisor else Fraction(scale, divisor)
    written = 1 if scale == 1 and not part else place
    value: Exact = exact(int(digits) * place) if part else int(whole) * scale
    zeros = len(digits) - len(digits.rstrip("0"))
    return Numeral(
        value=value,
        written=written,
        step=exact(written * 10**zeros) if value else written,
        form=Form.DECIMAL if part else Form.SCALED if scale > 1 else Form.WHOLE,
        scale=scale,
    )


@lru_cache(maxsize=4096)
def _spelled(run: str) -> Found | None:
    found = _chained(run, 0)
    if found is None:
        return None
    found = _with_few(run, found)
    return None if run[found.end : found.end + 1] in set(_NUMERAL) else found


def _with_few(text: str, found: Found) -> Found:
    """Return 20几 as a spread; in 汉字 the section has seen to it."""
    numeral = found.numeral
    few = text.startswith("几", found.end) and numeral.form is Form.WHOLE and numeral.spread is None
    if not few or numeral.value == 0 or numeral.step == 1:
        return found
    spread = Bounds(numeral.value + 1, numeral.value + 10, hi_open=True)
    return Found(evolve(numeral, spread=spread), found.end + 1)


def _chained(text: str, at: int) -> Found | None:
    parts = _parts(text, at)
    return None if not parts or not _descends(parts) else Found(_joined(parts), parts[-1].end)


def _parts(text: str, at: int) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    while True:
        zero = bool(parts) and text[at : at + 1] in {"零", "〇"}
        section = match_section(text, at + zero)
        if section is None or (parts and section.bare):
            return tuple(parts)
        m = _SCALE.match(text, section.end)
        if m is None:
            short = bool(parts) and not zero and section.end == at + 1 and text[at] in _ABBREVIATED
            scale = parts[-1].scale // 10 if short else 1
            return (*parts, _Part(section=section, inner=None, scale=scale, end=section.end))
        scale = math.prod(_SCALES[character] for character in m["scale"])
        parts.append(_Part(section=section, inner=m["inner"], scale=scale, end=m.end()))
        at = m.end()


def _descends(parts: tuple[_Part, ...]) -> bool:
    """Return whether each part is below the scale of the one before, and only the last is unlike a whole number."""
    return all(
        next_.value < part.scale
        and part.inner is None
        and part.section.spread is None
        and not part.section.decimal
        and not part.section.bare
        for part, next_ in pairwise(parts)
    )


def _joined(parts: tuple[_Part, ...]) -> Numeral:
    last, base = parts[-1], exact(sum(part.value for part in parts[:-1]))
    section = last.section
    form = _form(parts)
    # The zeros of 二十 are understood: 二十万 is what 20万 is.
    to_the_ones = form in {Form.WHOLE, Form.SCALED} and not section.bare
    return Numeral(
        value=exact(base + last.value),
        written=exact(_places(last.scale) if to_the_ones else section.written * last.scale),
        step=exact(section.step * last.scale),
        form=form,
        spread=_spread(last, base),
        inner=_INNER.get(last.inner or ""),
        bare=section.bare,
        scale=section.scale * last.scale if len(parts) == 1 else 1,
    )


def _places(scale: int) -> int:
    """Return the place of the ones before a scale; below 万 every digit counts."""
    return scale if scale >= WAN else 1


def _form(parts: tuple[_Part, ...]) -> Form:
    if parts[-1].section.decimal:
        return Form.DECIMAL
    if parts[-1].scale >= WAN:
        return Form.SCALED
    return Form.MIXED if any(part.scale >= WAN for part in parts) else Form.WHOLE


def _spread(last: _Part, base: Exact) -> Bounds | None:
    spread, value = last.section.spread, last.section.value
    if last.inner == "几":
        spread = Bounds(value + 1, value + 10, hi_open=True)
    return None if spread is None else Bounds(base) + spread * last.scale


def match_separator(text: str, at: int) -> int | None:
    """Return where the separator of a range ends, such as 至 or a dash; `None` if there is none."""
    m = _SEPARATOR.match(text, at)
    return None if m is None else m.end()


def ranged(left: Numeral, right: Numeral) -> Numeral | None:
    """Return two numbers as the ends of one; 5-10万 and 三至五百 lend the scale to the left.

    `None` unless both are numbers and the right one is the greater.

    >>> ranged(match_number("5", 0).numeral, match_number("10万", 0).numeral).spread
    Bounds(50000..100000)
    """
    if any(end.spread is not None or end.inner is not None or end.bare for end in (left, right)):
        return None
    low = left.value
    if left.scale == 1 and right.scale >= _LENT and low < Fraction(right.value) / right.scale:
        low = low * right.scale
    return evolve(right, spread=Bounds(low, right.value)) if low < right.value else None
