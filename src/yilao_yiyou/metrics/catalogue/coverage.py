"""Coverage of divisions by plaques, in each meaning of "full coverage"."""

from collections.abc import Callable

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.tree_tally import TreeTally
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics import coverage
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Metric, Treed
from yilao_yiyou.metrics.params import Param
from yilao_yiyou.metrics.population import FEWEST_PARAM
from yilao_yiyou.metrics.result import Answer, Note, answer_share, show_bounds


def _notes(tally: TreeTally) -> tuple[Note, ...]:
    levels = "; ".join(f"{level.level.zh} {show_bounds(level.covered)}/{level.divisions}" for level in tally.levels)
    points = Bounds.total(level.points for level in tally.levels)
    impossible = "、".join(level.level.zh for level in coverage.impossible_levels(points, tally.levels))
    notes = [
        Note(name="levels", zh="各级有点的区划数", value=levels),
        Note(name="points", zh="点数", value=show_bounds(points)),
    ]
    if impossible:
        notes.append(Note(name="impossible", zh="点数少于区划数, 不可能逐一覆盖的层级", value=impossible))
    return tuple(notes)


def _formula(
    share: Callable[[TreeTally], Share], notes: Callable[[TreeTally], tuple[Note, ...]]
) -> Callable[[TreeTally], Answer]:
    def formula(tally: TreeTally) -> Answer:
        return answer_share(share(tally), notes=notes(tally))

    return formula


def _notes_of_people(tally: TreeTally) -> tuple[Note, ...]:
    """Return the notes, with how many divisions are in neither part for nobody knows how many people live there."""
    if not tally.without_people:
        return _notes(tally)
    omitted = Note(name="omitted", zh="人口数不明而未计入的最低级区划数", value=str(tally.without_people))
    return (*_notes(tally), omitted)


def _coverage(  # noqa: PLR0913, PLR0917 -- the words of a definition
    metric_id: str,
    zh: str,
    en: str,
    statement_zh: str,
    statement_en: str,
    share: Callable[[TreeTally], Share],
    over_place: RollUp = RollUp.RATIO_OF_SUMS,
    notes: Callable[[TreeTally], tuple[Note, ...]] = _notes,
    pitfalls: tuple[str, str] = ("", ""),
    params: tuple[Param, ...] = (),
) -> Metric:
    return Metric(
        definition=MetricDefinition(
            id=metric_id,
            name_zh=zh,
            name_en=en,
            statement_zh=statement_zh,
            statement_en=statement_en,
            unit=UnitKind.PERCENT,
            kind=MetricKind.RATIO,
            source="designations",
            params=params,
            over_time=RollUp.LAST,
            over_place=over_place,
            numerator="covered 有点的",
            denominator="there are 应有的",
            pitfalls_zh="“全覆盖”有三种含义: 各级都有、逐一都有、服务范围都到; 挂牌不等于运行。" + pitfalls[0],
            pitfalls_en="Full coverage means three things; a plaque is not a running point." + pitfalls[1],
            references=("Fréchet bounds; pigeonhole",),
        ),
        tabulation=Treed(formula=_formula(share, notes)),
    )


METRICS = (
    _coverage(
        "coverage.presence",
        "有无覆盖率",
        "Presence coverage",
        "至少有一个点的层级占全部层级的比率。",
        "Levels with at least one point out of all levels.",
        coverage.presence,
        RollUp.RECOMPUTE,
    ),
    _coverage(
        "coverage.node",
        "层级覆盖率",
        "Node coverage",
        '有本级自己的点的区划占全部区划的比率; 可按层级 (by="level") 分列。',
        'Divisions with a point of their own out of all divisions; by level with by="level".',
        coverage.node,
        RollUp.RECOMPUTE,
        pitfalls=(
            "各县的分子分母之和缺市级自己的点, 全市的须由记录重算。",
            " The sums of counties lack the city's own point: compute the city from the records.",
        ),
    ),
    _coverage(
        "coverage.path",
        "全链路覆盖率",
        "Path coverage",
        "从最低一级到最高一级每一级都有点的最低级区划占全部最低级区划的比率。",
        "Lowest divisions whose whole chain up to the top has points, out of all lowest divisions.",
        coverage.path,
    ),
    _coverage(
        "coverage.catchment",
        "服务范围覆盖率",
        "Catchment coverage",
        "有自己的点或在某点声明的服务范围之内的最低级区划占全部最低级区划的比率。",
        "Lowest divisions with a point of their own or inside a declared service area, out of all lowest divisions.",
        coverage.catchment,
    ),
    _coverage(
        "coverage.population",
        "人口加权覆盖率",
        "Population coverage",
        "住在有点的最低级区划的常住人口占人口数已知的最低级区划总人口的比率; 总人口不足 fewest 人时只列人数。",
        "Residents of lowest divisions with a point, out of residents of those whose population is known. Of fewer "
        "people than asked for only the counts are given.",
        coverage.population,
        notes=_notes_of_people,
        params=(FEWEST_PARAM,),
    ),
)
