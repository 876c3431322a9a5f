"""Mishaps with records: wrong types in every field of every class, rules broken, records misused."""

import copy
import json
import operator
import pickle
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from random import Random
from typing import Any

from attrs import evolve

from tests.canaries import Canary
from tests.mishaps.attempt import Attempt, Kind
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.person import LegalBasis

_BAD_VALUES: tuple[Callable[[Canary], Any], ...] = (
    lambda person: [person.name, person.number],
    lambda person: {person.number: person.phone},
    lambda person: person.number.encode(),
    lambda person: (person.name, None),
    lambda person: int(person.phone) / 7,
    lambda person: frozenset({person.number}),
    lambda person: f"{person.name}\ud800{person.number}",
    lambda person: f"{person.name}\0{person.phone}",
)
_BAD_FOR_EACH_FIELD = 3


def wrong_types_in(cls: type) -> Kind:
    """Every field of a class given things that no field takes and that hold secrets."""

    def attempts(person: Canary) -> Iterator[Attempt]:
        rng = Random(cls.__name__)  # noqa: S311 -- made to be repeated, no secret
        values = person.values(cls, rng)
        for column in describe(cls).columns:
            for make in rng.sample(_BAD_VALUES, _BAD_FOR_EACH_FIELD):
                yield partial(cls, **(values | {column.name: make(person)}))
        sound = cls(**values)
        yield from (
            partial(cls, **values, remark=person.number),
            partial(evolve, sound, remark=person.number),
            partial(setattr, sound, describe(cls).columns[0].name, person.name),
            partial(delattr, sound, describe(cls).columns[0].name),
            partial(getattr, sound, "remark"),
        )

    return attempts


def broken_rules(person: Canary) -> Iterator[Attempt]:
    """Records whose fields contradict each other, with secrets in them."""
    adult, minor, register = person.person, person.minor, person.register
    body, talk = register.organizations[0], register.activities[0]
    born = PartialDate(2001)
    changes: tuple[tuple[Any, dict[str, Any]], ...] = (
        (adult, {"birth": born}),
        (adult, {"birth": born, "id_no": None, "deceased_on": date(1999, 1, 1)}),
        (adult, {"nation": person.name}),
        (adult, {"nation": person.number}),
        (adult, {"residence": person.number}),
        (adult, {"residence": person.phone}),
        (adult, {"id_no": person.number}),
        (adult, {"name": ""}),
        (adult, {"contact": [person.phone]}),
        (minor, {"legal_basis": LegalBasis.CONSENT}),
        (minor, {"name": (person.name,)}),
        (body, {"credit_code": person.number}),
        (body, {"parent": person.name}),
        (talk, {"hosts": (person.name, person.name)}),
        (talk, {"lead_host": person.name}),
        (register, {"people": (person.name,)}),
        (register, {"people": [adult]}),
        (register, {"teams": (adult,)}),
        (register, {"scope": person.number}),
    )
    for record, change in changes:
        yield partial(evolve, record, **change)


def misused_records(person: Canary) -> Iterator[Attempt]:
    """Records pickled, sorted, taken for something else, looked for in vain."""
    adult: Any = person.person
    register: Any = person.register
    nothing: dict[object, object] = {}
    yield from (
        partial(pickle.dumps, adult),
        partial(pickle.dumps, register),
        partial(copy.deepcopy, adult),
        partial(json.dumps, adult),
        partial(json.dumps, {adult: 1}),
        partial(sorted, [adult, adult]),
        partial(operator.getitem, adult, "name"),
        partial(operator.getitem, register, "people"),
        partial(operator.getitem, nothing, adult),
        partial(operator.add, adult, person.name),
        partial([].index, adult),
        partial(getattr, adult, "phone"),
        partial(setattr, adult, "name", person.name),
        partial(register.with_records, [person.name]),
        partial(register.with_records, adult),
        partial(register.without, "People", [person.number]),
        partial(register.find, "People", person.number),
    )
