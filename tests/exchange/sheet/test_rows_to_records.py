"""Rows become records, or are rejected with a word."""

from datetime import date
from pathlib import Path

import xlsxwriter

import yilao_yiyou as yy


def test_a_period_that_ends_before_it_begins_rejects_its_row(tmp_path: Path) -> None:
    """The ends stand in two columns; the row is not read as if it had no period."""
    path = tmp_path / "活动.xlsx"
    rows = [
        ("活动名称", "活动类型", "活动区划", "开始日期", "结束日期", "主办单位"),
        ("讲座一", "讲座", "371402", "2022-05-04", "2022-05-06", "某关工委"),
        ("讲座二", "讲座", "371402", "2022-05-06", "2022-05-04", "某关工委"),
    ]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    reading = yy.load(path)

    assert [activity.when for activity in reading.register.activities] == [
        yy.Period.between(date(2022, 5, 4), date(2022, 5, 6))
    ]
    assert [finding.code for finding in reading.findings if finding.severity is yy.Severity.ERROR] == [
        "period-reversed"
    ]
