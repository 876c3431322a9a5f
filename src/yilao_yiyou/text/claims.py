"""Claims: statements that hold a quantity without printing a number, such as 全覆盖 and 未发生一起."""

import re
from collections.abc import Callable, Iterator

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.text.section import match_section

DOUBLED = "doubled"
"""The rule of 翻番, whose factor is told to the nearest doubling."""
_NUMERAL = "[一二两三四五六七八九十]{1,3}"
_AREA = "(?:全[国省市县区州]|同级|同类城市|[\u4e00-\u9fff]{1,3}[省市])"


@frozen(kw_only=True)
class Claim:
    """A claim at its place in a condensed text.

    Attributes:
        rule: The name of the form that read it.
        start: Where it begins.
        end: Where it ends.
        bounds: What it amounts to.
        unit: In what.
        counted: What it is said of, as printed; empty if the words do not say.
    """

    rule: str
    start: int
    end: int
    bounds: Bounds
    unit: Unit
    counted: str = ""


@frozen
class _Form:
    name: str
    pattern: re.Pattern[str]
    unit: Unit
    read: Callable[[re.Match[str]], Bounds | None]


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    section = match_section(words, 0)
    return None if section is None or not isinstance(section.value, int) or section.end < len(words) else section.value


def _exactly(number: int) -> Callable[[re.Match[str]], Bounds | None]:
    bounds = Bounds(number)
    return lambda _: bounds


def _named(m: re.Match[str]) -> Bounds | None:
    number = _number(m["number"])
    return None if not number else Bounds(number)


def _doubled(m: re.Match[str]) -> Bounds | None:
    number = _number(m["number"] or "一")
    return None if not number else Bounds(2**number)


_PERCENT, _RANK = Unit("%", UnitKind.PERCENT), Unit("位", UnitKind.RANK)
_INCIDENT = Unit("起", UnitKind.INCIDENT)
_HARMS = "事故|溺亡|溺水|伤亡|投诉|上访|信访|违法|犯罪|案件|差错|失误|感染|死亡|火灾|辍学|失学"

FORMS = (
    _Form("full-coverage", re.compile(r"(?:[一二三四五六七八九十]级(?:网络)?)?全(?:面)?覆盖"), _PERCENT, _exactly(100)),
    _Form("over-target", re.compile(r"超额完成"), _PERCENT, lambda _: Bounds(100, None, lo_open=True)),
    _Form(
        "first-place",
        re.compile(
            rf"{_AREA}(?:首位|榜首|第一(?![个次批届期场家所名位书线人梯代责产实中小师职高幼方步时流医附女档]|方[阵队]))|(?:位居|位列|居|列|排名){_AREA}?(?:首位|榜首)"
        ),
        _RANK,
        _exactly(1),
    ),
    _Form(
        "place",
        re.compile(rf"(?:位居|位列|居|列|排名|排){_AREA}?第(?P<number>[0-9]{{1,3}}|{_NUMERAL})[位名]?"),
        _RANK,
        _named,
    ),
    _Form(
        "none",
        re.compile(rf"未发生(?:过)?一[起例件]|(?:无|没有)(?:发生)?一[起例]|未发生(?=[^，。；]{{0,12}}(?:{_HARMS}))"),
        _INCIDENT,
        _exactly(0),
    ),
    _Form("zero", re.compile(rf"零(?={_HARMS}|发生|容忍$)"), _INCIDENT, _exactly(0)),
    _Form(DOUBLED, re.compile(r"翻(?:了)?(?P<number>[一两二三])?番"), Unit("倍", UnitKind.FACTOR), _doubled),
    _Form(
        "joint",
        re.compile(r"(?P<number>[两二三四五六七八九十]{1,2}|[0-9]{1,2})(?:个)?部门(?:联合|共同|联动)"),
        Unit("个", UnitKind.BODY),
        _named,
    ),
)
# Each branch begins with a character: so it is searched for far faster.
_ANY = re.compile(
    "全面?覆盖|超额完成|首位|榜首|第[0-9一二三四五六七八九十]|未发生|无一[起例]|有一[起例]|发一[起例]|生一[起例]|零|番|部门[联共]"
)
_LOOK_BACK = 10


def find_claims(text: str) -> Iterator[Claim]:
    """Yield the claims of a condensed text, in their order, none inside another.

    >>> [(claim.rule, claim.bounds) for claim in find_claims("数量位居全省首位,实现四级网络全覆盖。")]
    [('first-place', Bounds(1)), ('full-coverage', Bounds(100))]
    """
    last = 0
    for hint in _ANY.finditer(text):
        claim = _claim_about(text, max(hint.start() - _LOOK_BACK, last), hint.start(), hint.end())
        if claim is not None:
            yield claim
            last = claim.end


def _claim_about(text: str, floor: int, start: int, end: int) -> Claim | None:
    """Return the first claim, by form, that begins after a floor and holds a place."""
    for form in FORMS:
        m = form.pattern.search(text, floor, min(end + 24, len(text)))
        if m is not None and m.start() <= start and m.end() >= start + 1:
            bounds = form.read(m)
            if bounds is not None:
                return Claim(rule=form.name, start=m.start(), end=m.end(), bounds=bounds, unit=form.unit)
    return None
