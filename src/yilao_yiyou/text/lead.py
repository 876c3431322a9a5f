"""What stands before the number: words such as 超 and 约, and the direction of a change."""

from functools import cache

from attrs import frozen

from yilao_yiyou.text.terms import LEAD_ENDS, Rule, bare_lead_before, lead_before

_UP = """
增长 增加 上升 提高 提升 上涨 上浮 增幅 增速 涨幅 扩大 增 净增 同比增长 环比增长 同比增加 同比上升 同比提高
"""
_DOWN = """
下降 降低 减少 下滑 回落 下跌 下浮 降幅 减幅 跌幅 缩小 降 同比下降 环比下降 同比减少 同比降低
"""
_RISES: tuple[str, ...] = tuple(_UP.split())
_FALLS: tuple[str, ...] = tuple(_DOWN.split())
_SIGNS: dict[str, int] = {**dict.fromkeys(_RISES, 1), **dict.fromkeys(_FALLS, -1)}
_LONGEST = max(map(len, _SIGNS))
_BETWEEN = "了达为近"
_UPWARDS = "百千万亿"
_DIGITLESS = "百千万亿半"
_REMAINDERS = frozenset("余多来几")


@frozen
class Lead:
    """What was met before the number.

    Attributes:
        length: How many characters they have.
        rules: What the words ask for.
        bare: Whether the last word goes with numbers without a digit only, as 过 in 过万.
        upwards: Whether it is 上 of 上百, with which the number is only the least.
    """

    length: int
    rules: tuple[Rule, ...] = ()
    bare: bool = False
    upwards: bool = False


_NONE = Lead(0)
_UPWARD, _GOOD = Lead(1, upwards=True), Lead(1)
_LASTS = LEAD_ENDS | frozenset("上好")


def match_lead(text: str, at: int) -> Lead:
    """Return the words of approximation before the number at a place, two at the most.

    >>> match_lead("下降超过3%", 4)
    Lead(length=2, rules=(<Rule.ABOVE: 'above'>,), bare=False, upwards=False)
    """
    last = text[at - 1] if at else ""
    if last not in _LASTS:
        return _NONE
    # 会上百余人 is a hundred and more at a meeting; without 余, 上 belongs to the number, for 百 alone is none.
    idiom = text[max(at - 2, 0) : at] in {"千上", "百上"}
    if last == "上" and not idiom and text[at] in _UPWARDS and text[at + 1 : at + 2] not in _REMAINDERS:
        return _UPWARD
    if last == "好" and text[at] == "几":
        return _GOOD
    term = lead_before(text, at)
    if term is None:
        bare = bare_lead_before(text, at) if text[at] in _DIGITLESS else None
        return _NONE if bare is None else Lead(at - bare.start, (bare.rule,), bare=True)
    another = lead_before(text, term.start)
    return _lead(at - term.start, term.rule) if another is None else _lead(at - another.start, another.rule, term.rule)


@cache
def _lead(length: int, *rules: Rule) -> Lead:
    return Lead(length, rules)


def direction_before(text: str, at: int) -> tuple[int, int]:
    """Return the sign of the change whose size begins at a place, 0 where there is none, and where its word begins.

    >>> direction_before("增长了8%", 3), direction_before("提高到8%", 3)
    ((1, 0), (0, 3))
    """
    if at and text[at - 1] == "负":
        return -1, at - 1
    if at == 1 and text[0] == "-":
        return -1, 0
    until = at - 1 if at and text[at - 1] in _BETWEEN else at
    for start in range(max(until - _LONGEST, 0), until):
        sign = _SIGNS.get(text[start:until])
        if sign is not None:
            return sign, start
    return 0, at
