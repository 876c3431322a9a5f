"""The plan: how large each part of the invented work is, county by county; no total is written anywhere.

Every number here is invented. A published total is what comes out when the records made from these sizes are
counted.
"""

from collections.abc import Mapping
from datetime import date

from attrs import asdict, frozen

from yilao_yiyou.domain.organization import Sector

CITY = "3714"
AS_OF = date(2022, 8, 31)
"""The last day of the summer of which the report speaks, after the speech of 17 August that it mentions."""
THIS_YEAR = date(2022, 1, 1)
LAST_YEAR = date(2021, 1, 1)
HALF_YEAR = date(2022, 6, 30)


@frozen
class UnitCommittees:
    """Care committees set up in units, besides the one of every division."""

    agency: int
    school: int
    enterprise: int
    social: int
    university: int = 0
    industry: int = 0

    @property
    def by_sector(self) -> Mapping[Sector, int]:
        """The sizes by the kind of unit."""
        return {Sector[name.upper()]: size for name, size in asdict(self).items()}


UNIT_COMMITTEES: Mapping[str, UnitCommittees] = {
    CITY: UnitCommittees(12, 4, 6, 5, university=4, industry=3),
    "371402": UnitCommittees(6, 5, 3, 2),
    "371403": UnitCommittees(5, 5, 2, 2),
    "371422": UnitCommittees(5, 5, 2, 2),
    "371423": UnitCommittees(4, 4, 2, 2),
    "371424": UnitCommittees(5, 5, 3, 2),
    "371425": UnitCommittees(6, 6, 3, 2),
    "371426": UnitCommittees(5, 5, 2, 2),
    "371427": UnitCommittees(5, 5, 2, 2),
    "371428": UnitCommittees(4, 5, 2, 2),
    "371471": UnitCommittees(4, 4, 3, 2),
    "371481": UnitCommittees(6, 5, 2, 2),
    "371482": UnitCommittees(6, 4, 2, 2),
}


@frozen
class Plaques:
    """Plaques: villages that share a remote point, and what was granted this year."""

    villages_per_hub: int
    demonstrations: int
    branch_schools: int
    teaching_points: int
    studios: int


PLAQUES: Mapping[str, Plaques] = {
    "371402": Plaques(3, 6, 2, 5, 3),
    "371403": Plaques(3, 4, 1, 3, 1),
    "371422": Plaques(3, 3, 1, 3, 1),
    "371423": Plaques(3, 3, 1, 2, 1),
    "371424": Plaques(3, 4, 1, 3, 2),
    "371425": Plaques(4, 4, 2, 3, 2),
    "371426": Plaques(3, 3, 1, 2, 1),
    "371427": Plaques(3, 4, 1, 3, 2),
    "371428": Plaques(4, 3, 1, 2, 1),
    "371471": Plaques(4, 4, 2, 3, 1),
    "371481": Plaques(4, 3, 1, 2, 1),
    "371482": Plaques(4, 3, 1, 3, 2),
}
SCHOOLS_AIMED_AT: Mapping[str, int] = {
    "371402": 6,
    "371403": 4,
    "371422": 3,
    "371423": 3,
    "371424": 4,
    "371425": 5,
    "371426": 3,
    "371427": 4,
    "371428": 3,
    "371471": 4,
    "371481": 3,
    "371482": 3,
}
"""What each county was asked for at the start of the year."""


@frozen
class Talks:
    """Lecture groups, what they held since last year, and how many came over all sessions."""

    new_groups: int
    lectures: int
    tours: int
    attendances: int


TALKS: Mapping[str, Talks] = {
    CITY: Talks(1, 48, 10, 20_140),
    "371402": Talks(3, 52, 10, 21_860),
    "371403": Talks(2, 36, 6, 14_520),
    "371422": Talks(2, 36, 6, 14_380),
    "371423": Talks(1, 30, 5, 12_060),
    "371424": Talks(2, 38, 6, 15_310),
    "371425": Talks(3, 46, 8, 18_760),
    "371426": Talks(2, 34, 6, 13_790),
    "371427": Talks(2, 36, 6, 14_610),
    "371428": Talks(1, 30, 5, 12_130),
    "371471": Talks(2, 36, 6, 14_490),
    "371481": Talks(2, 36, 6, 14_440),
    "371482": Talks(2, 38, 7, 15_570),
}


@frozen
class Outreach:
    """Training sessions held by the county, and talks on telephones for the aged and against fraud."""

    trainings: int
    talks: int


OUTREACH: Mapping[str, Outreach] = {
    CITY: Outreach(7, 0),
    "371402": Outreach(4, 16),
    "371403": Outreach(3, 11),
    "371422": Outreach(3, 11),
    "371423": Outreach(2, 9),
    "371424": Outreach(3, 12),
    "371425": Outreach(4, 15),
    "371426": Outreach(3, 10),
    "371427": Outreach(3, 11),
    "371428": Outreach(2, 9),
    "371471": Outreach(3, 12),
    "371481": Outreach(3, 10),
    "371482": Outreach(4, 12),
}


@frozen
class Childcare:
    """The summer's child care: projects, who took them on, who helped, whom they served."""

    projects: int
    organizations: int
    institutions: int
    cadres: int
    social: int
    students: int
    workers: int
    children: int
    parents: int


CHILDCARE: Mapping[str, Childcare] = {
    "371402": Childcare(10, 7, 6, 92, 402, 30, 21, 1_690, 3_020),
    "371403": Childcare(7, 5, 4, 60, 262, 19, 13, 1_145, 2_040),
    "371422": Childcare(7, 5, 4, 58, 258, 18, 13, 1_105, 1_985),
    "371423": Childcare(5, 4, 3, 44, 190, 14, 9, 830, 1_485),
    "371424": Childcare(8, 6, 4, 66, 294, 21, 15, 1_290, 2_310),
    "371425": Childcare(9, 6, 5, 76, 338, 24, 17, 1_450, 2_595),
    "371426": Childcare(6, 5, 3, 52, 226, 17, 11, 980, 1_755),
    "371427": Childcare(7, 5, 4, 60, 262, 19, 13, 1_150, 2_060),
    "371428": Childcare(5, 4, 3, 43, 188, 14, 9, 820, 1_465),
    "371471": Childcare(8, 5, 4, 66, 296, 23, 15, 1_310, 2_345),
    "371481": Childcare(6, 4, 4, 50, 222, 16, 11, 960, 1_720),
    "371482": Childcare(8, 6, 4, 67, 300, 21, 15, 1_300, 2_325),
}


@frozen
class Patrols:
    """Patrol teams, their veteran members, and patrols (the long-standing team's own are in `RIVER_YEARS`)."""

    teams: int
    veterans: int
    patrols: int


PATROLS: Mapping[str, Patrols] = {
    "371402": Patrols(10, 168, 76),
    "371403": Patrols(12, 206, 94),
    "371422": Patrols(12, 204, 92),
    "371423": Patrols(9, 156, 70),
    "371424": Patrols(12, 214, 98),
    "371425": Patrols(15, 268, 122),
    "371426": Patrols(11, 192, 88),
    "371427": Patrols(12, 208, 94),
    "371428": Patrols(9, 158, 72),
    "371471": Patrols(7, 124, 56),
    "371481": Patrols(11, 192, 88),
    "371482": Patrols(13, 230, 104),
}
RIVER_COUNTY = "371482"


@frozen
class RiverYear:
    """A year of the team that has patrolled longest."""

    patrols: int
    safety_lectures: int
    publicity: int
    leaflets: int
    dissuaded: int
    child_years: int


RIVER_YEARS: Mapping[int, RiverYear] = {
    2016: RiverYear(10, 18, 6, 620, 230, 8_400),
    2017: RiverYear(12, 22, 7, 780, 290, 14_600),
    2018: RiverYear(13, 24, 8, 850, 330, 14_900),
    2019: RiverYear(14, 26, 9, 940, 370, 15_200),
    2020: RiverYear(12, 20, 7, 710, 280, 15_300),
    2021: RiverYear(15, 28, 9, 1_010, 410, 15_500),
    2022: RiverYear(10, 25, 8, 874, 334, 10_300),
}
PEERS = 15
"""Invented cities of the same province to rank with."""
