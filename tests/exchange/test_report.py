"""What a conversion says: places, findings, losses, counts."""

import json

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.exchange.report import COLUMNS, Finding, Place, as_json, as_table, by_cause, lines_of


def _finding(row: int, code: str = "date", severity: Severity = Severity.ERROR) -> Finding:
    place = Place(file="a.csv", sheet="名单", row=row, column="C", header="日期")
    return Finding(severity=severity, code=code, place=place, field="teams.valid", zh="没有这一天", en="no such day")


FINDINGS = (_finding(9, "note", Severity.INFO), _finding(3), _finding(4), _finding(5, "blank"))


def test_findings_are_grouped_by_cause_the_worst_and_most_frequent_first() -> None:
    """A thousand dates written wrong are one thing to mend."""
    expected = [("date", 2, 3), ("blank", 1, 5), ("note", 1, 9)]

    assert expected == [(cause.first.code, cause.count, cause.first.place.row) for cause in by_cause(FINDINGS)]
    assert str(by_cause(FINDINGS)[0]).startswith("2 × 错误 date a.csv 名单!C3 (日期)")


def test_findings_are_a_table_and_a_document() -> None:
    """With the same columns in the same order for whoever reads them."""
    table = as_table(FINDINGS)
    document = json.loads(as_json(FINDINGS))

    assert [tuple(row) for row in table] == [COLUMNS] * len(FINDINGS)
    assert document["findings"] == table
    assert [(cause["code"], cause["count"]) for cause in document["causes"]] == [("date", 2), ("blank", 1), ("note", 1)]


def test_of_each_cause_a_few_are_listed_and_the_rest_counted() -> None:
    """A screen is not flooded, and nothing is left untold."""
    lines = list(lines_of(FINDINGS, limit=1))

    assert [line.split()[1] for line in lines if line.startswith(("错误", "提示"))] == ["date", "blank", "note"]
    assert "另有 1 处" in lines[1]


def test_a_finding_says_whether_it_can_be_mended_by_a_program() -> None:
    """Where there is a suggestion there is one certain way."""
    mendable = Finding(
        code="width", place=Place(), zh="全角", en="full width", mend_zh="改半角", mend_en="mend", suggestion="12"
    )

    assert mendable.is_fixable
    assert not FINDINGS[0].is_fixable
    assert str(mendable).endswith(": 全角; 改半角 (full width; mend)")
