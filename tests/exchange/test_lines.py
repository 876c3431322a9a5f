"""JSON Lines: cut short, put together wrongly, of nothing but records, with faulty lines."""

import json
from pathlib import Path

import pytest

import yilao_yiyou as yy
from tests.report.registers import REGISTER
from yilao_yiyou.exchange import bulk
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

TEAM = {"id": "t1", "name": "某队", "kind": "patrol", "region": "371402"}


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "register.jsonl"
    yy.write(REGISTER, path)
    return path


def test_a_file_that_lost_its_last_line_is_found_out(path: Path) -> None:
    """The first line says how many there are."""
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path)

    assert raised.value.reason is Reason.CHECKSUM


def test_without_msgspec_everything_is_read_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One by one, by the reference."""
    monkeypatch.setattr("yilao_yiyou.exchange.lines_codec.is_installed", lambda: False)

    assert bulk.is_installed()
    assert yy.read(path) == REGISTER


def test_lines_of_nothing_but_records_are_read_where_it_is_said_what_they_are(tmp_path: Path) -> None:
    """By the caller, or by the name of the file; blank lines are passed over, faulty ones are findings."""
    path = tmp_path / "teams.jsonl"
    good = json.dumps(TEAM, ensure_ascii=False)
    path.write_text(f"\ufeff{good}\n\n{{\n{json.dumps({**TEAM, 'id': 1})}\n{good}", encoding="utf-8")

    reading = yy.load(path)

    assert [team.id for team in reading.register.teams] == ["t1", "t1"]
    assert [(finding.place.row, finding.code) for finding in reading.findings] == [(4, "type"), (3, "syntax")]
    assert (reading.rows.read, reading.rows.rejected) == (4, 2)
    path.rename(tmp_path / "list.jsonl")
    assert yy.load(tmp_path / "list.jsonl", collection="teams").register == reading.register
    with pytest.raises(RefusedFileError, match="collection="):
        yy.load(tmp_path / "list.jsonl")


@pytest.mark.parametrize(("limits", "reason"), [(Limits(rows=1), Reason.ROWS), (Limits(text=1), Reason.TEXT)])
def test_lines_over_a_limit_are_refused(limits: Limits, reason: Reason, tmp_path: Path) -> None:
    """Too many, or one without end."""
    path = tmp_path / "teams.jsonl"
    line = json.dumps(TEAM, ensure_ascii=False)
    path.write_text(f"{line}\n{line}\n{line}", encoding="utf-8")

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path, limits=limits)

    assert raised.value.reason is reason


@pytest.mark.parametrize("size", [7, 64, 1000])
def test_a_file_is_the_same_in_pieces_of_whatever_size(size: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece may end within a line, a character or the mark at the beginning, and hold no line at all."""
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    monkeypatch.setattr("yilao_yiyou.exchange.lines_codec._PIECE", size)

    assert REGISTER == yy.read(path)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ('{"$schema":"urn:yilao-yiyou:lines:9","rows":{}}', Reason.VERSION),
        ('{"$schema":"urn:yilao-yiyou:lines:1"}', Reason.SCHEMA),
        ('{"$schema":"urn:yilao-yiyou:lines:1","rows":{"teams":"1"}}', Reason.SCHEMA),
        ('{"$schema":"urn:yilao-yiyou:lines:1","rows":{},"register":{}}\n{"id":"t1"}', Reason.SCHEMA),
        ('{"$schema":"urn:yilao-yiyou:lines:1","rows":{},"register":{}}\n{"$collection":"choirs"}', Reason.HEADER),
        ('{"$schema":"urn:yilao-yiyou:lines:1",', Reason.SYNTAX),
    ],
    ids=["newer", "no counts", "counts as text", "records of nothing", "no collection", "no JSON"],
)
def test_a_first_line_that_does_not_say_what_follows_is_refused(lines: str, reason: Reason, tmp_path: Path) -> None:
    """Whether records are missing can then not be told."""
    path = tmp_path / "register.jsonl"
    path.write_text(lines, encoding="utf-8")

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path)

    assert reason is raised.value.reason
