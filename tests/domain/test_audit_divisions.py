"""Divisions that the register's own tree does not know."""

import pytest

from tests.domain.small_records import activity, body, document, found, person, plaque, records_found, region, venue
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record, Register

TREE = (region("3714"), region("371402"), region("371402001"), region("371482"))
RULE = "REGION_UNKNOWN"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (activity(region="371402"), False),
        (activity(region="371499"), True),
        (activity(region="371402009"), True),
        (activity(region="371402001001"), False),
        (activity(region="371402009001"), True),
        (activity(region="37"), False),
        (body(region="11"), True),
        (body(region="3702"), True),
        (person(residence="371499"), True),
        (person(residence="110101"), False),
        (person(), False),
        (document(place="11"), False),
    ],
)
def test_a_division_that_the_tree_does_not_know_needs_an_explanation(record: Record, expected: bool) -> None:
    """Codes are held against the tree as far down as it goes; people may live, and words be said, elsewhere."""
    told = found(RULE, *TREE, record)

    assert [severity for _, _, severity in told] == ([Severity.WARNING] if expected else [])


def test_a_code_is_told_once_for_each_collection() -> None:
    """However many records have it, the first is named and the others are counted."""
    records: tuple[Record, ...] = (*(activity(f"a{n}", region="371499") for n in range(5)), body(region="371499"))

    told = [finding for finding in audit(Register().with_records((*TREE, *records))) if finding.rule == RULE]

    assert [finding.record for finding in told] == ["organizations/o1", "activities/a0"]
    assert "371499" in told[1].zh
    assert "5条" in told[1].zh
    assert "5 records" in told[1].en


def test_where_somebody_lives_is_not_shown() -> None:
    """A residence that is unknown is told without its code."""
    (told,) = (
        finding
        for finding in audit(Register(regions=TREE, people=(person(residence="371499"),)))
        if finding.rule == RULE
    )

    assert told.record == "people/p1"
    assert "371499" not in str(told)


def test_every_code_of_a_field_with_many_is_looked_at() -> None:
    """The divisions that a plaque is declared to serve are held against the tree too."""
    serves = (RegionCode("371402001"), RegionCode("371402009"))

    assert found(RULE, *TREE, venue(), plaque(serves=serves)) == [("designations/d1", "serves", Severity.WARNING)]


def test_without_divisions_nothing_is_unknown() -> None:
    """A register without a tree of its own is not held against one."""
    assert not found(RULE, activity(region="371499"))


def test_what_is_odd_about_the_tree_is_told_by_the_audit() -> None:
    """Missing parents, mixed editions, namesakes and unusual codes are findings of the audit as well."""
    odd = (
        region("3714", vintage=2022),
        region("371402"),
        region("371402001", name="甲街道"),
        region("371402002", name="甲街道"),
        region("371482001"),
        region("371402700"),
    )

    assert records_found("REGION_ORPHAN", *odd) == ["regions/371482001"]
    assert records_found("REGION_EDITIONS", *odd) == ["regions/3714"]
    assert records_found("REGION_NAMESAKE", *odd) == ["regions/371402001", "regions/371402002"]
    assert found("REGION_RANGE", *odd) == [("regions/371402700", None, Severity.INFO)]
    assert {finding.rule for finding in Register(regions=odd).tree.findings()} == {
        finding.rule for finding in audit(Register(regions=odd))
    }
