"""The example of Dezhou: an invented register out of which every published figure comes by counting."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import evolve

from examples.dezhou import figures as figures_script
from examples.dezhou import generate as generate_script
from examples.dezhou.generator.figures import RIVER_TEAM, figures
from examples.dezhou.generator.plan import AS_OF, CITY, LAST_YEAR, THIS_YEAR
from examples.dezhou.generator.programmes import SUMMER_CARE
from examples.dezhou.generator.register import build
from yilao_yiyou.domain.activity import Activity, ActivityKind, ParticipationRole, Public
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.incident import IncidentKind
from yilao_yiyou.domain.organization import OrganizationKind
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.project import Claim, ClaimStatus
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.service import Distribution, ItemKind
from yilao_yiyou.domain.team import TeamKind
from yilao_yiyou.domain.venue import Designation, DesignationKind, DesignationLevel
from yilao_yiyou.domain.volunteer import VolunteerRecord
from yilao_yiyou.exchange import Disclosure, read
from yilao_yiyou.exchange.document import dumps
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.reconcile import Verdict
from yilao_yiyou.report.checks import check_figure, recompute

EXAMPLE = Path(generate_script.__file__).parent
PUBLISHED = {figure.id: figure for figure in read(EXAMPLE / "figures.json").figures}
MEASURED = [figure for figure in PUBLISHED.values() if figure.kind is not FigureKind.QUALITATIVE]
FULL_COVERAGE = "f30"
SEED, OTHER_SEED = 2022, 7


@pytest.fixture(name="register", scope="session")
def _register() -> Register:
    return build(SEED)


@pytest.fixture(name="other", scope="session")
def _other() -> Register:
    return build(OTHER_SEED)


@pytest.fixture(name="digest", scope="session")
def _digest_of_seed(register: Register) -> str:
    return _digest(register)


def _counted(register: Register, figure: str) -> Bounds:
    return recompute(register, PUBLISHED[figure]).bounds


def _digest(register: Register) -> str:
    return sha256(dumps(register, disclosure=Disclosure.CUSTODY)).hexdigest()


def _without(register: Register, record: Record) -> Register:
    return register.without(type(record).__name__, [record.id])


def _instead(register: Register, record: Record) -> Register:
    """Return the register with one record put in the place of the one with its id."""
    return _without(register, record).with_records([record])


def _plaques(register: Register, kind: DesignationKind, *, since: date) -> Iterator[Designation]:
    return (
        plaque
        for plaque in register.designations
        if plaque.kind is kind and plaque.granted_on is not None and plaque.granted_on >= since
    )


def _held(register: Register, kind: ActivityKind, *, since: date) -> Iterator[Activity]:
    period = Period.between(since, AS_OF)
    return (each for each in register.activities if each.kind is kind and each.when.within(period))


def test_the_report_has_its_figures_claims_and_words() -> None:
    """29 numbers, 6 claims without a number and some mere words are on file, each known by its id."""
    kinds = [figure.kind for figure in PUBLISHED.values()]

    assert [f"f{number:02}" for number in range(1, 36)] == [figure.id for figure in MEASURED]
    assert (29, 6) == (kinds.count(FigureKind.FIGURE), kinds.count(FigureKind.CLAIM))
    assert kinds.count(FigureKind.QUALITATIVE) > 0


@pytest.mark.parametrize("figure", MEASURED, ids=[figure.id for figure in MEASURED])
def test_the_records_bear_out_what_was_published(register: Register, figure: PublishedFigure) -> None:
    """Counting the records under a figure's own definition meets what the report printed, full coverage aside."""
    expected = Verdict.PUBLISHED_HIGH if figure.id == FULL_COVERAGE else Verdict.CONSISTENT

    check = check_figure(register, figure)

    assert expected is check.verdict, check


@pytest.mark.parametrize("figure", MEASURED, ids=[figure.id for figure in MEASURED])
def test_another_seed_bears_out_the_same_figures(other: Register, figure: PublishedFigure) -> None:
    """The figures come from the plan, whichever records chance makes of it."""
    expected = Verdict.PUBLISHED_HIGH if figure.id == FULL_COVERAGE else Verdict.CONSISTENT

    assert expected is check_figure(other, figure).verdict


def test_a_point_in_every_village_is_impossible(register: Register) -> None:
    """There are fewer points than villages, so that full coverage cannot mean a point of one's own for each."""
    result = recompute(register, PUBLISHED[FULL_COVERAGE])
    notes = {note.name: note.value for note in result.notes}

    assert result.bounds.surely_lt(Bounds(100))
    assert Level.VILLAGE.zh == notes["impossible"]


@pytest.mark.parametrize("meaning", ["coverage.presence", "coverage.catchment"])
def test_the_other_meanings_of_full_coverage_hold(register: Register, meaning: str) -> None:
    """Every level has points, and every village lies in the service area of one."""
    claim = PUBLISHED[FULL_COVERAGE]

    result = measure(meaning, register, where=claim.where, within=claim.scope, during=claim.period).item()

    assert Bounds(100) == result.bounds


def test_the_zero_of_the_river_has_its_exposure(register: Register) -> None:
    """That nobody drowned is stated by a return of every year, with the child-years that it rests on."""
    result = recompute(register, PUBLISHED["f33"])
    notes = {note.name: note.value for note in result.notes}

    assert Bounds(0) == result.bounds
    assert notes["years"].startswith("7")
    assert {"exposure", "upper_rate"} <= notes.keys()


def test_unnamed_helpers_make_an_interval(register: Register) -> None:
    """Some social volunteers did not sign in, so that how many there were is known within bounds only."""
    assert not _counted(register, "f16").is_exact


def test_rows_are_more_than_what_they_count(register: Register) -> None:
    """Records of the same person, of people who left and of things that ended are there and are not counted."""
    committees = [each for each in register.organizations if each.kind is OrganizationKind.CARE_COMMITTEE]
    plaques = [each for each in register.designations if each.kind is DesignationKind.REMOTE_POINT]
    in_patrols = [each for each in register.memberships if each.group.id.startswith("patrol-")]

    assert len(committees) > _counted(register, "f03").lo
    assert len(register.volunteers) > _counted(register, "f04").lo
    assert len(plaques) > _counted(register, "f08").lo
    assert len(in_patrols) > _counted(register, "f23").lo


def test_a_place_may_carry_several_plaques(register: Register) -> None:
    """There are fewer places than plaques."""
    places = measure("venue.distinct", register).item().bounds

    assert places.surely_lt(measure("designation.stock", register).item().bounds)


def test_the_core_is_a_part_of_the_roll(register: Register) -> None:
    """Between eleven and twelve thousand of the volunteers are of the core."""
    core = measure("volunteer.stock", register, where={"core": "true"}).item()

    assert core.bounds.lo in Bounds(11_000, 12_000)


def test_children_are_heads_only(register: Register) -> None:
    """No row about children or parents names anybody, and no child is recorded as a person."""
    publics = {Public.CHILD, Public.PARENT}

    assert not register.minors
    assert all(row.person is None for row in register.participations if row.public in publics)


def test_nobody_is_named(register: Register) -> None:
    """No person has a name, an identification number or a contact."""
    assert all((each.name, each.id_no, each.contact) == (None, None, None) for each in register.people)
    assert dumps(register), "a shared document refuses texts that hold such a number"


def test_the_register_says_that_it_is_invented(register: Register) -> None:
    """The mark is in the register, its title, and the page about the data."""
    assert register.synthetic
    assert "合成数据" in (register.title or "")
    assert "合成数据" in (EXAMPLE / "DATA.md").read_text(encoding="utf-8")


def test_the_register_is_large_enough_to_try_things_on(register: Register) -> None:
    """It has some hundred thousand records, in almost every collection."""
    empty = {name for name, records in register.collections() if not records}

    assert 200_000 <= len(register) <= 330_000
    assert empty == {"minors"}


def test_ids_are_unique_and_references_found(register: Register) -> None:
    """No two records of a collection share an id, and activities, people and places that are named exist."""
    repeated = [name for name, records in register.collections() if len({each.id for each in records}) < len(records)]
    people, activities = {each.id for each in register.people}, {each.id for each in register.activities}

    assert not repeated
    assert {row.person for row in register.participations} - {None} <= people
    assert {row.activity for row in register.participations} <= activities
    assert {each.person for each in register.memberships} | {each.person for each in register.volunteers} <= people
    assert {each.venue for each in register.designations} <= {each.id for each in register.venues}


def test_the_audit_finds_nothing_to_mend(register: Register) -> None:
    """The records agree with each other: what the audit says of them is for information."""
    assert {finding.severity for finding in audit(register)} <= {Severity.INFO}


def test_another_seed_gives_another_file(digest: str, other: Register) -> None:
    """The records hang on the seed, and on nothing else."""
    assert digest != _digest(other)


def test_one_seed_gives_one_file(register: Register, digest: str, tmp_path: Path) -> None:
    """Another process, which orders its sets otherwise, writes the same bytes, and they read back as what was built."""
    file = tmp_path / "register.json"
    command = [sys.executable, generate_script.__file__, "--seed", str(SEED), "--output", str(file)]
    order = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"

    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": order}, capture_output=True, check=True)

    assert digest == sha256(file.read_bytes()).hexdigest()
    assert register == read(file)


def test_the_figures_on_file_are_those_of_the_script(tmp_path: Path) -> None:
    """Nobody has edited the file of figures by hand."""
    file = tmp_path / "figures.json"

    figures_script.main(["--output", str(file)])

    assert (EXAMPLE / "figures.json").read_bytes() == file.read_bytes()
    assert figures() == read(file)


def test_no_sentence_of_the_report_is_kept() -> None:
    """The file holds short phrases only."""
    assert max(len(figure.text) for figure in PUBLISHED.values()) <= 10


def _one_committee_less(register: Register) -> Register:
    committees = (each for each in register.organizations if each.kind is OrganizationKind.CARE_COMMITTEE)
    return _without(register, next(each for each in committees if each.valid.covers(AS_OF)))


def _one_volunteer_less(register: Register) -> Register:
    """Let somebody leave who is on the roll once."""
    rows: dict[str, list[VolunteerRecord]] = {}
    for each in register.volunteers:
        rows.setdefault(each.person, []).append(each)
    record = next(own[0] for own in rows.values() if len(own) == 1 and own[0].valid.covers(AS_OF))
    return _instead(register, evolve(record, valid=Period(record.valid.start, AS_OF)))


def _one_talk_less(register: Register) -> Register:
    talks = _held(register, ActivityKind.LECTURE, since=LAST_YEAR)
    return _without(register, next(each for each in talks if each.sessions == Bounds(1)))


def _one_demonstration_less(register: Register) -> Register:
    homes = _plaques(register, DesignationKind.SILVER_HOME, since=THIS_YEAR)
    home = next(each for each in homes if each.level is DesignationLevel.DEMONSTRATION)
    return _instead(register, evolve(home, level=DesignationLevel.STANDARD))


def _one_new_point_late(register: Register) -> Register:
    point = next(_plaques(register, DesignationKind.BRANCH_SCHOOL, since=THIS_YEAR))
    return _instead(register, evolve(point, granted_on=date(2022, 7, 1)))


def _one_remote_point_revoked(register: Register) -> Register:
    points = _plaques(register, DesignationKind.REMOTE_POINT, since=date.min)
    point = next(each for each in points if each.revoked_on is None and each.granted_on != AS_OF)
    return _instead(register, evolve(point, revoked_on=AS_OF))


def _one_studio_earlier(register: Register) -> Register:
    studio = next(_plaques(register, DesignationKind.STUDIO, since=THIS_YEAR))
    return _instead(register, evolve(studio, granted_on=THIS_YEAR - timedelta(days=1)))


def _one_group_older(register: Register) -> Register:
    since = Period.since(LAST_YEAR)
    group = next(each for each in register.teams if each.kind is TeamKind.LECTURE and each.valid.within(since))
    return _instead(register, evolve(group, valid=Period.since(LAST_YEAR - timedelta(days=1))))


def _sole_claim(register: Register) -> Claim:
    claims = [each for each in register.claims if each.status is ClaimStatus.FINISHED and not each.shared]
    return next(each for each in claims if each.claimed_on >= THIS_YEAR)


def _one_claim_withdrawn(register: Register) -> Register:
    return _instead(register, evolve(_sole_claim(register), status=ClaimStatus.WITHDRAWN))


def _one_child_more(register: Register) -> Register:
    """Add a child to the headcount of one project of this summer."""
    ours = {each.id for each in register.activities if SUMMER_CARE in each.programmes}
    row = next(each for each in register.participations if each.activity in ours and each.public is Public.CHILD)
    heads = row.heads
    assert heads is not None
    return _instead(register, evolve(row, heads=evolve(heads, bounds=heads.bounds + Bounds(1))))


def _one_patroller_less(register: Register) -> Register:
    """Let a veteran leave who is in one patrol team only."""
    rows: dict[str, list[str]] = {}
    for each in register.memberships:
        if each.group.id.startswith("patrol-") and each.period.covers(AS_OF) and each.person in register.veterans:
            rows.setdefault(each.person, []).append(each.id)
    return register.without("Membership", next(own for own in rows.values() if len(own) == 1))


def _one_patrol_less(register: Register) -> Register:
    patrols = _held(register, ActivityKind.PATROL, since=date(2016, 1, 1))
    return _without(register, next(each for each in patrols if each.sessions == Bounds(1)))


def _one_act_less(register: Register) -> Register:
    acts = next(each for each in register.incidents if each.kind is IncidentKind.DISSUADED)
    return _instead(register, evolve(acts, count=Bounds(acts.count.lo - 1)))


def _one_leaflet_less(register: Register) -> Register:
    gift: Distribution = next(each for each in register.distributions if each.item is ItemKind.LEAFLET)
    fewer = evolve(gift.quantity, bounds=Bounds(gift.quantity.lo - 1))
    return _instead(register, evolve(gift, quantity=fewer))


def _one_drowned(register: Register) -> Register:
    zero = next(each for each in register.incidents if each.kind is IncidentKind.DROWNED)
    return _instead(register, evolve(zero, count=Bounds(1)))


def _one_issuer_less(register: Register) -> Register:
    joint = next(each for each in register.documents if len(each.issuers) > 1)
    return _instead(register, evolve(joint, issuers=joint.issuers[1:]))


@pytest.mark.parametrize(
    ("figure", "change", "by"),
    [
        ("f03", _one_committee_less, -1),
        ("f04", _one_volunteer_less, -1),
        ("f06", _one_demonstration_less, -1),
        ("f07", _one_new_point_late, -1),
        ("f08", _one_remote_point_revoked, -1),
        ("f09", _one_studio_earlier, -1),
        ("f10", _one_group_older, -1),
        ("f11", _one_talk_less, -1),
        ("f15", _one_claim_withdrawn, -1),
        ("f20", _one_child_more, 1),
        ("f23", _one_patroller_less, -1),
        ("f24", _one_patrol_less, -1),
        ("f26", _one_act_less, -1),
        ("f29", _one_leaflet_less, -1),
        ("f33", _one_drowned, 1),
        ("f34", _one_issuer_less, -1),
    ],
)
def test_a_figure_moves_with_its_records(
    register: Register, figure: str, change: Callable[[Register], Register], by: int
) -> None:
    """Change one record and the figure that counts it changes by one: nothing is typed in."""
    before = _counted(register, figure)

    after = _counted(change(register), figure)

    assert (before.lo + by, before.hi + by if before.hi is not None else None) == (after.lo, after.hi)


def test_a_summer_without_patrols_breaks_the_streak(register: Register) -> None:
    """Without the patrols of 2019 the long-standing team has gone on for three years only."""
    patrols = _held(register, ActivityKind.PATROL, since=date(2016, 1, 1))
    gone = [each.id for each in patrols if each.team == RIVER_TEAM and each.when.years == (2019,)]

    assert Bounds(3) == _counted(register.without("Activity", gone), "f25")


def test_a_seat_less_than_the_target_is_no_longer_more_than_was_asked_for(register: Register) -> None:
    """With the target raised to what was done, it is met and not exceeded."""
    (target,) = register.targets
    raised = evolve(target, quantity=evolve(target.quantity, bounds=_counted(register, "f07")))

    check = check_figure(_instead(register, raised), PUBLISHED["f32"])

    assert Verdict.PUBLISHED_HIGH is check.verdict


def test_a_better_peer_takes_the_first_place(register: Register) -> None:
    """An invented city with more points moves this one to the second place."""
    peer = register.figures[0]
    assert peer.quantity is not None
    ahead = evolve(peer, quantity=evolve(peer.quantity, bounds=Bounds(2_000)))

    assert Bounds(2) == _counted(_instead(register, ahead), "f31")


def test_an_unsigned_audience_adds_attendances_and_no_names(register: Register) -> None:
    """Twelve more heads at one talk are twelve more person-times."""
    kinds = {ActivityKind.LECTURE, ActivityKind.STUDY_TOUR}
    talks = {each.id for each in register.activities if each.kind in kinds and each.sessions == Bounds(1)}
    row = next(
        each
        for each in register.participations
        if each.activity in talks and each.role is ParticipationRole.AUDIENCE and each.public is Public.CHILD
    )
    assert row.heads is not None
    more = evolve(row, heads=evolve(row.heads, bounds=row.heads.bounds + Bounds(12)))
    before = _counted(register, "f12")

    after = _counted(_instead(register, more), "f12")

    assert before + Bounds(12) == after


def test_no_total_of_the_report_is_written_in_the_generator() -> None:
    """No published count of its own stands in the code that makes the records."""
    totals = {str(figure.quantity.lo) for figure in MEASURED if figure.quantity is not None}
    telling = {total for total in totals if len(total) > 2}
    makers = [file for file in (EXAMPLE / "generator").glob("*.py") if file.name != "figures.py"]

    written = {
        number.replace("_", "")
        for file in makers
        for number in re.findall(r"(?<![0-9_])[0-9][0-9_]*", file.read_text(encoding="utf-8"))
    }

    assert not (telling & written) - _SMALL_SIZES


_SMALL_SIZES = {"100", "160", "200"}
"""Round sizes of single places, which a published bound happens to equal."""


def test_people_and_city_belong_together(register: Register) -> None:
    """Everybody who lives somewhere lives in the city that the register is about."""
    people: tuple[Person, ...] = register.people

    assert all(each.residence is None or each.residence.within(CITY) for each in people)
