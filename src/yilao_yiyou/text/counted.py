"""What a figure counts, as printed: the noun after its unit, else the one before its number, without the verbs.

开展宣讲活动580余场 -> 宣讲活动     8个社区代表签订了协议 -> 社区代表     完成农村危房改造300户 -> 农村危房改造
"""

import re
from functools import lru_cache

VERBS = (
    "开展了?|改造提升|改造|评出|荣获|获得|折合|收到|提升|提高|举办了?|组织(?=[^数]{2})|举行|组建了?|成立了?|建立了?|建成了?(?!区)"
    "|新建|新增(?!就业)|新成立|创建|打造|建设(?!示范|项目|工程|单位|试点|用地|基地|资金|任务|行动)|设立|发放了?|印发|赠送|发出|受教育|受益|惠及"
    "|(?<![老愿区共疗育餐政会民活居化康理律业融询护])服务(?=[^站点队中业机设体平组项床品网场所阵圈团费券包岗专指能水质标大窗于]{2})"
    "|覆盖(?!率)|吸引了?|带动|发动|动员|培训(?=[\u4e00-\u9fff]{2}.)|培养|选树|表彰|评选出?|命名|认领|参与|参加|招募|吸纳|接待|走访慰问"
    "|走访|慰问|劝阻|制止|化解|调解|帮扶|资助|救助|募集|筹集|投入|捐赠|捐款|争取|完成|实现|拥有|现有|共有|建有|设有|设置|配备|配置"
    "|达到|形成|推出|制作|创作|撰写|征集|收集|编印|出版|播放|邀请|选派|派出|安排|巡查|排查|整改|解决|开设|办理|受理|提供|签约|建档"
    "|登记|注册|报到|其中|包括|分别|共计|合计|总计|累计|平均|(?<!行)为(?!老服务)|(?<![公])共|(?<![所具])有(?!关)|达|占|将|了(?!解)|于"
)
"""What is done with what is counted, as a pattern."""

# Words that are verbs only where a clause begins: 开发岗位, but 技术开发.
_OPENING = re.compile(
    "(?:其中|(?:已|又|再|还|并|先后|直接|成功|持续|全年|新)?(?:实施(?!意见|方案|办法|细则)|兑现|引进|开发(?![区商性园银])|释放|扶持"
    "|识别|兴办|创办|改扩建|获批|交付|新?入选|获评|避免|落实|发布|开辟|开通|追回|召开|提出(?!的)|盘活|培育(?:壮大)?|引育|力争|争创"
    "|确保|投用|推进|推动|支持|加快|完善|健全|出台|制定|修订|审结|查处|侦破|选聘|减免|拨付|投放|签订|签署|巩固|做强|做优|优化重组"
    "|收留抚养|部署|撬动|筹措|指导|引导(?!基金)))+(?=..)"
)
_LITTER = re.compile("(?:[的得”·+-]|[0-9]++(?!-?[0-9]*周?岁))+")
_CHANGES = (
    "增加到|增加至|增至|增到|提高到|提高至|提升到|提升至|上升到|上升至|升至|升到|扩大到|扩大至|拓展到|拓展至|扩展到|扩展至|发展到|下降到|下降至"
    "|降至|降到|降为|减少到|减少至|减至|减到|缩小到|缩小至|缩短到|缩短至|跃升至|增长|增加|净增|提高|提升|上升|下降|减少"
)
_TAIL_WORDS = (
    f"共计|合计|总计|累计|总数|(?<![亡伤])人数|数量|(?<![指系基])数|(?<=[者员人])规模|(?<!经济)总量|分别|达到峰值|达到|已达|达|{_CHANGES}"
    "|同比|环比|年均|新增|实际|同口径|名义|稳定在|保持在|控制在|占|首次|(?<!行)为|有|共|已|近|(?<!签)约|等|的|了|到|是|计|均|将|目前|现在|原来|原有|(?<![自理])由|从|:|-"
)
_STARTS_OF = re.compile(r"^(?:\(\?<[!=][^)]*\))?(.)")


def _starts(words: str) -> str:
    """Return the characters that a list of words begins with; looking at them first saves trying every word."""
    return "".join(sorted({_STARTS_OF.sub(r"\1", word)[0] for word in words.split("|")}))


_THROUGH_VERB = re.compile(f".*(?=[{_starts(VERBS)}])(?P<verb>{VERBS})")
_TAIL_ENDS = tuple({word[-1] for word in _TAIL_WORDS.split("|")})
_TAIL = re.compile(f"(?=[{_starts(_TAIL_WORDS)}])(?:{_TAIL_WORDS})+$")
_BARE = re.compile(f"(?:(?!共计|合计|总计|共|有)(?:{_TAIL_WORDS})|、)*")
_DIVISIONS = frozenset("省市州县区镇乡村")
"""Nouns of one character that are counted as they are: 3个村."""
NOUN = "[\u4e00-\u9fff“”·]"
"""A character of a noun, as a pattern."""
_AFTER = re.compile(f"的?((?:[0-9]{{1,3}}周?岁[及以上下]*的?)?{NOUN}{{1,24}})")
_RATIOS_END = ("率", "比例", "比重", "占比", "满意度", "知晓度")
_RATIO_NAME = re.compile(f"(?:[0-9]{{1,3}}周?岁)?{NOUN}{{1,24}}(?:{'|'.join(_RATIOS_END)})$")
_UNSOUND = re.compile("^.*[^一-鿿0-9A-Za-z“”·()+-]", re.DOTALL)
_CUT = re.compile(
    "全部|全面|普遍|参与|参加|参训|参会|参赛|认领|开展|组织开展|到|前往|走进|进行|接受|获得|获|被|在|将|已"
    "|均|都|为|是(?!否)|与|及(?![时其早])|以及|分别|并|担任|完成|达到|实现|报名|报到|签约|签订|签署|加入|投身|投入|深入|提供|受益|受到"
    "|受(?![灾助援损赠训众理])|得到|享受|等|，|增长|增加|增至|提高(?!班)|提升(?!班)|上升|下降|减少|降至|扩大(?!会)|入选|落地|加快|下放"
    "|发放(?!点)|纳入|启动(?!会|资金|仪式)|来[川华渝]|结对|全覆盖|提前|开工|投产|竣工|投运|上线|挂牌|追回|组成|审议|扎实|推动(?!力)"
    "|推进(?!会|组)|有序|持续|如期|实施(?!方案|意见)"
)
_DONE = "(?:了(?!解)|着(?![力眼陆手装]))"
_PAST = re.compile(
    f"(?<=[人者员民生童众子友区县市村镇校家户]).{_DONE}|[去来有用做写看吃唱走送讲拿带]{_DONE}"
    f"|(?![人者员民生童众子友区县市村镇校家户].{_DONE})(?!.[去来有用做写看吃唱走送讲拿带]{_DONE})..{_DONE}"
)
_EXCEEDS = re.compile("比(?<!.比)(?![例重赛率价])|高于|低于|快于|慢于|好于|优于|大于|小于|多于|少于|高出|领先")
# Such a verb may be the head of a noun: 危房改造, 环境治理.
_ACT = re.compile(
    ".{2,}(?:改造|建设|治理|培训|登记|注册|整改|走访|慰问|走访慰问|救助|帮扶|捐赠|捐款|劝阻|调解|巡查|排查|服务)$"
)


def counted_words(text: str, end: int, clause: str) -> str:
    """Return what a figure counts, as printed after its unit or else before its number; empty if nothing says so."""
    return _after_unit(text, end) or noun_of(clause)


def _after_unit(text: str, end: int) -> str:
    m = _AFTER.match(text, end - text.startswith("课程", end - 1))
    return "" if m is None else _noun_at_start(m[1])


@lru_cache(maxsize=4096)
def _noun_at_start(words: str) -> str:
    noun = _up_to(_CUT, words)
    noun = (_up_to(_PAST, noun) if "了" in noun or "着" in noun else noun).rstrip("的和近约超")
    is_noun = len(noun) > 1 or noun in _DIVISIONS
    return noun if is_noun and noun.count("“") == noun.count("”") else ""


def _up_to(verb: re.Pattern[str], noun: str) -> str:
    m = verb.search(noun)
    return noun if m is None else noun[: m.start()]


@lru_cache(maxsize=4096)
def noun_of(clause: str) -> str:
    """Return the noun of the words before a number, empty where they have none.

    >>> noun_of("全市新建养老服务机构"), noun_of("其中65岁及以上老年人口达"), noun_of("增加到")
    ('养老服务机构', '65岁及以上老年人口', '')
    """
    noun = _without_tail(_UNSOUND.sub("", clause))
    if not noun or exceeds(noun):
        return ""
    ratio = _RATIO_NAME.search(noun) if noun.endswith(_RATIOS_END) else None
    if ratio is not None:
        return _OPENING.sub("", ratio[0])
    verb = _THROUGH_VERB.match(noun)
    found = noun if verb is None else _without_tail(noun[verb.end() :])
    if verb is not None and not found and _ACT.match(noun) is not None:
        earlier = _THROUGH_VERB.match(noun, 0, verb.start("verb"))
        found = noun if earlier is None else noun[earlier.end() :]
        found = found if _ACT.match(found) is not None else ""
    litter = _LITTER.match(found)
    found = found if litter is None else found[litter.end() :]
    opening = _OPENING.match(found)
    found = found if opening is None else found[opening.end() :]
    if "”" in found and found.count("“") < found.count("”"):
        found = found.rpartition("”")[2]
    return found if len(found) > 1 else ""


def exceeds(clause: str) -> bool:
    """Return whether a figure is said to be above or below another's: 高于全国."""
    return _EXCEEDS.search(clause) is not None


@lru_cache(maxsize=4096)
def is_bare(clause: str) -> bool:
    """Return whether the words before a number name nothing: 达到, 比上年增加."""
    return _BARE.fullmatch(_UNSOUND.sub("", clause)) is not None


def _without_tail(noun: str) -> str:
    return _TAIL.sub("", noun) if noun.endswith(_TAIL_ENDS) else noun
