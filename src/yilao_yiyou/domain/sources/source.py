"""What a source of rows is, and the small readings that the sources share."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.programme import Programme
from yilao_yiyou.domain.project import Project
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register

Values: TypeAlias = tuple[str, ...]
"""The values of a facet; none where the row does not say."""

R = TypeVar("R")
Facets: TypeAlias = Mapping[str, Callable[[Register, R], Values]]


@frozen(kw_only=True)
class Source(Generic[R]):
    """One collection as rows to count.

    Attributes:
        name: The collection's name in the register.
        rows: Its records.
        region: The division of a row.
        when: The days of a row: when it happened, or from when to when it existed.
        facets: What rows are filtered, grouped and identified by.
        amounts: What can be summed over rows.
        sure: Whether a row is surely one, where that is in doubt for some.
    """

    name: str
    rows: Callable[[Register], Iterable[R]]
    region: Callable[[Register, R], RegionCode | None]
    when: Callable[[Register, R], Period]
    facets: Facets[R]
    amounts: Mapping[str, Callable[[Register, R], Bounds]] = MappingProxyType({})
    sure: Callable[[R], bool] | None = None


def one(value: str | Enum | None) -> Values:
    """Return a text, or a code's slug, as the only value; none for `None`."""
    if value is None:
        return ()
    return (str(value.value),) if isinstance(value, Enum) else (value,)


def codes(values: Iterable[Enum]) -> Values:
    """Return the slugs of codes, sorted."""
    return tuple(sorted(str(value.value) for value in values))


def yes(value: bool) -> Values:  # noqa: FBT001 -- it turns a truth into a facet
    """Return a truth as a value."""
    return ("true",) if value else ("false",)


def programmes_of(register: Register, *programme_ids: str | None) -> Values:
    """Return programmes and all that they are part of, each once."""
    found: dict[str, None] = {}
    for programme_id in programme_ids:
        current = programme_id
        while current is not None and current not in found:
            found[current] = None
            programme = register.find("Programme", current)
            current = programme.parent if isinstance(programme, Programme) else None
    return tuple(found)


def project_of(register: Register, project_id: str | None) -> Project | None:
    """Return the project with an id, `None` where there is none."""
    found = None if project_id is None else register.find("Project", project_id)
    return found if isinstance(found, Project) else None
