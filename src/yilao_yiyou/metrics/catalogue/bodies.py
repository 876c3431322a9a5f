"""Stocks and new ones: organizations, teams, volunteers, plaques, places, claims, documents."""

from yilao_yiyou.domain.rows import AnySource, Timing
from yilao_yiyou.domain.sources import (
    CADRES,
    CLAIMS,
    DESIGNATIONS,
    ISSUINGS,
    MEMBERSHIPS,
    ORGANIZATIONS,
    REGISTRATIONS,
    TEAMS,
    VOLUNTEERS,
)
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.definition import Direction, MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Counted, Metric


def _stock(  # noqa: PLR0913 -- the words of a definition
    metric_id: str, zh: str, en: str, *, source: AnySource, identity: str, unit: UnitKind, what_zh: str, what_en: str
) -> Metric:
    people = unit is UnitKind.PERSON
    return Metric(
        definition=MetricDefinition(
            id=metric_id,
            name_zh=zh,
            name_en=en,
            statement_zh=f"期末那一天存在的{what_zh}, 同一对象只计一次; 起止日期不明者只计入上限。",
            statement_en=f"{what_en} that exist on the period's last day, each once; where the days are unknown, "
            "in the upper end only.",
            unit=unit,
            kind=MetricKind.STOCK,
            source=source.name,
            over_time=RollUp.LAST,
            over_place=RollUp.DISTINCT if people else RollUp.SUM,
            over_category=RollUp.DISTINCT,
            pitfalls_zh="时点数不能跨时间相加; 在册不等于活跃。",
            pitfalls_en="Stocks do not add over time; on the roll is not active.",
        ),
        tabulation=Counted(source=source, identity=identity, timing=Timing.STANDING),
    )


def _new(  # noqa: PLR0913 -- the words of a definition
    metric_id: str,
    zh: str,
    en: str,
    *,
    source: AnySource,
    identity: str,
    unit: UnitKind,
    what_zh: str,
    what_en: str,
    over_time: RollUp = RollUp.SUM,
    over_place: RollUp = RollUp.SUM,
    pitfalls_zh: str = "重新开办的对象若换了编号会被当作新建; 新建数不等于净增数, 撤销的另计。",
    pitfalls_en: str = "What reopened under another id counts as new; new is not net of what closed.",
) -> Metric:
    return Metric(
        definition=MetricDefinition(
            id=metric_id,
            name_zh=zh,
            name_en=en,
            statement_zh=f"期内开始存在的{what_zh}, 同一对象只计一次; 日期不明者只计入上限。",
            statement_en=f"{what_en} that began within the period, each once; where the day is unknown, "
            "in the upper end only.",
            unit=unit,
            kind=MetricKind.COUNT_FLOW,
            source=source.name,
            over_time=over_time,
            over_place=over_place,
            over_category=RollUp.DISTINCT,
            pitfalls_zh=pitfalls_zh,
            pitfalls_en=pitfalls_en,
        ),
        tabulation=Counted(source=source, identity=identity, timing=Timing.BEGUN),
    )


ORG_STOCK = _stock(
    "org.count_stock",
    "组织数",
    "Organizations",
    source=ORGANIZATIONS,
    identity="id",
    unit=UnitKind.BODY,
    what_zh="组织",
    what_en="Organizations",
)
ORG_NEW = _new(
    "org.new",
    "新建组织数",
    "New organizations",
    source=ORGANIZATIONS,
    identity="id",
    unit=UnitKind.BODY,
    what_zh="组织",
    what_en="Organizations",
)
TEAM_STOCK = _stock(
    "team.count_stock",
    "队伍数",
    "Teams",
    source=TEAMS,
    identity="id",
    unit=UnitKind.BODY,
    what_zh="队伍",
    what_en="Teams",
)
TEAM_FORMED = _new(
    "team.formed",
    "新组建队伍数",
    "Teams formed",
    source=TEAMS,
    identity="id",
    unit=UnitKind.BODY,
    what_zh="队伍",
    what_en="Teams",
)
TEAM_MEMBERS = _stock(
    "team.members",
    "队员数",
    "Team members",
    source=MEMBERSHIPS,
    identity="person",
    unit=UnitKind.PERSON,
    what_zh="队伍或组织的成员 (人)",
    what_en="People who belong to a team or body",
)
VOLUNTEER_STOCK = _stock(
    "volunteer.stock",
    "志愿者数",
    "Volunteers on the roll",
    source=VOLUNTEERS,
    identity="person",
    unit=UnitKind.PERSON,
    what_zh="在册志愿者 (人)",
    what_en="People on the volunteer roll",
)
CADRE_STOCK = _stock(
    "cadre.stock",
    "离退休干部数",
    "Retired cadres",
    source=CADRES,
    identity="person",
    unit=UnitKind.PERSON,
    what_zh="离退休干部 (人)",
    what_en="Retired cadres",
)
REGISTERED = _stock(
    "registration.stock",
    "社区报到人数",
    "Cadres registered in communities",
    source=REGISTRATIONS,
    identity="person",
    unit=UnitKind.PERSON,
    what_zh="已在社区报到的离退休干部 (人)",
    what_en="Retired cadres who have registered in a community",
)
DESIGNATION_STOCK = _stock(
    "designation.stock",
    "挂牌数",
    "Plaques",
    source=DESIGNATIONS,
    identity="id",
    unit=UnitKind.PLACE,
    what_zh="挂牌 (一处场所可挂多块)",
    what_en="Plaques, of which one place may carry several,",
)
DESIGNATION_NEW = _new(
    "designation.granted",
    "新授挂牌数",
    "Plaques granted",
    source=DESIGNATIONS,
    identity="id",
    unit=UnitKind.PLACE,
    what_zh="挂牌 (一处场所可挂多块)",
    what_en="Plaques, of which one place may carry several,",
)
VENUE_STOCK = _stock(
    "venue.distinct",
    "挂牌场所数(去重)",
    "Distinct places with a plaque",
    source=DESIGNATIONS,
    identity="venue",
    unit=UnitKind.PLACE,
    what_zh="挂有牌子的场所 (一处只计一次)",
    what_en="Places that carry a plaque, however many,",
)
CLAIMED = _new(
    "project.claimed",
    "被认领项目数",
    "Projects claimed",
    source=CLAIMS,
    identity="project",
    unit=UnitKind.PROJECT,
    what_zh="认领所涉的项目 (同一项目只计一次, 已退出的认领不计)",
    what_en="Projects with a claim, withdrawn ones left out,",
    over_time=RollUp.DISTINCT,
    pitfalls_zh="一个项目可被几方认领, 认领次数不是项目数。",
    pitfalls_en="Several may claim one project; claims are not projects.",
)
CLAIMANTS = _new(
    "project.claimants",
    "认领方数",
    "Claimants",
    source=CLAIMS,
    identity="claimant",
    unit=UnitKind.BODY,
    what_zh="认领项目的组织、队伍或个人 (同一方只计一次)",
    what_en="Bodies, teams or people that claimed a project",
    over_time=RollUp.DISTINCT,
    over_place=RollUp.DISTINCT,
    pitfalls_zh="组织、队伍与个人混在一起计数, 须按 claimant_kind 分列才可比。",
    pitfalls_en="Bodies, teams and people are counted together; split by claimant_kind to compare.",
)

ISSUERS = Metric(
    definition=MetricDefinition(
        id="document.issuers",
        name_zh="发文机关数",
        name_en="Issuers",
        statement_zh="所选文件的发文机关, 同一机关只计一次。",
        statement_en="Distinct bodies that issued the documents chosen.",
        unit=UnitKind.BODY,
        kind=MetricKind.DISTINCT,
        source="issuings",
        direction=Direction.NONE,
        over_time=RollUp.DISTINCT,
        over_place=RollUp.DISTINCT,
        over_category=RollUp.DISTINCT,
        pitfalls_zh="联合发文的机关各计一次; 日期只到年的文件不属于任何月。",
        pitfalls_en="Each issuer of a joint document counts; a document dated to the year lies in no month.",
    ),
    tabulation=Counted(source=ISSUINGS, identity="issuer", timing=Timing.ANY),
)

METRICS = (
    ORG_STOCK,
    ORG_NEW,
    TEAM_STOCK,
    TEAM_FORMED,
    TEAM_MEMBERS,
    VOLUNTEER_STOCK,
    CADRE_STOCK,
    REGISTERED,
    DESIGNATION_STOCK,
    DESIGNATION_NEW,
    VENUE_STOCK,
    CLAIMED,
    CLAIMANTS,
    ISSUERS,
)
