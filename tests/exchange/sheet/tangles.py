# ruff: noqa: ANN401 -- XlsxWriter has no types
"""Sheets in which several traps meet, each with what it means."""

from collections.abc import Iterator, Sequence
from typing import Any

from tests.exchange.sheet.messy import TREE, Case, Expected
from tests.exchange.sheet.shapes import Rows, sheet_case
from tests.exchange.sheet.tangled_logs import tangled_logs, tangled_texts

_ID, _OTHER_ID = "379999194501010014", "379999194501010030"
_WANG: Expected = {"姓名": "王某", "类别": "teacher"}
_LI: Expected = {"姓名": "李某", "类别": "model_worker"}


def _merged(*areas: tuple[int, int, int, int, str]) -> Any:
    def finish(_: Any, sheet: Any) -> None:
        for area in areas:
            sheet.merge_range(*area)

    return finish


def tangled_cases() -> Iterator[Case]:
    """Yield every sheet in which traps meet."""
    yield from _rolls()
    yield from _cells()
    yield from tangled_logs()
    yield from tangled_texts()


def _rolls() -> Iterator[Case]:
    head = ("序号", "姓名", "居住区域", "类别")
    rows: Rows = (
        ("某区五老登记表",),
        ("填报单位：某关工委", None, None, "2022年8月"),
        head,
        ("一、德城区",),
        (1, "王某", "371402", "老教师"),
        (2, "李某", "〃", "老模范"),
        ("小计", "2人"),
        head,
        ("二、陵城区",),
        (3, "王某", "371403", "老教师"),
        ("合计", "3人"),
        ("填表人：某某", None, "审核人：某某"),
    )
    yield sheet_case(
        "tangle-sections",
        (9, 14, 15, 16, 17),
        rows,
        ({**_WANG, "居住区域": "371402"}, {**_LI, "居住区域": "371402"}, {**_WANG, "居住区域": "371403"}),
        codes=frozenset({("ditto", "C6")}),
        finish=_merged((0, 0, 0, 3, "某区五老登记表"), (3, 0, 3, 3, "一、德城区"), (8, 0, 8, 3, "二、陵城区")),
    )
    town: Rows = (
        ("居住区域", "姓名", "类别"),
        ("371402", "王某", "老教师"),
        (None, "李某", "老模范"),
        (None, "小计", None),
        (None, "赵某", "老教师"),
    )
    yield sheet_case(
        "tangle-merge-over-subtotal",
        (13, 15),
        town,
        (
            {**_WANG, "居住区域": "371402"},
            {**_LI, "居住区域": "371402"},
            {"姓名": "赵某", "居住区域": "371402"},
        ),
        codes=frozenset({("merged-filled", "A3"), ("merged-filled", "A5")}),
        finish=_merged((1, 0, 4, 0, "371402")),
    )
    serials: Rows = (
        ("序号", "姓名", "类别"),
        (1, "王某", "老教师"),
        (2,),
        (3, "李某", "老模范"),
        ("其中：女", 1),
        (4,),
        (5,),
        ("以上数据截至二〇二二年八月三十一日止",),
    )
    yield sheet_case("tangle-empty-serials", (15, 16, 20), serials, (_WANG, _LI))
    numbered: Rows = (("序号", "姓名", "类别"), (1, "王某", "老教师"), (2, "李某", "老模范"), (3, "合 计", "2人"))
    yield sheet_case("tangle-total-with-a-number", (15, 18), numbered, (_WANG, _LI))
    names: Rows = (
        ("姓　名", "类别"),
        ("李　某", "老模范"),
        ("李\u200b某", "老模范"),
        (" 李某 ", "老模范"),
        ("计某", "老教师"),
        ("总某", "老教师"),
        ("其中某", "老教师"),
    )
    others: Sequence[Expected] = tuple({"姓名": name, "类别": "teacher"} for name in ("计某", "总某", "其中某"))
    yield sheet_case("tangle-names", (15, 18), names, (_LI, _LI, _LI, *others))
    three: Rows = (
        ("登记表", None, None, None),
        ("序号", "基本情况", None, "志愿服务"),
        (None, "姓名", "联系方式", "类别"),
        (None, None, "手机", None),
        (1, "王某", "13800000000", "老教师"),
    )
    yield sheet_case(
        "tangle-three-levels",
        (9, 12, 19),
        three,
        ({**_WANG, "联系电话": "13800000000"},),
        finish=_merged(
            (0, 0, 0, 3, "登记表"),
            (1, 0, 3, 0, "序号"),
            (1, 1, 1, 2, "基本情况"),
            (2, 1, 3, 1, "姓名"),
            (2, 3, 3, 3, "类别"),
        ),
    )
    turned: Rows = (
        ("姓名", "类别", "性别"),
        ("王某", "老教师", "女"),
        ("合计", None, "1人"),
        (),
        ("类别", "性别", "姓名"),
        ("老模范", "男", "李某"),
        ("注：第二批",),
    )
    yield sheet_case(
        "tangle-second-table-turned",
        (15, 16, 17),
        turned,
        ({**_WANG, "性别": "female"}, {**_LI, "性别": "male"}),
    )
    yield sheet_case(
        "tangle-hidden-required",
        (29,),
        (("姓名", "类别"), ("王某", "老教师"), ("李某", "老模范")),
        (_WANG,),
        codes=frozenset({("hidden-column", "B"), ("hidden-rows", "")}),
        finish=lambda _, sheet: (
            sheet.set_column(1, 1, None, None, {"hidden": True}),
            sheet.set_row(2, None, None, {"hidden": True}),
        ),
    )


def _cells() -> Iterator[Case]:
    ids: Rows = (
        ("姓名", "类别", "身份证号"),
        ("王某", "老教师", _ID),
        ("李某", "老模范", f"'{_ID}"),
        ("赵某", "老教师", 379999194501010030),
        ("钱某", "老教师", _OTHER_ID.replace("3", "３")),
        ("孙某", "老教师", "#N/A"),
    )
    yield sheet_case(
        "tangle-ids",
        (1, 18, 27),
        ids,
        (
            {**_WANG, "身份证号": _ID},
            {**_LI, "身份证号": _ID},
            {"姓名": "钱某", "身份证号": _OTHER_ID},
        ),
        rejected=2,
        codes=frozenset({("id-twice", "C3"), ("id-as-number", "C4"), ("error-cell", "C6")}),
    )
    words: Rows = (
        ("姓名", "性别", "类别", "是否骨干", "政治面貌"),
        ("王某", 2, "老教师；老模范", "√", "中共党员"),
        ("李某", "男性", "老教师\n老模范", "×", "无"),
        ("赵某", "Ｆ", "老教师、老教师", None, "群 众"),
        ("钱某", "3", "老教师", "是", "群众"),
    )
    yield sheet_case(
        "tangle-words",
        (18, 20, 22, 32),
        words,
        (
            {
                "姓名": "王某",
                "性别": "female",
                "类别": "model_worker,teacher",
                "是否骨干": "True",
                "政治面貌": "party_member",
            },
            {"姓名": "赵某", "性别": "female", "类别": "teacher", "政治面貌": "masses"},
        ),
        rejected=2,
        codes=frozenset({("code-word", "E3"), ("word-twice", "C"), ("code-word", "B5"), ("blank-default", "D")}),
    )
    missing: Rows = (
        ("姓名", "性别", "出生年月", "联系电话", "类别"),
        ("王某", "—", "不详", "无", "老教师"),
        ("李某", "/", "待补", "......", "老模范"),
        ("—", "女", "1950", "13800000000", "老教师"),
    )
    yield sheet_case(
        "tangle-placeholders",
        (20,),
        missing,
        ({**_WANG, "性别": "", "出生年月": "", "联系电话": ""}, {**_LI, "性别": "", "出生年月": ""}),
        rejected=1,
        codes=frozenset({("placeholder", "B"), ("placeholder", "C"), ("required", "A4")}),
    )
    phones: Rows = (
        ("姓名", "类别", "手机号码"),
        ("王某", "老教师", "13800000000/13900000000"),
        ("李某", "老模范", 13800000000),
        ("赵某", "老教师", "１３８-0000-0000"),
        ("钱某", "老教师", "转1380000"),
        ("孙某", "老教师", 534210000),
    )
    yield sheet_case(
        "tangle-phones",
        (3, 18, 22),
        phones,
        (
            {**_WANG, "联系电话": "13800000000/13900000000"},
            {**_LI, "联系电话": "13800000000"},
            {"姓名": "赵某", "联系电话": "13800000000"},
            {"姓名": "钱某", "联系电话": "转1380000"},
        ),
        rejected=1,
        codes=frozenset({("phone", "C5"), ("leading-zero-lost", "C6")}),
    )
    places: Rows = (
        ("姓名", "类别", "居住区域"),
        ("王某", "老教师", 371402001001),
        ("李某", "老模范", "德城区/新湖街道/幸福社区"),
        ("赵某", "老教师", "幸福社区"),
        ("钱某", "老教师", "37140２"),
        ("孙某", "老教师", 371402.5),
        ("周某", "老教师", "德城"),
    )
    yield sheet_case(
        "tangle-places",
        (3, 18),
        places,
        (
            {**_WANG, "居住区域": "371402001001"},
            {**_LI, "居住区域": "371402001001"},
            {"姓名": "钱某", "居住区域": "371402"},
            {"姓名": "周某", "居住区域": "371402"},
        ),
        rejected=2,
        codes=frozenset({("region-ambiguous", "C4"), ("region", "C6"), ("region-short-name", "C")}),
        options={"regions": TREE},
    )
    births: Rows = (
        ("姓名", "类别", "出生年月", "身份证号"),
        ("王某", "老教师", "1945.1.1", _ID),
        ("李某", "老模范", "1945年2月", _ID[:14] + "0030"),
        ("赵某", "老教师", (2, "yyyy/m/d"), None),
        ("钱某", "老教师", "1957.10", None),
        ("孙某", "老教师", 1957.1, None),
        ("周某", "老教师", "19580230", None),
        ("吴某", "老教师", "57.8", None),
    )
    yield sheet_case(
        "tangle-births",
        (4, 5, 6),
        births,
        ({**_WANG, "出生年月": "1945-01-01"}, {"姓名": "钱某", "出生年月": "1957-10"}),
        rejected=5,
        codes=frozenset(
            {
                ("record", "3"),
                ("date-early-serial", "C4"),
                ("date-year-month-number", "C6"),
                ("date-impossible", "C7"),
                ("date-two-digit-year", "C8"),
            }
        ),
    )
