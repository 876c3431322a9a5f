from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain import id_findings
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.id_findings import faults_of, inspect_id_number
from yilao_yiyou.domain.id_rules import check_character
from yilao_yiyou.domain.value_finding import ValueFinding

ALL_FINDINGS = [finding for finding in vars(id_findings).values() if isinstance(finding, ValueFinding)]


def _complete(body: str) -> str:
    return body + check_character(body)


def _codes(text: object, as_of: date | None = None) -> list[str]:
    return [finding.code for finding in inspect_id_number(text, as_of=as_of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_complete("37999919450101001"), []),
        (_complete("81000019450101001"), []),
        (_complete("91542119450101001"), []),
        (_complete("99999919450101001"), []),
        (_complete("00999919450101001"), ["id-area-unknown"]),
        (_complete("37999918491231001"), ["id-birth-early"]),
        (_complete("37999918500101001"), []),
        (_complete("37999929990101001"), []),
        ("379999450101001", ["id-15-digits"]),
        ("999999450101001", ["id-15-digits", "id-area-unknown"]),
        ("ZZZ379945010101", ["id-unchecked"]),
        ("ZZZ379945130101", ["id-birth-impossible", "id-unchecked"]),
        ("", ["id-length"]),
        ("37999919450101001", ["id-length"]),
        ("3799991945010100144", ["id-length"]),
        ("3799-张三", ["id-length", "id-characters"]),
        ("37999919450101O014", ["id-characters"]),
        ("X79999194501010014", ["id-characters"]),
        ("379999450101O01", ["id-characters"]),
        ("379999194502300016", ["id-birth-impossible", "id-check-digit"]),
        ("379999194501010015", ["id-check-digit"]),
        ("009999194501010015", ["id-check-digit", "id-area-unknown"]),
    ],
)
def test_each_fault_has_its_finding(text: str, expected: list[str]) -> None:
    """A clerk is told everything that is doubtful at once, the gravest first."""
    actual = _codes(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (379999194501010014, ["id-as-number"]),
        (3.79999194501010e17, ["id-as-number"]),
        (None, ["id-as-number"]),
        ("3.79999E+17", ["id-as-number"]),
        ("3.79999194501010e17", ["id-as-number"]),
        ("4E17", ["id-as-number"]),
        ("379999194501010000.0", ["id-as-number"]),
        ("379999194501011000", ["id-as-number", "id-check-digit"]),
        ("379999194501010048", ["id-as-number", "id-check-digit"]),
        ("009999194501010048", ["id-check-digit", "id-area-unknown"]),
        ("379999194501010017", ["id-check-digit"]),
    ],
)
def test_a_number_spoiled_by_a_worksheet_is_recognised(text: object, expected: list[str]) -> None:
    """Zeros at the end, an exponent or a rounded binary number say: look at the original, not at the digits."""
    actual = _codes(text)

    assert expected == actual


def test_a_right_number_that_ends_in_zeros_is_only_doubtful() -> None:
    """One person in about a thousand has such a number; it is accepted, with a warning."""
    body = next(body for body in (f"379999194501{day:02}100" for day in range(1, 32)) if check_character(body) == "0")

    (finding,) = inspect_id_number(body + "0")

    assert (finding.code, finding.severity) == ("id-as-number", Severity.WARNING)
    assert faults_of(body + "0") == ()


@given(
    st.dates(date(1900, 1, 1), date(2020, 12, 31)), st.integers(1, 999), st.sampled_from(["110199", "379999", "659999"])
)
def test_digits_lost_in_a_numeric_cell_are_noticed(birth: date, order: int, area: str) -> None:
    """A worksheet's fifteen digits are always noticed; a double's rounding whenever its check character fails."""
    number = _complete(f"{area}{birth:%Y%m%d}{order:03}").replace("X", "0")
    zeroed = f"{number[:15]}000"
    rounded = str(int(float(number)))

    faults = [fault.code for fault in faults_of(rounded)]

    assert "id-as-number" in _codes(zeroed)
    assert not faults or rounded == number or faults[0] == "id-as-number"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (None, []),
        (date(1945, 1, 1), []),
        (date(1944, 12, 31), ["id-birth-future"]),
        (datetime(1944, 12, 31, 23, 59), ["id-birth-future"]),  # noqa: DTZ001 -- a cell's time has no zone
    ],
)
def test_nobody_in_a_register_is_born_after_its_day(as_of: date | None, expected: list[str]) -> None:
    """A birth on the as-of date is possible, one on the day after is not."""
    actual = _codes(_complete("37999919450101001"), as_of)

    assert expected == actual


@given(st.from_regex("[1-8][0-9]{5}", fullmatch=True), st.dates(date(1925, 1, 1), date(2015, 12, 31)))
def test_no_division_code_refuses_a_person(area: str, birth: date) -> None:
    """Whatever the first six digits, a number with a right check character is a number."""
    assert faults_of(_complete(f"{area}{birth:%Y%m%d}001")) == ()


@given(
    st.one_of(st.text(), st.from_regex("[0-9]{15,18}[Xx]?", fullmatch=True), st.integers(), st.floats(), st.binary())
)
def test_inspecting_never_raises(value: object) -> None:
    """Whatever stands in the cell, the answer is a list of findings; what is refused has an error among them."""
    findings = inspect_id_number(value)

    assert not faults_of(value) or any(finding.severity is Severity.ERROR for finding in findings)


def test_no_finding_can_hold_a_number() -> None:
    """Findings are constants of the rules, and each has both languages filled in."""
    words = [word for finding in ALL_FINDINGS for word in (finding.zh, finding.en, finding.mend_zh, finding.mend_en)]

    assert len(ALL_FINDINGS) == 11
    assert all(words)
    assert {finding.code[:3] for finding in ALL_FINDINGS} == {"id-"}
