# ruff: noqa: ANN401 -- XlsxWriter has no types
"""Sheets in which what is doubtful is easily read as something else, each with what it means."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.exchange.sheet.messy import TREE, Case, Expected, text_case
from tests.exchange.sheet.shapes import Rows, sheet_case

_WANG: Expected = {"姓名": "王某", "类别": "teacher"}
_LI: Expected = {"姓名": "李某", "类别": "model_worker"}
_ROLL = ("姓名", "类别", "居住区域")
_LOG = ("活动名称", "活动类型", "活动时间", "活动区划", "主办单位")
_ACTIVITY = ("某活动", "宣讲", "2022.8.17", "371402", "甲")
_PARTICIPATION = ("活动", "角色", "人员", "人数", "人数口径", "计数方式", "参与次数")


def odd_cases() -> Iterator[Case]:
    """Yield every such sheet."""
    yield from _titles()
    yield from _columns()
    yield from _dittos()
    yield from _rows()
    yield from _counts()
    yield from _words()


def _merged(*areas: tuple[int, int, int, int, str]) -> Callable[[Any, Any], None]:
    def finish(_: Any, sheet: Any) -> None:
        for area in areas:
            sheet.merge_range(*area)

    return finish


def _titles() -> Iterator[Case]:
    unit: Rows = (("服务统计",), (None, None, None, None, "单位：万人次"), (*_LOG, "服务人次"), (*_ACTIVITY, "2"))
    yield sheet_case(
        "odd-unit-under-a-title",
        (9, 10),
        unit,
        ({"服务人次": "15000..24999 人次"},),
        codes=frozenset({("unit-applied", "F")}),
        finish=_merged((0, 0, 0, 5, "服务统计")),
    )
    two: Rows = (
        ("某区志愿者登记表",),
        ("填表单位：某街道", None, None, "填表时间：2022.4.30"),
        ("序号", "姓名", "志愿服务", None),
        (None, None, "类别", "是否骨干"),
        (1, "王某", "老教师", "是"),
    )
    areas = ((0, 0, 0, 3, "某区志愿者登记表"), (2, 0, 3, 0, "序号"), (2, 1, 3, 1, "姓名"), (2, 2, 2, 3, "志愿服务"))
    yield sheet_case(
        "odd-two-line-header-under-a-title", (9, 12), two, ({**_WANG, "是否骨干": "True"},), finish=_merged(*areas)
    )
    wide: Rows = (("姓名", "类别", "联系电话", None), ("王某", "老教师", "13800000000", "13900000000"))
    yield sheet_case(
        "odd-header-over-two-columns",
        (12, 19),
        wide,
        ({**_WANG, "联系电话": "13800000000"},),
        codes=frozenset({("unknown-column", "D")}),
        finish=_merged((0, 2, 0, 3, "联系电话")),
    )


def _columns() -> Iterator[Case]:
    beside: Rows = (
        ("姓名", "类别", "性别", None, "类别", "人数"),
        ("王某", "老教师", "女", None, "老教师", 1),
        ("李某", "老模范", "男", None, "合计", 1),
        ("赵某", "老教师", "男"),
    )
    yield sheet_case(
        "odd-table-beside",
        (15, 17),
        beside,
        (_WANG, _LI, {"姓名": "赵某", "类别": "teacher"}),
        codes=frozenset({("unknown-column", "E"), ("unknown-column", "F")}),
    )
    yield sheet_case(
        "odd-column-without-header",
        (19,),
        (("姓名", "类别"), ("王某", "老教师"), ("李某", "老模范", "住院中")),
        (_WANG, _LI),
        codes=frozenset({("unknown-column", "C")}),
    )
    half: Rows = (("姓名", "类别", "手机", "联系电话"), ("王某", "老教师", None, "13900000000"))
    yield sheet_case(
        "odd-one-of-two-columns",
        (19,),
        half,
        ({**_WANG, "联系电话": "13900000000"},),
        codes=frozenset({("duplicate-column", "")}),
    )
    serial: Rows = (
        ("姓名", "类别", "同意日期"),
        ("王某", "老教师", "2022-08-17"),
        ("李某", "老模范", 44790),
        ("赵某", "老教师", "2022-08-19"),
    )
    days = ("2022-08-17", "2022-08-17", "2022-08-19")
    yield sheet_case(
        "odd-serial-among-days",
        (6,),
        serial,
        tuple({"同意日期": day} for day in days),
        codes=frozenset({("date-serial", "C3")}),
    )


def _dittos() -> Iterator[Case]:
    sections: Rows = (
        _ROLL,
        ("一、德城区",),
        ("王某", "老教师", "371402"),
        ("小计", "1人"),
        ("李某", "同上", "〃"),
        ("二、陵城区",),
        ("赵某", "老教师", "同上"),
    )
    yield sheet_case(
        "odd-ditto-under-a-section",
        (14, 15, 16),
        sections,
        ({**_WANG, "居住区域": "371402"}, {"姓名": "李某", "类别": "teacher", "居住区域": "371402"}),
        rejected=1,
        codes=frozenset({("ditto", "C"), ("ditto-of-nothing", "C7")}),
        finish=_merged((1, 0, 1, 2, "一、德城区"), (5, 0, 5, 2, "二、陵城区")),
    )
    yield sheet_case(
        "odd-ditto-under-a-hidden-row",
        (14, 29),
        (("姓名", "类别"), ("王某", "老教师"), ("李某", "老模范"), ("赵某", "同上")),
        (_WANG,),
        rejected=1,
        codes=frozenset({("hidden-rows", ""), ("ditto-of-nothing", "B4")}),
        finish=lambda _, sheet: sheet.set_row(2, None, None, {"hidden": True}),
    )
    yield sheet_case(
        "odd-ditto-of-another-cell",
        (14,),
        (
            ("姓名", "类别", "专业技能"),
            ("王某", "老教师", "法律"),
            ("李某", "老模范", "同左"),
            ("李某", "老模范", "如上"),
        ),
        ({**_WANG, "专业技能": "法律"},),
        rejected=2,
        codes=frozenset({("ditto-of-nothing", "C3"), ("ditto-of-nothing", "C4")}),
    )
    yield sheet_case(
        "odd-ditto-of-an-id",
        (14,),
        (("姓名", "类别", "身份证号"), ("王某", "老教师", "379999194501010014"), ("李某", "老模范", "同上")),
        (_WANG,),
        rejected=1,
        codes=frozenset({("ditto-of-id", "C3")}),
    )


def _rows() -> Iterator[Case]:
    shown: Rows = (("姓名", "类别"), ("例：张某", "老教师"), ("示例李某", "老教师"), ("王某", "老教师"))
    yield sheet_case("odd-examples", (16,), shown, (_WANG,), codes=frozenset({("skipped-rows", "")}))
    yield text_case(
        "odd-unparted-rows",
        "姓名,性别,类别\n王某,女,老教师\n李某某某某某某，男，老模范和老教师\n",
        (_WANG,),
        traps=(26,),
        rejected=1,
        codes=frozenset({("required", "C3")}),
    )
    yield text_case(
        "odd-errors-as-text",
        "姓名,类别,联系电话\n王某,老教师,13800000000\n#REF!,老教师,13800000000\n李某,老教师,#N/A\n",
        (_WANG,),
        traps=(27,),
        rejected=2,
        codes=frozenset({("error-cell", "A3"), ("error-cell", "C4")}),
    )


def _counts() -> Iterator[Case]:
    yield sheet_case(
        "odd-own-unit-in-ten-thousands",
        (10, 21),
        ((*_LOG, "服务人次(万人次)"), (*_ACTIVITY, "850人次"), (*_ACTIVITY, 0.35)),
        ({"服务人次": "3450..3549 人次"},),
        rejected=1,
        codes=frozenset({("unit-conflict", "F2"), ("unit-applied", "F")}),
    )
    yield from _stated_units()
    heads = ("A1", "听众", None, 30, "含实名人员的总人数", "清点")
    yield sheet_case(
        "odd-layout-of-a-class",
        (19, 20),
        (_PARTICIPATION, (*heads, None), ("A1", "志愿者", "王某", None, None, None, "无")),
        ({"人数": "30..30 人"},),
        rejected=1,
        options={"layout": "Participation"},
        codes=frozenset({("blank-default", "G"), ("number", "G3")}),
    )
    events: Rows = (
        ("区划", "水域", "时间", "事件类型", "起数"),
        ("371402", "某河", "2022年7月", "救助", "2起"),
        ("371402", "某河", "2022年7月", "救助", "3人次"),
        ("371402", "某河", "2022年7月", "溺亡", "无"),
        ("371402", "某河", "2022年度", "救助", None),
    )
    yield sheet_case(
        "odd-no-events",
        (20, 21),
        events,
        ({"起数": "2..2"}, {"起数": "1..1"}),
        rejected=2,
        options={"layout": "Incident"},
        codes=frozenset({("unit", "E3"), ("number", "E4"), ("blank-default", "E")}),
    )


def _stated_units() -> Iterator[Case]:
    yield sheet_case(
        "odd-row-of-units",
        (10, 12),
        ((*_LOG, "服务人次"), (None, None, None, None, None, "(万人次)"), (*_ACTIVITY, 2)),
        ({"服务人次": "15000..24999 人次"},),
        codes=frozenset({("unit-applied", "F")}),
    )
    yield sheet_case(
        "odd-hundreds",
        (10,),
        ((*_LOG, "服务人次(百人次)"), (*_ACTIVITY, 3)),
        ({"服务人次": "300..300 人次"},),
        codes=frozenset({("unit-applied", "F")}),
    )
    yield sheet_case(
        "odd-unit-of-something-else",
        (10,),
        ((*_LOG, "场次(课时)"), (*_ACTIVITY, 16), (*_ACTIVITY, None)),
        ({"活动名称": "某活动"},),
        rejected=1,
        codes=frozenset({("unit-conflict", "F"), ("unit-conflict", "F2"), ("blank-default", "F")}),
    )
    yield sheet_case(
        "odd-units-around-the-table",
        (10, 16),
        (("单位：户",), (*_LOG, "服务人次"), (*_ACTIVITY, 30), ("注：单位：万人次",)),
        ({"服务人次": "30..30 人次"},),
        codes=frozenset({("unit-not-applied", "F"), ("unit-below", "4")}),
    )
    hours: Rows = (
        ("活动", "角色", "人员", "服务时长"),
        ("A1", "志愿者", "王某", (90, '0"分钟"')),
        ("A1", "志愿者", "王某", (2.5, '0.0"小时"')),
        ("A1", "志愿者", "王某", (2, '0"天"')),
        ("A1", "志愿者", "王某", (100 / 3, '0"分钟"')),
    )
    yield sheet_case(
        "odd-formats-of-hours",
        (11, 31),
        hours,
        ({"服务时长": "1.5"}, {"服务时长": "2.5"}),
        rejected=2,
        options={"layout": "participations"},
        codes=frozenset({("hours", "D4"), ("hours", "D5")}),
    )


def _words() -> Iterator[Case]:
    traditional: Rows = (
        ("姓名", "類別", "居住區域", "聯繫電話"),
        ("王某", "老教師", "德城区", "13800000000"),
        ("李某", "老模範", "371402"),
        ("小計", None, None, "2人"),
    )
    yield sheet_case(
        "odd-traditional-characters",
        (15, 18, 19),
        traditional,
        ({**_WANG, "居住区域": "371402", "联系电话": "13800000000"}, {**_LI, "居住区域": "371402"}),
        options={"regions": TREE},
    )
    yield sheet_case(
        "odd-document-number",
        (18,),
        (
            ("标题", "文种", "发文机关", "发文字号", "成文日期"),
            ("某通知", "通知", "甲", "某关工委[2022]11号", "2022-03"),
            ("某意见", "意见", "甲", "某关工委 (2022) 12 号", "2022-03"),
            ("某方案", "方案", "甲", "第12号", "2022-03"),
        ),
        ({"发文字号": "某关工委〔2022〕11号"}, {"发文字号": "某关工委〔2022〕12号"}),
        rejected=1,
        options={"layout": "documents"},
        codes=frozenset({("brackets-mended", "D"), ("record", "4")}),
    )
