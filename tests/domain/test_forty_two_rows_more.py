"""Every programme, mechanism and system of the field can be put on record, as row by row it is named (22 to 42)."""

from datetime import date

from tests.builders import divisions
from tests.domain.kept import kept
from tests.domain.small_records import (
    COUNTY,
    OTHER_COUNTY,
    VILLAGE,
    activity,
    award,
    body,
    claim,
    gift,
    heads,
    incident,
    member,
    person,
    plaque,
    present,
    programme,
    project,
    team,
    venue,
)
from yilao_yiyou.domain.activity import (
    ActivityKind,
    Affiliation,
    CountMethod,
    HeadsMean,
    Mode,
    ParticipationRole,
    Public,
)
from yilao_yiyou.domain.award import AwardCategory, AwardStage, AwardStageKind
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.incident import IncidentKind
from yilao_yiyou.domain.organization import OrganizationKind, Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.programme import ProgrammeKind
from yilao_yiyou.domain.project import ClaimStatus, ProjectKind
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.service import ItemKind
from yilao_yiyou.domain.target import Target, criteria
from yilao_yiyou.domain.team import MemberRole, TeamKind
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.domain.venue import ChecklistItem, DesignationKind, DesignationLevel, VenueKind
from yilao_yiyou.measurement import measure
from yilao_yiyou.report.checks import check_figure

END_OF_AUGUST = Period.as_at(date(2022, 8, 31))


def test_22_party_schools_train_in_their_main_courses() -> None:
    """Training by level, and into 党校主体班次."""
    courses = [
        activity("a1", kind=ActivityKind.TRAINING, level=Tier.CITY, in_main_course=True),
        activity("a2", kind=ActivityKind.TRAINING, level=Tier.COUNTY),
    ]

    register = kept(body(kind=OrganizationKind.PARTY_SCHOOL), *courses)

    table = measure("activity.sessions", register, by=("tier", "in_main_course"), where={"host_kind": "party_school"})
    assert {result.key for result in table} == {("city", "true"), ("county", "false")}


def test_23_places_and_activities_have_purposes() -> None:
    """老有所学, 老有所乐, 老有所为."""
    register = kept(venue(tags=("老有所学", "老有所乐")), activity(topics=("老有所为",)))

    assert register.venues[0].tags == ("老有所学", "老有所乐")
    assert measure("activity.sessions", register, where={"topic": "老有所为"}).item().bounds == Bounds(1)


def test_24_homes_are_built_assessed_in_batches_and_share_rooms() -> None:
    """银领之家: four standards, batches, and rooms shared with others."""
    met = [ChecklistItem(name=name, met=True) for name in ("有场所", "有队伍", "有制度")]
    standards = (*met, ChecklistItem(name="有活动"))
    home = plaque(
        kind=DesignationKind.SILVER_HOME,
        level=DesignationLevel.DEMONSTRATION,
        batch="2022年第一批",
        standard="某通知",
        checklist=standards,
    )

    register = kept(venue(shared_with=("o1",)), body(), home)

    assert [item.met for item in register.designations[0].checklist] == [True, True, True, None]
    assert register.venues[0].shared_with == ("o1",)
    shown = measure("designation.stock", register, where={"grade": "demonstration"}, during=END_OF_AUGUST)
    assert shown.item().bounds == Bounds(1)


def test_25_new_branches_are_held_to_a_target() -> None:
    """社区老年大学分校(教学点) 拓面提质: more than was set out."""
    rooms = [venue(f"v{number}") for number in range(3)]
    points = [plaque(f"d{number}", venue=f"v{number}") for number in range(3)]
    target = Target(
        id="g1",
        metric="designation.granted",
        quantity=Quantity(Bounds(2), Unit("个", UnitKind.PLACE)),
        period=Period.year(2022),
        where=criteria(kind="teaching_point"),
    )

    register = kept(*rooms, *points, target)

    assert measure("target.completion", register).item().bounds == Bounds(150)


def test_26_points_at_four_levels_have_a_coverage_and_a_rank() -> None:
    """老年远程教育 四级网络."""
    regions = divisions("3714", COUNTY, OTHER_COUNTY)
    points = [venue(region=COUNTY), plaque(kind=DesignationKind.REMOTE_POINT)]
    peer = PublishedFigure(
        id="f1",
        text="3个",
        kind=FigureKind.FIGURE,
        counted="教学点",
        metric="designation.stock",
        quantity=Quantity(Bounds(3), Unit("个", UnitKind.PLACE)),
        scope="3701",
    )

    register = kept(*regions, *points, peer)

    assert measure("coverage.node", register, by="level", during=END_OF_AUGUST)["county"].bounds == Bounds(50)
    asked = {"metric": "designation.stock"}
    assert measure("compare.rank", register, where=asked, within="3714", during=END_OF_AUGUST).item().bounds == Bounds(
        2
    )


def test_27_a_studio_is_led_by_somebody_and_hosted_by_somebody() -> None:
    """五老工作室 in a community, a school or a base."""
    studio = plaque(kind=DesignationKind.STUDIO, leader="p1", host="o1")

    (found,) = kept(person(), body(), venue(kind=VenueKind.SCHOOL), studio).designations

    assert (found.kind.zh, found.leader, found.host) == ("五老工作室", "p1", "o1")


def test_28_a_selection_has_stages_with_days_and_later_visits() -> None:
    """德州五老模范 评选: 推荐, 评选, 公示, 表彰, 走访慰问."""
    days = {
        AwardStageKind.NOMINATED: None,
        AwardStageKind.SELECTED: None,
        AwardStageKind.PUBLICISED: date(2021, 1, 20),
        AwardStageKind.COMMENDED: date(2021, 2, 1),
        AwardStageKind.FOLLOWED_UP: date(2022, 1, 25),
    }
    stages = (
        *(AwardStage(stage=stage, on=day) for stage, day in days.items()),
        AwardStage(stage=AwardStageKind.FOLLOWED_UP),
    )
    chosen = award(
        "w1",
        Reference(kind=ReferenceKind.PERSON, id="p1"),
        category=AwardCategory.MODEL_VETERAN,
        stages=stages,
        grantors=("o1", "o2"),
    )

    (found,) = kept(person(), body("o1"), body("o2"), chosen).awards

    assert [stage.stage.zh for stage in found.stages] == ["推荐", "评选", "公示", "表彰", "宣传走访", "宣传走访"]


def test_29_a_brand_is_over_programmes() -> None:
    """银领关爱: what is done under it is done under its programmes."""
    brand = programme("g1", kind=ProgrammeKind.BRAND)

    register = kept(brand, programme("g2", parent="g1"), activity(programmes=("g2",)))

    assert measure("activity.sessions", register, where={"programme": "g1"}).item().bounds == Bounds(1)


def test_30_lecture_groups_talk_to_publics_on_topics() -> None:
    """五老宣讲团; 四史."""
    group = team(kind=TeamKind.LECTURE)
    talk = activity(topics=("四史",), team="t1", venue="v1")
    heard = [
        heads("h1", 30, public=Public.CHILD, heads_mean=HeadsMean.BESIDES),
        heads("h2", 12, public=Public.GENERAL, heads_mean=HeadsMean.BESIDES),
        present("x1", role=ParticipationRole.LECTURER),
    ]

    register = kept(person(), group, venue(kind=VenueKind.RED_BASE), talk, *heard)

    by_public = measure("reach.attendances", register, by="public", where={"role": "audience", "topic": "四史"})
    assert {result.key[0]: result.bounds for result in by_public} == {"child": Bounds(30), "general": Bounds(12)}


def test_31_a_study_tour_lasts_for_days() -> None:
    """红色研学."""
    tour = activity(kind=ActivityKind.STUDY_TOUR, when=Period.between(date(2022, 7, 10), date(2022, 7, 12)))

    (found,) = kept(tour).activities

    assert (found.kind.zh, found.when.days) == ("红色研学", 3)


def test_32_a_national_brand_is_run_locally() -> None:
    """关爱明天•普法先行."""
    national = programme("g1", name="关爱明天•普法先行", kind=ProgrammeKind.BRAND)
    local = programme("g2", parent="g1", lead="o1", partners=("o2",))

    register = kept(body("o1"), body("o2", kind=OrganizationKind.JUSTICE_BODY), national, local)

    assert register.programmes[1].partners == ("o2",)


def test_33_a_household_is_honoured_without_naming_anybody() -> None:
    """家风家训家教: 25 最美家庭."""
    families = [
        award(
            f"w{place}", Reference(kind=ReferenceKind.HOUSEHOLD, id=f"家庭{place}"), category=AwardCategory.FINE_FAMILY
        )
        for place in range(25)
    ]

    register = kept(*families)

    assert {each.subject.kind.zh for each in register.awards} == {"家庭"}
    assert {each.subject.kind.code for each in register.awards} == {None}


def test_34_children_in_need_are_helped_as_numbers() -> None:
    """失学失管青少年帮扶: nobody is named."""
    helped = heads("h1", 3, role=ParticipationRole.BENEFICIARY, public=Public.CHILD)

    register = kept(activity(kind=ActivityKind.TUTORING), helped)

    assert register.minors == ()
    assert measure("reach.attendances", register, where={"kind": "tutoring"}).item().bounds == Bounds(3)


def test_35_aid_is_money_and_goods() -> None:
    """关爱助学."""
    money = gift("s1", item=ItemKind.MONEY, quantity=Quantity.of("元", 5000))
    goods = gift("s2", item=ItemKind.GOODS, quantity=Quantity.of("件", 20))

    register = kept(money, goods)

    assert [str(each.quantity) for each in register.distributions] == ["5000 元", "20 件"]


def test_36_a_summer_series_has_teachers_and_trainees() -> None:
    """大手牵小手 暑期系列."""
    series = programme(kind=ProgrammeKind.SERIES, period=Period.summer(2022))
    taught = [
        present("x1", role=ParticipationRole.LECTURER),
        present("x2", "p2", role=ParticipationRole.TRAINEE),
    ]

    register = kept(series, activity(programmes=("g1",)), person("p1"), person("p2"), *taught)

    by_role = measure("reach.distinct_persons", register, by="role", where={"programme": "g1"})
    assert {result.key[0] for result in by_role} == {"lecturer", "trainee"}


def test_37_projects_are_published_claimed_run_and_serve_two_publics() -> None:
    """公益托管 认领: volunteers of several kinds, children and their parents."""
    offered = [project(f"j{number}", publisher="o1", kind=ProjectKind.CHILDCARE) for number in range(3)]
    claimed = [
        claim("m0", project="j0", status=ClaimStatus.RUNNING),
        claim("m1", project="j1", status=ClaimStatus.WITHDRAWN),
    ]
    served = [
        activity(kind=ActivityKind.CHILDCARE, project="j0"),
        present("x1", affiliation=Affiliation.VETERAN),
        present("x2", "p2", affiliation=Affiliation.STUDENT),
        heads("h1", 20, role=ParticipationRole.BENEFICIARY, public=Public.CHILD, heads_mean=HeadsMean.BESIDES),
        heads("h2", 15, role=ParticipationRole.BENEFICIARY, public=Public.PARENT, heads_mean=HeadsMean.BESIDES),
    ]

    register = kept(body(), *offered, *claimed, *served, person("p1"), person("p2"))

    assert measure("project.claimed", register, during=Period.year(2022)).item().bounds == Bounds(1)
    assert measure("mobilisation.ratio", register).item().bounds == Bounds(1)
    both = measure("reach.attendances", register, by="public", where={"role": "beneficiary"})
    assert {result.key[0]: result.bounds for result in both} == {"child": Bounds(20), "parent": Bounds(15)}


def test_38_works_are_made_and_seen_which_is_not_attended() -> None:
    """防溺水宣传: 三句半, 短视频."""
    film = activity(kind=ActivityKind.MEDIA_WORK, mode=Mode.ONLINE)
    seen = heads(
        "h1",
        0,
        role=ParticipationRole.VIEWER,
        method=CountMethod.VIEWS,
        heads=Quantity.of("人次", 50_000),
        heads_mean=HeadsMean.BESIDES,
    )

    register = kept(film, seen)

    assert measure("reach.attendances", register).item().bounds == Bounds(0)
    assert measure("reach.attendances", register, where={"method": "views"}).item().bounds == Bounds(50_000)


def test_39_teams_patrol_rivers_and_lakes() -> None:
    """巡河巡湖: a route, a water body and who went."""
    patrol = activity(kind=ActivityKind.PATROL, team="t1", route="某河段")

    register = kept(person(), team(host="o1"), body(), patrol, present("x1"))

    assert register.activities[0].route == "某河段"
    assert measure("activity.sessions", register, by="team")["t1"].bounds == Bounds(1)


def test_40_a_patrol_goes_on_for_years_with_a_captain_and_no_death() -> None:
    """学雷锋爱心巡河大队: streak, dissuasions, leaflets, and a zero with its exposure."""
    patrols = [
        activity(f"a{year}", kind=ActivityKind.PATROL, team="t1", when=Period.day(date(year, 6, 1)))
        for year in range(2016, 2023)
    ]
    zero = incident(
        "i1",
        kind=IncidentKind.DROWNED,
        count=Bounds(0),
        ledger="溺水台账",
        when=Period.year(2021),
        exposure=Quantity(Bounds(20_000), Unit("人年", UnitKind.PERSON_YEAR)),
    )
    captain = member("m1", role=MemberRole.LEADER)

    register = kept(
        person(),
        team(leader="p1", valid=Period.since(date(2016, 6, 1))),
        captain,
        *patrols,
        zero,
        incident("i2"),
        gift(),
    )

    assert measure("activity.streak", register, where={"team": "t1"}, during=END_OF_AUGUST).item().bounds == Bounds(7)
    deaths = measure("safety.incident_free", register, where={"kind": "drowned"}, during=Period.year(2021)).item()
    assert (deaths.bounds, [note.name for note in deaths.notes]) == (Bounds(0), ["exposure", "years", "upper_rate"])


def test_41_visits_and_publicity_are_activities() -> None:
    """走访慰问, 典型宣传."""
    register = kept(
        activity("a1", kind=ActivityKind.VISIT), activity("a2", kind=ActivityKind.PUBLICITY, region=VILLAGE)
    )

    assert {result.key[0] for result in measure("activity.sessions", register, by="kind")} == {"visit", "publicity"}


def test_42_words_without_a_number_are_listed_as_such() -> None:
    """认同感获得感幸福感, 良好社会成效, 充分肯定: a report says that nothing can be checked there."""
    said = PublishedFigure(id="q01", text="充分肯定", kind=FigureKind.QUALITATIVE, counted="评价")

    register = kept(said)

    assert register.figures[0].quantity is None
    assert check_figure(register, said).verdict.zh == "不可核对"
