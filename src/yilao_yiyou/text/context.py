"""What the words around a figure say of it: what is counted, how it comes about, whether it has been reached.

Each answer comes from a bounded stretch of text before or after the figure and from a list of words; nothing is
guessed where no word says it.
"""

import re
from functools import lru_cache

from attrs import define

from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.text.period_form import PeriodKind
from yilao_yiyou.text.timing import NamedTime

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
_VERBS = (
    "开展了?|改造提升|改造|评出|荣获|获得|折合|收到|提升|提高|举办了?|组织(?=[^数]{2})|举行|组建了?|成立了?|建立了?|建成了?|新建|新增|新成立|创建|打造|建设|设立|发放了?|印发|赠送|发出|受教育|受益|"
    "惠及|服务(?=[^站点队中]{2})|覆盖|吸引了?|带动|发动|动员|培训(?=[\u4e00-\u9fff]{2}.)|培养|选树|表彰|评选出?|命名|认领|参与|参加|招募|吸纳|接待|走访慰问|"
    "走访|慰问|劝阻|制止|化解|调解|帮扶|资助|救助|募集|筹集|投入|捐赠|捐款|争取|完成|实现|拥有|现有|共有|建有|设有|设置|配备|配置|"
    "达到|形成|推出|制作|创作|撰写|征集|收集|编印|出版|播放|邀请|选派|派出|安排|巡查|排查|整改|解决|办理|受理|提供|签约|建档|"
    "登记|注册|报到|其中|包括|分别|共计|合计|总计|累计|平均|(?<!行)为|(?<![公])共|(?<![所具])有(?!关)|达|占|将|了(?!解)|于"
)
_VERB_STARTS = "".join(sorted({re.sub(r"^\(\?<![^)]*\)", "", verb)[0] for verb in _VERBS.split("|")}))
# Looking at the character first saves trying every verb at every place.
_THROUGH_VERB = re.compile(f".*(?=[{_VERB_STARTS}])(?:{_VERBS})")
_TAIL_WORDS = (
    "共计|合计|总计|累计|总数|人数|数量|数|规模|总量|分别|达到|已达|达|增至|增加到|增长|增加|提高|下降|减少|同比|环比|占|"
    "(?<!行)为|有|共|已|近|约|等|的|了|到|是|计|:|-"
)
_TAIL_STARTS = "".join(sorted({word.removeprefix("(?<!行)")[0] for word in _TAIL_WORDS.split("|")}))
_TAIL_ENDS = tuple({word[-1] for word in _TAIL_WORDS.split("|")})
_TAIL = re.compile(f"(?=[{_TAIL_STARTS}])(?:{_TAIL_WORDS})+$")
_DIVISIONS = frozenset("省市州县区镇乡村")
"""Nouns of one character that are counted as they are: 3个村."""
_NOUN = "[\u4e00-\u9fff“”·]"
_AFTER = re.compile(f"的?((?:[0-9]{{1,3}}周?岁[及以上下]*的?)?{_NOUN}{{1,24}})")
_RATIOS_END = ("率", "比例", "比重", "占比", "满意度", "知晓度")
_RATIO_NAME = re.compile(f"(?:[0-9]{{1,3}}周?岁)?{_NOUN}{{1,14}}(?:{'|'.join(_RATIOS_END)})$")
_UNSOUND = re.compile("^.*[^一-鿿0-9A-Za-z“”·()+-]", re.DOTALL)
_CUT = re.compile(
    r"(?:(?<=[省市州县区镇乡村])为|全部|全面|普遍|参与|参加|参训|参会|认领|开展|组织开展|到|前往|走进|进行|接受|获得|获|被|在|将|已|均|都|为|与|及|以及|分别|和|并|"
    r"担任|完成|达到|实现|报名|报到|签约|加入|投身|投入|深入|提供|受益|受到|受|得到|享受|等|，)"
)
_NO_BOUNDARY = re.compile(r"[^，。；：、！？,;:!?\n\t|]+")
_STOPS = "，,。；;：:\n"
_NO_STOP = re.compile(f"[^{_STOPS}]+")
_NO_NOUN = frozenset("，。、；,;:!?\n()")
"""What often follows a figure, and begins no noun."""

_CUMULATIVE = re.compile(r"累计|至今已|先后")
_STOCK = re.compile(
    r"现有|拥有|共有|建有|设有|[全我本该][国省市县区镇乡村州]有|在[册籍校读园岗编]|存量|总数|总人数|规模|常住|户籍|建成|达到[^，]{0,3}$|已达$|现$"
)
# What is listed after a stock is one too, unless its words begin with what was done or came about.
_HAPPENS = re.compile(
    f"(?:先后|累计|共|已|又|再|还|并|分别|同时|全部|均|都)*"
    f"(?:{_VERBS}|其|新|受|参|[招毕结][生业婚]|出生|死亡|去世|入[学园住托]|转[入出]|退|报|听|选|送|救|来|到|走|平|每|结对|帮|关爱|照[料护]|辅导|联系|签|捐)|$"
)
_NEWLY = re.compile(r"新[建增成招发吸]|今年建成|增设|新")
_CHANGE = re.compile(r"(?:增加|减少|净增|增长|新增|下降|多|少|增至)了?(?:约|近|超过|超)?$")
_AGAINST = re.compile(r"比|较|同比|环比")
_PER = re.compile(
    r"(?P<per>每(?!年|月|日|天|周|季|旬)[场个人名位户次期支家处所]?|人均|场均|户均|生均|班均|平均)[^，。；]{0,6}$"
)
_DENOMINATOR = re.compile(rf"占(?P<of>(?!比){_NOUN}{{2,18}}?)的?(?:比例|比重|比)?(?:为|达到|达|约|近|超过|超|已)*$")
_SHARE = re.compile("占")
_OF = re.compile(rf"(?:达到|是|为|完成)(?P<of>{_NOUN}{{2,14}}?)的$")
_PLACE = re.compile(
    r"(?:全|我)[国省市县区镇乡州盟旗](?![\u4e00-\u9fff]?[域])"
    r"|(?<![\u4e00-\u9fff])(?![在各每该本由向对从为及和与是有把将被到自全我两三四五大小多])[\u4e00-\u9fff]{2,5}?"
    r"(?:省|自治区|市|县|区|州|盟|旗|镇|乡|街道|社区|村)(?!域|级|委|长|政|民|容|场|区|直|外|内)"
)
_PLACE_ENDS = re.compile("[国省市县区州盟旗镇乡道社村]")
_GENERIC = re.compile(
    r"社区$|城区$|辖区$|校区$|园区$|景区$|小区$|地区$|.{2,}城市$|农村$|乡村$|县市$|山区$|片区$|市区$|主城|所有|部分"
)


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


def counted_words(text: str, end: int, clause: str) -> str:
    """Return what a figure counts, as printed after its unit or else before its number; empty if nothing says so."""
    m = None if text[end : end + 1] in _NO_NOUN else _AFTER.match(text, end)
    if m is not None:
        noun = _noun_at_start(m[1])
        if noun:
            return noun
    return _noun_at_end(clause)


@lru_cache(maxsize=4096)
def _noun_at_start(words: str) -> str:
    cut = _CUT.search(words)
    noun = words if cut is None else words[: cut.start()]
    return noun if (len(noun) > 1 or noun in _DIVISIONS) and not _is_unbalanced(noun) else ""


@lru_cache(maxsize=4096)
def _noun_at_end(clause: str) -> str:
    noun = _without_tail(_UNSOUND.sub("", clause))
    ratio = _RATIO_NAME.search(noun) if noun.endswith(_RATIOS_END) else None
    if ratio is not None:
        return ratio[0]
    verb = _THROUGH_VERB.match(noun)
    found = (noun if verb is None else _without_tail(noun[verb.end() :])).lstrip("的地得”·-+0123456789")
    return found if len(found) > 1 else ""


def _without_tail(noun: str) -> str:
    return _TAIL.sub("", noun) if noun.endswith(_TAIL_ENDS) else noun


def _is_unbalanced(noun: str) -> bool:
    return noun.count("“") != noun.count("”")


@define(kw_only=True)
class Around:
    """What stands before a figure, and when it speaks of.

    Attributes:
        text: The condensed text.
        start: Where the figure begins.
        clause: The words of its clause before it.
        first: Where the words of its sentence begin that are looked at.
        time: The period that was named last, if any.
        after_stock: Whether the figure before it in its sentence is a stock.
    """

    text: str
    start: int
    clause: str
    first: int
    time: NamedTime | None = None
    after_stock: bool = False

    @property
    def stretch(self) -> str:
        """The words before it as far back as the last comma: 、 only parts the members of a list."""
        before = self.start - len(self.clause) - 1
        if before >= self.first and self.text[before] in _STOPS:
            return self.clause
        return _back_to(self.text, self.start, self.first, _NO_STOP)

    @property
    def sentence(self) -> str:
        """The words of its sentence before it."""
        return self.text[self.first : self.start]


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
    if kind is UnitKind.AVERAGE or per_words(clause) is not None:
        return Accrual.RATE
    if _changes(clause) and _AGAINST.search(around.sentence) is not None:
        return Accrual.CHANGE
    time = around.time
    if kind in _STANDING:
        listed = around.after_stock and _HAPPENS.match(clause) is None
        return _of_standing(around.stretch, None if time is None else time.kind, listed=listed)
    if (time is not None and time.kind is PeriodKind.AS_AT and time.is_running) or _accumulates(around.stretch):
        return Accrual.CUMULATIVE
    return Accrual.FLOW


@lru_cache(maxsize=4096)
def _changes(clause: str) -> bool:
    return _CHANGE.search(clause) is not None


@lru_cache(maxsize=4096)
def _accumulates(clause: str) -> bool:
    return _CUMULATIVE.search(clause) is not None


@lru_cache(maxsize=4096)
def _of_standing(clause: str, time: PeriodKind | None, *, listed: bool) -> Accrual:
    if _NEWLY.search(clause) is not None:
        return Accrual.FLOW
    if _accumulates(clause):
        return Accrual.CUMULATIVE
    stands = _STOCK.search(clause) is not None
    if time is PeriodKind.AS_AT or (stands and (time is None or not clause.endswith("建成"))):
        return Accrual.STOCK if time is not PeriodKind.INTERVAL or "建成" not in clause else Accrual.FLOW
    return Accrual.STOCK if listed else Accrual.FLOW


@lru_cache(maxsize=4096)
def per_words(clause: str) -> str | None:
    """Return the words that make a rate of a count: 人均, 每场; `None` if there are none."""
    m = _PER.search(clause)
    return None if m is None else m["per"]


@lru_cache(maxsize=4096)
def denominator_words(clause: str) -> str | None:
    """Return the whole that a percentage is of, as printed; `None` if it is not.

    >>> denominator_words("占志愿者总数的"), denominator_words("占比达")
    ('志愿者总数', None)
    """
    m = _DENOMINATOR.search(clause) or _OF.search(clause)
    return None if m is None else m["of"]


@lru_cache(maxsize=4096)
def is_share(clause: str) -> bool:
    """Return whether a percentage is a part of a whole."""
    return _SHARE.search(clause) is not None


def place_words(text: str, start: int, end: int) -> str | None:
    """Return the last place that is named in a stretch of text, as printed."""
    if _PLACE_ENDS.search(text, start, end) is None:
        return None
    found = [m[0] for m in _PLACE.finditer(text, start, end) if _GENERIC.search(m[0]) is None]
    return found[-1] if found else None
