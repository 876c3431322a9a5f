"""Which of its kinds a measure word has in a figure, by the noun that is counted, and where 人 may stand for 人次."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.text.relation import Before

_PLACES = re.compile(
    r"(?:点|站|室|中心|基地|阵地|场所|场地|课堂|学校|分校|大学|驿站|之家|家园|村|社区|街道|乡镇|镇|县|区|市|校区|广场|公园|"
    r"小区|食堂|服务站|网点|景点|城市|园区|馆|屋|角|地区|机构网点|活动区)$"
)
_PROJECTS = re.compile(
    r"(?:项目|课题|课程|工程|案例|方案|议题|主题|品牌|事项|任务|岗位|计划|微心愿|心愿|问题|难题|建议|服务包)$"
)
_BEDS = re.compile(r"床")
_ACTS = re.compile(r"行为|隐患|问题|事件|纠纷|案件|矛盾")
REACHED = 12
"""How many characters before a figure say whether it counts those who were reached."""
_REACHED = re.compile(r"受教育|受益|覆盖|惠及|接待|服务|培训|参与|参加|受众|观众|听众")


def choose_unit(units: Sequence[Unit], counted: str) -> int:
    """Return which of several units suits what is counted, the first where none does."""
    if len(units) == 1:
        return 0
    wanted = _wanted(counted)
    return next((place for place, unit in enumerate(units) if unit.kind is wanted), 0)


@lru_cache(maxsize=4096)
def _wanted(counted: str) -> UnitKind | None:
    if _BEDS.search(counted) is not None:
        return UnitKind.BED
    if _PLACES.search(counted) is not None:
        return UnitKind.PLACE
    if _PROJECTS.search(counted) is not None:
        return UnitKind.PROJECT
    return UnitKind.ITEM if counted else None


def is_doubtful(unit: Unit, counted: str, before: str, figures: Collection[Before]) -> bool:
    """Return whether 人次 counts acts, or 人 counts those who came to several sessions.

    Args:
        unit: The unit.
        counted: What is counted.
        before: The last words before the figure, `REACHED` characters of them.
        figures: The figures of the sentence before it.
    """
    if unit.kind is UnitKind.PERSON_TIME:
        return _ACTS.search(counted) is not None
    if unit.kind is not UnitKind.PERSON or not figures or _REACHED.search(before) is None:
        return False
    return any(each.kind is UnitKind.SESSION and each.most != 1 for each in figures)
