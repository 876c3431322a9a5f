"""Loading at once gives what reading one by one gives, record for record, or leaves it to that."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import records_of
from tools.generated import random_record
from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.bulk import Loader
from yilao_yiyou.exchange.document import compact
from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.wire import structure_hook, unstructure_hook

SEED = 20221121
CLASSES = tuple(collection_classes().values())
TEAM = b'{"id":"t1","name":"a","kind":"patrol","region":"371402"}'


def _line(record: object) -> bytes:
    cls: type = type(record)
    return compact(unstructure_hook(cls, frozenset[str](), "custody")(record)).encode()


def _reference(cls: type, lines: list[bytes]) -> list[Any] | None:
    """What the strict hooks make of lines, nothing if one of them is refused."""
    hook = structure_hook(cls)
    try:
        return [hook(plain(line, DEFAULT), cls) for line in lines]
    except Exception:  # noqa: BLE001 -- a refusal of any kind
        return None


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_records_of_every_class_are_loaded_as_they_were(cls: type) -> None:
    """Where no text needs an escape, everything is loaded at once; elsewhere nothing is loaded otherwise."""
    rng = Random(SEED)  # noqa: S311 -- made to be repeated, no secret
    made = [random_record(cls, rng) for _ in range(300)]
    plain_ones = [record for record in made if b"\\" not in _line(record)]
    loader = Loader(cls)

    assert loader.records(b"\n".join(map(_line, plain_ones)), len(plain_ones)) == plain_ones
    assert loader.records(b"\n".join(map(_line, made)), len(made)) in (None, made)


@given(st.data())
def test_whatever_is_done_to_a_line_both_agree(data: st.DataObject) -> None:
    """A field changed, dropped, added, doubled: loaded at once it is the same record, or left to the reference."""
    cls = data.draw(st.sampled_from(CLASSES))
    line = _line(data.draw(records_of(cls)))
    value: dict[str, Any] = json.loads(line)
    key = data.draw(st.sampled_from([*value, "id", "nmae"]))
    put = data.draw(st.sampled_from([None, True, 0, 1.0, 1.5, 2**63, "", " ", "a", [], ["a", "a"], {}, {"lo": 1.0}]))
    change = data.draw(st.sampled_from(["put", "drop", "double"]))
    changed = {name: part for name, part in value.items() if change != "drop" or name != key}
    text = json.dumps(changed | ({key: put} if change == "put" else {}), ensure_ascii=False)
    lines = [text.encode() if change != "double" else text[:-1].encode() + f', "{key}" : "b"}}'.encode()]

    loaded = Loader(cls).records(lines[0], 1)

    assert loaded is None or loaded == _reference(cls, lines)


@pytest.mark.parametrize(
    "lines",
    [
        TEAM[:-1] + b',"name":"b"}',
        TEAM[:-1] + b',"name" :"b"}',
        TEAM.replace(b'"a"', b'"\\u0000"'),
        TEAM.replace(b'"a"', b'"\\ud800"'),
        TEAM.replace(b'"a"', b'"a\x00"'),
        TEAM.replace(b'"a"', b'"\xe3\x80\x80"'),
        TEAM.replace(b'"a"', b"null"),
        TEAM.replace(b'"a"', b'"\xff"'),
        TEAM.replace(b"patrol", b"choir"),
        TEAM.replace(b"371402", b"3714020"),
        TEAM + b"\n\n" + TEAM,
        b"[" * 5_000,
        b"",
    ],
)
def test_what_is_unusual_is_left_to_the_reference(lines: bytes) -> None:
    """It says better what is wrong, if anything is."""
    count = lines.count(b"\n") + 1

    assert Loader(CLASSES[[cls.__name__ for cls in CLASSES].index("Team")]).records(lines, count) is None


def test_what_is_known_of_a_field_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A roll of a million people has a million regions at the most, but not in memory."""
    monkeypatch.setattr("yilao_yiyou.exchange.bulk._MOST_KNOWN", 1)
    cls = next(cls for cls in CLASSES if cls.__name__ == "Team")
    loader = Loader(cls)
    lines = b"\n".join(TEAM.replace(b"371402", f"37140{number}".encode()) for number in range(1, 6))

    first, second = loader.records(lines, 5), loader.records(lines, 5)

    assert first == second == _reference(cls, lines.split(b"\n"))
