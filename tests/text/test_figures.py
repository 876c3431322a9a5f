"""Figures found in the prose of reports: where they stand, what they count and when they speak of."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

import yilao_yiyou as yy
from tests.text.corpus import DATA, rows
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.domain.published import FigureKind, FigureRelation, FigureStatus, PublishedFigure, ReadingNote
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.errors import PeriodError
from yilao_yiyou.text.convention import Convention, Rounding
from yilao_yiyou.text.figures import find_figures

EXAMPLE = Path(__file__).parents[2] / "examples" / "dezhou" / "figures.json"
AS_OF = date(2022, 8, 31)
REPORT = (DATA / "dezhou_report.txt").read_text(encoding="utf-8")
PUBLISHED = {figure.text: figure for figure in (yy.read(EXAMPLE) or Register()).figures}
NUMBERS = [figure for figure in PUBLISHED.values() if figure.kind is FigureKind.FIGURE]
READ = {figure.text: figure for figure in find_figures(REPORT, as_of=AS_OF)}
texts = st.lists(
    st.sampled_from([row["text"] for name in ("quantities", "nonquantities", "periods") for row in rows(name)])
    | st.sampled_from("，。；、\n《》“”：（）其中占比计划共累计"),
    max_size=12,
).map("".join)


def figure_of(text: str) -> PublishedFigure:
    (figure,) = find_figures(text, as_of=AS_OF)
    return figure


@pytest.mark.parametrize("published", NUMBERS, ids=lambda figure: figure.id)
def test_every_figure_of_the_example_is_read_from_prose(published: PublishedFigure) -> None:
    """The same bounds, measure word, kind, period and accrual as in the project's own example."""
    figure = READ[published.text]

    assert figure.kind is FigureKind.FIGURE
    assert figure.quantity is not None
    assert published.quantity is not None
    assert (published.quantity.bounds, published.quantity.unit.word) == (
        figure.quantity.bounds,
        figure.quantity.unit.word,
    )
    # 人次 of acts that were stopped: the report's word is kept, and said to be doubtful.
    if published.quantity.unit.kind is UnitKind.INCIDENT:
        assert ReadingNote.UNIT_DOUBTFUL in figure.notes
    else:
        assert published.quantity.unit.kind is figure.quantity.unit.kind
    assert published.accrual is figure.accrual
    assert _days(published.period) == _days(figure.period)


def _days(period: Period | None) -> tuple[object, object] | None:
    """Return the ends of a period that words state; nobody told where an open one starts."""
    if period is None or period.source is PeriodSource.NONE:
        return None
    return Edge.UNKNOWN if period.start is Edge.OPEN else period.start, period.end


@pytest.mark.parametrize("text", ["四级网络全覆盖", "全省首位", "超额完成", "未发生一起", "四部门联合"])
def test_the_claims_of_the_example_are_read(text: str) -> None:
    """A quantity without a number: all of it, first, above the target, none, four."""
    published = PUBLISHED[text]
    (figure,) = (each for each in READ.values() if each.kind is FigureKind.CLAIM and text in each.text)

    assert published.quantity is not None
    assert figure.quantity is not None
    assert published.quantity.bounds == figure.quantity.bounds
    assert published.quantity.unit == figure.quantity.unit


def test_nothing_else_in_the_report_is_taken() -> None:
    """29 figures and five claims; the titles, the slogans and the plan are none."""
    kinds = [figure.kind for figure in find_figures(REPORT, as_of=AS_OF)]

    assert (29, 5) == (kinds.count(FigureKind.FIGURE), kinds.count(FigureKind.CLAIM))


def test_a_figure_knows_its_place_in_the_text() -> None:
    """Its words are a slice of the text, spaces and all."""
    text = "全市现有　五老 7 万 余人，其中女性 ３０ 名。"

    for figure in find_figures(text, as_of=AS_OF):
        assert figure.offset is not None
        assert text[figure.offset : figure.end] == figure.text
    assert ["7 万 余人", "３０ 名"] == [figure.text for figure in find_figures(text, as_of=AS_OF)]


COUNTED = {
    "发放培训手册1万余册": "培训手册",
    "62个老干部志愿者组织参加": "老干部志愿者组织",
    "组织开展红色研学活动等580余场": "红色研学活动",
    "新建社区老年大学分校（教学点）49处": "社区老年大学分校(教学点)",
    "受益儿童达1.4万名": "儿童",
    "300人": "人",
    "共有300人参加": "人",
    "劝阻危险行为20余次": "危险行为",
    "到3个村为儿童辅导": "村",
    "12个街道全部建成工作站": "街道",
}


@pytest.mark.parametrize(("text", "counted"), COUNTED.items(), ids=COUNTED)
def test_what_is_counted_is_as_printed(text: str, counted: str) -> None:
    """The noun after the unit, else the one before the number, else the unit."""
    assert counted == figure_of(text).counted


def test_a_period_is_inherited_from_the_sentence_before_and_says_so() -> None:
    """With the place of the words that stated it."""
    first, second = find_figures("去年以来，开展活动20场。发放资料300份。", as_of=AS_OF)

    assert first.period is not None
    assert second.period is not None
    assert second.period.same_days(first.period)
    assert (PeriodSource.EXPLICIT, PeriodSource.INHERITED) == (first.period.source, second.period.source)
    assert (0, 0, "since") == (first.period_offset, second.period_offset, second.period_rule)


def test_a_figure_of_no_period_has_none() -> None:
    """Nothing before it states one."""
    assert figure_of("发放资料300份").period is None


def test_a_time_that_nobody_told_holds_for_its_sentence_only() -> None:
    """After 多年来 the year that was named before holds again."""
    *_, last = find_figures("2021年，开展活动20场。多年来，帮扶300人。发放资料40份。", as_of=AS_OF)

    assert last.period is not None
    assert last.period.same_days(Period.year(2021))


def test_a_year_named_in_a_sentence_holds_for_its_halves() -> None:
    """其中上半年 of 2020 is not that of the as-of day; in the next sentence it is."""
    texts = ("2020年，开展活动90场，其中上半年40场。上半年，开展活动30场。",)
    periods = [str(figure.period) for figure in find_figures(texts[0], as_of=AS_OF)]

    assert ["2020-01-01..2020-12-31", "2020-01-01..2020-06-30", "2022-01-01..2022-06-30"] == periods


@pytest.mark.parametrize("text", ["该队成立于2016年，现有队员30名", "2016年成立，现有队员30名", "2019年退休的老人30名"])
def test_the_day_of_a_founding_is_no_period(text: str) -> None:
    """It tells of the body, not of the figure."""
    assert figure_of(text).period is None


@pytest.mark.parametrize("text", ["2021年出生人口300人", "2021年毕业生300人"])
def test_those_born_or_leaving_school_in_a_year_are_counted_in_it(text: str) -> None:
    """出生 and 毕业 tell of the figure here, not of a person."""
    period = figure_of(text).period

    assert period is not None
    assert period.same_days(Period.year(2021))


ACCRUALS = {
    "去年以来，开展活动580余场": Accrual.FLOW,
    "目前，共有志愿者300名": Accrual.STOCK,
    "现有志愿者300名": Accrual.STOCK,
    "今年以来，新建活动室20处": Accrual.FLOW,
    "累计服务300人次": Accrual.CUMULATIVE,
    "累计培训志愿者300名": Accrual.CUMULATIVE,
    "截至8月底，开展活动30场": Accrual.CUMULATIVE,
    "目前，开展活动30场": Accrual.FLOW,
    "连续7年": Accrual.STREAK,
    "占总数的63.4%": Accrual.RATE,
    "人均服务3小时": Accrual.RATE,
    "每月开展活动4场": Accrual.RATE,
    "比上年增长8%": Accrual.CHANGE,
    "比上年增加200人": Accrual.CHANGE,
    "提高3.2个百分点": Accrual.CHANGE,
    "是上年的1.5倍": Accrual.CHANGE,
    "去年以来，建成示范点40余处": Accrual.FLOW,
    "建成教学点1777个": Accrual.STOCK,
    "全县有敬老院12所": Accrual.STOCK,
    "在园幼儿300名": Accrual.STOCK,
    "现有志愿者300名，志愿服务组织20个": Accrual.STOCK,
    "现有志愿者300名，帮扶儿童20名": Accrual.FLOW,
    "现有学员300名，毕业学员20名": Accrual.FLOW,
}


@pytest.mark.parametrize(("text", "accrual"), ACCRUALS.items(), ids=ACCRUALS)
def test_a_figure_says_how_it_comes_about(text: str, accrual: Accrual) -> None:
    """Flows happen, stocks stand, rates relate, changes compare."""
    assert accrual is find_figures(text, as_of=AS_OF)[-1].accrual


STATUSES = {
    "开展活动30场": FigureStatus.ACHIEVED,
    "计划开展活动30场": FigureStatus.PLANNED,
    "将开展活动30场": FigureStatus.PLANNED,
    "力争建成示范点30处": FigureStatus.TARGET,
    "到2025年建成示范点30处": FigureStatus.TARGET,
    "目标为培训300人": FigureStatus.TARGET,
    "已完成年度计划的83.5%": FigureStatus.ACHIEVED,
    "实施三年行动计划，开展活动30场": FigureStatus.ACHIEVED,
    "计划年内开展活动30场": FigureStatus.PLANNED,
    "力争年内开展活动30场": FigureStatus.TARGET,
    "计划培训300人，现已将近300人": FigureStatus.ACHIEVED,
}


@pytest.mark.parametrize(("text", "status"), STATUSES.items(), ids=STATUSES)
def test_a_figure_says_whether_it_has_been_reached(text: str, status: FigureStatus) -> None:
    """Plans and targets are not achievements; the name of a plan is no plan."""
    assert status is find_figures(text, as_of=AS_OF)[-1].status


RELATIONS = {
    "志愿者300名，其中女性120名": (FigureRelation.SUBSET, "300名"),
    "志愿者300名，其中女性120名、党员80名": (FigureRelation.SUBSET, "300名"),
    "开展活动30场，发放资料200份，其中手册120份": (FigureRelation.SUBSET, "200份"),
    "开展活动30场，其中培训覆盖200人": (FigureRelation.SUBSET, "30场"),
    "志愿者300名：女性120名、男性180名": (FigureRelation.BREAKDOWN, "300名"),
    "女性120名、男性180名，共计300名": (FigureRelation.TOTAL, "120名"),
    "志愿者300名，比上年增长8%": (FigureRelation.COMPARISON, "300名"),
    "女性120名，占志愿者总数的40%": (FigureRelation.SHARE, "120名"),
    "开展活动30场，发放资料200份": (None, None),
    "其中女性120名": (None, None),
}


@pytest.mark.parametrize(("text", "expected"), RELATIONS.items(), ids=RELATIONS)
def test_a_figure_stands_to_one_before_it(text: str, expected: tuple[FigureRelation | None, str | None]) -> None:
    """A part, their sum, a comparison or a share."""
    figures = find_figures(text, as_of=AS_OF)
    by_id = {figure.id: figure.text for figure in figures}
    last = figures[-1]

    assert expected == (last.relation, None if last.related is None else by_id[last.related])


def test_a_share_has_its_whole_and_a_change_its_base() -> None:
    """As printed; a rate has its 人均."""
    share = find_figures("女性120名，占志愿者总数的40%", as_of=AS_OF)[-1]
    change = find_figures("志愿者300名，比上年增长8%", as_of=AS_OF)[-1]
    rate = figure_of("人均服务3.5小时")
    monthly = figure_of("每月开展活动4场")

    assert ("志愿者总数", "女性") == (share.denominator, share.counted)
    assert change.base is not None
    assert change.base.same_days(Period.year(2021))
    assert ("人均", "每月") == (rate.per, monthly.per)


def test_a_comparison_with_the_same_stretch_a_year_before_takes_the_period_of_its_sentence() -> None:
    """上半年…同比 is the first half of the year before."""
    (figure,) = find_figures("上半年同比增长8%", as_of=AS_OF)

    assert figure.base is not None
    assert figure.base.same_days(Period.first_half(2021))


PLACES = {
    "全市现有志愿者300名": "全市",
    "禹城市现有志愿者300名": "禹城市",
    "城区现有志愿者300名": None,
    "现有志愿者300名": None,
}


@pytest.mark.parametrize(("text", "place"), PLACES.items(), ids=PLACES)
def test_a_place_that_is_named_is_kept(text: str, place: str | None) -> None:
    """As printed; a general word is none."""
    assert place == figure_of(text).place


KINDS = {
    "建成养老服务站56个": UnitKind.PLACE,
    "认领项目86个": UnitKind.PROJECT,
    "成立宣讲队86个": UnitKind.BODY,
    "新增床位200张": UnitKind.BED,
    "张贴海报200张": UnitKind.ITEM,
    "200个": UnitKind.BODY,
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=KINDS)
def test_the_noun_decides_what_a_measure_word_counts(text: str, kind: UnitKind) -> None:
    """个 is a body, a place or a project; 张 a bed or a sheet."""
    quantity = figure_of(text).quantity

    assert quantity is not None
    assert kind is quantity.unit.kind


DOUBTFUL = {
    "开展活动580余场，受教育20万余人": True,
    "劝阻危险行为200余人次": True,
    "现有志愿者300人": False,
    "服务300人次": False,
    "开展活动580余场，现有志愿者300名": False,
}


@pytest.mark.parametrize(("text", "doubtful"), DOUBTFUL.items(), ids=DOUBTFUL)
def test_a_doubtful_unit_is_said_to_be_so(text: str, doubtful: bool) -> None:
    """人 is printed where 人次 is meant, and 人次 where acts are meant."""
    assert doubtful is (ReadingNote.UNIT_DOUBTFUL in find_figures(text, as_of=AS_OF)[-1].notes)


def test_a_stock_and_its_other_readings_are_kept() -> None:
    """46万人次 may be the very number; its rule is named and explained."""
    figure = figure_of("累计服务46万人次")

    assert ["460000 人次"] == [str(each) for each in figure.alternatives]
    assert figure.explain() == "46万人次: 455000..464999 人次 (规则 rule: scaled); 另有读法"


def test_a_text_may_be_read_by_another_convention() -> None:
    """Truncated instead of rounded."""
    (figure,) = find_figures("服务20.2万人次", as_of=AS_OF, convention=Convention(rounding=Rounding.TRUNCATE))

    assert str(figure.quantity) == "202000..202999 人次"


def test_an_as_of_day_known_between_two_is_read_from_the_last() -> None:
    """A figure cannot speak of days after it was published."""
    (figure,) = find_figures("今年以来，开展活动30场", as_of=Period.between(date(2022, 8, 17), date(2022, 12, 31)))

    assert str(figure.period) == "2022-01-01..2022-12-31"


def test_the_as_of_day_is_a_day() -> None:
    """A moment is none."""
    with pytest.raises(PeriodError):
        find_figures("今年以来", as_of=datetime(2022, 9, 1, tzinfo=UTC))


@given(text=texts)
@example(text="《" * 5 + "“" * 5)
@example(text="2月30日，连续0年，近0年来，其中")
@example(text="\ud800\x00 3 0 人")
@example(text="每\x00月3人，占\ud800的5%")
def test_any_text_is_read_without_a_fault(text: str) -> None:
    """Figures stand in order, none inside another, each a slice of the text with an id of its own."""
    figures = find_figures(text, as_of=AS_OF)
    places = [(figure.offset, figure.end) for figure in figures]

    assert places == sorted(places)
    assert len({figure.id for figure in figures}) == len(figures)
    for figure in figures:
        assert figure.offset is not None
        assert text[figure.offset : figure.end] == figure.text
        assert figure.explain().startswith(figure.text)
        assert figure == evolve(figure)  # which asks every field whether it takes what it holds
