"""What rules are called, and what is said of rules that there are not."""

import pytest

from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.rulebook import RULE_OF, RULEBOOK, rules_named


def test_a_rule_of_several_findings_is_called_by_the_first() -> None:
    """And is found by each of them."""
    several = {rule.id: rule.ids[1:] for rule in RULEBOOK if len(rule.ids) > 1}

    assert several == {
        "DATE_OUTSIDE_LIFETIME": ("FUTURE",),
        "DUP_ACTIVITY": ("REPEAT_RUN", "DUP_RECORD"),
        "FANOUT": ("DUP_ID",),
    }
    assert RULE_OF["DUP_ID"].finding("activities/a", "某事", "it").rule == "FANOUT"


def test_a_name_that_is_nearly_right_is_put_right() -> None:
    """By the rule that is called most like it, and by that alone."""
    with pytest.raises(MeasureError, match=r"没有规则 'HEAPNG': HEAPING\?"):
        rules_named(["HEAPNG"])
    with pytest.raises(MeasureError, match=r"there is no rule 'HEAPNG': HEAPING\?"):
        rules_named(["HEAPNG"])
