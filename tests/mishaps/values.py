"""Mishaps with single values: numbers that are none, secrets in the wrong place, numbers misused."""

import copy
import json
import logging
import operator
import pickle
import pprint
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from tests.canaries import Canary
from tests.mishaps.attempt import Attempt
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import Sex
from yilao_yiyou.domain.pseudonym import PseudonymKey, pseudonym
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.register import collection_of
from yilao_yiyou.domain.unit import Unit, UnitKind

_KEY = PseudonymKey(Random(1).randbytes(32), "k1")  # noqa: S311 -- made to be repeated, no secret


def bad_numbers(person: Canary) -> Iterator[Attempt]:
    """Texts, and things that are no text, that hold a number or nearly do."""
    number = person.number
    things: tuple[Any, ...] = (
        number[:-1] + ("X" if number[-1] != "X" else "0"),
        number[:-1],
        number + "0",
        number[:6] + "19990230" + number[14:],
        f"{number[:17]}十",
        f"号码{number}",
        f"{number}{person.name}",
        number[::-1],
        number[:15] + "000",
        int(number[:17]),
        number.encode(),
        [number],
        person.phone,
        person.name,
    )
    for thing in things:
        yield partial(IdNumber, thing)


_CODE_SETS: Any = (Sex, Level, UnitKind)
MAKERS: tuple[Callable[[Any], object], ...] = (
    CreditCode,
    RegionCode,
    RegionCode.unpadded,
    PartialDate.parse,
    PartialDate,
    Recurrence.parse,
    Recurrence,
    Unit.of,
    lambda text: Unit(text, UnitKind.PERSON),
    lambda text: Quantity.of("人", text),
    lambda text: Quantity.of(text, 1),
    Bounds,
    lambda text: Period(text, text),
    Period.year,
    Period.day,
    lambda text: PseudonymKey(text, "k1"),
    lambda text: PseudonymKey(text.encode() * 2, "k1"),
    lambda text: PseudonymKey(b"1" * 32, text),
    lambda text: pseudonym(text, key=_KEY, purpose="test"),
    *_CODE_SETS,
    collection_of,
)
"""What makes other values of a text or refuses it."""


def secrets_elsewhere(person: Canary) -> Iterator[Attempt]:
    """A number, a name or a telephone where something else belongs."""
    for make in MAKERS:
        for secret in (person.number, person.name, person.phone):
            yield partial(make, secret)


def misused_numbers(person: Canary) -> Iterator[Attempt]:
    """A checked number copied, changed, computed with or taken for something else."""
    number: Any = IdNumber(person.number)
    yield from (
        partial(pickle.dumps, number),
        partial(copy.copy, number),
        partial(copy.deepcopy, number),
        partial(json.dumps, {"id_no": number}),
        partial(json.dumps, {number: 1}),
        partial(format, number, "d"),
        partial(format, number, "0>20.3f"),
        partial(int, number),
        partial(operator.add, number, "0"),
        partial(operator.lt, number, number),
        partial(operator.getitem, number, 0),
        partial(list, number),
        partial(len, number),
        partial(getattr, number, "text"),
        partial(setattr, number, "text", person.number),
        partial(setattr, number, "_sealed", person.number.encode()),
        partial(delattr, number, "_sealed"),
        partial(number.reveal, " "),
        number.upgraded,
        partial(pseudonym, number, key=_KEY, purpose=" "),
        partial(date, number, 1, 1),
        partial(person.name.join, [number]),
        partial(Path, number),
    )


def shown_things(person: Canary) -> Iterator[Attempt]:
    """Values and records shown in every way that there is."""
    for thing in (IdNumber(person.number), person.person, person.minor, person.register):
        yield from (
            partial(repr, thing),
            partial(str, thing),
            partial("{0} {0!r} {0!a}".format, thing),
            partial(operator.mod, "%s %r", (thing, thing)),
            partial(pprint.pformat, {"a": [thing]}),
            partial(logging.getLogger("app").debug, "made %s and %r", thing, thing),
            partial(warnings.warn, f"{thing}", stacklevel=1),
            partial(getattr(thing, "_repr_html_", str), *([] if hasattr(thing, "_repr_html_") else [thing])),
        )
