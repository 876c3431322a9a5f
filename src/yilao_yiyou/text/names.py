"""What looks like a quantity and is none: names and idioms with a number in them, years, ordinals, codes."""

import re

from yilao_yiyou.text.numeral import Form, Numeral
from yilao_yiyou.text.terms import Rule

_POLICY = """
一老一幼 一老一小 一人一策 一人一档 一户一策 一户一档 一村一品 一村一 一社一 一校一 一县一 一区一
一家一 一带一路 一国两制 一帮一 一号文件 一期工程 二期工程 三期工程 两个维护 两个确立 两个一百年
两个大局 两学一做 两优一先 两代表一委员 两新组织 两个文明 两会 三个代表 三个一 三个务必 三会一课
三严三实 三支一扶 三下乡 三农 三位一体 三好学生 三次分配 三个转变 三个面向 三年行动 四个意识 四个自信
四个全面 四个伟大 四个一批 四个服务 四个之家 四套班子 四大班子 四史 五老 五个一 五位一体 五个认同
五项管理 六个一 六个必 六位一体 七个有之 八项规定 八荣八耻 九个必须 十大员 十个坚持 十个明确 十件实事
十件大事 百件实事 千人计划 万人计划
四下基层 三个故事 双百 百千万 两个健康 两个先锋 两个阵地 三会一课 三务公开 四个最严 四好农村 四个机制 四德
五级书记 五育并举 五社联动 五心 五爱 五进 六进 七进 八进 九进 六稳 六保 四议两公开 两山 三农 两不愁三保障
十一五 十二五 十三五 十四五 十五五 三品一标 三项制度 一核 两翼 三全育人 四有 五美
六大 十佳 十强 百强 千强 十大 四大 五大 三大 八大 九大 七大
"""
_IDIOM = """
一站式 一条龙 一条心 一次性 一家人 一家亲 一体化 一系列 一方面 一对一 一起 一些 一切 一直 一旦
一般 一线 一流 一举 一件事 一张网 一张图 一张蓝图 一席之地 一丝不苟 一心一意 一如既往 一马当先
一分为二 三件套 三部曲 三五成群 三番五次 三番两次 三言两语 三三两两 三心二意 三天两头 三天打鱼
三人成虎 两人三足 两全其美 两袖清风 几次三番 四面八方 四平八稳 四世同堂 五湖四海 五花八门 六神无主
七上八下 七嘴八舌 九牛一毛 十全十美 十年树木 十年如一日 数十年如一日 几十年如一日 数一数二 半信半疑
半途而废 百分百 千方百计 千家万户 千军万马 千山万水 千言万语 百家争鸣 百花齐放 万户千家 成百上千 成千上万
千万不要 千万别 百年大计 百年奋斗 百年党史 百年大党 百年老店 百年未有 百年征程 百年历程
十几年如一日 一年一度 一年四季 一日三餐 一日游 一天天 一年年 一次次 一场场 一个个 一份份 一件件 一户户
三百六十行 三百六十五 二十四节气 二十四孝 双节 三八 五四 六一 七一 八一 一二九 九一八
"""
FIXED = frozenset((_POLICY + _IDIOM).split())
"""Plans, campaigns, groups, slogans and idioms with a number in them."""

_LONGEST = max(map(len, FIXED))
_STARTS = frozenset(name[0] for name in FIXED)
_BEFORE = re.compile(
    r"(?:第|初|编号|电话|热线|号码|专线|拨打|邮编|编码|[0-9]号|[0-9][栋幢楼]|[A-Za-z_#@×*·/^]|[0-9][.,:∶~-]|№|[0-9]{4}[〔\[]?)$"
)
_SPEAKS = frozenset("∶第初号话线码打编×·№栋幢楼")
_SERVICE = re.compile(
    r"(?:[党工教军厅干婚驾]龄|从教|入党|从军|参军|入伍|从医|执教|从警|从业|从政|工作|从事|坚守|扎根|耕耘|奉献|任教|任职|年满|享年|高寿|结婚|退休|离休|退役"
    r"|建党|建国|建军|建团|建会|建校|成立|诞辰|逝世|诞生|在党|服役|服刑|学前)(?:最[长久高大短低小]的?)?(?:已|了|有|近|达|为|已有|满)?$"
)
_INSIDE_HANZI = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿廿卅卌]点?$|分之$")
_PARTING = frozenset(",万亿")
_HANZI_DIGITS = frozenset("零〇一二两三四五六七八九十百千万亿廿卅卌几数半")
_ENDS_OF_WORDS = {
    "数": "人总次户件场份指系个参多少半奇偶倍基度岁人",
    "几": "茶",
    "半": "上下前后大小夜多",
    "一": "统唯单万专同",
    "千": "秋",
    "万": "千",
    "十": "红",
}
_NO_COUNT = re.compile(
    r"岁|周岁|高龄|余载|载|后(?:青年|干部|党员|年轻)"
    r"|吨[级位]|千[瓦伏]|兆瓦|英寸|位数|里|[:∶][0-9]|号|届|页|[年月日时分秒点楼室路栋幢单元米线版级度代]|[A-Za-z]|个|-"
)
_CENTURY = 100
_DIGITS_UP, _NINE = "123456789一二三四五六七八九", 9
_NEIGHBOURS = re.compile(f"([{_DIGITS_UP}])、([{_DIGITS_UP}])(?![0-9])")
_TEN = 10
_YEARS = range(1800, 2200)
_CODE = 1_000_000
_RANK_OR_SHARE, _FARTHEST_RANK = re.compile("[第/]([0-9]{1,4}),$"), 6
_DIGITS = re.compile("[0-9]{1,15}")
_LONGEST_TITLE, _LONGEST_NAME = 80, 16
_NAME_ENDS = re.compile("[”\n，,。；！？]")


def is_fixed(text: str, at: int) -> bool:
    """Return whether a fixed name or idiom begins at a place of a condensed text.

    >>> is_fixed("三支一扶", 0), is_fixed("三支队伍", 0)
    (True, False)
    """
    return fixed_end(text, at) > at


def fixed_end(text: str, at: int) -> int:
    """Return where the fixed name or idiom that begins at a place ends, the place itself if none does."""
    if text[at] in _STARTS:
        for end in range(min(at + _LONGEST, len(text)), at + 1, -1):
            if text[at:end] in FIXED:
                return end
    return at


def is_within(text: str, at: int) -> bool:
    """Return whether what begins at a place is a part of a longer number, of an ordinal, a code or a word."""
    before = text[at - 1] if at else ""
    if not before or (before in _PARTING and _is_apart(text, at)):
        return False
    first = text[at]
    if before == "、" and _is_enumerated(text, at):
        return True
    if first not in _HANZI_DIGITS and before.isdigit():
        return True
    if before in _SPEAKS or before.isascii():
        return _BEFORE.search(text[max(at - 4, 0) : at]) is not None
    if before in _ENDS_OF_WORDS.get(first, ""):
        return True
    return first in _HANZI_DIGITS and _INSIDE_HANZI.search(text[max(at - 2, 0) : at]) is not None


def _is_apart(text: str, at: int) -> bool:
    """Return whether a number begins after 万, as 两 of 8万亿两个台阶, or after a comma that ends a rank or a share.

    The comma of 居第1，7家企业 parts clauses, that of 第3,4章 does not.
    """
    if text[at - 1] != ",":
        return text[at] == "两"
    m = _RANK_OR_SHARE.search(text, max(at - _FARTHEST_RANK, 0), at)
    digits = _DIGITS.match(text, at)
    return m is not None and digits is not None and int(digits[0]) != int(m[1]) + 1


def _is_enumerated(text: str, at: int) -> bool:
    """Return whether a number is the second of two neighbours, such as 5、6个, of which the first is not read alone."""
    m = _NEIGHBOURS.match(text, at - 2) if at > 1 else None
    if m is None or text[max(at - 3, 0) : at - 2].isdecimal():
        return False
    first, second = (_DIGITS_UP.find(digit) % _NINE for digit in m.groups())
    return second == first + 1


def is_year(numeral: Numeral, rules: tuple[Rule, ...]) -> bool:
    """Return whether a number of years is the name of one: 2022年, but not 2000余年 and 2022年整."""
    if numeral.form is not Form.WHOLE:
        return False
    ends = (numeral.value,) if numeral.spread is None else (numeral.spread.lo, numeral.spread.hi)
    counted = Rule.EXACTLY in rules or (bool(rules) and numeral.step >= _CENTURY)
    return any(end in _YEARS for end in ends) and not counted


def is_attribute(text: str, at: int) -> bool:
    """Return whether the words before say that years are somebody's own, or count an anniversary: 党龄50年."""
    return _SERVICE.search(text[max(at - 9, 0) : at]) is not None


def may_stand_bare(text: str, at: int, end: int, numeral: Numeral, rules: tuple[Rule, ...]) -> bool:
    """Return whether a number without a measure word is a quantity all the same: 约300, 1.4万, 580余.

    A plain number may be a year, a code or a page; one that stands for itself is taken if nothing else is in the text.
    """
    if _NO_COUNT.match(text, end) is not None or (at and text[at - 1] == "年"):
        return False
    alone = at == 0 and end == len(text)
    spread = numeral.spread
    if spread is not None:
        is_few = numeral.step == 1 and numeral.value < _TEN
        return alone if not spread.hi_open else not is_few
    if rules or numeral.inner is not None:
        return numeral.form is not Form.FRACTION
    if numeral.form is Form.SCALED or (numeral.form is Form.DECIMAL and numeral.scale > 1):
        return not numeral.bare
    return alone and _is_plain_count(text, numeral)


def _is_plain_count(text: str, numeral: Numeral) -> bool:
    if numeral.bare or numeral.form not in {Form.WHOLE, Form.MIXED} or numeral.value in _YEARS:
        return False
    return numeral.value < _CODE and (text[0].isdecimal() or numeral.value > _TEN)


def after_name(text: str, at: int) -> int:
    """Return where the title or the quoted name that a mark opens at a place ends, the next place if none does.

    >>> after_name("“五老”30名", 0), after_name("“全市现有30名老同志,都说好”", 0)
    (4, 1)
    """
    if text[at] == "《":
        end = text.find("》", at, at + _LONGEST_TITLE)
        return at + 1 if end < 0 else end + 1
    m = _NAME_ENDS.search(text, at + 1, at + _LONGEST_NAME)
    return m.end() if m is not None and m[0] == "”" else at + 1
