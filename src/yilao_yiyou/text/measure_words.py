"""Measure words in prose: what they stand for, and where they are a part of another word."""

import re
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from attrs import frozen

from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.domain.unit import Unit, UnitKind, kinds_of
from yilao_yiyou.text.numeral import WAN
from yilao_yiyou.text.ordinals import ORDINALS, Ordinal

_PLAIN = (
    "人 名 位 人次 户次 家次 场 场次 次 期 班次 节 堂 轮 批 批次 课时 学时 支 家 组 处 所 座 栋 幢 间 项 "
    "册 份 件 条 套 本 篇 部 幅 台 辆 张 只 把 顶 箱 袋 瓶 盒 包 枚 块 面 棵 株 盏 副 双 朵 封 首 架 艘 笔 "
    "起 例 宗 小时 人年 年 个月 天 元 户 对 个 倍 % 个百分点 种 类 门 款 平方米 亩 公顷 平方公里 公里 米 吨 公斤 斤 "
    "届 列 头 群 单 桌 剂 颗 人份 标准箱 架次 艘次 台次 辆次 车次 列次 件次 例次 册次 剂次 课次 航次 "
    "千瓦 千伏安 千瓦时 立方米 吨公里 人公里 微克/立方米 毫克/立方米 美元 欧元 港元 澳门元 日元 英镑"
)
_USUAL = MappingProxyType(
    {
        "人次": UnitKind.PERSON_TIME,
        "名": UnitKind.PERSON,
        "位": UnitKind.PERSON,
        "份": UnitKind.ITEM,
        "件": UnitKind.ITEM,
    }
)
_ALIASES: tuple[tuple[str, str, Exact], ...] = (
    ("人(次) 人·次 人/次", "人次 人", 1),
    ("场(次)", "场次", 1),
    ("个(处)", "处 个", 1),
    ("个人 人口", "人", 1),
    ("张床位 张床", "张", 1),
    ("节课 堂课", "节", 1),
    ("门课", "门", 1),
    ("个小时 个钟头 钟头", "小时", 1),
    ("个课时 个学时", "课时", 1),
    ("分钟", "小时", Fraction(1, 60)),
    ("个星期 星期 周", "天", 7),
    ("块钱 元钱", "元", 1),
    ("百分点", "个百分点", 1),
    ("成", "%", 10),
    ("‰", "%", Fraction(1, 10)),
    ("㎡ 平米 平方", "平方米", 1),
    ("千米", "公里", 1),
    ("千克", "公斤", 1),
    ("克", "公斤", Fraction(1, 1000)),
    ("P PF PFlops PFLOPS", "PFLOPS", 1),
    ("EFlops EFLOPS", "PFLOPS", 1000),
    ("平方千米", "平方公里", 1),
    ("毫米", "米", Fraction(1, 1000)),
    ("厘米", "米", Fraction(1, 100)),
    ("兆瓦", "千瓦", 1000),
    ("兆瓦时", "千瓦时", 1000),
    ("吉瓦", "千瓦", 1_000_000),
    ("吉瓦时", "千瓦时", 1_000_000),
    ("度 度电", "千瓦时", 1),
    ("立方 方 m³ m3", "立方米", 1),
    ("微克 微克每立方米 μg/m³ µg/m³ μg/m3", "微克/立方米", 1),
    ("毫克 毫克每立方米 mg/m³", "毫克/立方米", 1),
    ("标箱 个标箱 个标准箱 TEU", "标准箱", 1),
    ("港币", "港元", 1),
    ("个季度", "个月", 3),
    ("个批次", "批次", 1),
    ("大类", "类", 1),
)
"""Words as printed, the measure words that they stand for, and how many of those."""

_SCALED_ONLY = frozenset({"度", "方"})

_DURATION = (
    "来|以来|之来|以?前|以?后|之前|之后|间|内(?!累计)|里|级|代|制|度|底|初|末|份|会|鉴|龄|中|第|春|夏|秋|冬|期|"
    "义务教|一贯制|[党工教军厅干]龄|行动|规划|计划|攻坚|工程|提升|目标|方案|如一日|一遇|一次|一度|一届|"
    "禁渔|磨一?剑|育人|树人|[0-9一二三四五六七八九十]{1,3}月|上半年|下半年|大会战|大变样|大见效"
)
_CIRCLE = r"[\u4e00-\u9fff]{0,9}圈"
"""15分钟生活圈 is the name of a plan."""
_ABSTRACT = (
    "方面|层面|维度|环节|角度|阶段|步骤|关键|确保|坚持|维护|确立|务必|意识|自信|全面|必须|明确|代表|一批|一百|文明|面向|"
    "转变|服务大局|服务体系|伟大|大局|之家|认同|聚焦|统一|结合|相结合|落实|到位|注重|突出|强化|带头|绝不|严禁|不准|率先|"
    "一$|一[”。，,、;]|有$|有[”。，,、;]|一工程|一活动|百分百|100%"
)
_STOPS = MappingProxyType(
    {
        "年": _DURATION,
        "个月": _DURATION + "|大(?!约|概|会)|龄",
        "天": _DURATION + "|下|津|堂|气|然|地",
        "周": _DURATION + "|年|岁|边|围|[一二三四五六日]|末|转|刊",
        "星期": "[一二三四五六日天]",
        "个": "别|体|性|月|季|世纪|百(?!亿|万|千)|" + _ABSTRACT,
        "人": "转|台|大代|大常|均|格|类|才|口|事|社局|民|工智|力|生观|制|一组|一户|组|小组|篮|足球|帮|行$|为本|种",
        "次": "日|月|年|于|要|序|生|数|品|代|分配|会$|产业",
        "人口": "述|碑|吃|径|头",
        "场": "所|地|馆|景|面|内|外|域|合|均|站|租",
        "位": "置|居|于|列|数|一体|移",
        "名": "单|称|额|师(?![生傅徒])|优[产特新]|列|誉|义|片|录|牌|城|著|镇|胜|贵"
        "|校(?!长|外)|医(?!生|护|务|师|疗|学)|家(?!庭|长|政|属)",
        "家": "庭|长|属|乡|访|风|教|园|家|政|电|具|里|务|谱|训",
        "支": "部(?!队)|持|出|付|书|教|委|撑|农|医",
        "所": "有|以(?![上下内外])|谓|属|在|需|得|长",
        "期": "间|末|初|待|望|限|刊|盼|工程|项目|建设|货",
        "条": "件|例|款|龙|约|心|线(?!路|索)|河(?![流道湖])",
        "份": "额|子|量",
        "件": "套",
        "处": "理|分(?!会)|长|于|级|罚|置|境|方",
        "项": "目部|链",
        "起": "来|到|草|步|始|点|义|源|诉|航|飞|底|跑|用",
        "例": "如|会|外|行",
        "部": "门|分|署|委|长|级|队|落|位|曲",
        "本": "科|市|县|区|级|地|人|来|身|次|周|月|年|村|届|着|报|质|领|土|省",
        "篇": "章|幅",
        "幅": "度",
        "节": "约|目|日|气|假|能|育|点|庆|奏|俭|期|前|后|慰|走|送|水|电",
        "堂": "堂",
        "套": "餐|路|娃|改|班子",
        "对": "一|[0-9]|象|于|标|接|策|口|外|方|照|待|应|此|比|联|话|手|全|我|他|她|这|党|社",
        "户": "籍|口|外|主|型|均",
        "张": "力|贴|榜|网",
        "元": "旦|素|月|老|宵|首|化",
        "倍": "增|速|感|率",
        "册": "子",
        "成": "立|员|为|果|功|效|长|本|都|熟|就|绩|人|才|因|品|交|套|分|百|千|群|材|形|年|不|型|片|家|了|一|热|天",
        "台": "山|县|湾|账|阶|风|州|词|儿|前|后",
        "轮": "车|流|岗|换|训|值|驳|作|番|滑|椅|船|回|转",
        "批": "评|准|示|发|改|次|复|阅",
        "组": "织|成|建|长|团|合|阁|装|委",
        "座": "谈|位|机|次|右|落|标",
        "间": "断|接|隔|距|或|隙|谍",
        "只": "有|能|要|是|为|需|此|因|顾|求",
        "把": "握|关|手|脉|控|这|好|党",
        "顶": "层|住|尖|级|点|岗",
        "箱": "包",
        "包": "括|含|容|联|保|片|村|干|办|装|抓|户|抚|扶",
        "盒": "饭",
        "块": "链",
        "面": "向|对|临|积|貌|授|试|谈|前|性|环|墙|夹|派|八|上|世|条|粉|部",
        "副": "主|书|市|县|省|厅|处|校|会|秘|业|食|作|职|科|镇|乡|区|部|院|队|总|社|理|班|局",
        "双": "方|重|向|拥|休|语|减|创|边|手|赢|喜|拐|一流",
        "朵": "朵",
        "封": "段|控|海|育|闭|面|建|山|存|条",
        "首": "次|先|批|都|要|位|席|届|创|发|家|府|选|任|长|份|届|年|季|日|场|诊",
        "架": "构|桥|设|起|子",
        "笔": "记|者|试|墨|触|直|画|名|友",
        "宗": "旨|教|族|祠|亲|派",
        "种": "植|子|族|田|养|地|粮|菜|树|类繁|花|下",
        "类": "似|别|型|推",
        "门": "核|县|湾|岛|镇|村|山|口|诊|面|户|票|牌|店|槛|峡|前|市|卫|球|类|下|外|卡|禁|头",
        "款": "式|物|项|待",
        "米": "级|面|粉|饭|字|线|兰|糕|油|袋|高跳",
        "吨": "位|级",
        "千瓦": "级",
        "克": "/|服|隆|里|东|星|拉|扎|什|孜|林|难|制|己|勤|扣|论",
        "P": "[A-Za-z0-9]|级",
        "兆瓦": "级",
        "千伏安": "级",
        "立方米": "级|/秒|每秒",
        "立方": "公里|厘米|米",
        "方": "面|向|案|法|式|针|便|圆|志|言|位|格|块|队|程|略|联|合作|平台",
        "公里": "级|/小时|每小时",
        "列": "为|入|出|车|举|席|支|居|全|第|管|示|表|强",
        "头": "脑|部|条|像|衔|版|雁|尾|号|等|名|上|痛|绪|寸",
        "群": "众|体|岛|山|组|测|英|星|团",
        "单": "位|元|独|一|边|个|品|次|价|打|体|身|项|点|列|产|机|层|兵",
        "桌": "面|椅|子|游|球",
        "剂": "量",
        "度": "假|过|量|夏|冬|春|汛|灾|角",
        "斤": "斤",
        "亩": "产|均",
        "栋": "梁",
        "株": "洲|连|式|距",
        "棵": "树苗圃",
        "分钟": _CIRCLE,
        "小时": f"{_CIRCLE}|工作制|值|有人|在线|热线|服务热|之外|以外的生活|不打烊|不间断|开放|待命|轮值|守|响应|到岗"
        "|通勤|交通|经济|过境",
    }
)
"""What follows where a measure word is the beginning of another word: 年 in 三年行动."""

PARTIAL = frozenset({UnitKind.HOUR, UnitKind.DURATION, UnitKind.MONEY, UnitKind.FACTOR, UnitKind.PERSON_YEAR})
"""Kinds of which there can be a part, so that 10年余 is ten years and a part of one."""

INSIDE = re.compile(r"个(?P<word>余|多|半)(?P<rest>月|小时|星期|钟头)")


@frozen(kw_only=True)
class MeasureWord:
    """A measure word as it may be printed.

    Attributes:
        units: What it can stand for, the likeliest first.
        factor: How many of the unit one is: a sixtieth of an hour for 分钟.
        inside: 余, 多 or 半, where it stands inside the word, as in 9个多月.
        printed: The word, without what stands inside it.
        stop: What follows where it is the beginning of another word, if anything.
        ordinals: The ways in which a number with it counts nothing.
        least: What a number with it is multiplied by at the least: 度 is electricity after 万 and 亿 only.
    """

    units: tuple[Unit, ...]
    factor: Exact = 1
    inside: str = ""
    printed: str
    stop: re.Pattern[str] | None = None
    ordinals: tuple[Ordinal, ...] = ()
    least: int = 1

    @property
    def length(self) -> int:
        """How many characters it has."""
        return len(self.printed) + len(self.inside)

    def is_stopped(self, text: str, end: int) -> bool:
        """Return whether what follows an end makes it the beginning of another word."""
        return self.stop is not None and self.stop.match(text, end) is not None


def _units_of(word: str) -> tuple[Unit, ...]:
    kinds = (_USUAL[word],) if word in _USUAL else kinds_of(word)
    return tuple(Unit(word, kind) for kind in kinds)


_MEANINGS: dict[str, tuple[str, Exact]] = {word: (word, 1) for word in _PLAIN.split()} | {
    printed: (words, factor) for group, words, factor in _ALIASES for printed in group.split()
}
_WORDS_AT = {
    first: tuple(sorted((word for word in _MEANINGS if word[0] == first), key=len, reverse=True))
    for first in {word[0] for word in _MEANINGS}
}


@cache
def _named(printed: str, inside: str = "") -> MeasureWord:
    words, factor = _MEANINGS[printed]
    units = tuple(unit for word in words.split() for unit in _units_of(word))
    stop = re.compile(_STOPS[printed]) if printed in _STOPS else None
    return MeasureWord(
        units=units,
        factor=factor,
        inside=inside,
        printed=printed,
        stop=stop,
        ordinals=ORDINALS.get(printed, ()),
        least=WAN if printed in _SCALED_ONLY else 1,
    )


def match_measure_word(text: str, at: int) -> MeasureWord | None:
    """Return the measure word that begins at a place of a condensed text, the longest there is.

    >>> match_measure_word("场次", 0).units[0].kind.value, match_measure_word("年行动计划", 0)
    ('session', None)
    """
    first = text[at : at + 1]
    m = INSIDE.match(text, at) if first == "个" else None
    if m is not None:
        return _named("个" + m["rest"], m["word"])
    for printed in _WORDS_AT.get(first, ()):
        if printed == first or text.startswith(printed, at):
            word = _named(printed)
            if not word.is_stopped(text, at + len(printed)):
                return word
    return None
