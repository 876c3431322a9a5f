"""The versioned JSON document of a register."""

import gc
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from tests.report.registers import REGISTER, figure
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.person import Health, Person
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import DocumentError
from yilao_yiyou.exchange import document
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.document import SCHEMA, dumps, loads
from yilao_yiyou.exchange.fault import DocumentFaultsError, Fault
from yilao_yiyou.exchange.limits import Limits

NUMBER = "11010519491231002X"
PERSON = Person(id="x1", name="某某某", id_no=IdNumber(NUMBER), contact="只在本单位保管", health=Health.FAIR)
PRIVATE = Register(people=(PERSON, Person(id="x2")))


def _document(**records: object) -> bytes:
    return json.dumps({"$schema": SCHEMA, "records": records}).encode()


def _faults(data: bytes | str) -> dict[str, str]:
    with pytest.raises(DocumentFaultsError) as raised:
        loads(data)
    return {fault.path: fault.code for fault in raised.value.faults}


TEAM: dict[str, Any] = {"id": "t1", "name": "某队", "kind": "patrol", "region": "371402"}


def test_a_register_comes_back_as_it_was() -> None:
    """What is written is read, and written again it is the same bytes."""
    register = evolve(REGISTER, figures=(figure(),))

    data = dumps(register)

    assert loads(data) == register
    assert dumps(loads(data)) == data
    assert loads(data.decode()) == register
    assert loads(b"\xef\xbb\xbf" + data) == register


def test_an_empty_register_is_a_document_too() -> None:
    """Nothing is written as nothing."""
    assert json.loads(dumps(Register())) == {"$schema": SCHEMA, "disclosure": "shared", "records": {}}
    assert loads(dumps(Register())) == Register()
    assert loads(json.dumps({"$schema": SCHEMA})) == Register()


def test_a_shared_document_withholds_what_tells_who() -> None:
    """Names, numbers, contacts and health stay in custody; how many there were is said."""
    shared = dumps(PRIVATE)

    assert NUMBER.encode() not in shared
    assert "某某某" not in shared.decode()
    assert json.loads(shared)["withheld"] == {
        "people.name": 1,
        "people.id_no": 1,
        "people.contact": 1,
        "people.health": 1,
    }
    assert loads(shared).people == (Person(id="x1"), Person(id="x2"))


def test_a_document_in_custody_holds_everything() -> None:
    """The office that keeps the register loses nothing."""
    assert loads(dumps(PRIVATE, disclosure=Disclosure.CUSTODY)) == PRIVATE


@pytest.mark.parametrize("text", [f"联系{NUMBER}", "电话13800138000找人"])
def test_a_text_that_tells_who_is_not_shared(text: str) -> None:
    """Remarks are where numbers leak; the place is named, the number is not."""
    register = evolve(REGISTER, organizations=(evolve(REGISTER.organizations[0], name=text),))

    with pytest.raises(DocumentFaultsError) as raised:
        dumps(register)

    assert [fault.path for fault in raised.value.faults] == ["records.organizations[0].name"]
    assert text not in str(raised.value)
    assert loads(dumps(register, disclosure=Disclosure.CUSTODY)) == register


def test_texts_in_lists_are_looked_through_as_well() -> None:
    """A number among the topics is a number all the same."""
    talk = evolve(REGISTER.activities[0], topics=("安全", f"{NUMBER}的事迹"))

    with pytest.raises(DocumentFaultsError):
        dumps(evolve(REGISTER, activities=(talk,)))


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        (TEAM | {"kindd": "x"}, {"records.teams[0]": "unknown-key"}),
        ({"name": "某队", "kind": "patrol", "region": "371402"}, {"records.teams[0].id": "missing"}),
        (TEAM | {"kind": "Patrol"}, {"records.teams[0].kind": "code"}),
        (TEAM | {"region": "37140"}, {"records.teams[0].region": "region-code"}),
        (TEAM | {"region": 371402}, {"records.teams[0].region": "type"}),
        (TEAM | {"topics": "防溺水"}, {"records.teams[0].topics": "type"}),
        (
            TEAM | {"topics": ["a", 5, "", "b"]},
            {"records.teams[0].topics[1]": "type", "records.teams[0].topics[2]": "blank"},
        ),
        (TEAM | {"parent": "t1"}, {"records.teams[0]": "record"}),
        (TEAM | {"valid": {"start": "2022-13-01", "end": "open"}}, {"records.teams[0].valid.start": "date"}),
        (TEAM | {"valid": {"start": "2022-02-01", "end": "2022-01-01"}}, {"records.teams[0].valid": "period"}),
        (TEAM | {"valid": None}, {"records.teams[0].valid": "type"}),
        ([], {"records.teams[0]": "type"}),
        (None, {"records.teams[0]": "type"}),
    ],
)
def test_every_fault_has_its_path_and_its_kind(team: object, expected: dict[str, str]) -> None:
    """A clerk or a program finds the very place."""
    assert _faults(_document(teams=[team])) == expected


def test_all_faults_of_a_document_are_listed() -> None:
    """One reading shows everything that has to be mended."""
    wrong = [TEAM | {"id": f"t{number}", "kind": "x"} for number in range(30)]

    with pytest.raises(DocumentFaultsError) as raised:
        loads(_document(teams=wrong, venues=5, nothing=[]))

    assert len(raised.value.faults) == 32
    assert "另有 12 处" in str(raised.value)
    assert {fault.path for fault in raised.value.faults if fault.code == "unknown-key"} == {"records"}


def test_a_nested_record_is_read_as_strictly() -> None:
    """A membership points to a group, and a wrong pointer has a path."""
    membership = {"id": "m1", "person": "p1", "group": {"kind": "tem", "id": 5, "x": 1}}

    assert _faults(_document(memberships=[membership])) == {
        "records.memberships[0].group.kind": "code",
        "records.memberships[0].group.id": "type",
        "records.memberships[0].group": "unknown-key",
    }


def test_a_code_set_holds_each_code_once() -> None:
    """A repeated category is a slip, not a second category."""
    record = {"id": "v1", "person": "p1", "categories": ["cadre", "cadre"]}

    assert _faults(_document(volunteers=[record])) == {"records.volunteers[0].categories": "twice"}


def test_sets_are_written_in_the_order_of_their_codes() -> None:
    """Equal sets make equal bytes."""
    record = {"id": "v1", "person": "p1", "categories": ["teacher", "cadre"]}

    again = json.loads(dumps(loads(_document(volunteers=[record]))))

    assert again["records"]["volunteers"][0]["categories"] == ["cadre", "teacher"]


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ('{"$schema":"%s","records":{"teams":[{"id":"t1","id":"t2"}]}}', "records.teams[0]", "duplicate-key"),
        ('{"$schema":"%s","title":"a","title":"b"}', "", "duplicate-key"),
        ('{"$schema":"%s","title":NaN}', "title", "type"),
        ('{"$schema":"%s","title":-Infinity}', "title", "type"),
        ('{"$schema":"%s","synthetic":1}', "synthetic", "type"),
        ('{"$schema":"%s","titel":"a"}', "", "unknown-key"),
        ('{"$schema":"%s","records":[]}', "records", "type"),
        ('{"$schema":"%s","teams":[]}', "teams", "unknown-key"),
        (
            '{"$schema":"%s","records":{"regions":[{"code":"37","name":"a","vintage":1e999}]}}',
            "records.regions[0].vintage",
            "type",
        ),
        (
            '{"$schema":"%s","records":{"regions":[{"code":"37","name":"a","vintage":99999999999999999999}]}}',
            "records.regions[0].vintage",
            "type",
        ),
        ('{"$schema":"%s","title":"\\ud800"}', "title", "text"),
    ],
)
def test_what_readers_of_json_disagree_on_is_refused(text: str, path: str, code: str) -> None:
    """Repeated keys, NaN, numbers without end, lone surrogates, keys nobody knows."""
    assert _faults(text % SCHEMA).get(path) == code


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"{", "JSON"),
        (b"[1]", "object"),
        (b"{}", "urn:yilao-yiyou:register:1"),
        (b'{"$schema":"urn:yilao-yiyou:register:2"}', "newer"),
        (b'{"$schema":"urn:yilao-yiyou:register:x"}', "must be"),
        (b'{"$schema":"urn:yilao-yiyou:register:0"}', "version 0"),
        (b'{"$schema":5}', "must be"),
        (b"[" * 100_000, "deep"),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(data: bytes, said: str) -> None:
    """Another encoding, no JSON, another kind, a newer version, nested without end."""
    with pytest.raises(DocumentError, match=said) as raised:
        loads(data)

    assert raised.value.__context__ is None
    assert raised.value.__cause__ is None


def test_a_document_larger_than_allowed_is_not_even_parsed() -> None:
    """The limit can be raised by whoever means it."""
    with pytest.raises(DocumentError, match="Limits"):
        loads(dumps(REGISTER), limits=Limits(size=10))


def test_an_older_document_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step turns one version into the next; documents of every version stay readable."""

    def step(old: dict[str, Any]) -> dict[str, Any]:
        return {"$schema": SCHEMA, "title": old["name"]}

    steps: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: step}
    monkeypatch.setattr(document, "UPGRADES", steps)

    assert loads('{"$schema":"urn:yilao-yiyou:register:0","name":"旧名册"}').title == "旧名册"


def test_no_value_of_a_person_is_in_any_fault() -> None:
    """The message, the faults, the traceback and the chain hold the place, never the value."""
    person = {"id": "x", "name": 5, "id_no": "110105194912310021", "contact": ["13800138000"], "birth": "1949-12-32"}

    with pytest.raises(DocumentFaultsError) as raised:
        loads(_document(people=[person]))

    told = str(raised.value) + "".join(traceback.format_exception(raised.value)) + repr(raised.value.faults)
    assert raised.value.__context__ is None
    for secret in ("110105194912310021", "13800138000", "1949-12-32"):
        assert secret not in told


def test_the_collector_is_left_as_it_was() -> None:
    """Reading pauses it and turns it on again only if it was on, even when reading fails."""
    gc.disable()
    loads(dumps(Register()))
    still_off = not gc.isenabled()
    gc.enable()
    with pytest.raises(DocumentError):
        loads(b"{")

    assert still_off
    assert gc.isenabled()


def test_the_same_register_makes_the_same_bytes_in_any_process() -> None:
    """Neither the hash seed nor the time zone shows in a document."""
    code = (
        "import sys; from tests.report.registers import REGISTER; from yilao_yiyou.exchange.document import dumps;"
        "sys.stdout.buffer.write(dumps(REGISTER))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.getcwd()},  # noqa: PTH109
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("7", "Asia/Shanghai"), ("19", "America/St_Johns"))
    }

    assert made == {dumps(REGISTER)}


def test_a_fault_reads_as_a_line() -> None:
    """Place, Chinese, English, kind; the whole document is called by a dollar sign."""
    assert str(Fault("", "type", "应为对象", "expected an object")) == "$: 应为对象 (expected an object) [type]"
