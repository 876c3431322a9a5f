"""Reading any format: what is accepted, what is rejected, where it stood, and who is held to what."""

import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import yilao_yiyou as yy
from tests.report.registers import REGISTER
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.errors import FormatError, YilaoYiyouError
from yilao_yiyou.exchange.codec import Batch, Head
from yilao_yiyou.exchange.document import SCHEMA
from yilao_yiyou.exchange.json_codec import CODEC
from yilao_yiyou.exchange.reading import FindingsError, counted, gathered
from yilao_yiyou.exchange.refusal import RefusedFileError
from yilao_yiyou.exchange.report import Place

TEAM = {"id": "t1", "name": "某队", "kind": "patrol", "region": "371402"}
SOUND = Team(id="t1", name="某队", kind=TeamKind.PATROL, region="371402")


@pytest.fixture(name="faulty")
def _faulty(tmp_path: Path) -> Path:
    """A document in which one team of two is not sound."""
    path = tmp_path / "a.json"
    teams = [{**TEAM, "kind": "choir", "founded": 1}, TEAM]
    path.write_text(json.dumps({"$schema": SCHEMA, "title": "某名册", "records": {"teams": teams}}), encoding="utf-8")
    return path


def test_sound_rows_are_read_and_the_others_explained(faulty: Path) -> None:
    """Every fault of a rejected row has its place; every row is one or the other."""
    reading = yy.load(faulty)

    assert reading.register == yy.Register(title="某名册", teams=(SOUND,))
    assert (reading.rows.read, reading.rows.accepted, reading.rows.rejected) == (2, 1, 1)
    assert {(f.code, f.field, f.place) for f in reading.findings} == {
        ("code", "teams.kind", Place(file="a.json", sheet="teams", row=1)),
        ("unknown-key", "teams", Place(file="a.json", sheet="teams", row=1)),
    }
    assert reading.place_of(SOUND) == Place(file="a.json", sheet="teams", row=2)


def test_who_asks_for_a_register_only_gets_all_of_it_or_every_finding(faulty: Path) -> None:
    """No row is left out behind the caller's back."""
    with pytest.raises(FindingsError) as raised:
        yy.read(faulty)

    assert raised.value.findings == yy.load(faulty).findings
    assert [fault.code for fault in raised.value.faults] == ["code", "unknown-key"]
    again = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 -- our own
    assert again.findings == raised.value.findings


def test_a_faulty_head_or_collection_is_found_too(tmp_path: Path) -> None:
    """The title no text, a collection that there is not, one that is no array, records that are no object."""
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"$schema": SCHEMA, "title": 1, "records": {"choirs": [], "teams": {}}}), encoding="utf-8"
    )
    other = tmp_path / "b.json"
    other.write_text(json.dumps({"$schema": SCHEMA, "records": []}), encoding="utf-8")
    twice = tmp_path / "c.json"
    twice.write_text(f'{{"$schema":"{SCHEMA}","records":{{"teams":[],"teams":[]}}}}', encoding="utf-8")

    assert [f.code for f in yy.load(path).findings] == ["type", "unknown-key", "type"]
    assert [f.field for f in yy.load(other).findings] == ["records"]
    assert [f.code for f in yy.load(twice).findings] == ["duplicate-key"]


@pytest.mark.parametrize(
    "batch",
    [
        Batch(read=1),
        Batch(read=1, records=(SOUND,), rows=(1,), rejected=(2,)),
        Batch(read=2, records=(SOUND,), rows=(1,), rejected=(1,)),
        Batch(read=1, records=(SOUND,), rows=(1, 2)),
    ],
    ids=["lost", "one too many", "both", "no row"],
)
def test_a_codec_that_loses_a_row_is_found_out(batch: Batch) -> None:
    """Rows in are rows accepted and rows rejected, or nothing is returned."""
    with pytest.raises(YilaoYiyouError, match="tally"):
        counted(batch)


def test_one_row_may_give_several_records() -> None:
    """They are sorted into their collections and share their row."""
    other = yy.Person(id="x1")
    batch = Batch(read=1, records=(SOUND, other), rows=(7, 7), sheet="名单")

    reading = gathered("a.xlsx", CODEC, [Head(values={"title": "某"}, facts={"encoding": "utf-8"}), batch])

    assert (reading.rows.accepted, len(reading.register)) == (1, 2)
    assert reading.place_of(other) == reading.place_of(SOUND) == Place(file="a.xlsx", sheet="名单", row=7)
    assert reading.place_of(yy.Person(id="x2")) is None
    assert reading.facts == {"encoding": "utf-8"}


def test_a_file_of_another_format_than_its_ending_says_is_refused_by_name(tmp_path: Path) -> None:
    """The error names the format that it has; without an ending the content decides."""
    yy.write(REGISTER, tmp_path / "a.json")
    (tmp_path / "a.json").rename(tmp_path / "b")
    (tmp_path / "c.json").write_bytes(b"\x00\x01\x02")

    assert yy.read(tmp_path / "b") == REGISTER
    with pytest.raises(RefusedFileError, match="unknown-content"):
        yy.read(tmp_path / "c.json")


def test_an_option_that_a_format_does_not_take_is_refused(tmp_path: Path) -> None:
    """A misspelt word is not passed over."""
    yy.write(REGISTER, tmp_path / "a.json")

    with pytest.raises(FormatError, match="no option encodign"):
        yy.load(tmp_path / "a.json", encodign="utf-8")
    with pytest.raises(FormatError, match="no format jsno"):
        yy.load(tmp_path / "a.json", format="jsno")


def _nothing() -> Iterator[Head | Batch]:
    yield from ()


@pytest.mark.parametrize("make", [_nothing], ids=["empty"])
def test_a_file_with_nothing_in_it_is_an_empty_register(make: Callable[[], Iterator[Head | Batch]]) -> None:
    """Nothing in, nothing out, nothing to find."""
    assert gathered("a", CODEC, make()).require() == yy.Register()
