"""Places, plaques and projects."""

from datetime import date
from typing import Any

import pytest

from tests.domain.small_records import DAY, claim, found, plaque, venue
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.project import ClaimStatus
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.venue import DesignationKind

JUNE = date(2022, 6, 1)


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ({}, {"claimed_on": JUNE}, Severity.ERROR),
        ({"shared": True}, {"claimed_on": JUNE}, Severity.ERROR),
        ({"shared": True}, {"claimed_on": JUNE, "shared": True}, None),
        ({"ended_on": date(2022, 5, 31)}, {"claimed_on": JUNE}, None),
        ({"ended_on": JUNE}, {"claimed_on": JUNE}, Severity.ERROR),
        ({"ended_on": date.max}, {"claimed_on": JUNE}, Severity.ERROR),
        ({"status": ClaimStatus.FINISHED}, {"claimed_on": JUNE}, Severity.WARNING),
        ({"status": ClaimStatus.WITHDRAWN}, {"claimed_on": JUNE}, None),
        ({}, {"claimed_on": JUNE, "project": "j2"}, None),
    ],
)
def test_a_project_is_claimed_once_at_a_time(
    first: dict[str, Any], then: dict[str, Any], expected: Severity | None
) -> None:
    """Two claims lie side by side only if both are shared; a finished one without its day is in doubt."""
    told = found("CLAIM_TWICE", claim(**first), claim("m2", **then))

    assert told == ([] if expected is None else [("claims/m2", "project", expected)])


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ({}, {}, True),
        ({"revoked_on": JUNE}, {}, False),
        ({}, {"venue": "v2"}, False),
        ({}, {"kind": DesignationKind.STUDIO}, False),
        ({"kind": DesignationKind.OTHER}, {"kind": DesignationKind.OTHER}, True),
        (
            {"kind": DesignationKind.OTHER, "source_label": "甲基地"},
            {"kind": DesignationKind.OTHER, "source_label": "乙基地"},
            False,
        ),
        ({"source_label": "教学点"}, {"source_label": "学习点"}, True),
    ],
)
def test_a_venue_carries_a_title_once(first: dict[str, Any], then: dict[str, Any], expected: bool) -> None:
    """Two plaques of one kind on one venue, neither revoked, are one too many; other titles go by their words."""
    told = found("DESIGNATION_TWICE", plaque(**first), plaque("d2", **then))

    assert told == ([("designations/d2", "kind", Severity.ERROR)] if expected else [])


def test_a_venue_with_several_plaques_is_worth_knowing() -> None:
    """One room may carry several titles; the finding counts those not revoked."""
    plaques = (
        plaque(),
        plaque("d2", kind=DesignationKind.STUDIO),
        plaque("d3", kind=DesignationKind.BASE, revoked_on=JUNE),
        plaque("d4", venue="v2"),
    )
    register = Register(venues=(venue(), venue("v2")), designations=plaques)

    (told,) = (finding for finding in audit(register) if finding.rule == "SHARED_VENUE")

    assert (told.record, told.severity) == ("venues/v1", Severity.INFO)
    assert "2块" in told.zh
    assert " 2 plaques" in told.en


def test_a_plaque_may_be_revoked_and_granted_again() -> None:
    """What was revoked before is no second plaque."""
    assert not found("DESIGNATION_TWICE", plaque(revoked_on=JUNE), plaque("d2", granted_on=JUNE))
    assert not found("SHARED_VENUE", venue(), plaque(revoked_on=JUNE), plaque("d2", granted_on=DAY))
