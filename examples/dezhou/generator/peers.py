"""Figures of invented peer cities, to be ranked with."""

from collections.abc import Iterator

from examples.dezhou.generator.plan import AS_OF, PEERS
from examples.dezhou.generator.setting import Setting
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind

_FEWEST, _MOST = 420, 1690


def peers(setting: Setting) -> Iterator[PublishedFigure]:
    """Yield how many remote points each invented city of the same level says it has."""
    chance = setting.chance("peers")
    for number in range(1, PEERS + 1):
        points = chance.randint(_FEWEST, _MOST)
        yield PublishedFigure(
            id=f"peer-{number:02}",
            text=f"{points}个",
            kind=FigureKind.FIGURE,
            counted="老年远程教育教学点",
            quantity=Quantity(Bounds(points), Unit("个", UnitKind.PLACE), phrase=f"{points}个"),
            period=Period.as_at(AS_OF),
            accrual=Accrual.STOCK,
            metric="designation.stock",
            where=criteria(kind="remote_point"),
            publisher=f"虚构同级市{number:02}",
            source="合成数据",
        )
