"""What can be doubtful about a cell, a row, a column or a sheet: each rule once, in words that hold no value."""

from collections.abc import Mapping
from types import MappingProxyType

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.value_finding import ValueFinding

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_RULES: tuple[tuple[str, Severity, str, str, str, str], ...] = (
    # cells
    ("error-cell", _E, "单元格是错误值", "the cell holds an error", "请改正公式或填入数值", "mend the formula or type the value"),
    ("formula-without-value", _E, "公式没有计算结果", "the formula has no value", "请用 Excel 或 WPS 打开并保存一次", "open the file in Excel or WPS and save it"),
    ("required", _E, "必填项为空", "a value is required", "请补填", "fill it in"),
    ("placeholder", _I, "占位写法, 按未填处理", "a placeholder, taken as empty", "确无内容时留空即可", "leave the cell empty if there is nothing"),
    ("control-character", _E, "含有控制字符或无法存储的字符", "a control character or one that cannot be stored", "请重新录入", "type it again"),
    ("replacement-character", _E, "含有乱码替代字符(�), 原字已丢失", "a replacement character stands for a lost one", "请按原件重录", "type it again from the original"),
    ("private-use-character", _W, "含有私用区字符, 换一台机器可能显示为别的字", "a private-use character, shown differently elsewhere", "请改用标准汉字", "use the standard character"),
    ("invisible-removed", _I, "去掉了不可见字符或字间空格", "invisible characters or padding were removed", "无须处理", "nothing to do"),
    ("number-as-text", _W, "文字栏里是数字单元格, 按其数字读取", "a number in a column of text, read by its digits", "请把该列设为文本格式", "format the column as text"),
    ("leading-zero-lost", _E, "数字单元格丢掉了开头的零或位数不对", "a numeric cell dropped leading zeros, or the digits are too few", "请把该列设为文本格式后重录", "format the column as text and type it again"),
    ("number-too-long", _E, "数字超过15位, 后面的位已被表格软件改成别的数字", "a number over 15 digits, whose last ones the program has changed", "请把该列设为文本格式, 按原件重录", "format the column as text and type it from the original"),
    ("scientific", _E, "科学记数法, 数字已丢失", "scientific notation, whose digits are lost", "请把该列设为文本格式, 按原件重录", "format the column as text and type it from the original"),
    ("auto-date", _E, "被表格软件自动改成了日期", "the program turned it into a date", "请把该列设为文本格式后重录", "format the column as text and type it again"),
    ("truth-value", _E, "此处不应是 TRUE/FALSE", "TRUE or FALSE does not belong here", "请改填应有的内容", "type what belongs here"),
    ("masked-value", _E, "号码已被打码, 不是完整号码", "the number is masked and not whole", "请填完整号码或留空", "give the whole number or leave it empty"),
    ("merged-filled", _I, "取自合并单元格", "taken from the merged cell", "无须处理", "nothing to do"),
    ("merged-across", _E, "横向合并的单元格盖住了另一栏", "a merged cell covers another column", "请取消合并并分别填写", "unmerge and fill in each column"),
    ("ditto", _I, "“同上”取自上一行", "ditto, taken from the row above", "无须处理", "nothing to do"),
    ("ditto-of-nothing", _E, "“同上”而上一行没有内容", "ditto with nothing above", "请写出内容", "write it out"),
    # identification numbers
    ("id-as-number", _E, "身份证件号码存成了数字, 后几位可能已被改成别的数字", "an identification number stored as a number, whose last digits may have been changed", "请把该列设为文本格式, 按证件重录", "format the column as text and type it from the card"),
    ("id-rounded-suspect", _W, "号码以000结尾, 可能是数字单元格丢失后几位所致", "the number ends in 000, as one does that lost its last digits", "请与证件核对末四位", "compare the last four characters with the card"),
    ("id-through-float", _E, "整列号码都带有数字格式改写的痕迹", "every number of the column looks as if it had been stored as a number", "请按证件重录", "type them again from the cards"),
    ("id-twice", _W, "同一号码出现在两行", "a number stands in two rows", "请核对是否同一人登记两次", "check whether one person is listed twice"),
    # dates
    ("date", _E, "看不出是什么日期", "not a date that can be read", "请写作 2022-08-17、2022-08 或 2022", "write 2022-08-17, 2022-08 or 2022"),
    ("date-impossible", _E, "日历上没有这一天", "there is no such day", "请核对", "check it"),
    ("date-two-digit-year", _E, "年份只有两位, 不能确定世纪", "the year has two digits and no century", "请写四位年份; 或在版式中设 century", "write four digits, or set century in the layout"),
    ("date-without-year", _E, "没有年份", "the year is missing", "请补上年份", "add the year"),
    ("date-order", _E, "日、月次序不明", "day and month cannot be told apart", "请写作 2022-08-17", "write 2022-08-17"),
    ("date-foreign-order", _I, "按年份在后的写法读取", "read with the year last", "宜写作 2022-08-17", "better 2022-08-17"),
    ("date-year-month-number", _E, "“年.月”存成了数字, 分不清1月与10月", "a year.month stored as a number: January or October", "请改为文本 2022-01 或 2022-10", "write 2022-01 or 2022-10 as text"),
    ("date-as-number", _I, "由数字单元格读作日期", "read as a date from a numeric cell", "宜用文本或日期格式", "better text or a date format"),
    ("date-serial", _W, "常规格式的数字, 按日期序列号读取", "a plain number, read as a serial day", "请设为日期格式并核对", "format it as a date and check it"),
    ("date-early-serial", _E, "1900年3月以前的日期序列号, 各软件读法不同", "a serial day before March 1900, which programs read differently", "请改为文本 1900-01-15", "write it as text such as 1900-01-15"),
    ("date-year-not-shown", _W, "单元格只显示月日, 年份是软件自动补的", "the cell shows month and day; the program added the year", "请核对年份", "check the year"),
    ("date-time-dropped", _I, "去掉了时刻, 只取日期", "the time of day was left out", "无须处理", "nothing to do"),
    ("date-vague", _W, "旬、初、底之类只读到月", "early, mid or late in a month, read to the month", "请写明日期", "give the day"),
    ("date-six-digits", _W, "六位数字按年月读取, 也可能是两位年份的年月日", "six digits read as year and month; they may be a day with a short year", "请写作 2001-12", "write 2001-12"),
    ("date-day-missing", _E, "此处须有具体日期", "the day itself is needed", "请补上月、日", "add month and day"),
    ("period-reversed", _E, "结束早于开始", "the end is before the beginning", "请核对起止日期", "check both ends"),
    # numbers
    ("number", _E, "看不出是什么数", "not a figure that can be read", "请写阿拉伯数字", "write digits"),
    ("not-whole", _E, "人数、场次等须为整数", "a count is a whole number", "请核对", "check it"),
    ("not-exact", _E, "此处须为确切的数, 不能是约数", "an exact number is needed here", "请填确切的数", "give the exact number"),
    ("negative", _E, "不能为负", "it cannot be negative", "请核对", "check it"),
    ("percent-in-count", _E, "百分数不是数量", "a percentage is no count", "请填数量", "give the count"),
    ("approximate", _I, "约数, 按区间读取", "an approximate figure, read as an interval", "有确切数时请填确切数", "give the exact number if there is one"),
    ("ten-thousands-shown", _W, "单元格显示“万”, 已按万读取", "the cell shows 万 and was read in ten thousands", "请核对数值", "check the value"),
    ("unit-conflict", _E, "单位前后矛盾, 无法确定以什么计", "two units contradict each other", "请只写一处单位", "state the unit once"),
    ("unit", _E, "单位不是此栏所数之物", "the unit is not what the column counts", "请核对单位", "check the unit"),
    ("unit-not-applied", _W, "表头以上写明的单位不适用于此栏, 未采用", "the unit above the table does not fit the column and was not applied", "请在表头写明此栏单位", "state the unit in the header"),
    ("unit-applied", _I, "按表头或表上写明的单位换算", "converted by the unit that header or sheet states", "无须处理", "nothing to do"),
    ("total-mismatch", _W, "合计与各行之和不符", "the total is not the sum of the rows", "请核对合计行和各行", "check the total and the rows"),
    ("hours", _E, "看不出是多少小时", "not a number of hours", "请写作 2.5", "write 2.5"),
    ("hours-rounded", _W, "分钟不能化为有限小数, 已四舍五入到0.01小时", "the minutes are no finite decimal and were rounded to 0.01 hours", "请以小时填写", "give hours"),
    # words
    ("code-word", _E, "不是可选的写法", "not one of the words that may stand here", "请从下拉列表选择, 或在版式中加上别名", "choose from the list, or add the word to the layout"),
    ("truth-word", _E, "看不出是“是”还是“否”", "neither yes nor no", "请填 是 或 否", "write 是 or 否"),
    ("word-twice", _I, "同一项写了两次", "an item is there twice", "无须处理", "nothing to do"),
    ("list-short", _W, "写明的总数多于列出的项数", "the stated total is more than the items listed", "请补全名单", "complete the list"),
    ("structure", _E, "结构化内容有错误", "the structured content is faulty", "请按模板填写", "fill it in as the template does"),
    ("value", _E, "不符合此栏的要求", "it does not fit the column", "请核对", "check it"),
    ("phone", _W, "不像电话号码, 按原文保留", "not the shape of a telephone number, kept as written", "请核对", "check it"),
    # divisions
    ("region", _E, "不是区划代码, 也不是区划树中的名称", "neither a division code nor a name in the tree", "请填区划代码或完整名称", "give the code or the full name"),
    ("region-without-tree", _E, "是区划名称, 但没有提供区划树", "a division name, but no tree of divisions was given", "请填区划代码, 或用 regions= 提供区划树", "give the code, or pass regions="),
    ("region-ambiguous", _E, "有多个同名区划", "several divisions have this name", "请填代码或写明上级", "give the code, or the division above"),
    ("region-short-name", _I, "简称, 按唯一相符的区划读取", "a short name that only one division has", "宜写全称或代码", "better the full name or the code"),
    ("region-unknown-code", _W, "代码不在所给的区划树中", "the code is not in the tree that was given", "请核对代码", "check the code"),
    # columns, rows, sheets
    ("missing-column", _E, "缺少必填的列", "a required column is missing", "请补上该列, 或在版式中加上表头别名", "add the column, or an alias to the layout"),
    ("duplicate-column", _E, "两列是同一栏", "two columns are the same field", "请只留一列", "keep one of them"),
    ("unknown-column", _W, "没有这一栏, 未读取", "no field has this header; it was not read", "需要时在版式中加上表头别名", "add an alias to the layout if it is needed"),
    ("extra-cell", _E, "该行的单元格比表头多, 可能有未加引号的分隔符", "the row has more cells than the header; a delimiter may lack quotes", "请给含分隔符的内容加引号", "quote what holds a delimiter"),
    ("hidden-rows", _W, "隐藏的行没有读取", "hidden rows were not read", "需要时取消隐藏, 或用 hidden=True", "unhide them or pass hidden=True if they belong"),
    ("hidden-sheet", _W, "隐藏的工作表没有读取", "a hidden sheet was not read", "需要时取消隐藏, 或用 hidden=True", "unhide it or pass hidden=True if it belongs"),
    ("hidden-column", _I, "隐藏的列也读取了", "a hidden column was read as well", "无须处理", "nothing to do"),
    ("no-table", _W, "工作表里没有找到表头, 未读取", "no header was found in the sheet; it was not read", "请核对表头, 或指定 layout", "check the header or pass layout"),
    ("no-tables", _E, "整个文件没有找到可读的表", "no table was found in the whole file", "请核对表头, 或指定 layout", "check the header or pass layout"),
    ("skipped-rows", _I, "标题、小计、说明、重复表头等行不作为记录", "titles, totals, notes and repeated headers are no records", "无须处理", "nothing to do"),
    ("macros", _W, "含有宏, 没有运行", "it has macros, which were not run", "请另存为不含宏的 .xlsx", "save it as .xlsx without macros"),
    ("external-links", _W, "引用了别的工作簿, 没有打开", "it refers to other workbooks, which were not opened", "请粘贴为数值后另存", "paste the values and save it again"),
    ("formulas", _I, "公式按文件中保存的结果读取", "formulas were read by the value that the file keeps", "无须处理", "nothing to do"),
    ("record", _E, "同一行的各栏互相矛盾", "the fields of the row contradict each other", "请核对该行", "check the row"),
)  # fmt: skip

RULES: Mapping[str, ValueFinding] = MappingProxyType(
    {
        code: ValueFinding(code=code, severity=severity, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
        for code, severity, zh, en, mend_zh, mend_en in _RULES
    }
)
"""Every rule by its code."""
