"""Which places of a text are worth a look for a phrase about time: a character and what may follow it.

Most characters that can begin such a phrase, as 大, 上 or 在, seldom do; looking at the next one tells.
"""

import re
from types import MappingProxyType

from yilao_yiyou.text.calendar_terms import TURNS, UNTOLD_STARTS
from yilao_yiyou.text.period_form import NUMERALS
from yilao_yiyou.text.stretch_pattern import OPENERS

_BEYOND = "".join(sorted(set(OPENERS) - set(NUMERALS)))
_NUMBERED = (
    rf"(?=[{NUMERALS}])(?:"
    r"[0-9〇零一二三四五六七八九十两百几半数多余来]{1,8}(?:(?:--?|[~至到、./年])[0-9一二三四五六七八九十]{1,4}){0,2}"
    r"(?:[年月季日号天周学中大届世时五普]|星期|个[月季星])|[0-9]{4}[-./年]|一(?:段时间|直以来)"
    rf"|[0-9〇零一二两三四五六七八九十]{{1,4}}(?:--?|[~至到])[{_BEYOND}])"
)
_SINCE = r"(?=[^，。；！？,;!?\n]{0,24}?(?:来|起|开始|至今|迄今|[年月日号底初末前后]|[至到~-]))"
_NEXT: MappingProxyType[str, str] = MappingProxyType(
    {
        "今": "年天日后",
        "本": "年月季周世",
        "去": "年",
        "上": "年一半个月季周期",
        "下": "半一个年月季周",
        "前": "年" + NUMERALS,
        "头": NUMERALS,
        "大": "前",
        "明": "年",
        "来": "年",
        "后": "年",
        "当": "年月季前天日",
        "同": "年比期一" + OPENERS,
        "次": "年月",
        "翌": "年",
        "第": "一二三四1234" + NUMERALS,
        "首": "季",
        "Q": "1234",
        "q": "1234",
        "元": "月",
        "年": "初底末终内年均之以",
        "月": "初底末内均之以",
        "季": "度初底末",
        "周": "均",
        "暑": "假期",
        "寒": "假",
        "全": "年",
        "昨": "天日",
        "“": "十" + NUMERALS,
        '"': "十" + NUMERALS,
        "截": "至止",
        "迄": "今",
        "目": "前",
        "现": "在阶",
        "发": "稿",
        "眼": "下",
        "如": "今",
        "在": OPENERS,
        "于": OPENERS,
        "到": OPENERS + "目现发",
        "至": OPENERS + "目现发",
        "近": "年来期日几些的多若好半十百数" + NUMERALS,
        "最": "近",
        "过": "去",
        "这": "几些个的半多若好数一期周" + NUMERALS,
        "已": "经连",
        "连": "续日",
        "未": "来",
        "接": "下",
        "几": "年个天周季十百多余星日",
        "数": "年月日十百周个多余季星天",
        "多": "年个月天周十多余季星日",
        "好": "几",
        "若": "干",
        "百": "年多余个季星周天日",
        "半": "年个天月季星周日",
        "历": "年来史",
        "日": "前均",
        "往": "年",
        "以": "往" + OPENERS,
        "其": "间",
        "此": "间期一",
        "该": "期一",
        "环": "比",
        "比": OPENERS + "于较",
        "较": OPENERS + "于上",
        "与": OPENERS,
        "和": OPENERS,
        "跟": OPENERS,
        "对": "比",
        "相": "比较",
        "隔": "天日周月年星个季半" + NUMERALS,
        "逢": "周星",
        "平": "均",
        "中": "国共华",
        "党": "的",
        "每": "天日周星个月季半年旬隔逢" + NUMERALS,
    }
)
_WORDS = (
    *(f"{start}以来" for start in (*UNTOLD_STARTS.split(), *TURNS)),
    *(f"{aim}{by}" for aim in ("力争", "争取", "计划", "确保", "预计") for by in "到至"),
)
"""Words that are worth a look as a whole only: 开展 and 计划 are too common."""


def _gate() -> str:
    """Return what can begin a phrase about time but a number, as a pattern that takes its first character.

    Each of its branches begins with a character: so it is searched for far faster.
    """
    followed = (f"{re.escape(first)}(?=[{re.escape(after)}])" for first, after in _NEXT.items())
    rests = {word[0]: [each[1:] for each in _WORDS if each[0] == word[0]] for word in _WORDS}
    words = (f"{first}(?={'|'.join(rest)})" for first, rest in rests.items())
    return "|".join((*(first + _SINCE for first in "自从"), *followed, *words))


_GATE = re.compile(f"{_NUMBERED}|{_gate()}")


def may_begin(text: str, at: int) -> bool:
    """Return whether a phrase about time may begin at a place of a condensed text.

    >>> may_begin("今年以来", 0), may_begin("大家", 0)
    (True, False)
    """
    return _GATE.match(text, at) is not None


def opening(others: str) -> re.Pattern[str]:
    """Return the pattern of a place worth a look: where a phrase about time may begin, or one of other characters."""
    return re.compile("|".join((*map(re.escape, others), _gate())))
