from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.value_finding import ValueFinding


def test_a_finding_says_what_is_wrong_and_how_to_mend_it_in_both_languages() -> None:
    """Whoever reads the import report sees grade, rule, fault and remedy in one line."""
    finding = ValueFinding(
        code="id-length",
        severity=Severity.WARNING,
        zh="位数不对",
        en="too short",
        mend_zh="补全",
        mend_en="complete it",
    )

    expected = "警告 id-length: 位数不对; 补全 (too short; complete it)"

    assert expected == str(finding)
