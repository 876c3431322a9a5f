"""What stands before the number: words such as 超 and 约, and the direction of a change."""

from attrs import frozen

from yilao_yiyou.text.terms import Rule, Term, bare_lead_before, lead_before

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
_NOT_UPWARDS = frozenset("网线会以路街市之身百千天地海晚早加赶跟")


@frozen
class Lead:
    """What was met before the number.

    Attributes:
        start: Where the figure begins.
        rules: What the words ask for.
        bare: Whether the last word goes with numbers without a digit only, as 过 in 过万.
        upwards: Whether it is 上 of 上百, with which the number is only the least.
    """

    start: int
    rules: tuple[Rule, ...] = ()
    bare: bool = False
    upwards: bool = False


def match_lead(text: str, at: int) -> Lead:
    """Return the words of approximation before the number at a place, two at the most.

    >>> match_lead("下降超过3%", 4)
    Lead(start=2, rules=(<Rule.ABOVE: 'above'>,), bare=False, upwards=False)
    """
    last = text[at - 1] if at else ""
    if last == "上" and text[at] in _UPWARDS and text[at - 2 : at - 1] not in _NOT_UPWARDS:
        return Lead(at - 1, upwards=True)
    if last == "好" and text[at] == "几":
        return Lead(at - 1)
    term = lead_before(text, at)
    if term is None:
        bare = bare_lead_before(text, at)
        return Lead(at) if bare is None else Lead(bare.start, (bare.rule,), bare=True)
    return _with_another(text, term)


def _with_another(text: str, term: Term) -> Lead:
    another = lead_before(text, term.start)
    if another is None:
        return Lead(term.start, (term.rule,))
    return Lead(another.start, (another.rule, term.rule))


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
