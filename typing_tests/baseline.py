"""What the type checkers must make of the public names; read by them, never run.

Where a line is wrong on purpose, its comment would be reported as unused if the checkers let the line pass.
"""

from datetime import date
from typing import assert_type

import yilao_yiyou as yy
from yilao_yiyou.domain.activity import Activity, ActivityKind, Participation
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.person import Sex
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.metrics.result import MetricResult, Status
from yilao_yiyou.metrics.table import MetricTable

error = YilaoYiyouError("缺少单位", "the unit is missing")
assert_type(error.zh, str)
assert_type(YilaoYiyouError.code, str)

# A division code may be given as text and is one afterwards.
team = Team(id="t1", name="某队", kind=TeamKind.PATROL, region="371482")
assert_type(team.region, RegionCode)
assert_type(team.leader, str | None)
assert_type(TeamKind("patrol"), TeamKind)
assert_type(Sex.from_zh("男"), Sex | None)
team.name = "另一队"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
Team("t1", "某队")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
Team(id="t1", name="某队", kind="patrol", region="371482")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

talk = Activity(id="a1", kind=ActivityKind.LECTURE, region="3714", hosts=("o1",), when=yy.Period.day(date(2022, 5, 4)))
assert_type(talk.topics, tuple[str, ...])
assert_type(talk.sessions, Bounds)

register = yy.Register(teams=(team,), activities=(talk,))
assert_type(register.participations, tuple[Participation, ...])
assert_type(yy.audit(register), tuple[Finding, ...])

table = yy.measure("team.formed", register, by="county", during=yy.Period.year(2022), where={"kind": "patrol"})
assert_type(table, MetricTable)
assert_type(table.item(), MetricResult)
assert_type(table["371482"].value, Quantity | None)
assert_type(table.item().status, Status)
assert_type(table.item().bounds, Bounds)
yy.measure("team.formed", register, population="many")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
residents = yy.Population.of_residents(register, rule=yy.Snapshot.INTERPOLATE)
assert_type(yy.measure("reach.rate", register, population={"常住人口": residents, "应服务": 9}), MetricTable)
assert_type(yy.review(register, table, *register.figures, only=["R22"]), tuple[Finding, ...])
yy.review("register.json")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
yy.measure("team.formed", register, "county")  # type: ignore[call-arg,arg-type] # pyright: ignore[reportCallIssue]

bounds = Bounds(1, 2)
assert_type(bounds + bounds, Bounds)
assert_type(bounds.lo, Exact)
assert_type(bounds.hi, Exact | None)
assert_type(Bounds.total([bounds]), Bounds)

assert_type(Quantity.of("场", 580, 589), Quantity)
assert_type(yy.total([Quantity.of("场", 1)], over=yy.Axis.TIME), Quantity)
assert_type(yy.read("register.json"), yy.Register)
