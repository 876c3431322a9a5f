"""Mishaps with what is made of records: figures, findings, pages."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from attrs import evolve

from tests.canaries import Canary
from tests.mishaps.attempt import Attempt
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.credit_code import inspect_credit_code
from yilao_yiyou.domain.identity import inspect_id_number
from yilao_yiyou.domain.merging import merge
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Register
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.report.checks import check_figures
from yilao_yiyou.report.page import page_content, render_page


def figures(person: Canary) -> Iterator[Attempt]:
    """Every metric of a register full of secrets, grouped in several ways, and asked for in vain."""
    register = person.register
    for metric in METRICS:
        for by in ((), "county", "year", "kind"):
            yield partial(_shown_table, metric, register, by)
        yield partial(_group, metric, register)
    wrong: tuple[dict[str, Any], ...] = (
        {"by": "nothing"},
        {"where": {"nothing": person.name}},
        {"where": {"kind": person.name}},
        {"within": person.number},
        {"within": person.name},
    )
    for arguments in wrong:
        yield partial(measure, "reach.distinct_persons", register, **arguments)
    yield partial(measure, "reach.nothing", register)


def _shown_table(metric: str, register: Register, by: str | tuple[str, ...]) -> str:
    table = measure(metric, register, by=by, during=Period.year(2022))
    return f"{table!r} {table._repr_html_()} {table.to_dicts()} {list(table)} {table.findings}"


def _group(metric: str, register: Register) -> object:
    return measure(metric, register, by="year")["nothing"]


def findings(person: Canary) -> Iterator[Attempt]:
    """What is doubtful in registers, in two registers together, and in single numbers."""
    register = person.register
    twice = evolve(register, people=(person.person, person.person), scope="3714", as_of=date(1900, 1, 1))
    other = evolve(register, people=(evolve(person.person, name="某人", id_no=None),), minors=())
    yield partial(audit, register)
    yield partial(audit, twice)
    yield partial(audit, register, as_of=date(1930, 1, 1))
    yield partial(merge, register, other)
    yield partial(merge, twice, other)
    for text in (person.number[:-1], person.number, f"{person.number}0", person.name, int(person.number[:17])):
        yield partial(inspect_id_number, text, as_of=date(1930, 1, 1))
        yield partial(inspect_credit_code, text)


def pages(person: Canary) -> Iterator[Attempt]:
    """The page, and what it is made of."""
    register = person.register
    content = page_content(register, list(check_figures(register, ())), audit(register))
    yield partial(render_page, content)
    yield partial(repr, content)
