"""Who helped at the summer's child care, by name as far as they signed in, and whom it served, as heads only."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Self

from attrs import frozen

from examples.dezhou.generator.plan import CHILDCARE
from examples.dezhou.generator.setting import deal
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.activity import (
    Activity,
    Affiliation,
    CountMethod,
    HeadsMean,
    Participation,
    ParticipationRole,
    Public,
)
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import LegalBasis, Person
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.domain.volunteer import VolunteerCategory, VolunteerRecord

_CATEGORY: Mapping[Affiliation, VolunteerCategory] = {
    Affiliation.SOCIAL: VolunteerCategory.OTHER,
    Affiliation.STUDENT: VolunteerCategory.STUDENT,
    Affiliation.COMMUNITY_WORKER: VolunteerCategory.COMMUNITY_WORKER,
}
_SECOND_PROJECT = 0.12
_UNNAMED = 3
"""Social volunteers of each county's first project who did not sign in."""
_PERSONS = Unit.for_kind(UnitKind.PERSON)


@frozen
class Helpers:
    """A county's helpers by where they come from, and the records of those who are not on the veterans' roll."""

    region: RegionCode
    people: Mapping[Affiliation, Sequence[str]]

    @classmethod
    def drawn(cls, roster: Roster, county: RegionCode, chance: Random) -> Self:
        """Return helpers: retired cadres from the roll, the others new to it."""
        planned = CHILDCARE[county]
        numbers = {
            Affiliation.SOCIAL: planned.social,
            Affiliation.STUDENT: planned.students,
            Affiliation.COMMUNITY_WORKER: planned.workers,
        }
        others = {
            kind: tuple(f"h{county}{kind.value[:2]}{number:03}" for number in range(1, among + 1))
            for kind, among in numbers.items()
        }
        return cls(county, {Affiliation.CADRE: chance.sample(roster.cadres[county], planned.cadres), **others})

    @property
    def records(self) -> Iterator[Person | VolunteerRecord]:
        """The people who are new, with their place on the roll."""
        for kind, category in _CATEGORY.items():
            for person in self.people[kind]:
                yield Person(id=person, residence=self.region, legal_basis=LegalBasis.CONSENT)
                yield VolunteerRecord(
                    id=f"v{person}",
                    person=person,
                    categories=frozenset({category}),
                    region=self.region,
                    valid=Period.always(),
                )

    def dealt(self, projects: int, chance: Random) -> list[list[tuple[Affiliation, str]]]:
        """Return the helpers of each project: everybody in one, some in the next one too."""
        found: list[list[tuple[Affiliation, str]]] = [[] for _ in range(projects)]
        for kind, people in self.people.items():
            rest = list(people)
            for place, share in enumerate(deal(len(rest), projects, chance)):
                mine, rest = rest[:share], rest[share:]
                found[place].extend((kind, person) for person in mine)
                twice = [person for person in mine if chance.random() < _SECOND_PROJECT]
                found[(place + 1) % projects].extend((kind, person) for person in twice)
        return found


def help_given(
    activity: Activity, helpers: Sequence[tuple[Affiliation, str]], chance: Random
) -> Iterator[Participation]:
    """Yield one row for each helper who signed in."""
    for kind, person in helpers:
        times = chance.randint(1, int(activity.sessions.lo))
        yield Participation(
            id=f"{activity.id}-{person}",
            activity=activity.id,
            role=ParticipationRole.VOLUNTEER,
            person=person,
            affiliation=kind,
            times=times,
            hours=Decimal(times * 2),
        )


def served(activity: str, children: int, parents: int) -> Iterator[Participation]:
    """Yield those served as one headcount of enrolment each."""
    for public, heads in ((Public.CHILD, children), (Public.PARENT, parents)):
        yield _heads(f"{activity}-{public.value}", activity, ParticipationRole.BENEFICIARY, heads, public=public)


def unsigned(activity: str) -> Participation:
    """Return the social volunteers of a project who did not sign in."""
    role, heads = ParticipationRole.VOLUNTEER, _UNNAMED
    return _heads(f"{activity}-unnamed", activity, role, heads, affiliation=Affiliation.SOCIAL)


def _heads(  # noqa: PLR0913 -- a headcount with all that it says of itself
    row: str,
    activity: str,
    role: ParticipationRole,
    heads: int,
    *,
    public: Public | None = None,
    affiliation: Affiliation | None = None,
) -> Participation:
    return Participation(
        id=row,
        activity=activity,
        role=role,
        heads=Quantity(Bounds(heads), _PERSONS),
        heads_mean=HeadsMean.BESIDES,
        method=CountMethod.COUNTED,
        public=public,
        affiliation=affiliation,
    )
