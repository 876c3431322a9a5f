"""What points to what: missing records, ids used twice, rings, tiers."""

import pytest

from tests.domain.small_records import (
    activity,
    body,
    claim,
    document,
    found,
    member,
    minor,
    person,
    present,
    programme,
    project,
    records_found,
    region,
    team,
)
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.document import Task
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.organization import OrganizationKind, Sector, Tier
from yilao_yiyou.domain.register import Record, Register

SIZE = 20_000


def test_a_record_that_is_missing_is_told_with_its_field() -> None:
    """A team behind which stands a body that is not in the register is an error of the field `host`."""
    assert found("REF_MISSING", team(host="o9")) == [("teams/t1", "host", Severity.ERROR)]
    assert not found("REF_MISSING", team(host="o1"), body())


def test_missing_records_of_nested_fields_and_references_are_told() -> None:
    """The tasks of a document and the claimant of a project are looked into; each field is told once."""
    records = (document(tasks=(Task(task="一", lead=("o8", "o9", "o8")),)), claim(), project())

    findings = [finding for finding in audit(Register().with_records(records)) if finding.rule == "REF_MISSING"]

    assert [(finding.record, finding.field) for finding in findings] == [
        ("claims/m1", "claimant"),
        ("documents/f1", "tasks.lead"),
    ]
    assert "o8, o9" in findings[1].zh
    assert "o8, o9" in findings[1].en


def test_a_participant_may_be_a_person_or_a_named_minor() -> None:
    """An id that either has is not missing."""
    records = (body(), activity(), minor(), person(), present("x1"), present("x2", "k1"))

    assert not found("REF_MISSING", *records)
    assert records_found("REF_MISSING", *records, present("x3", "p9")) == ["participations/x3"]


def test_an_id_of_different_records_is_an_error() -> None:
    """Two bodies with one id are told once, two divisions too, and nothing is raised for them."""
    records = (body(), body(name="另一组织"), body("o2"), region("3714"), region("3714", name="别名"))

    assert found("DUP_ID", *records) == [
        ("regions/3714", "id", Severity.ERROR),
        ("organizations/o1", "id", Severity.ERROR),
    ]
    assert not found("DUP_RECORD", *records)


def test_an_id_of_a_person_and_a_minor_is_an_error() -> None:
    """A participation could not tell which of the two it means."""
    assert found("DUP_ID", person("x"), minor("x")) == [("minors/x", "id", Severity.ERROR)]
    assert not found("DUP_ID", person("x"), minor("y"))


def test_a_record_that_is_there_twice_is_a_warning() -> None:
    """The same contents under the same id may be removed without loss."""
    assert found("DUP_RECORD", body(), body(), body("o2")) == [("organizations/o1", "id", Severity.WARNING)]
    assert not found("DUP_ID", body(), body())


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((body("o1", parent="o2"), body("o2", parent="o1")), "organizations/o1"),
        ((team("t1", parent="t2"), team("t2", parent="t3"), team("t3", parent="t1")), "teams/t1"),
        ((programme("g1", parent="g2"), programme("g2", parent="g1")), "programmes/g1"),
        ((document("f0"), document("f1", basis=("f0", "f2")), document("f2", basis=("f1",))), "documents/f1"),
    ],
    ids=["organizations", "teams", "programmes", "documents"],
)
def test_what_is_above_itself_is_an_error(records: tuple[Record, ...], expected: str) -> None:
    """Bodies, teams, programmes and the documents that others rest on may not form a ring."""
    field = "basis" if expected.startswith("documents") else "parent"

    assert found("CYCLE", *records) == [(expected, field, Severity.ERROR)]
    assert not found("CYCLE", *records[:-1])


def test_a_chain_of_20_000_teams_is_audited() -> None:
    """Long chains end in no ring and in no deep recursion; closing one makes a single finding that names a few."""
    chain = tuple(team(f"t{number}", parent=f"t{number + 1}") for number in range(SIZE))

    assert not records_found("CYCLE", *chain, team(f"t{SIZE}"))
    (ring,) = (
        finding for finding in audit(Register(teams=(*chain, team(f"t{SIZE}", parent="t0")))) if finding.rule == "CYCLE"
    )
    assert str(SIZE + 1) in ring.zh
    assert ring.zh.endswith("t0, t1, t2, t3, t4 ...")


@pytest.mark.parametrize(
    ("own", "above", "expected"),
    [
        (Tier.VILLAGE, Tier.TOWNSHIP, None),
        (Tier.COUNTY, Tier.COUNTY, Severity.WARNING),
        (Tier.CITY, Tier.COUNTY, Severity.ERROR),
    ],
)
def test_a_body_above_stands_higher(own: Tier, above: Tier, expected: Severity | None) -> None:
    """A parent of the same kind and tier needs an explanation, one at a lower tier is wrong."""
    told = found("PARENT_TIER", body("o1", tier=own, parent="o2"), body("o2", tier=above))

    assert told == ([] if expected is None else [("organizations/o1", "parent", expected)])


def test_a_body_in_a_unit_may_stand_at_the_tier_of_the_one_above() -> None:
    """The committee of a county's agency is guided by that county's committee, a branch led by its bureau."""
    branch = body("o1", kind=OrganizationKind.PARTY_BRANCH, parent="o2")

    assert not found("PARENT_TIER", branch, body("o2", kind=OrganizationKind.CADRE_BUREAU))
    assert not found("PARENT_TIER", body("o1", sector=Sector.AGENCY, parent="o2"), body("o2"))
    assert records_found("PARENT_TIER", body("o1", sector=Sector.COMMUNITY, parent="o2"), body("o2"))


def test_without_the_body_above_its_tier_is_not_judged() -> None:
    """A parent that is missing is told as such and only so."""
    assert not found("PARENT_TIER", body(parent="o2"))


def test_a_member_may_be_of_anything_that_is_there() -> None:
    """A membership of a team that is there is nothing to tell."""
    assert not found("REF_MISSING", member("m1"), team(), person())
