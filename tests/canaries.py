"""Invented people whose number, name and telephone must never be seen, and records and documents full of them."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from attrs import frozen

from tests.leaks import leaks
from tools.generated import random_record
from tools.invented import id_number
from yilao_yiyou.domain.activity import Activity, ActivityKind
from yilao_yiyou.domain.credit_code import inspect_credit_code
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.organization import Organization, OrganizationKind, Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import LegalBasis, NamedMinor, Person
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.document import dumps

_FIRST, _SECOND = "㸆㐂䢺䴔㑇", "𫞩𫓹𬍛𬘭𫟼𬶍𬸣"
_BIRTH = date(1937, 11, 28)


@frozen
class Canary:
    """One invented person."""

    number: str
    name: str
    phone: str

    def seen_in(self, shown: str) -> tuple[str, ...]:
        """Which of the secrets are seen, whole or in part, as they are or escaped."""
        found = {
            "number": leaks(self.number, shown),
            "phone": leaks(self.phone, shown),
            "name": any(form in shown for form in _forms(self.name)),
        }
        return tuple(kind for kind, seen in found.items() if seen)

    @property
    def person(self) -> Person:
        """The record of the person."""
        return Person(id="p1", name=self.name, id_no=IdNumber(self.number), contact=self.phone)

    @property
    def minor(self) -> NamedMinor:
        """A child of the same name."""
        return NamedMinor(id="m1", legal_basis=LegalBasis.STATUTORY_DUTY, approved_by="o1", name=self.name)

    @property
    def register(self) -> Register:
        """A register that holds both, and something to count."""
        body = Organization(
            id="o1", name="某关工委", kind=OrganizationKind.CARE_COMMITTEE, tier=Tier.CITY, region="3714"
        )
        when = Period.day(date(2022, 5, 4))
        talk = Activity(id="a1", kind=ActivityKind.LECTURE, region="371402", hosts=("o1", "o9"), when=when)
        return Register(
            title="某册", people=(self.person,), minors=(self.minor,), organizations=(body,), activities=(talk,)
        )

    @property
    def document(self) -> dict[str, Any]:
        """The document that the office keeps, everything in it."""
        document: dict[str, Any] = json.loads(dumps(self.register, disclosure=Disclosure.CUSTODY))
        return document

    def values(self, cls: type, rng: Random) -> dict[str, Any]:
        """The values of a sound record of a class, with a secret in every field that may tell who somebody is."""
        record = random_record(cls, rng)
        values = {column.name: getattr(record, column.name) for column in describe(cls).columns}
        secret = {column.name for column in describe(cls).columns if column.label.is_masked and column.base is str}
        kept = {name: self.name for name in secret if isinstance(values[name], str) and name != "nation"}
        return values | kept


def _forms(name: str) -> tuple[str, ...]:
    """A name as it is, escaped for ASCII, for JSON, and as bytes."""
    return name, ascii(name)[1:-1], json.dumps(name)[1:-1], repr(name.encode())[2:-1]


def canaries() -> Iterator[Canary]:
    """One person after the other, each other than the rest.

    A number that happens to be a credit code as well is left out: one in 31 is, and in the wrong column it is public.
    """
    for place in count():
        name = _FIRST[place % len(_FIRST)] + _SECOND[place // len(_FIRST) % len(_SECOND)]
        number = id_number("379898", _BIRTH + timedelta(days=97 * place), 101 + 7 * place)
        if inspect_credit_code(number)[0].severity is Severity.ERROR:
            yield Canary(number, name, f"1990000{7301 + 11 * place:04}")
