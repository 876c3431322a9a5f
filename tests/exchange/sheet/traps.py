"""Cells that mislead readers: what stands in the cell, what it means, and what has to be said about it.

The numbers are those of the project's list of workbook traps. A meaning of `None` is that no value may be read.
"""

from attrs import frozen

TEXT, GENERAL = "@", "General"


@frozen
class Trap:
    """One misleading cell.

    Attributes:
        number: The trap in the list.
        header: The column that it stands in.
        cell: What is written: a text, a number, or the words of a formula that begins with =.
        means: The value as text, `None` if none may be read.
        code: What has to be said; `None` for nothing.
        form: The number format of a number; for a formula what the file keeps as its result.
    """

    number: int
    header: str
    cell: str | float | int | bool
    means: str | None
    code: str | None = None
    form: str = GENERAL


_ID = "379999194501010014"

CELLS = (
    Trap(1, "身份证号", 379999194501010014, None, "id-as-number"),
    Trap(1, "身份证号", 379999194501010000, None, "id-as-number", "0"),
    Trap(1, "身份证号", 379999450101001, "379999450101001", "number-as-text", "0"),
    Trap(2, "身份证号", "3.79999E+17", None, "id-as-number"),
    Trap(1, "身份证号", "３７９９９９１９４５０１０１００１４", _ID),
    Trap(1, "身份证号", "379999 19450101 0014", _ID),
    Trap(1, "身份证号", "379999194501010013", None, "id-check-digit"),
    Trap(1, "身份证号", "3799991945010100", None, "id-length"),
    Trap(1, "身份证号", "379999********0014", None, "masked-value"),
    Trap(3, "联系电话", 13800000000.0, "13800000000", "digits-kept", "0"),
    Trap(3, "联系电话", 5340000000, None, "leading-zero-lost"),
    Trap(3, "联系电话", "138-0000-0000", "13800000000"),
    Trap(3, "联系电话", "+86 138 0000 0000", "13800000000"),
    Trap(3, "联系电话", "1.38E+10", None, "scientific"),
    Trap(3, "联系电话", "138****0000", None, "masked-value"),
    Trap(3, "联系电话", "0534-2100000", "0534-2100000"),
    Trap(3, "志愿者编号", 123, "123", "number-as-text"),
    Trap(3, "志愿者编号", 123, "00123", "number-as-text", "00000"),
    Trap(3, "志愿者编号", 371402195708171234, None, "number-too-long", "0"),
    Trap(4, "出生年月", 1957.1, None, "date-year-month-number"),
    Trap(4, "出生年月", 1957.1, "1957-10", "date-as-number", "0.00"),
    Trap(4, "出生年月", 1957.8, "1957-08", "date-as-number"),
    Trap(4, "出生年月", 1957.12, "1957-12", "date-as-number"),
    Trap(4, "出生年月", 1957.01, "1957-01", "date-as-number"),
    Trap(5, "出生年月", "1957.8.17", "1957-08-17"),
    Trap(5, "出生年月", "1957年8月", "1957-08"),
    Trap(5, "出生年月", "1957-8", "1957-08"),
    Trap(5, "出生年月", "19570817", "1957-08-17"),
    Trap(5, "出生年月", 19570817, "1957-08-17", "date-as-number", "0"),
    Trap(5, "出生年月", "195708", "1957-08"),
    Trap(5, "出生年月", 195708, "1957-08", "date-as-number", "0"),
    Trap(5, "出生年月", "57.8", None, "date-two-digit-year"),
    Trap(5, "出生年月", "22.8.17", None, "date-two-digit-year"),
    Trap(5, "出生年月", 5708, None, "date-two-digit-year"),
    Trap(5, "出生年月", "19570800", "1957-08"),
    Trap(5, "出生年月", "一九五七年八月", "1957-08"),
    Trap(5, "出生年月", "1957/8/17\u3000", "1957-08-17"),
    Trap(5, "出生年月", "１９５７．８．１７", "1957-08-17"),
    Trap(5, "出生年月", 1957, "1957", "date-as-number", "0"),
    Trap(5, "出生年月", "1957年", "1957"),
    Trap(5, "出生年月", "1957年度", "1957"),
    Trap(5, "出生年月", "8.17", None, "date-without-year"),
    Trap(5, "出生年月", 8.17, None, "date-without-year"),
    Trap(5, "出生年月", "5/6/1957", None, "date-order"),
    Trap(5, "出生年月", "1957.2.30", None, "date-impossible"),
    Trap(5, "出生年月", "约1957年", None, "date"),
    Trap(6, "出生年月", 21049, "1957-08-17", "date-serial"),
    Trap(7, "出生年月", 21049, "1957-08-17", None, "yyyy/m/d"),
    Trap(7, "出生年月", 30, None, "date-early-serial", "yyyy/m/d"),
    Trap(5, "登记日期", "2022.8", "2022-08-01..open"),
    Trap(8, "志愿者编号", 44563, None, "auto-date", 'm"月"d"日"'),
    Trap(8, "登记日期", 44563, "2022-01-02..open", "date-year-not-shown", 'm"月"d"日"'),
    Trap(18, "姓名", "李\u200b四", "李四", "invisible-removed"),
    Trap(18, "姓名", "李\u3000四", "李四", "invisible-removed"),
    Trap(18, "姓名", " 李四\u00a0", "李四"),
    Trap(18, "姓名", "李\x07四", None, "control-character"),
    Trap(18, "姓名", "李四_x000D_", "李四", "invisible-removed"),
    Trap(18, "姓名", "李_x0007_四", None, "control-character"),
    Trap(18, "姓名", "李\ufffd四", None, "replacement-character"),
    Trap(20, "联系电话", "无", "", "placeholder"),
    Trap(20, "出生年月", "不详", "", "placeholder"),
    Trap(20, "出生年月", "—", "", "placeholder"),
    Trap(20, "政治面貌", "无", None, "code-word"),
    Trap(20, "政治面貌", "无党派", "no_party"),
    Trap(23, "姓名", "买买提·吐尔逊", "买买提·吐尔逊"),
    Trap(24, "姓名", "䶮㐂𬭎", "䶮㐂𬭎"),
    Trap(24, "姓名", "李\ue863", "李\ue863", "private-use-character"),
    Trap(27, "志愿者编号", "=1/0", None, "error-cell", "#DIV/0!"),
    Trap(27, "姓名", "=NA()", None, "error-cell", "#N/A"),
    Trap(27, "联系电话", "#REF!", None, "error-cell"),
    Trap(27, "志愿者编号", "#N/A", None, "error-cell"),
    Trap(28, "志愿者编号", "=A1", None, "formula-without-value", ""),
    Trap(28, "志愿者编号", '=CONCATENATE("a","b")', "ab", None, "ab"),
    Trap(32, "性别", "1", "male"),
    Trap(32, "性别", 2, "female"),
    Trap(32, "性别", "M", "male"),
    Trap(32, "性别", "女性", "female"),
    Trap(32, "性别", "男女", None, "code-word"),
    Trap(32, "是否骨干", "√", "True"),
    Trap(32, "是否骨干", "有", "True"),
    Trap(32, "是否骨干", "×", "False"),
    Trap(32, "是否骨干", "无", "False"),
    Trap(32, "是否骨干", True, "True"),
    Trap(32, "是否骨干", "也许", None, "truth-word"),
    Trap(32, "性别", True, None, "code-word"),
    Trap(22, "类别", "老教师;老模范", "model_worker,teacher"),
    Trap(22, "类别", "老教师、老革命", None, "code-word"),
    Trap(32, "类别", "老教師", "teacher"),
    Trap(22, "专业技能", "书法、法律等12项", "书法,法律", "list-short"),
    Trap(17, "民族", "维吾尔族", "05"),
    Trap(17, "民族", "1", "01"),
    Trap(17, "民族", "火星族", None, "code-word"),
    Trap(33, "居住区域", 371402, "371402", "digits-kept"),
    Trap(33, "居住区域", "371402000000", "371402"),
    Trap(33, "居住区域", "371402 001", "371402001"),
    Trap(33, "居住区域", "371402 371403", None, "region"),
    Trap(33, "居住区域", "德城区", "371402"),
    Trap(33, "居住区域", "德州市德城区", "371402"),
    Trap(33, "居住区域", "幸福社区", None, "region-ambiguous"),
    Trap(33, "居住区域", "德城", "371402", "region-short-name"),
    Trap(33, "居住区域", "火星区", None, "region"),
)
"""Cells of a roll of volunteers."""

COUNTS = (
    Trap(21, "服务人次", "580余", "580..589 人次", "approximate"),
    Trap(21, "服务人次", "580余人次", "580..589 人次", "approximate"),
    Trap(21, "服务人次", "1,140", "1140..1140 人次"),
    Trap(21, "服务人次", "１１４０", "1140..1140 人次"),
    Trap(21, "服务人次", "1.2万", "11500..12499 人次", "approximate"),
    Trap(21, "服务人次", "7万余", "70000..79999 人次", "approximate"),
    Trap(21, "服务人次", "20余万人次", "200000..299999 人次", "approximate"),
    Trap(21, "服务人次", "约300人次", "250..350 人次", "approximate"),
    Trap(21, "服务人次", "共30人次", "30..30 人次"),
    Trap(21, "服务人次", "30人次、", "30..30 人次"),
    Trap(21, "服务人次", "每场30人次", None, "number"),
    Trap(21, "服务人次", "30人次/期", None, "number"),
    Trap(21, "服务人次", "30人次×3场", None, "number"),
    Trap(21, "服务人次", "人均3次", None, "number"),
    Trap(21, "服务人次", "其中女30人次", None, "number"),
    Trap(21, "服务人次", "幼儿30+家长20", None, "number"),
    Trap(21, "服务人次", "30户次", None, "unit"),
    Trap(21, "服务人次", "30 40", None, "number"),
    Trap(21, "服务人次", "1 250", "1250..1250 人次"),
    Trap(31, "服务人次", "百分之三十", None, "percent-in-count"),
    Trap(21, "服务人次", "30场", None, "unit"),
    Trap(21, "服务人次", "很多", None, "number"),
    Trap(21, "服务人次", -5, None, "negative"),
    Trap(21, "服务人次", 12.5, None, "not-whole"),
    Trap(8, "服务人次", 44836, None, "auto-date", 'm"月"d"日"'),
    Trap(11, "服务人次", 20.2, "201500..202499 人次", "ten-thousands-shown", '0.0"万"'),
    Trap(11, "服务人次", 202000, "202000..202000 人次", "ten-thousands-shown", "0!.0,"),
    Trap(31, "服务人次", 0.86, None, "percent-in-count", "0%"),
    Trap(31, "服务人次", "86%", None, "percent-in-count"),
    Trap(21, "场次", "3场", "3..3"),
    Trap(11, "服务人次", 20, None, "unit", '0"户"'),
    Trap(11, "服务人次", 20, "20..20 人次", None, '0"人次"'),
    Trap(11, "服务人次", 30, "25..35 人次", "approximate", '"约"0'),
    Trap(11, "服务人次", -5, None, "negative", '0"人次"'),
    Trap(11, "场次", 16, None, "unit", '0"课时"'),
    Trap(31, "服务人次", 86, None, "percent-in-count", '0"%"'),
    Trap(21, "场次", "3场讲座", "3..3"),
    Trap(21, "场次", "每周2次", None, "number"),
    Trap(21, "场次", "16课时", None, "unit"),
    Trap(20, "场次", "无", None, "number"),
    Trap(21, "场次", "若干", None, "number"),
    Trap(8, "场次", 44563, None, "auto-date", "d-mmm"),
    Trap(27, "场次", "=1/0", None, "error-cell", "#REF!"),
    Trap(28, "场次", "=SUM(A1)", None, "formula-without-value", ""),
    Trap(5, "活动时间", "2022.7.1-8.31", "2022-07-01..2022-09-01"),
    Trap(5, "活动时间", "2022年7月1日至5日", "2022-07-01..2022-07-06"),
    Trap(5, "活动时间", "2022年8月", "2022-08-01..2022-09-01"),
    Trap(5, "活动时间", "2022 1 2", "2022-01-02..2022-01-03"),
    Trap(5, "活动时间", "2022 1 2至2022 1 5", "2022-01-02..2022-01-06"),
    Trap(5, "活动时间", "2022.3.5 3.6", None, "date"),
    Trap(5, "活动时间", "2022-08-17", "2022-08-17..2022-08-18"),
    Trap(5, "活动时间", "2022.8.31-7.1", None, "period-reversed"),
    Trap(32, "活动类型", "讲座", "lecture"),
)
"""Cells of a log of activities."""
