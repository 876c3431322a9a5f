# ruff: noqa: ANN401 -- XlsxWriter has no types
"""Sheets of unusual shape: titles, merged headers, totals, notes, several tables, hidden rows and sheets."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.exchange.sheet.messy import Case, Expected, write_cell

_ONE: Expected = {"姓名": "王某", "类别": "teacher"}
_TWO: Expected = {"姓名": "李某", "类别": "model_worker"}
_PLAIN = (("姓名", "类别", "性别"), ("王某", "老教师", "女"), ("李某", "老模范", "男"))
Rows = Sequence[Sequence[Any]]


def sheet_case(name: str, traps: tuple[int, ...], rows: Rows, accepted: Sequence[Expected], **more: Any) -> Case:
    """Return the case of one sheet; `finish` may merge cells or hide rows."""
    finish: Callable[[Any, Any], None] | None = more.pop("finish", None)
    settings = more.pop("settings", {})

    def build(path: Path) -> None:
        with xlsxwriter.Workbook(str(path), settings) as book:
            sheet = book.add_worksheet("名单")
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    form = "General"
                    said, shown = cell if isinstance(cell, tuple) else (cell, form)
                    write_cell(book, sheet, row, column, said, shown)
            if finish is not None:
                finish(book, sheet)

    return Case(name=f"{name}.xlsx", traps=traps, accepted=tuple(accepted), build=build, **more)


def shape_cases() -> Iterator[Case]:
    """Yield every sheet of unusual shape."""
    yield from _above_and_below()
    yield from _headers()
    yield from _merged_and_ditto()
    yield from _units()
    yield from _hidden()
    yield from _books()


def _above_and_below() -> Iterator[Case]:
    title: Rows = (("某区五老志愿者登记表",), (), ("填报单位：某关工委", None, "单位：人"))
    yield sheet_case(
        "title-rows",
        (9,),
        (*title, *_PLAIN),
        (_ONE, _TWO),
        finish=lambda _, sheet: sheet.merge_range(0, 0, 0, 2, "某区五老志愿者登记表"),
    )
    yield sheet_case("totals", (15,), (*_PLAIN, ("合计", None, "2人"), ("其中：女", None, "1")), (_ONE, _TWO))
    yield sheet_case("subtotal-between", (15,), (*_PLAIN[:2], ("小　计",), _PLAIN[2], ("总计",)), (_ONE, _TWO))
    notes: Rows = ((), ("填表人：某某", None, "审核人：某某"), ("注：本表一式两份。",), ("说明：类别按名册填写",))
    yield sheet_case("notes-below", (16,), (*_PLAIN, *notes), (_ONE, _TWO))
    yield sheet_case("blank-rows", (9,), (_PLAIN[0], (), _PLAIN[1], (), (), _PLAIN[2]), (_ONE, _TWO))
    yield sheet_case("header-again", (17,), (_PLAIN[0], _PLAIN[1], _PLAIN[0], _PLAIN[2]), (_ONE, _TWO))
    yield sheet_case("column-numbers", (12,), (_PLAIN[0], ("甲", "1", "2"), *_PLAIN[1:]), (_ONE, _TWO))
    serial: Rows = (("序号", *_PLAIN[0]), (1, *_PLAIN[1]), (2, *_PLAIN[2]), (3,), (4,))
    yield sheet_case("serials-ahead", (16,), serial, (_ONE, _TWO))
    log = ("活动名称", "活动类型", "活动时间", "活动区划", "主办单位", "服务人次")
    rows: Rows = (
        ("某活动", "宣讲", "2022.8.17", "371402", "甲", 30),
        ("某活动", "宣讲", "2022.8.18", "371402", "甲", 40),
    )
    means: Sequence[Expected] = ({"服务人次": "30..30 人次"}, {"服务人次": "40..40 人次"})
    yield sheet_case("right-total", (15,), (log, *rows, ("合计", None, None, None, None, 70)), means)
    yield sheet_case(
        "wrong-total",
        (15,),
        (log, *rows, ("合计", None, None, None, None, 80)),
        means,
        codes=frozenset({("total-mismatch", "F4")}),
    )
    short: Rows = (*_PLAIN, ("赵某", None, "女"))
    yield sheet_case("required-empty", (20,), short, (_ONE, _TWO), rejected=1, codes=frozenset({("required", "B4")}))


def _headers() -> Iterator[Case]:
    dressed: Rows = (("*姓　名：", "类 别\n(必填)", "性\u200b别"), *_PLAIN[1:])
    yield sheet_case("dressed-headers", (18, 19), dressed, (_ONE, _TWO))
    aliases: Rows = (
        ("志愿者姓名", "五老类别", "身份证\n号码(18位)"),
        ("王某", "老教师", None),
        ("李某", "老模范", None),
    )
    yield sheet_case("aliases", (19,), aliases, (_ONE, _TWO))
    twice: Rows = (("姓名", "类别", "手机", "联系电话"), ("王某", "老教师", "13800000000", "13900000000"))
    yield sheet_case("duplicate-header", (19,), twice, (), rejected=1, codes=frozenset({("duplicate-column", "")}))
    yield sheet_case(
        "unknown-column",
        (19,),
        (("姓名", "类别", "星座"), ("王某", "老教师", "白羊")),
        (_ONE,),
        codes=frozenset({("unknown-column", "C")}),
    )
    yield sheet_case(
        "missing-column",
        (19,),
        (("姓名", "性别"), ("王某", "女")),
        (),
        rejected=1,
        options={"layout": "volunteer-roll"},
        codes=frozenset({("missing-column", "")}),
    )
    two: Rows = (("序号", "基本情况", None, "志愿服务"), (None, "姓名", "性别", "类别"), (1, "王某", "女", "老教师"))

    def merge(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 1, 0, "序号")
        sheet.merge_range(0, 1, 0, 2, "基本情况")

    yield sheet_case("two-line-header", (12,), two, (_ONE,), finish=merge)


def _merged_and_ditto() -> Iterator[Case]:
    rows: Rows = (
        ("居住区域", "姓名", "类别"),
        ("371402", "王某", "老教师"),
        (None, "李某", "老模范"),
        (None, "赵某", "老教师"),
    )
    means: Sequence[Expected] = (
        {**_ONE, "居住区域": "371402"},
        {**_TWO, "居住区域": "371402"},
        {"姓名": "赵某", "居住区域": ""},
    )
    yield sheet_case(
        "merged-body",
        (13,),
        rows,
        means,
        codes=frozenset({("merged-filled", "A3")}),
        finish=lambda _, sheet: sheet.merge_range(1, 0, 2, 0, "371402"),
    )
    ditto: Rows = (("居住区域", "姓名", "类别"), ("371402", "王某", "老教师"), ("〃", "李某", "同上"))
    yield sheet_case(
        "ditto",
        (14,),
        ditto,
        ({**_ONE, "居住区域": "371402"}, {"姓名": "李某", "居住区域": "371402", "类别": "teacher"}),
        codes=frozenset({("ditto", "A3"), ("ditto", "C3")}),
    )
    yield sheet_case(
        "ditto-of-nothing",
        (14,),
        (("姓名", "类别"), ("王某", "同上")),
        (),
        rejected=1,
        codes=frozenset({("ditto-of-nothing", "B2")}),
    )


def _units() -> Iterator[Case]:
    head = ("活动名称", "活动类型", "活动时间", "活动区划", "主办单位")
    row = ("某活动", "宣讲", "2022.8.17", "371402", "甲")
    means: Sequence[Expected] = ({"服务人次": "201500..202499 人次"},)
    yield sheet_case(
        "unit-in-header",
        (10,),
        ((*head, "服务人次(万人次)"), (*row, 20.2)),
        means,
        codes=frozenset({("unit-applied", "F2")}),
    )
    yield sheet_case(
        "unit-above",
        (10,),
        (("", "", "", "", "", "单位：万人次"), (*head, "服务人次"), (*row, "20.2")),
        means,
        codes=frozenset({("unit-applied", "F3")}),
    )
    yield sheet_case(
        "unit-twice",
        (10,),
        ((*head, "服务人次(万人次)"), (*row, "20.2万")),
        (),
        rejected=1,
        codes=frozenset({("unit-conflict", "F2")}),
    )
    yield sheet_case(
        "unit-conflict",
        (10,),
        (("单位：万人次",), (*head, "服务人次(人次)"), (*row, 20.2)),
        (),
        rejected=1,
        codes=frozenset({("unit-conflict", "F")}),
    )
    yield sheet_case(
        "office-is-no-unit",
        (10,),
        (("填报单位：万人村",), (*head, "服务人次"), (*row, 30)),
        ({"服务人次": "30..30 人次"},),
    )


def _hidden() -> Iterator[Case]:
    def hide(_: Any, sheet: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})

    yield sheet_case("hidden-row", (29,), _PLAIN, (_ONE,), finish=hide, codes=frozenset({("hidden-rows", "")}))
    yield sheet_case("hidden-row-asked", (29,), _PLAIN, (_ONE, _TWO), finish=hide, options={"hidden": True})
    yield sheet_case(
        "hidden-column",
        (29,),
        _PLAIN,
        (_ONE, _TWO),
        finish=lambda _, sheet: sheet.set_column(2, 2, None, None, {"hidden": True}),
        codes=frozenset({("hidden-column", "C")}),
    )

    def other(book: Any, _: Any) -> None:
        sheet = book.add_worksheet("旧名单")
        sheet.write_row(0, 0, ["姓名", "类别"])
        sheet.write_row(1, 0, ["赵某", "老教师"])
        sheet.hide()

    yield sheet_case("hidden-sheet", (29,), _PLAIN, (_ONE, _TWO), finish=other, codes=frozenset({("hidden-sheet", "")}))
    yield sheet_case(
        "hidden-sheet-asked", (29,), _PLAIN, (_ONE, _TWO, {"姓名": "赵某"}), finish=other, options={"hidden": True}
    )


def _books() -> Iterator[Case]:
    dated: Rows = (("姓名", "类别", "出生年月"), ("王某", "老教师", (19587, "yyyy/m/d")))
    yield sheet_case("epoch-1904", (7,), dated, ({**_ONE, "出生年月": "1957-08-17"},), settings={"date_1904": True})

    def towns(book: Any, _: Any) -> None:
        for name, person in (("甲镇", "赵某"), ("乙镇", "钱某")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [f"{name}名单"])
            sheet.write_row(1, 0, ["姓名", "类别"])
            sheet.write_row(2, 0, [person, "老教师"])

    yield sheet_case("a-sheet-each", (17,), _PLAIN, (_ONE, _TWO, {"姓名": "赵某"}, {"姓名": "钱某"}), finish=towns)
    log: Rows = (
        ("活动名称", "活动类型", "活动时间", "活动区划", "主办单位"),
        ("某活动", "宣讲", "2022.8.17", "371402", "甲"),
    )
    yield sheet_case("two-tables", (17,), (*_PLAIN, (), *log), (_ONE, _TWO, {"活动名称": "某活动"}))
    yield sheet_case(
        "chart-notes",
        (17,),
        _PLAIN,
        (_ONE, _TWO),
        finish=lambda book, _: book.add_worksheet("说明").write(0, 0, "本表说明"),
        codes=frozenset({("no-table", "")}),
    )
