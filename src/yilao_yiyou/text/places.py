"""The place that a figure is of: 全市, 我省, or a name that begins where a word does, such as 禹城市.

Nothing says where a Chinese word begins, and 城镇 and 灌区 end as places do. The names of provinces are known; another
is taken only after a mark, a date or a preposition, if none of its characters is that of another word. In doubt there
is none.
"""

import re

# What is compared with all of the country, or praised in it, is not counted there. A lookbehind stands after its word,
# since a pattern whose branches begin with characters is searched for far faster.
_NOT_COMPARED = (
    "(?<![占比于居列较向以为]..)(?<!(?:入选|位居|位列|荣获|获评|超过|评为|列入|纳入|面向|推向|走向)..)"
    "(?!首|第|率先|前|文明|先进|重点|领先|平均|示范|试点|各|唯一|最|百强|一流|统一|[域性级人委])"
)
_OWN = "[省市县区镇乡州旗]"
_COUNTRY = r"国(?<![^\W\d_年月日末底来前今].国)"
_PROVINCES = """
河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾
"""
_REGIONS = "北京市 天津市 上海市 重庆市 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区"
_KNOWN = re.compile(
    "|".join(
        (
            *(f"{one}{_COUNTRY}{_NOT_COMPARED}" for one in "全我"),
            *(f"{one}{_OWN}{_NOT_COMPARED}" for one in "全我"),
            f"本{_OWN}(?<![基成资日样版标]本.){_NOT_COMPARED}",
            *(f"{name}省" for name in _PROVINCES.split()),
            *_REGIONS.split(),
        )
    )
)
_BEGIN = (
    r"(?:(?<=[0-9])(?:年[初底末]?|月[初底末份]?|日)|(?<=以来)"
    r"|(?<![\u4e00-\u9fff0-9])(?:[今去]年|目前|当前|现在|年[末底]|全年|上半年|其中)?)[在由对向为从赴]?"
)
_OTHER = (
    "的了个与及和把将等各每其后是就也且而或者这那哪他她它们什么名位户所条项万亿整健覆盖改造支持推进展组织增获批设办完"
    "提级型式化全该某我本省市县区村镇乡加快做强实现启动指导赋能振兴唱彰送抓跨建一两二三四五六七八九十百千在由对向从赴"
)
_PART = f"[^\\W\\d_A-Za-z{_OTHER}]"
_NAME = (
    rf"{_PART}{{2,3}}[市县区]|{_PART}{{2,6}}自治[州县旗]|(?![综崇]){_PART}{{1,2}}州(?=[^\u4e00-\u9fff]|等|经济)"
    rf"|{_PART}{{2,3}}(?:街道|社区|镇|村)"
)
_GENERIC = re.compile(
    "(?:[社辖校园景小地片山灌街厂牧林矿库湾特专战老主郊流赛牌新]|保[护税]|开发|功能|合作|居住|生活|集聚|民族|革命|高新|经开"
    "|棚户|自贸|自治|流经|培育|深水|无人|湖|服务|中心|先导|核心|实验|聚集|产业|先行|相关|综保|[主老新中全各县镇]城)区$"
    "|(?:[上夜超股汽菜闹互]|..[城都门]|[大小各全让使新老]城|中心|试点|消费|其他|大中|中小|[大小美强])市$|(?:[城强山农边大各]|脱贫|贫困|直管)[县镇]$"
    "|(?:[城农]|城中|行政|自然|美丽|重点|传统|中心|建制|筑基|培育|和美|数字|贫困|脱贫)[村镇]$"
    "|(?:智慧|完整|友好|老旧|农村|城市|重点|试点|安置|老年|和谐|幸福|文明|所在|附近|周边|普通|养老|嵌入|多元)(?:社区|街道)$"
    "|^[城农]"
)
_PLACE = re.compile(rf"{_BEGIN}(?P<name>{_NAME})(?![域级委长政民容场直外内校属际下城])")
_ENDS = re.compile("市|县|区(?<![社辖园景小地片山灌]区)|州|街道|社区|镇|村(?<![城乡农]村)")


def place_words(text: str, start: int, end: int) -> str | None:
    """Return the last place that is named in a stretch of text, as printed.

    >>> place_words("2009年台州市老年人口", 0, 12), place_words("新建3个县级市中心", 0, 9)
    ('台州市', None)
    """
    last, place = -1, None
    for m in _KNOWN.finditer(text, start, end):
        if not text.startswith("《", m.start() - 1):
            last, place = m.start(), m[0]
    if _ENDS.search(text, start, end) is not None:
        for m in _PLACE.finditer(text, start, end):
            if m.start("name") > last and _GENERIC.search(m["name"]) is None:
                place = m["name"]
    return place
