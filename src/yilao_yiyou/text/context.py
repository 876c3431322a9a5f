"""What the words around a figure say of it: what is counted, how it comes about, whether it has been reached.

Each answer comes from a bounded stretch of text before or after the figure and from a list of words; nothing is
guessed where no word says it.
"""

import re
from functools import lru_cache

from attrs import define

from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.text.counted import NOUN, VERBS
from yilao_yiyou.text.period_form import PeriodKind

REACH = 40
"""How many characters before a figure are looked at."""
LONGEST_SENTENCE = 200
"""How many of a sentence are."""

_STANDING = (
    UnitKind.PERSON,
    UnitKind.BODY,
    UnitKind.PLACE,
    UnitKind.HOUSEHOLD,
    UnitKind.BED,
    UnitKind.PAIR,
    UnitKind.SORT,
    UnitKind.AREA,
    UnitKind.LENGTH,
)
_RATIOS = (UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR)
_FOUNDED = (UnitKind.BODY, UnitKind.PLACE, UnitKind.BED)
_NO_BOUNDARY = re.compile(r"[^，。；：、！？,;:!?\n\t|]+")
_NO_STOP = re.compile(r"[^，,。；;：:\n]+")

_CUMULATIVE = re.compile(r"累计|至今已|先后")
_STOCK = re.compile(
    r"现有|拥有|共有|建有|设有|[全我本该][国省市县区镇乡村州]有|在[册籍校读园岗编]|存量|总数|总人数|规模|常住|户籍|建成|达到[^，]{0,3}$|已达$|现$"
)
_LEVEL = re.compile(
    "(?:(?:增加?|提[高升]|[上提]升|扩大|拓展|发展|下降|减少?|降低?)[到至为]|(?<!自)[由从](?:原[来有先]的?)?|^现在的)$"
)
_LEVEL_ENDS = tuple("到至为由从来有先的")
_STANDING_NOUNS = re.compile("(?:人口|人数|老人|老年人|儿童|床位|机构|设施|志愿者|党员|人员|队员|会员|学员|教师|干部)$")
# What is listed after a stock is one too, unless its words begin with what was done or came about.
_HAPPENS = re.compile(
    f"(?:先后|累计|共|已|又|再|还|并|分别|同时|全部|均|都)*"
    f"(?:{VERBS}|其|新|受|参|[招毕结][生业婚]|出生|死亡|去世|入[学园住托]|转[入出]|退|报|听|选|送|救|来|到|走|平|每|结对|帮|关爱|照[料护]|辅导|联系|签|捐)|$"
)
_NEWLY = re.compile(r"新(?=[建增成招发吸入设开获认改评组创选晋纳聘培签筹添购])|今年建成|增设")
_CHANGE = re.compile(r"(?:增加|减少|净增|增长|新增|下降|多|少)了?(?:约|近|超过|超)?$")
_CHANGE_ENDS = tuple("加少增长降多了约近过超升")
_CONTINUED_CHANGE = re.compile("(?:增加|减少|净增|增长|下降|上升)了?$")
_AGAINST = re.compile(r"比|较|同比|环比")
_PER = re.compile(
    r"(?P<per>每(?!年|月|日|天|周|季|旬)[场个人名位户次期支家处所]?|人均|场均|户均|生均|班均|平均)[^，。；]{0,6}$"
    r"|(?P<of>每(?:[百千万]+|[百千万]*(?:名|人|位|个|户))[\u4e00-\u9fff]{0,6}?(?:人口?|儿童|[者员生户]|学生))[^，。；]{0,16}$"
)
_DENOMINATOR = re.compile(
    rf"占(?P<of>(?!比){NOUN}{{2,18}}?)的?(?:比例|比重|份额|比)?(?:\([^()]*\))?(?:为|是|达到|达|约|近|超过|超|已|分别|均|都|由|从|的|提[高升][到至]|[上提]升[到至]|下降[到至]|降[到至])*$"
)
_OF = re.compile(rf"(?:达到|是|为|完成)(?P<of>{NOUN}{{2,14}}?)的$")


def clause_before(text: str, start: int, floor: int) -> str:
    """Return the words of the clause before a figure, from a floor on and no further back than `REACH`."""
    clause = _back_to(text, start, floor, _NO_BOUNDARY)
    opened = clause.rfind("(")
    return clause if opened < clause.rfind(")") or opened < 0 else clause[opened + 1 :]


def _back_to(text: str, start: int, floor: int, others: re.Pattern[str]) -> str:
    """Return the words just before a place that have no mark in them."""
    back = text[max(floor, start - REACH) : start][::-1]
    m = others.match(back)
    return text[start - (0 if m is None else m.end()) : start]


@define(kw_only=True)
class Around:
    """What stands before a figure, and when it speaks of.

    Attributes:
        text: The condensed text.
        start: Where the figure begins.
        clause: The words of its clause before it.
        floor: Where its sentence begins.
        time: What sort of period it has, if any.
        running: Whether that period is said to run up to a day, as with 截至.
        level: How the last amount before it in its sentence comes about, if there is one.
        counted: What it counts.
        words: The words of its clause before it, without those about time.
        continues: Whether it counts what one before it does, without naming it.
    """

    text: str
    start: int
    clause: str
    floor: int
    time: PeriodKind | None = None
    running: bool = False
    level: Accrual | None = None
    counted: str = ""
    words: str = ""
    continues: bool = False

    @property
    def stretch(self) -> str:
        """The words before it as far back as the last comma: 、 only parts the members of a list."""
        return _back_to(self.text, self.start, self.floor, _NO_STOP)

    @property
    def sentence(self) -> str:
        """The words of its sentence before it."""
        return self.text[self.first : self.start]

    @property
    def first(self) -> int:
        """Where the words of its sentence begin that are looked at."""
        return max(self.floor, self.start - LONGEST_SENTENCE)


def accrual_of(kind: UnitKind, around: Around, *, sign: int) -> Accrual:
    """Return how a figure comes about in time.

    Args:
        kind: What it counts.
        around: What stands before it.
        sign: The direction of a change, 0 for a level.
    """
    clause = around.clause
    if kind in _RATIOS:
        return Accrual.CHANGE if sign or kind is not UnitKind.PERCENT else Accrual.RATE
    if kind is not UnitKind.AVERAGE and _is_change(around):
        return Accrual.CHANGE
    if _is_rate(kind, around):
        return Accrual.RATE
    if kind in _STANDING or (kind is UnitKind.NUMBER and _STANDING_NOUNS.search(around.counted) is not None):
        listed = (around.level is Accrual.STOCK or _names_only(kind, around)) and _HAPPENS.match(clause) is None
        return _of_standing(around.stretch, around.time, Accrual.STOCK if listed else Accrual.FLOW)
    if _CUMULATIVE.search(around.stretch) is not None or (around.time is PeriodKind.AS_AT and around.running):
        return Accrual.CUMULATIVE
    return Accrual.FLOW


def _is_rate(kind: UnitKind, around: Around) -> bool:
    """Return whether an amount is so much to each of something, in its own words or in those of the one before."""
    carried = around.continues and around.level is Accrual.RATE
    return kind is UnitKind.AVERAGE or carried or per_words(around.words) is not None


def _is_change(around: Around) -> bool:
    """Return whether an amount is that of a change: it is compared, or follows the level that has changed."""
    if not around.clause.endswith(_CHANGE_ENDS):
        return False
    if around.continues and _CONTINUED_CHANGE.search(around.clause) is not None:
        return True
    return _CHANGE.search(around.clause) is not None and _AGAINST.search(around.sentence) is not None


def _names_only(kind: UnitKind, around: Around) -> bool:
    """Return whether bodies or beds are told of at no time: 全市养老机构58家."""
    return around.time is None and kind in _FOUNDED and not around.continues


@lru_cache(maxsize=4096)
def _of_standing(clause: str, time: PeriodKind | None, otherwise: Accrual) -> Accrual:
    if _NEWLY.search(clause) is not None:
        return Accrual.FLOW
    if _CUMULATIVE.search(clause) is not None:
        return Accrual.CUMULATIVE
    levels = clause.endswith(_LEVEL_ENDS) and _LEVEL.search(clause) is not None
    stands = levels or _STOCK.search(clause) is not None
    if time is PeriodKind.AS_AT or (stands and (time is None or not clause.endswith("建成"))):
        return Accrual.STOCK if time is not PeriodKind.INTERVAL or "建成" not in clause else Accrual.FLOW
    return otherwise


@lru_cache(maxsize=4096)
def per_words(clause: str) -> str | None:
    """Return the words that make a rate of a count: 人均, 每场; `None` if there are none."""
    m = _PER.search(clause) if "每" in clause or "均" in clause else None
    return None if m is None else m["per"] or m["of"]


@lru_cache(maxsize=4096)
def denominator_words(clause: str) -> str | None:
    """Return the whole that a percentage is of, as printed; `None` if it is not.

    >>> denominator_words("占志愿者总数的"), denominator_words("占比达")
    ('志愿者总数', None)
    """
    m = _DENOMINATOR.search(clause) or _OF.search(clause)
    return None if m is None else m["of"]


def is_share(clause: str) -> bool:
    """Return whether a percentage is a part of a whole."""
    return "占" in clause
