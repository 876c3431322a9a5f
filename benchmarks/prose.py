"""Invented prose of the field, by the megabyte: no two sentences need be alike, and how dense its figures are is told.

A report is drawn from a seed: numbers, ways of writing them, dates, places, nouns and verbs all vary, so that a reader
cannot live on having read the same words before. Everything in it is made up.
"""

import random
from collections.abc import Callable

_SUBJECTS = tuple(
    "社区党委 关工委 老年大学 民政部门 志愿服务队 街道办事处 离退休干部 各级组织 退休教师 老龄办 团委 妇联 村委会 卫生院 教育局 司法所".split()
)
_MANNERS = tuple(
    "坚持党建引领 整合辖区资源 立足实际 发挥余热 因地制宜 上下联动 主动作为 压实责任 结合传统节日 用心用情 持续发力 精心组织".split()
)
_DEEDS = tuple(
    "开展理论宣讲 关爱青少年成长 弘扬优良家风 丰富老人的精神生活 推进适老化改造 守护孩子平安 传承红色基因 完善服务网络 "
    "营造敬老氛围 帮助困难家庭 引导群众移风易俗 建设幸福家园 提升服务质量 健全工作机制 做好健康管理 办好民生实事".split()
)
_PEOPLE = tuple("老年人 志愿者 学生 退休干部 儿童 家长 学员 党员 医护人员 护理员 困境儿童 独居老人 教师 居民".split())
_THINGS = tuple(
    "宣讲活动 健康讲座 书画展览 义诊活动 法治讲座 文艺演出 家庭教育讲座 安全演练 培训班 报告会 读书活动 志愿服务活动".split()
)
_GOODS = tuple("宣传资料 培训手册 图书 慰问品 爱心礼包 学习用品 防诈骗手册 健康档案".split())
_BODIES = tuple("养老服务站 老年食堂 教学点 儿童之家 工作室 养老机构 日间照料中心 志愿服务队 幼儿园 托育机构".split())
_PLACES = tuple("清河 安平 永乐 临川 东岭 和顺 新桥 南湖 青山 长宁 大营 石门 白塔 望江 古城 金沙".split())
_LEVELS = tuple("市 县 区 镇 街道 社区".split())
_RATES = tuple("覆盖率 签约率 满意率 建档率 入托率 完成率 参与率 知晓率".split())
_WIDTH = "０１２３４５６７８９"


class Writer:
    """Writes sentences with and without figures from one seed."""

    def __init__(self, seed: int) -> None:
        self._rnd = random.Random(seed)
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
        """A sentence without a figure."""
        pick = self._rnd.choice
        clauses = [f"{pick(_SUBJECTS)}{pick(_MANNERS)}"] + [pick(_DEEDS) for _ in range(self._rnd.randrange(1, 5))]
        return "，".join(clauses) + self._rnd.choice("。。。；\n")

    def figures(self) -> str:
        """A sentence with one to four figures."""
        return self._rnd.choice(self._told)() + self._rnd.choice("。。。；\n")

    def _number(self) -> str:
        rnd = self._rnd
        number = rnd.randrange(2, 10 ** rnd.randrange(1, 6))
        match rnd.randrange(12):
            case 0:
                return f"{rnd.randrange(10, 999) * 10}余"
            case 1:
                return f"{rnd.randrange(11, 999) / 10}万"
            case 2:
                return f"近{rnd.randrange(1, 99) * 100}"
            case 3:
                return f"超过{number}"
            case 4:
                return f"{rnd.randrange(2, 90)}万余"
            case 5:
                return f"{number:,}"
            case 6:
                return f"约{number}"
            case 7:
                return "".join(_WIDTH[int(digit)] for digit in str(number))
            case _:
                return str(number)

    def _time(self) -> str:
        rnd = self._rnd
        year, month, day = rnd.randrange(2015, 2023), rnd.randrange(1, 13), rnd.randrange(1, 29)
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
            f"近{rnd.randrange(2, 9)}年来",
        )
        return rnd.choice(forms) + rnd.choice("，，， ") if rnd.random() < 0.5 else ""

    def _place(self) -> str:
        rnd = self._rnd
        return rnd.choice((f"{rnd.choice(_PLACES)}{rnd.choice(_LEVELS)}", "全市", "全县", "", ""))

    def _activities(self) -> str:
        pick = self._rnd.choice
        verb, unit = pick(("开展", "举办", "组织")), pick(("场", "场次", "次", "期"))
        head = f"{self._time()}{self._place()}{verb}{pick(_THINGS)}{self._number()}{unit}"
        return f"{head}，受益{pick(_PEOPLE)}{self._number()}{pick(('人次', '人', '名'))}"

    def _bodies(self) -> str:
        pick = self._rnd.choice
        return f"{self._time()}{self._place()}{pick(('新建', '建成', '现有', '设立'))}{pick(_BODIES)}{self._number()}{pick('个处家所')}"

    def _goods(self) -> str:
        pick = self._rnd.choice
        first = f"{self._time()}发放{pick(_GOODS)}{self._number()}{pick('份册件套')}"
        return f"{first}，走访慰问{pick(_PEOPLE)}{self._number()}{pick('名人户')}，投入资金{self._number()}元"

    def _share(self) -> str:
        pick, rnd = self._rnd.choice, self._rnd
        whole = f"{self._place()}共有{pick(_PEOPLE)}{self._number()}人"
        return f"{whole}，其中{pick(_PEOPLE)}{self._number()}人，占{pick(('总数', '总人口', '在册人数'))}的{rnd.randrange(10, 999) / 10}%"

    def _growth(self) -> str:
        pick, rnd = self._rnd.choice, self._rnd
        return f"{self._time()}{pick(_RATES)}达到{rnd.randrange(100, 999) / 10}%，{pick(('比上年', '同比'))}{pick(('提高', '下降'))}{rnd.randrange(1, 99) / 10}个百分点"

    def _members(self) -> str:
        pick = self._rnd.choice
        parts = "、".join(f"{pick(_PEOPLE)}{self._number()}名" for _ in range(3))
        return f"{self._place()}参与人员中，包括{parts}"

    def _stock(self) -> str:
        pick = self._rnd.choice
        return f"{self._time()}{self._place()}在册{pick(_PEOPLE)}{self._number()}人、{pick(_BODIES)}{self._number()}个"

    def _target(self) -> str:
        pick, rnd = self._rnd.choice, self._rnd
        return f"到{rnd.randrange(2023, 2031)}年，力争{pick(_RATES)}不低于{rnd.randrange(50, 100)}%，新建{pick(_BODIES)}{self._number()}个"

    def _mean(self) -> str:
        pick = self._rnd.choice
        return f"{self._place()}每月开展{pick(_THINGS)}{self._rnd.randrange(2, 30)}次，每场服务{pick(_PEOPLE)}{self._number()}人"


def report(size: int, share: float, seed: int) -> str:
    """Prose of about so many bytes in UTF-8.

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
