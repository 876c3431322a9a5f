"""Faults of plain data, and how errors become them."""

from yilao_yiyou.exchange.wire import faults_of


def test_an_error_that_nobody_expected_is_still_a_fault_without_its_words() -> None:
    """Its message could hold anything, so it is not repeated."""
    (fault,) = faults_of(ZeroDivisionError("13800138000"), "records.people[0]")

    assert fault.code == "value"
    assert "13800138000" not in str(fault)
