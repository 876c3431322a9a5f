"""Sources: for every collection that is counted, what its rows can be filtered and grouped by.

A facet is a property with any number of values, found on the row itself or on the record it belongs to: a
participation has its activity's kind. A dataframe has the same facets as columns.
"""

from yilao_yiyou.domain.sources.activities import (
    ACTIVITIES,
    DISTRIBUTIONS,
    HOSTINGS,
    INCIDENTS,
    PARTICIPATION,
    PROGRAMMES,
)
from yilao_yiyou.domain.sources.bodies import (
    CADRES,
    CLAIMS,
    DESIGNATIONS,
    ENROLMENTS,
    ISSUINGS,
    MEMBERSHIPS,
    ORGANIZATIONS,
    REGISTRATIONS,
    TEAMS,
    VOLUNTEERS,
)
from yilao_yiyou.domain.sources.source import Facets, Source, Values, programmes_of
from yilao_yiyou.domain.sources.taking_part import BODY_MONTHS, OCCASIONS, TAKING_PART

__all__ = [
    "ACTIVITIES",
    "BODY_MONTHS",
    "CADRES",
    "CLAIMS",
    "DESIGNATIONS",
    "DISTRIBUTIONS",
    "ENROLMENTS",
    "HOSTINGS",
    "INCIDENTS",
    "ISSUINGS",
    "MEMBERSHIPS",
    "OCCASIONS",
    "ORGANIZATIONS",
    "PARTICIPATION",
    "PROGRAMMES",
    "REGISTRATIONS",
    "TAKING_PART",
    "TEAMS",
    "VOLUNTEERS",
    "Facets",
    "Source",
    "Values",
    "programmes_of",
]
