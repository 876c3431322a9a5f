"""Invented prose of the field, by the megabyte: no two sentences need be alike, and how dense its figures are is told.

A report is drawn from a seed: numbers, ways of writing them, dates, places, nouns and verbs all vary, so that a reader
cannot live on having read the same words before. Everything in it is made up.
"""

import random
from collections.abc import Callable


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_SUBJECTS = _listed(
    "社区党委 关工委 老年大学 民政部门 志愿服务队 街道办事处 "
    "离退休干部 各级组织 退休教师 老龄办 团委 妇联 "
    "村委会 卫生院 教育局 司法所"
)
_MANNERS = _listed(
    "坚持党建引领 整合辖区资源 立足实际 发挥余热 "
    "因地制宜 上下联动 主动作为 压实责任 "
    "结合传统节日 用心用情 持续发力 精心组织"
)
_DEEDS = _listed(
    "开展理论宣讲 关爱青少年成长 弘扬优良家风 丰富老人的精神生活 推进适老化改造 守护孩子平安 传承红色基因 完善服务网络 "
    "营造敬老氛围 帮助困难家庭 引导群众移风易俗 建设幸福家园 提升服务质量 健全工作机制 做好健康管理 办好民生实事"
)
_PEOPLE = _listed("老年人 志愿者 学生 退休干部 儿童 家长 学员 党员 医护人员 护理员 困境儿童 独居老人 教师 居民")
_THINGS = _listed(
    "宣讲活动 健康讲座 书画展览 义诊活动 法治讲座 文艺演出 家庭教育讲座 安全演练 培训班 报告会 读书活动 志愿服务活动"
)
_GOODS = _listed("宣传资料 培训手册 图书 慰问品 爱心礼包 学习用品 防诈骗手册 健康档案")
_BODIES = _listed("养老服务站 老年食堂 教学点 儿童之家 工作室 养老机构 日间照料中心 志愿服务队 幼儿园 托育机构")
_PLACES = _listed("清河 安平 永乐 临川 东岭 和顺 新桥 南湖 青山 长宁 大营 石门 白塔 望江 古城 金沙")
_LEVELS = _listed("市 县 区 镇 街道 社区")
_RATES = _listed("覆盖率 签约率 满意率 建档率 入托率 完成率 参与率 知晓率")
_WHOLES = _listed("总数 总人口 在册人数")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ENDS = "。。。；\n"
_TIMED = 0.5
"""Which share of sentences with figures name their time."""


class Writer:
    """Writes sentences with and without figures, drawn from a seed."""

    def __init__(self, seed: int) -> None:
        self._rnd = random.Random(seed)
        self._pick = self._rnd.choice
        self._within = self._rnd.randrange
        self._told: tuple[Callable[[], str], ...] = (
            self._activities,
            self._bodies,
            self._goods,
            self._share,
            self._growth,
            self._members,
            self._stock,
            self._target,
            self._mean,
        )

    def words(self) -> str:
        """Return a sentence without a figure."""
        deeds = [self._pick(_DEEDS) for _ in range(self._within(1, 5))]
        return "，".join([self._pick(_SUBJECTS) + self._pick(_MANNERS), *deeds]) + self._pick(_ENDS)

    def figures(self) -> str:
        """Return a sentence with one to four figures."""
        return self._pick(self._told)() + self._pick(_ENDS)

    def _number(self) -> str:
        number = self._within(2, 10 ** self._within(1, 6))
        plain = [str(number)] * 5
        forms = [
            f"{self._within(10, 999) * 10}余",
            f"{self._within(11, 999) / 10}万",
            f"近{self._within(1, 99) * 100}",
            f"超过{number}",
            f"{self._within(2, 90)}万余",
            f"{number:,}",
            f"约{number}",
            str(number).translate(_WIDE),
        ]
        return self._pick(plain + forms)

    def _time(self) -> str:
        if self._rnd.random() > _TIMED:
            return ""
        year, month, day = self._within(2015, 2023), self._within(1, 13), self._within(1, 29)
        forms = (
            f"{year}年",
            f"{year}年{month}月",
            f"{year}年{month}月{day}日",
            f"截至{year}年底",
            f"截至{month}月底",
            f"自{year}年以来",
            f"{year}年上半年",
            f"{month}至{min(month + 3, 12)}月",
            "今年以来",
            "去年",
            "上半年",
            "截至目前",
            f"近{self._within(2, 9)}年来",
        )
        return self._pick(forms) + self._pick("，，， ")

    def _place(self) -> str:
        return self._pick((self._pick(_PLACES) + self._pick(_LEVELS), "全市", "全县", "", ""))

    def _activities(self) -> str:
        held = self._pick(("开展", "举办", "组织")) + self._pick(_THINGS) + self._number()
        reached = self._pick(_PEOPLE) + self._number() + self._pick(("人次", "人", "名"))
        return f"{self._time()}{self._place()}{held}{self._pick(('场', '场次', '次', '期'))}，受益{reached}"

    def _bodies(self) -> str:
        body = self._pick(("新建", "建成", "现有", "设立")) + self._pick(_BODIES)
        return f"{self._time()}{self._place()}{body}{self._number()}{self._pick('个处家所')}"

    def _goods(self) -> str:
        given = f"{self._time()}发放{self._pick(_GOODS)}{self._number()}{self._pick('份册件套')}"
        visited = f"走访慰问{self._pick(_PEOPLE)}{self._number()}{self._pick('名人户')}"
        return f"{given}，{visited}，投入资金{self._number()}元"

    def _share(self) -> str:
        whole = f"{self._place()}共有{self._pick(_PEOPLE)}{self._number()}人"
        part = f"其中{self._pick(_PEOPLE)}{self._number()}人"
        return f"{whole}，{part}，占{self._pick(_WHOLES)}的{self._within(10, 999) / 10}%"

    def _growth(self) -> str:
        level = f"{self._time()}{self._pick(_RATES)}达到{self._within(100, 999) / 10}%"
        way = self._pick(("比上年", "同比")) + self._pick(("提高", "下降"))
        return f"{level}，{way}{self._within(1, 99) / 10}个百分点"

    def _members(self) -> str:
        parts = "、".join(f"{self._pick(_PEOPLE)}{self._number()}名" for _ in range(3))
        return f"{self._place()}参与人员中，包括{parts}"

    def _stock(self) -> str:
        people = f"在册{self._pick(_PEOPLE)}{self._number()}人"
        return f"{self._time()}{self._place()}{people}、{self._pick(_BODIES)}{self._number()}个"

    def _target(self) -> str:
        aim = f"力争{self._pick(_RATES)}不低于{self._within(50, 100)}%"
        return f"到{self._within(2023, 2031)}年，{aim}，新建{self._pick(_BODIES)}{self._number()}个"

    def _mean(self) -> str:
        often = f"每月开展{self._pick(_THINGS)}{self._within(2, 30)}次"
        return f"{self._place()}{often}，每场服务{self._pick(_PEOPLE)}{self._number()}人"


def report(size: int, share: float, seed: int) -> str:
    """Return prose of about so many bytes in UTF-8.

    Args:
        size: How many bytes.
        share: Which share of its sentences have figures, from 0 to 1.
        seed: What it is drawn from.
    """
    writer, rnd = Writer(seed), random.Random(seed + 1)
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(writer.figures() if rnd.random() < share else writer.words())
        length += len(parts[-1].encode())
    return "".join(parts)
