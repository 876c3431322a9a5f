"""Forming a team: the record, its leader and its members."""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.team import MemberRole, Membership, Team, TeamKind


@frozen
class Formation:
    """A team with its founding members, the leader first."""

    team: Team
    formed: date
    members: Sequence[str]

    @property
    def records(self) -> Iterator[Team | Membership]:
        """The team and the memberships of its founders."""
        yield self.team
        for number, person in enumerate(self.members, start=1):
            yield join(self.team.id, str(number), person, Period.since(self.formed), leads=number == 1)


def form(  # noqa: PLR0913, PLR0917 -- a team's own particulars
    team: str, name: str, kind: TeamKind, region: RegionCode, host: str, formed: date, members: Sequence[str]
) -> Formation:
    """Return a team led by the first of its members."""
    record = Team(
        id=team, name=name, kind=kind, region=region, leader=members[0], host=host, valid=Period.since(formed)
    )
    return Formation(record, formed, members)


def join(team: str, number: str, person: str, period: Period, *, leads: bool = False) -> Membership:
    """Return somebody's belonging to a team."""
    return Membership(
        id=f"m-{team}-{number}",
        person=person,
        group=Reference(kind=ReferenceKind.TEAM, id=team),
        role=MemberRole.LEADER if leads else MemberRole.MEMBER,
        period=period,
    )
