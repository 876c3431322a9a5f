from pathlib import Path
from typing import Any

import pytest

from tests.exchange.sheet.messy import Case, cases
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.exchange.reading import Reading, load

_CASES = {case.name: case for case in cases()}
_HEADERS = {
    "姓名": "people.name",
    "性别": "people.sex",
    "出生年月": "people.birth",
    "联系电话": "people.contact",
    "身份证号": "people.id_no",
    "民族": "people.nation",
    "政治面貌": "people.political_status",
    "居住区域": "people.residence",
    "类别": "volunteers.categories",
    "是否骨干": "volunteers.core",
    "专业技能": "volunteers.skills",
    "登记日期": "volunteers.valid",
    "同意日期": "volunteers.consent_on",
    "志愿者编号": "volunteers.volunteer_no",
    "活动名称": "activities.name",
    "活动类型": "activities.kind",
    "活动时间": "activities.when",
    "活动区划": "activities.region",
    "主办单位": "activities.hosts",
    "场次": "activities.sessions",
    "服务人次": "participations.heads",
    "人数": "participations.heads",
    "起数": "incidents.count",
    "服务时长": "participations.hours",
    "发文字号": "documents.number",
}


def _shown(value: Any) -> str:  # noqa: ANN401, PLR0911 -- one line a type
    if value is None:
        return ""
    if isinstance(value, IdNumber):
        return value.reveal("a test")
    if isinstance(value, CodeSet):
        return str(value.value)
    if isinstance(value, tuple | frozenset):
        return ",".join(sorted(map(_shown, value)))
    if isinstance(value, Quantity):
        return f"{value.lo}..{value.hi} {value.unit}"
    if isinstance(value, Period):
        return f"{_shown_end(value.start)}..{_shown_end(value.end)}"
    return f"{value.lo}..{value.hi}" if hasattr(value, "lo") else str(value)


def _shown_end(end: Any) -> str:  # noqa: ANN401 -- a day or an edge
    return str(end.value) if isinstance(end, CodeSet) else str(end)


def _rows(reading: Reading) -> list[dict[str, str]]:
    """Return what each accepted row means, in the order of sheets and rows."""
    found: dict[tuple[str, int | None], dict[str, str]] = {}
    for name, records in reading.register.collections():
        for record in records:
            place = reading.place_of(record)
            assert place is not None
            row = found.setdefault((place.sheet, place.row), {})
            for header, path in _HEADERS.items():
                collection, _, field = path.partition(".")
                if collection == name:
                    row[header] = _shown(getattr(record, field))
    return list(found.values())


def _read(case: Case, folder: Path) -> Reading:
    case.build(folder / case.name)
    return load(folder / case.name, **case.options)


def _said(reading: Reading) -> set[tuple[str, str]]:
    """Return each cause with its cell; what is only worth knowing is said once a column."""
    return {
        (finding.code, f"{finding.place.column}{'' if finding.severity is Severity.INFO else finding.place.row or ''}")
        for finding in reading.findings
    }


@pytest.mark.parametrize("name", _CASES)
def test_a_messy_file_means_what_its_clerk_meant(name: str, tmp_path: Path) -> None:
    """Every accepted row has the values that its cells mean, every other one is rejected, and each doubt is said."""
    case = _CASES[name]
    reading = _read(case, tmp_path)
    rows = _rows(reading)
    said = _said(reading)

    assert case.accepted == tuple(
        {header: row.get(header) for header in expected} for expected, row in zip(case.accepted, rows, strict=True)
    )
    assert case.rejected == reading.rows.rejected
    assert len(rows) + case.rejected == reading.rows.read
    assert {code for code, cell in case.codes if (code, cell) not in said and (code, cell[:1]) not in said} == set()


def test_every_trap_is_in_the_corpus_and_there_are_enough_files() -> None:
    """The corpus has at least sixty files, and holds every trap that a reader can meet."""
    met = {number for case in _CASES.values() for number in case.traps}

    assert len(_CASES) >= 60
    assert set(range(1, 34)) - {30} <= met
