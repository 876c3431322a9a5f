"""Mishaps with documents: faults at sensitive fields, secrets as keys, broken JSON, what is shared, what is printed."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from attrs import evolve

from tests.canaries import Canary
from tests.mishaps.attempt import Attempt
from yilao_yiyou import cli
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.person import Person
from yilao_yiyou.exchange import read, write
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.document import dumps, loads
from yilao_yiyou.exchange.limits import Limits

Change: TypeAlias = Callable[[dict[str, Any]], object]


def _json(person: Canary, change: Change) -> bytes:
    document = person.document
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def _load(person: Canary, change: Change) -> object:
    return loads(_json(person, change))


def _put(field: str, value: object) -> Change:
    return lambda document: document["records"]["people"][0].update({field: value})


def faulty_fields(person: Canary) -> Iterator[Attempt]:
    """Every field of a person given everything that it does not take, and some things that it does."""
    values: tuple[object, ...] = (
        person.number,
        person.name,
        person.phone,
        [person.name],
        {person.name: person.number},
        int(person.number[:16]),
        int(person.number[:17] + "1"),
        1.5,
        float("nan"),
        None,
        True,
        "",
        f"{person.name}\0",
        f"{person.number} ",
        person.number[:-1],
    )
    for column in describe(Person).columns:
        for value in values:
            yield partial(_load, person, _put(column.name, value))


def secret_keys(person: Canary) -> Iterator[Attempt]:
    """A number, a name or a telephone where a key belongs, or a whole part of the document."""
    for secret in (person.number, person.name, person.phone):
        for change in _changes_with(secret):
            yield partial(_load, person, change)


def _changes_with(secret: str) -> tuple[Change, ...]:
    return (
        _put(secret, 1),
        _put("birth", {secret: secret}),
        lambda document: document["records"]["activities"][0]["when"].update({secret: 1}),
        lambda document: document["records"].update({secret: []}),
        lambda document: document["records"].update({"people": secret}),
        lambda document: document["records"].update({"people": [secret]}),
        lambda document: document.update({"records": secret}),
        lambda document: document.update({"$schema": secret}),
        lambda document: document.update({secret: 1}),
    )


def repeated_keys(person: Canary) -> Iterator[Attempt]:
    """Keys that are there twice, at secrets and beside them."""
    text = dumps(person.register, disclosure=Disclosure.CUSTODY).decode()
    for key, value in (("id_no", person.number), ("name", person.name), ("contact", person.phone), ("id", "p1")):
        member = f'"{key}":"{value}"'
        yield partial(loads, text.replace(member, f"{member},{member}"))
        yield partial(loads, text.replace(member, f'{member},{member},"{person.number}":1'))
    yield partial(loads, f'{{"{person.number}":1,"{person.number}":2}}')
    yield partial(loads, f'{{"{person.name}":1,"{person.name}":2,"$schema":"urn:yilao-yiyou:register:1"}}')


def broken_json(person: Canary) -> Iterator[Attempt]:
    """Documents cut off, garbled or wrongly encoded in the middle of a secret."""
    data = dumps(person.register, disclosure=Disclosure.CUSTODY)
    for secret in (person.number, person.name, person.phone):
        place = data.index(secret.encode()) + 4
        for between in (b"\xff", b'"', b"\n", b"\\x"):
            yield partial(loads, data[:place] + between + data[place:])
        yield from (
            partial(loads, data[:place]),
            partial(loads, data, limits=Limits(size=place)),
            partial(loads, secret),
            partial(loads, f'"{secret}"'),
            partial(loads, f'["{secret}"]'),
            partial(loads, '{"a":' * 100_000 + f'"{secret}"'),
        )
    yield partial(loads, data.decode().encode("gb18030"))
    yield partial(loads, data.decode().encode("utf-16"))


def shared_documents(person: Canary) -> Iterator[Attempt]:
    """What is shared, and what is refused because a free text holds a number."""
    register = person.register
    phone = f"{person.phone[:3]}-{person.phone[3:7]}-{person.phone[7:]}"
    number = f"{person.number[:6]} {person.number[6:14]} {person.number[14:]}"
    yield partial(dumps, register)
    for secret in (person.number, person.phone, phone, number):
        talk = evolve(register.activities[0], name=f"联系{secret}", topics=(secret, person.name))
        yield partial(dumps, evolve(register, activities=(talk,)))


def unwritable_documents(person: Canary) -> Iterator[Attempt]:
    """Registers that cannot be written, where secrets were already made plain for writing."""
    talk = evolve(person.register.activities[0], sessions=Bounds(2**60))
    register = evolve(person.register, activities=(talk,))
    for disclosure in Disclosure:
        yield partial(dumps, register, disclosure=disclosure)
        for path in ("http://example.org/register.json", "register.docx", "/nowhere/register.json"):
            yield partial(write, person.register, path, disclosure=disclosure)
    yield partial(read, "/nowhere/register.json")


def command_lines(person: Canary) -> Iterator[Attempt]:
    """The command line given sound and faulty files."""
    texts = (
        _json(person, lambda _: None),
        _json(person, _put("id_no", person.number[:-1])),
        _json(person, _put("age", person.number)),
        _json(person, _put(person.name, person.phone)),
        _json(person, _put("sex", person.name)),
        b"{" + person.name.encode(),
    )
    for text in texts:
        yield partial(_run, text, "validate", "{}")
        yield partial(_run, text, "measure", "activity.sessions", "{}", "--by", "county")
        yield partial(_run, text, "report", "{}", "--figures", "{}", "-o", "{}.html")


def _run(text: bytes, *words: str) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.json"
        path.write_bytes(text)
        code = cli.main([word.format(path) for word in words])
        page = Path(f"{path}.html")
        return f"{code} {page.read_text(encoding='utf-8') if page.exists() else ''}"
