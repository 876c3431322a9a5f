"""Every programme, mechanism and system of the field can be put on record, as row by row it is named (1 to 21).

Each is kept in a register, written to a document and read back; what the row asks for is then asked of the records.
"""

from collections import Counter
from datetime import date
from itertools import pairwise

from tests.domain.kept import kept
from tests.domain.small_records import (
    COUNTY,
    DAY,
    VILLAGE,
    activity,
    award,
    body,
    cadre,
    document,
    enrolment,
    gift,
    member,
    person,
    present,
    programme,
    project,
    registration,
    team,
    venue,
    volunteer,
)
from yilao_yiyou.domain.activity import ActivityKind, ParticipationRole
from yilao_yiyou.domain.award import AwardCategory
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.cadre import RegistrationChannel, RegistrationState
from yilao_yiyou.domain.document import DocumentKind, Task
from yilao_yiyou.domain.organization import OrganizationKind, Sector, Tier
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.programme import ProgrammeKind
from yilao_yiyou.domain.project import ProjectKind
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.service import EnrolmentKind
from yilao_yiyou.domain.target import Target
from yilao_yiyou.domain.team import TeamKind
from yilao_yiyou.domain.venue import VenueKind
from yilao_yiyou.domain.volunteer import VolunteerCategory
from yilao_yiyou.measurement import measure


def test_01_a_remark_is_a_basis_with_quote_day_and_place() -> None:
    """习近平 2022-08-17 牡丹社区 remark."""
    remark = document(
        kind=DocumentKind.REMARK, dated=PartialDate.parse("2022-08-17"), quote="一老一幼是大家最关心的", place="210111"
    )

    (found,) = kept(remark, document("f2", basis=("f1",))).documents[:1]

    assert (found.quote, str(found.dated), found.place) == ("一老一幼是大家最关心的", "2022-08-17", "210111")


def test_02_an_opinion_may_have_neither_number_nor_date() -> None:
    """《…党建融入城市基层党建…指导意见》, "研究印发"."""
    (found,) = kept(document(title="某指导意见", kind=DocumentKind.OPINION)).documents

    assert (found.number, found.dated, found.kind.zh) == (None, None, "意见")


def test_03_a_plan_of_three_years_has_a_target_for_each() -> None:
    """三年行动计划."""
    plan = programme(kind=ProgrammeKind.PLAN, period=Period.between(date(2021, 1, 1), date(2023, 12, 31)))
    targets = [
        Target(
            id=f"y{year}",
            metric="designation.granted",
            quantity=Quantity.of("处", 9),
            period=Period.year(year),
            programme="g1",
        )
        for year in (2021, 2022, 2023)
    ]

    register = kept(plan, *targets)

    assert measure("programme.duration", register).item().bounds == Bounds(3)
    assert [target.period for target in register.targets] == [Period.year(year) for year in (2021, 2022, 2023)]


def test_04_a_registration_links_unit_cadre_and_community_through_its_states() -> None:
    """《…到居住社区报到的通知》, "单位+老干部+社区" 联系机制."""
    parties = {"from_unit": "o1", "received_by": "o2"}
    registered = [
        registration("r1", state=RegistrationState.PENDING, registered_on=None, **parties),
        registration("r2", duties=("政策宣传",), **parties),
        registration("r3", state=RegistrationState.TRANSFERRED, left_on=date(2022, 9, 1), **parties),
        registration("r4", state=RegistrationState.CANCELLED, left_on=date(2022, 9, 1), **parties),
    ]

    register = kept(body("o1"), body("o2"), person(), *registered)

    assert [each.state.zh for each in register.registrations] == ["待报到", "已报到", "已转出", "已注销"]
    assert {(each.from_unit, each.person, each.received_by) for each in register.registrations} == {("o1", "p1", "o2")}


def test_05_an_honoured_retirement_comes_before_the_registration() -> None:
    """荣退+报到: two events in order, with the days between them."""
    farewell = activity("a1", kind=ActivityKind.CEREMONY)
    arrival = registration(ceremony="a1", channel=RegistrationChannel.HONOUR_RETIREMENT, registered_on=date(2022, 5, 9))

    register = kept(farewell, arrival, person())
    (registered,) = register.registrations
    ceremony = register.activity(registered.ceremony)

    assert ceremony is not None
    assert registered.registered_on is not None
    assert (registered.registered_on - ceremony.when.ends[0]).days == 5


def test_06_cadres_take_part_in_the_life_of_the_community() -> None:
    """融入社区: 亮身份, 社区党组织活动, 公益社团, 志愿."""
    branch = team("t1", kind=TeamKind.FUNCTIONAL_BRANCH)
    club = team("t2", kind=TeamKind.CLUB)
    took_part = [activity("a1", kind=ActivityKind.PARTY_ACTIVITY), present("x1"), member("m1"), member("m2", of="t2")]

    register = kept(person(), cadre(), branch, club, *took_part)

    assert {each.group.id for each in register.memberships} == {"t1", "t2"}
    assert measure("reach.distinct_persons", register, where={"kind": "party_activity"}).item().bounds == Bounds(1)


def test_07_four_contests_honour_four_kinds_of_subject() -> None:
    """四争创."""
    subjects = {
        AwardCategory.PIONEER_BRANCH: ReferenceKind.ORGANIZATION,
        AwardCategory.GOOD_CLUB: ReferenceKind.TEAM,
        AwardCategory.GOOD_PROJECT: ReferenceKind.PROJECT,
        AwardCategory.GOOD_VOLUNTEER: ReferenceKind.PERSON,
    }
    awards = [
        award(f"w-{category.value}", Reference(kind=kind, id="x1"), category=category)
        for category, kind in subjects.items()
    ]

    register = kept(*awards)

    assert {each.category: each.subject.kind for each in register.awards} == subjects
    assert {each.category.code for each in register.awards} == {"四争创"}


def test_08_a_campaign_of_the_city_is_a_tag_of_many() -> None:
    """全国文明城市创建 is the context of several activities, each of which may have others."""
    held = [activity("a1", programmes=("g1", "g2")), activity("a2", programmes=("g1",))]

    register = kept(programme("g1"), programme("g2"), *held)

    tags = Counter(tag for each in register.activities for tag in each.programmes)
    assert tags == {"g1": 2, "g2": 1}


def test_09_classes_recur_and_hand_out_handbooks() -> None:
    """智慧助老专项行动 in communities, 老年公寓 and 助餐中心."""
    weekly = project(kind=ProjectKind.OTHER, programme="g1", recurrence=Recurrence.parse("FREQ=WEEKLY;BYDAY=WE"))
    places = [venue("v1"), venue("v2", kind=VenueKind.SENIOR_HOME), venue("v3", kind=VenueKind.MEAL_CENTRE)]
    handed_out = gift(programmes=("g1",))

    register = kept(programme(), weekly, *places, handed_out)

    assert str(register.projects[0].recurrence) == "FREQ=WEEKLY;BYDAY=WE"
    assert measure("distribution.items", register, where={"programme": "g1"}).item().bounds == Bounds(10)


def test_10_one_figure_may_cover_two_programmes() -> None:
    """防范老年诈骗专项行动: its sessions were published pooled with those of #9."""
    pooled = PublishedFigure(
        id="f02",
        text="580余场",
        kind=FigureKind.FIGURE,
        counted="专题培训",
        quantity=Quantity.of("场", 580, 589),
        programmes=("g1", "g2"),
    )

    (found,) = kept(programme("g1"), programme("g2"), pooled).figures

    assert found.programmes == ("g1", "g2")


def test_11_practical_help_is_an_activity() -> None:
    """整合社会资源办实事."""
    register = kept(activity(kind=ActivityKind.PRACTICAL_HELP))

    assert measure("activity.sessions", register, where={"kind": "practical_help"}).item().bounds == Bounds(1)


def test_12_a_family_doctor_signs_renews_and_performs() -> None:
    """家庭医生签约: signing is not performing."""
    first = enrolment("e1", provider="o1", team="t1", performed=(date(2022, 3, 1), date(2022, 6, 1)))
    renewed = enrolment("e2", valid=Period.year(2023), provider="o1")

    register = kept(person(), body(), team(kind=TeamKind.MEDICAL), first, renewed)

    assert [len(each.performed) for each in register.enrolments] == [2, 0]
    assert all(earlier.valid.end == later.valid.start for earlier, later in pairwise(register.enrolments))


def test_13_a_health_file_is_opened_and_kept() -> None:
    """健康档案."""
    (found,) = kept(person(), enrolment(kind=EnrolmentKind.HEALTH_FILE, valid=Period.since(DAY))).enrolments

    assert (found.kind.zh, found.valid.start) == ("健康档案", DAY)


def test_14_volunteers_screen_for_illness() -> None:
    """健康筛查 by medical volunteers."""
    screened = activity(kind=ActivityKind.SCREENING, team="t1")

    register = kept(team(kind=TeamKind.MEDICAL), screened, present("x1"), person())

    assert register.participations[0].role is ParticipationRole.VOLUNTEER
    assert register.activities[0].team == "t1"


def test_15_a_notice_has_four_issuers_the_lead_first() -> None:
    """四部门联合通知."""
    issuers = tuple(f"o{number}" for number in range(1, 5))
    kinds = (
        OrganizationKind.CADRE_BUREAU,
        OrganizationKind.YOUTH_LEAGUE,
        OrganizationKind.CIVIL_AFFAIRS,
        OrganizationKind.HEALTH_AUTHORITY,
    )
    bodies = [body(each, kind=kind) for each, kind in zip(issuers, kinds, strict=True)]

    register = kept(*bodies, document(issuers=issuers))

    assert register.documents[0].issuers[0] == "o1"
    assert measure("document.issuers", register).item().bounds == Bounds(4)


def test_16_an_appeal_is_made_to_a_public() -> None:
    """倡议书 to all cadres."""
    (found,) = kept(document(kind=DocumentKind.APPEAL, audience="全市离退休干部")).documents

    assert (found.kind.zh, found.audience) == ("倡议书", "全市离退休干部")


def test_17_a_small_service_recurs_in_every_urban_community() -> None:
    """微项目: 窗帘行动, 爱心剪吧."""
    cuts = [
        project(f"j{place}", kind=ProjectKind.MICRO, region=place, recurrence=Recurrence.parse("FREQ=MONTHLY"))
        for place in (VILLAGE, "371402001002")
    ]
    served = [activity("a1", kind=ActivityKind.MICRO_SERVICE, project=cuts[0].id, region=VILLAGE)]

    register = kept(*cuts, *served)

    assert {each.region for each in register.projects} == {VILLAGE, "371402001002"}
    assert measure("activity.sessions", register, by="project")[cuts[0].id].bounds == Bounds(1)


def test_18_a_scheme_shares_out_tasks() -> None:
    """《…关工委工作若干措施责任分工方案》: task, lead, support and by when."""
    tasks = (Task(task="办好讲座", lead=("o1",), support=("o2", "o3"), due=date(2022, 12, 31)), Task(task="建好队伍"))

    (found,) = kept(document(kind=DocumentKind.PLAN, tasks=tasks)).documents

    assert found.tasks == tasks


def test_19_a_committee_is_set_up_merged_renamed_and_abolished() -> None:
    """关工委机构改革."""
    old = body("o1", kind=OrganizationKind.CARE_COMMITTEE, valid=Period.between(date(2001, 1, 1), date(2019, 3, 31)))
    merged = body(
        "o2", kind=OrganizationKind.CARE_COMMITTEE, predecessors=("o1", "o3"), valid=Period.since(date(2019, 4, 1))
    )

    register = kept(old, merged)

    stock = {
        day.year: measure("org.count_stock", register, during=Period.as_at(day)).item().bounds
        for day in (date(2018, 1, 1), date(2020, 1, 1))
    }
    assert stock == {2018: Bounds(1), 2020: Bounds(1)}
    assert register.organizations[1].predecessors == ("o1", "o3")


def test_20_committees_are_counted_by_tier_and_sector() -> None:
    """关工委 network."""
    bodies = [
        body(f"o-{tier.value}-{sector.value}", kind=OrganizationKind.CARE_COMMITTEE, tier=tier, sector=sector)
        for tier in (Tier.COUNTY, Tier.TOWNSHIP)
        for sector in (Sector.SCHOOL, Sector.ENTERPRISE)
    ]

    table = measure("org.count_stock", kept(*bodies), by=("tier", "sector"), during=Period.as_at(DAY))

    assert {result.key for result in table} == {
        (tier, sector) for tier in ("county", "township") for sector in ("school", "enterprise")
    }


def test_21_volunteers_are_enrolled_categorised_and_leave() -> None:
    """五老 team: what the source called them is kept."""
    stays = volunteer("w1", core=True, source_label="五老人员", region=COUNTY)
    left = volunteer(
        "w2",
        person="p2",
        categories=frozenset({VolunteerCategory.SOLDIER, VolunteerCategory.CADRE}),
        valid=Period.between(date(2020, 1, 1), date(2021, 12, 31)),
    )

    register = kept(person("p1"), person("p2"), stays, left)

    assert measure("volunteer.stock", register, during=Period.as_at(DAY)).item().bounds == Bounds(1)
    assert register.volunteers[0].source_label == "五老人员"
