"""Figures of one text held against each other: real kinds of slips, in invented reports."""

import pytest

from tests.marked import marked
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.report.crosschecks import CrossCheck, check_equations, cross_check
from yilao_yiyou.text.relations import equations, relate

_SLIPS = {
    "shares that add up to 106": (
        "学历为大专的占[1%],高中占[32%],初中占[31%],小学占[42%]。",
        "SUM_EQ 警告",
    ),
    "shares that are said to be all": ("分别占[20%]、[30%]、[60%]。", "SUM_EQ 错误"),
    "shares that leave some out though said to be all": ("分别占[20%]、[30%]、[40%]。", "SUM_EQ 错误"),
    "599 for 559": ("规范管理[599人],占已管理[918人]的[60.89%]。", "SHARE_EQ 错误"),
    "a share of another total": ("公办[19184所|校],占[71.4%];民办[6129所|校],占[28.2%]。", "BASE_EQ 错误"),
    "persons over events": (
        "组建[130余支|队伍],开展[3500余场次|活动],受益群众[30余万人|群众]。",
        "PERSONS_OVER_EVENTS 提示",
    ),
    "parts above their sum": ("老干部[689名],老教师[543名],其他[273名],合计[1469名]。", "SUM_EQ 错误"),
    "a part above its whole": ("志愿者[730名],其中党员[739名]。", "PART_LE_WHOLE 错误"),
    "persons and person-times in one sum": ("城区[5人],郊区[3人次],合计[8人次]。", "UNIT_MIX 错误"),
    "a stock that does not follow": ("年初[100个],新增[20个],撤销[5个],年末[120个]。", "NEW_LE_STOCK 错误"),
    "a stock that grew by more than was new": ("年初[100个],新增[20个],年末[121个]。", "NEW_LE_STOCK 错误"),
    "a rate of another growth": ("由[1000人]增加到[1200人],增长[25%]。", "GROWTH_EQ 错误"),
    "a fall of another size": ("现有[900人],减少[100人],下降[20%]。", "GROWTH_EQ 错误"),
    "a factor of another growth": ("由[100人]增加到[150人],增长[2倍]。", "GROWTH_EQ 错误"),
    "a plan done to another rate": ("计划新增[1200张],已建成[1086张],完成率[95%]。", "SHARE_EQ 错误"),
    "points of another rise": ("参与率由[40%]提高到[45%],提高[8个百分点]。", "GROWTH_EQ 错误"),
    "an average of another total": ("开展[580余场],参加[20.2万人次],场均[445人次]。", "PRODUCT_EQ 错误"),
    "more persons than person-times": ("服务[3200人]、[3000人次]。", "PERSONS_LE_TIMES 错误"),
    "one figure told twice": (
        "现有[5660个|关工委|stock|2022-08-31]。关工委[5600个|关工委|stock|2022-08-31]。",
        "SNAPSHOT_EQ 错误",
    ),
    "one figure told twice without a day": (
        "现有[5660个|关工委|stock]。关工委[5600个|关工委|stock]。",
        "SNAPSHOT_EQ 错误",
    ),
    "a running total that fell": (
        "累计[580场|宣讲|cumulative|2021-12-31]。累计[570场|宣讲|cumulative|2022-12-31]。",
        "CUM_MONO 错误",
    ),
    "a stock that fell without a word": (
        "原有[580个|站点|stock|2021-12-31]。现有[570个|站点|stock|2022-12-31]。",
        "CUM_MONO 警告",
    ),
}

_SOUND = {
    "parts as printed": "现有五老[1469名],其中老干部[689名]、老教师[543名]、其他[237名]。",
    "a share of a whole": "规范管理[559人],占已管理[918人]的[60.89%]。",
    "rounded parts of a rounded sum": "城区[5.33万人],郊区[3.25万人],合计[8.58万人]。",
    "a quarter that is 24.7 %": "共[8.58万人|志愿者],其中党员[2.12万人|党员],占[25%]。",
    "at least 83 %": "五老[1469名|五老],其中骨干[1232名|骨干],占[83.9%]。",
    "two shares of one total": "公办[19184所|校],占[71.4%];民办[6129所|校],占[22.8%]。",
    "shares that leave some out": "老年占[20%],中年占[30%],青年占[40%]。",
    "a factor of the growth": "由[100人]增加到[300人],增长[2倍]。",
    "a plan done and more": "计划新增[1000张],已建成[1200张],完成率[120%]。",
    "a stock that follows": "年初[100个],新增[20个],撤销[5个],年末[115个]。",
    "a stock where the closed are not told": "年初[100个],新增[20个],年末[115个]。",
    "a growth": "由[1000人]增加到[1200人],增长[20%]。",
    "a growth from a change": "现有[1200人],比上年增加[100人],增长[9.1%]。",
    "a fall": "现有[900人],减少[100人],下降[10%]。",
    "points": "参与率由[40.2%]提高到[45.1%],提高[4.9个百分点]。",
    "an average": "开展[580余场],参加[20.2万人次],场均[345人次]。",
    "persons within person-times": "服务[3000人]、[3200人次]。",
    "a stock that rose": "原有[570个|站点|stock|2021-12-31]。现有[580个|站点|stock|2022-12-31]。",
    "one of the two days not told": "原有[580个|站点|stock]。现有[570个|站点|stock|2022-12-31]。",
    "7万余 and then exactly": "现有[7万余人|五老|stock|2022-08-31]。五老[70500人|五老|stock|2022-08-31]。",
}


def _checked(text: str) -> tuple[CrossCheck, ...]:
    return cross_check(relate(*marked(text)))


@pytest.mark.parametrize(("text", "expected"), _SLIPS.values(), ids=_SLIPS)
def test_a_slip_is_found(text: str, expected: str) -> None:
    """Each kind of slip that real reports have is found once, under its rule."""
    found = [each.breach for each in _checked(text) if each.breach is not None]

    assert [expected] == [f"{breach.rule.value} {breach.severity.zh}" for breach in found]


@pytest.mark.parametrize("text", _SOUND.values(), ids=_SOUND)
def test_a_sound_report_raises_no_alarm(text: str) -> None:
    """Something was held against something, and all of it holds."""
    checks = _checked(text)

    assert checks
    assert all(each.holds for each in checks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("率为4,252÷4,801=88.56%", [None]),
        ("率为599÷918=60.89%", ["EQUATION"]),
        ("33,269×25.2%=8,384,率为2,953÷8,348=35.37%", [None, "SNAPSHOT_EQ"]),
        ("33,269×25.2%=8,384,率为2,953÷8,384=35.22%", [None, None]),
        ("5.33万+3.25万=8.58万", [None]),
    ],
)
def test_written_sums_are_done_again(text: str, expected: list[str | None]) -> None:
    """A wrong result is an error; a number copied with two digits exchanged is worth a warning."""
    checks = check_equations(equations(text))

    assert expected == [None if each.breach is None else each.breach.rule.value for each in checks]
    assert all(
        each.breach is None or (each.breach.severity is Severity.WARNING) is (each.breach.rule.value == "SNAPSHOT_EQ")
        for each in checks
    )


def test_persons_over_events_are_bounded_as_person_times() -> None:
    """If 300,000-odd were added up over 3,500-odd sessions, there may have been 84 different people."""
    (check,) = _checked("开展[3500余场次|活动],受益群众[30余万人|群众]。")

    assert check.breach is not None
    assert "84–399,999" in check.breach.zh


def test_parts_of_periods_that_share_days_do_not_add() -> None:
    """This year's and last year's together hold this year's twice (R20)."""
    from datetime import date

    from attrs import evolve

    from yilao_yiyou.domain.period import Period

    plain, figures = marked("今年[30场],去年以来[70场],合计[100场]。")
    day = date(2022, 9, 1)
    periods = Period.this_year(day), Period.since_last_year(day), None
    dated = [evolve(figure, period=period) for figure, period in zip(figures, periods, strict=True)]
    halves = Period.first_half(2022), Period.second_half(2022), None
    apart = [evolve(figure, period=period) for figure, period in zip(figures, halves, strict=True)]

    (mixed,), (added,) = cross_check(relate(plain, dated)), cross_check(relate(plain, apart))

    assert mixed.breach is not None
    assert mixed.breach.rule.code == "R20"
    assert added.holds


@pytest.mark.parametrize(("after", "holds"), [("149家", False), ("150家", True), ("300家", True), ("301家", False)])
def test_doubling_is_told_to_the_nearest_doubling(after: str, *, holds: bool) -> None:
    """翻一番 from a hundred is said of anything half-way from the hundred itself to two doublings."""
    from datetime import date

    from yilao_yiyou.text.figures import find_figures

    text = f"站点由2021年底的100家增加到2023年底的{after},翻一番。"

    (check,) = cross_check(relate(text, find_figures(text, as_of=date(2023, 12, 31))))

    assert holds is check.holds


def test_a_fall_may_be_printed_with_its_sign() -> None:
    """A reader that gives 下降10% as a change below zero is understood too; one without an end says nothing."""
    from attrs import evolve

    from yilao_yiyou.domain.bounds import Bounds
    from yilao_yiyou.domain.quantity import Quantity

    plain, figures = marked("现有[900人],减少[100人],下降[10%]。")
    unit = figures[2].quantity.unit if figures[2].quantity is not None else None
    assert unit is not None
    signed = evolve(figures[2], quantity=Quantity(Bounds(-10), unit))
    endless = evolve(figures[2], quantity=Quantity(Bounds(10, None), unit))

    assert all(each.holds for each in cross_check(relate(plain, [*figures[:2], signed])))
    assert all(each.holds for each in cross_check(relate(plain, [*figures[:2], endless])))
