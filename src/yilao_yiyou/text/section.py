"""One coefficient: the digits that stand before 万 or 亿, ASCII or 汉字, up to the ones.

580   1,234   63.4   五百八十   三百二   十几   四五十   二〇〇   三点五   百
"""

import re
from fractions import Fraction

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.text.numeral import last_step

DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"廿": 2, "卅": 3, "卌": 4}
_FEW = "几数"
_PLACES = {"k": 1000, "h": 100, "t": 10, "tens": 10, "o": 1}
_POSITIONS = {"零": 0, "〇": 0} | DIGITS

_ASCII = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:(?P<mark>[,\u2009])[0-9]{3})(?:(?P=mark)[0-9]{3}){0,3}|[0-9]{1,15})"
    r"(?:\.(?P<part>[0-9]{1,9}))?(?![0-9]|[.,][0-9])"
)
_D = "一二两三四五六七八九"
_SECTION = re.compile(
    rf"(?:(?P<k>[{_D}几数]{{1,2}})千)?"
    rf"(?:[零〇]?(?P<h>[{_D}几数]{{1,2}})百)?"
    rf"(?:[零〇]?(?P<t>[{_D}几数]{{0,2}})十|(?P<tens>[廿卅卌]))?"
    rf"(?P<zero>[零〇])?(?P<o>[{_D}几数]{{1,2}})?"
)
_N = "一二三四五六七八九"
_POSITIONAL = re.compile(rf"(?=[{_N}]*[零〇])[{_N}][零〇{_N}]{{1,14}}(?![十百千零〇{_N}])")
_POINT = re.compile(rf"点([零〇{_N}]{{1,9}})(?![十分两零〇{_N}])")
_BARE = re.compile(r"[百千](?=万|亿)|[百千](?![百千分])|(?=万|亿)")
_BARE_VALUES = {"百": 100, "千": 1000, "": 1}
_WIDE_PAIR = (3, 5)


@frozen(kw_only=True)
class Section:
    """A coefficient as written; see `Numeral` for the meaning of its parts."""

    value: Exact
    written: Exact
    end: int
    spread: Bounds | None = None
    decimal: bool = False
    bare: bool = False
    scale: int = 1

    @property
    def step(self) -> Exact:
        """The place value of the last digit that is not zero."""
        return last_step(self.value, self.written)


def match_section(text: str, at: int) -> Section | None:
    """Return the coefficient at a place of a plain text, if there is one.

    >>> match_section("三百二", 0).value, match_section("四五十", 0).spread
    (320, Bounds(40..50))
    """
    for matcher in (_ascii, _positional, _hanzi, _bare):
        section = matcher(text, at)
        if section is not None:
            return section
    return None


def _ascii(text: str, at: int) -> Section | None:
    m = _ASCII.match(text, at)
    if m is None:
        return None
    whole = m["whole"].replace(",", "").replace("\u2009", "")
    if whole[0] == "0" and len(whole) > 1:
        return None
    part: str = m["part"] or ""
    place = exact(Fraction(1, 10 ** len(part)))
    return Section(value=exact(int(whole + part) * place), written=place, decimal=bool(part), end=m.end())


def _positional(text: str, at: int) -> Section | None:
    m = _POSITIONAL.match(text, at)
    if m is None:
        return None
    value = 0
    for character in m[0]:
        value = value * 10 + _POSITIONS[character]
    return Section(value=value, written=1, end=m.end())


def _bare(text: str, at: int) -> Section | None:
    m = _BARE.match(text, at)
    if m is None:
        return None
    value = _BARE_VALUES[m[0]]
    return Section(value=value, written=value, end=m.end(), bare=True, scale=value)


def _hanzi(text: str, at: int) -> Section | None:
    m = _SECTION.match(text, at)
    components = _components(m) if m is not None and text[at : at + 1] not in {"零", "〇"} else []
    if m is None or not components or (m["zero"] and not m["o"]):
        return None
    if any(len(digits) != 1 or digits in _FEW for digits, _ in components[:-1]):
        return None
    base = sum(_digit(digits) * place for digits, place in components[:-1])
    digits, place = components[-1]
    return _ended(text, m.end(), base, digits, place)


def _components(m: re.Match[str]) -> list[tuple[str, int]]:
    """Return the digits written with their place values; the last 二 of 三百二 stands for tens."""
    found = [(m[group] or "一", place) for group, place in _PLACES.items() if m[group] is not None]
    if m["o"] is not None and m["zero"] is None and len(found) > 1:
        found[-1] = (found[-1][0], max(found[-2][1] // 10, 1))
    return found


def _digit(character: str) -> int:
    return DIGITS.get(character) or _TENS[character]


def _ended(text: str, end: int, base: int, digits: str, place: int) -> Section | None:
    """Return the section with its last component: a digit, two adjacent digits, or a few."""
    if digits in _FEW:
        return _a_few(end, base, place)
    if len(digits) > 1:
        return _adjacent(end, base, digits, place)
    value = base + _digit(digits) * place
    m = _POINT.match(text, end)
    if m is None:
        scale = 1 if base else place
        return Section(value=value, written=place, end=end, scale=scale)
    part = "".join(str(_POSITIONS[character]) for character in m[1])
    written = Fraction(1, 10 ** len(part))
    return Section(value=exact(value + int(part) * written), written=written, end=m.end(), decimal=True)


def _a_few(end: int, base: int, place: int) -> Section:
    least = base + (1 if base and place == 1 else 2) * place
    spread = Bounds(least, base + 10 * place, hi_open=True)
    return Section(value=least, written=place, end=end, spread=spread)


def _adjacent(end: int, base: int, digits: str, place: int) -> Section | None:
    if any(character in _FEW for character in digits):
        return None
    first, second = (_digit(character) for character in digits)
    if second != first + 1 and (first, second) != _WIDE_PAIR:
        return None
    spread = Bounds(base + first * place, base + second * place)
    return Section(value=spread.lo, written=place, end=end, spread=spread)
