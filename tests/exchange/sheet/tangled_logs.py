# ruff: noqa: ANN401 -- whatever stands in a cell
"""Logs of activities and text files in which several traps meet, each with what it means."""

from collections.abc import Iterator
from typing import Any

from tests.exchange.sheet.messy import Case, text_case
from tests.exchange.sheet.shapes import Rows, sheet_case

_LOG = ("活动名称", "活动类型", "活动时间", "活动区划", "主办单位", "服务人次")


def _log(when: Any, heads: Any = 30, name: str = "某活动", hosts: str = "甲") -> tuple[Any, ...]:
    return (name, "宣讲", when, "371402", hosts, heads)


def tangled_logs() -> Iterator[Case]:
    """Yield the logs."""
    days: Rows = (
        _LOG,
        _log("2022.8.17-8.19"),
        _log("2022年8月17-19日"),
        _log("2022.12.30—2023.1.3"),
        _log("8月17日至19日"),
        _log((44790, "m月d日")),
        _log((44790.5, "yyyy/m/d h:mm")),
        _log("2022年8月17日(星期三)"),
        _log("2022.8.19-8.17"),
    )
    whens = (
        "2022-08-17..2022-08-20",
        "2022-08-17..2022-08-20",
        "2022-12-30..2023-01-04",
        "2022-08-17..2022-08-18",
        "2022-08-17..2022-08-18",
        "2022-08-17..2022-08-18",
    )
    yield sheet_case(
        "tangle-days",
        (5, 6, 8, 31),
        days,
        tuple({"活动时间": when} for when in whens),
        rejected=2,
        codes=frozenset(
            {
                ("date-without-year", "C5"),
                ("date-year-not-shown", "C6"),
                ("date-time-dropped", "C"),
                ("period-reversed", "C9"),
            }
        ),
    )
    money: Rows = (("单位：万元",), _LOG, _log("2022.8.17", 30), _log("2022.8.18", "1.2万"))
    yield sheet_case(
        "tangle-other-unit-above",
        (10, 21),
        money,
        ({"服务人次": "30..30 人次"}, {"服务人次": "11500..12499 人次"}),
        codes=frozenset({("unit-not-applied", "F")}),
    )
    totals: Rows = (
        _LOG,
        _log("2022.8.17", "580余"),
        _log("2022.8.18", (20.2, '0.0"万"')),
        _log("2022.8.19", "1,140"),
        ("合计", None, None, None, None, "20.4万"),
    )
    yield sheet_case(
        "tangle-total-of-intervals",
        (11, 15, 21),
        totals,
        ({"服务人次": "580..589 人次"}, {"服务人次": "201500..202499 人次"}, {"服务人次": "1140..1140 人次"}),
        codes=frozenset({("ten-thousands-shown", "F3")}),
    )
    wrong: Rows = (*totals[:4], ("合计", None, None, None, None, "30.4万"))
    yield sheet_case(
        "tangle-wrong-total-of-intervals",
        (11, 15, 21),
        wrong,
        ({"服务人次": "580..589 人次"}, {"服务人次": "201500..202499 人次"}, {"服务人次": "1140..1140 人次"}),
        codes=frozenset({("total-mismatch", "F5")}),
    )
    formulas: Rows = (
        _LOG,
        _log("2022.8.17", ("=10+20", 30)),
        _log("2022.8.18", ("=1/0", "#DIV/0!")),
        _log("2022.8.19", 5),
        ("合计", None, None, None, None, ("=SUM(F2:F4)", 36)),
    )
    yield sheet_case(
        "tangle-formulas",
        (15, 27, 28),
        formulas,
        ({"服务人次": "30..30 人次"}, {"服务人次": "5..5 人次"}),
        rejected=1,
        codes=frozenset({("error-cell", "F3")}),
    )
    hosts: Rows = (
        _LOG,
        _log("2022.8.17", hosts="甲单位、乙单位等5家"),
        _log("2022.8.18", hosts="甲单位；乙单位"),
        _log("2022.8.19", 3.5),
        _log("2022.8.20", "1O0"),
        _log("2022.8.21", "-5"),
        _log("2022.8.22", (0.3, "0%")),
    )
    yield sheet_case(
        "tangle-hosts-and-counts",
        (21, 22, 31),
        hosts,
        ({"主办单位": "乙单位,甲单位"}, {"主办单位": "乙单位,甲单位"}),
        rejected=4,
        codes=frozenset(
            {
                ("list-short", "E2"),
                ("not-whole", "F4"),
                ("number", "F5"),
                ("negative", "F6"),
                ("percent-in-count", "F7"),
            }
        ),
    )
    yield sheet_case(
        "tangle-1904-serials",
        (6, 7),
        (_LOG, _log((43328, "yyyy/m/d")), _log((43329, "yyyy/m/d")), _log(43330)),
        tuple({"活动时间": f"2022-08-{day}..2022-08-{day + 1}"} for day in (17, 18, 19)),
        codes=frozenset({("date-serial", "C4")}),
        settings={"date_1904": True},
    )


def tangled_texts() -> Iterator[Case]:
    """Yield the text files."""
    yield text_case(
        "tangle-gb18030",
        '某区登记表;;\n填报单位：某关工委;;\n"姓\n名";身份证号(18位);类别\n李䶮;379999 19450101 0014;老教师\n'
        "王某;3.79999E+17;老教师\n合计;2人;\n填表人：某某;;\n",
        ({"姓名": "李䶮", "身份证号": "379999194501010014"},),
        traps=(2, 9, 15, 16, 18, 24, 25, 26),
        encoding="gb18030",
        rejected=1,
        codes=frozenset({("id-as-number", "B5")}),
    )
    yield text_case(
        "tangle-quoted",
        '姓名,类别,专业技能\n"王某","老教师、老模范","书法，""行书"""\n李某,老模范,"=1+1"\n赵某,老教师\n',
        (
            {"姓名": "王某", "类别": "model_worker,teacher"},
            {"姓名": "李某", "专业技能": "=1+1"},
            {"姓名": "赵某"},
        ),
        traps=(22, 26, 34),
        codes=frozenset({("short-row", "4")}),
    )
    yield text_case(
        "tangle-numbers-as-text",
        "姓名,类别,联系电话,志愿者编号,出生年月\n王某,老教师,13800000000.0,00123,1957.10\n李某,老模范,5342100000,123,1957.8\n",
        ({"姓名": "王某", "联系电话": "13800000000", "志愿者编号": "00123", "出生年月": "1957-10"},),
        traps=(3, 4),
        rejected=1,
        codes=frozenset({("number-as-text", "C2"), ("leading-zero-lost", "C3")}),
    )
