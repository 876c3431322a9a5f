"""The volunteer roll: who is on it, who left, and who is on it twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from attrs import field, frozen

from examples.dezhou.generator.plan import AS_OF
from examples.dezhou.generator.setting import Setting, day_between
from yilao_yiyou.domain.organization import Organization, Tier
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import LegalBasis, Person, Sex
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.volunteer import VolunteerCategory, VolunteerRecord, VolunteerRole

_SIZES: Mapping[Tier, tuple[int, int]] = {
    Tier.CITY: (20, 40),
    Tier.COUNTY: (8, 12),
    Tier.TOWNSHIP: (25, 45),
    Tier.VILLAGE: (9, 17),
}
_CATEGORIES: Mapping[VolunteerCategory, int] = {
    VolunteerCategory.CADRE: 34,
    VolunteerCategory.SOLDIER: 14,
    VolunteerCategory.EXPERT: 10,
    VolunteerCategory.TEACHER: 30,
    VolunteerCategory.MODEL_WORKER: 12,
}
_KINDS = tuple(_CATEGORIES)
_WEIGHTS = tuple(_CATEGORIES.values())
_ROLES = tuple(VolunteerRole)
_CORE, _LEFT, _TWICE, _BOTH = 154, 30, 20, 80
"""Of a thousand volunteers: of the core, gone, on two rolls, and of two categories."""
_FIRST_DAY = date(2008, 1, 1)
_LAST_ENROLLED = date(2022, 6, 30)
_BIRTHS = (1938, 1962)


@frozen
class Roster:
    """The people on the roll, their records and where they live, with those who are on it today by county."""

    people: list[Person] = field(factory=list[Person])
    records: list[VolunteerRecord] = field(factory=list[VolunteerRecord])
    homes: dict[str, RegionCode] = field(factory=dict[str, RegionCode])
    standing: Mapping[str, list[str]] = field(factory=lambda: defaultdict[str, list[str]](list))
    cadres: Mapping[str, list[str]] = field(factory=lambda: defaultdict[str, list[str]](list))


def enrol(setting: Setting, committees: tuple[Organization, ...]) -> Roster:
    """Return the roll that the committees keep."""
    chance, roster = setting.chance("volunteers"), Roster()
    births = {year: PartialDate(year) for year in range(_BIRTHS[0], _BIRTHS[1] + 1)}
    for body in committees:
        if body.valid.covers(AS_OF):
            for _ in range(chance.randint(*_SIZES[body.tier])):
                _add(roster, body, births[chance.randint(*_BIRTHS)], chance)
    return roster


def _add(roster: Roster, body: Organization, birth: PartialDate, chance: Random) -> None:
    number = len(roster.people) + 1
    person = Person(
        id=f"p{number:06}",
        sex=Sex.MALE if chance.random() < _MEN else Sex.FEMALE,
        birth=birth,
        residence=body.region,
        legal_basis=LegalBasis.CONSENT,
    )
    roster.people.append(person)
    roster.homes[person.id] = body.region
    records = tuple(_records(person.id, f"v{number:06}", body, chance))
    roster.records.extend(records)
    county = body.region.at(Level.COUNTY)
    if county is not None and records[-1].valid.covers(AS_OF):
        roster.standing[county].append(person.id)
        if VolunteerCategory.CADRE in records[0].categories:
            roster.cadres[county].append(person.id)


_MEN = 0.58


def _records(person: str, record: str, body: Organization, chance: Random) -> Iterator[VolunteerRecord]:
    fate = chance.randrange(1000)
    since = day_between(_FIRST_DAY, _LAST_ENROLLED, chance)
    categories = frozenset(chance.choices(_KINDS, _WEIGHTS, k=2 if chance.randrange(1000) < _BOTH else 1))
    core = chance.randrange(1000) < _CORE
    gone = fate < _LEFT
    end = day_between(since + timedelta(days=1), AS_OF, chance) if gone else None
    yield VolunteerRecord(
        id=record,
        person=person,
        categories=categories,
        region=body.region,
        enrolled_by=body.id,
        core=core,
        roles=frozenset(chance.choices(_ROLES, k=1)) if core else frozenset(),
        valid=Period.since(since) if end is None else Period(since, end),
        source_label="老党员" if chance.randrange(100) == 0 else None,
    )
    if not gone and fate < _LEFT + _TWICE and body.tier is Tier.VILLAGE:
        yield _second(person, record, body, categories, chance)


def _second(
    person: str, record: str, body: Organization, categories: frozenset[VolunteerCategory], chance: Random
) -> VolunteerRecord:
    """Return the record of the same person on the roll one level up: one volunteer, two rows."""
    return VolunteerRecord(
        id=f"{record}b",
        person=person,
        categories=categories,
        region=body.region.parent,
        enrolled_by=body.parent,
        valid=Period.since(day_between(_FIRST_DAY, _LAST_ENROLLED, chance)),
    )
