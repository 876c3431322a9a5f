"""Rows of attendance: who took part in the activities that a question is about, each with its event, group and part."""

from collections.abc import Iterator

from attrs import evolve

from yilao_yiyou.domain.activity import Activity, CountMethod, HeadsMean, Participation
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import (
    DIMENSIONS,
    Question,
    Select,
    dimension,
    keys_among,
    passes,
    require_known,
    selected,
)
from yilao_yiyou.domain.sources import ACTIVITIES, PARTICIPATION, Values
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.domain.unit import UnitKind


def attendance_rows(
    register: Register, question: Question, *, parts_by: tuple[str, ...] = (), select: Select = selected
) -> Iterator[AttendanceRow]:
    """Yield the participations that a question is about, each with its event, group and part.

    Facets of the activity and of the participation are both understood. Views of a page are nobody's attendance; they
    are let in only where the question names the methods of counting that it lets in.

    Args:
        register: The records.
        question: What to filter and group by.
        parts_by: What a row's part is told by.
        select: How the activities are found.

    Raises:
        UnknownFacetError: If neither has such a facet.
    """
    events, people = parted(question, parts_by)
    for activity, sure in select(register, ACTIVITIES, events):
        yield from rows_at(register, activity, people, parts_by=parts_by, sure=sure)


def parted(question: Question, parts_by: tuple[str, ...]) -> tuple[Question, Question]:
    """Return what a question asks of activities, and what it asks of those who took part in one.

    Raises:
        UnknownFacetError: If neither has a facet that it names.
    """
    facets = (*ACTIVITIES.facets, *PARTICIPATION)
    require_known("participations", (criterion.facet for criterion in question.where), facets)
    require_known("participations", (*question.by, *parts_by), (*DIMENSIONS, *facets))
    own = tuple(criterion for criterion in question.where if criterion.facet in PARTICIPATION)
    others = tuple(criterion for criterion in question.where if criterion.facet not in PARTICIPATION)
    return evolve(question, by=(), where=others), Question(by=question.by, where=own)


def rows_at(
    register: Register, activity: Activity, question: Question, *, parts_by: tuple[str, ...], sure: bool
) -> Iterator[AttendanceRow]:
    """Yield the participations at one activity that a question lets in, in the groups that it names.

    Args:
        register: The records.
        activity: The activity.
        question: What is asked of those who took part; see `parted`.
        parts_by: What a row's part is told by.
        sure: Whether the activity surely is one of those asked about.
    """
    with_views = any(criterion.facet == "method" for criterion in question.where)
    for participation in register.participations_by_activity.get(activity.id, ()):
        viewed = participation.method is CountMethod.VIEWS
        if (with_views or not viewed) and passes(register, PARTICIPATION, participation, question.where):
            part = _part(register, activity, participation, parts_by)
            for key in _keys(register, activity, participation, question.by):
                yield _attendance(activity, participation, key, part, sure=sure)


def _attendance(
    activity: Activity, participation: Participation, group: Key, part: Key, *, sure: bool
) -> AttendanceRow:
    heads, viewed = participation.heads, participation.method is CountMethod.VIEWS
    company = (participation.role, participation.public, participation.affiliation)
    return AttendanceRow(
        group=group,
        part=part,
        event=activity.id,
        person=participation.person,
        times=participation.times,
        heads=None if heads is None else heads.bounds,
        per_session=heads is not None and heads.unit.kind is UnitKind.PERSON_TIME,
        holds_named=participation.heads_mean is HeadsMean.TOTAL,
        company=tuple(None if each is None else each.value for each in company),
        # Somebody may look at a page any number of times.
        sessions=Bounds(1, None) if viewed else activity.sessions,
        sure=sure,
    )


def _keys(register: Register, activity: Activity, participation: Participation, by: tuple[str, ...]) -> Iterator[Key]:
    return keys_among(_values(register, activity, participation, name) for name in by)


def _part(register: Register, activity: Activity, participation: Participation, by: tuple[str, ...]) -> Key:
    """Return the part that a row is of; where it has no value, or several, nobody knows which."""
    values = [set(_values(register, activity, participation, name)) for name in by]
    return tuple(each.pop() if len(each) == 1 else None for each in values)


def _values(register: Register, activity: Activity, participation: Participation, name: str) -> Values:
    if name in PARTICIPATION:
        return PARTICIPATION[name](register, participation)
    if name in DIMENSIONS:
        return dimension(name, activity.region, activity.when)
    return ACTIVITIES.facets[name](register, activity)
