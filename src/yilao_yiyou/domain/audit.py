"""The audit: whether the records of a register agree with each other, answered with findings."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from yilao_yiyou.domain.audit_rules import belonging, counts, divisions, lifetimes, links, minors, places, repeats
from yilao_yiyou.domain.audit_rules.rule import Rule
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.register import Register

RULES: tuple[Rule, ...] = (
    *links.RULES,
    *lifetimes.RULES,
    *belonging.RULES,
    *places.RULES,
    *counts.RULES,
    *repeats.RULES,
    *minors.RULES,
    *divisions.RULES,
)
"""Every rule in the order in which it is applied, with its words."""


def audit(register: Register, *, as_of: date | None = None) -> tuple[Finding, ...]:
    """Return what is doubtful in a register, rule by rule, and within a rule in the order of the records.

    An error cannot be so, a warning may be so but needs an explanation, an information is worth knowing when reading
    the figures. Doubt that rests on a day nobody told is no finding, or a warning where a wrong count may come of it.
    Nothing is raised, and no finding holds the value of a sensitive field: records are named by their opaque ids.

    Args:
        register: The records.
        as_of: The day after which nothing can have happened; the register's own if left out.

    >>> from yilao_yiyou.domain.team import Team, TeamKind
    >>> patrol = Team(id="t1", name="某巡河队", kind=TeamKind.PATROL, region="371482", host="o9")
    >>> [(finding.rule, finding.record, finding.field) for finding in audit(Register(teams=(patrol,)))]
    [('REF_MISSING', 'teams/t1', 'host')]
    """
    return tuple(_findings(register if as_of in {None, register.as_of} else evolve(register, as_of=as_of)))


def _findings(register: Register) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule.findings(register)
