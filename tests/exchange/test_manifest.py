"""A manifest beside a file: it agrees with what was written and with nothing else."""

import json
from pathlib import Path

import pytest

import yilao_yiyou as yy
from tests.report.registers import REGISTER
from yilao_yiyou.cli import main
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.manifest import manifest_path, refuse_other_counts, verified
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

ACTIVITIES = Register(activities=REGISTER.activities)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.json"])
def test_a_manifest_says_what_was_written(name: str, tmp_path: Path) -> None:
    """The length, the digest and the number of records; the file can be held to them when it comes back."""
    expected = {"activities": len(ACTIVITIES.activities)}

    yy.write(ACTIVITIES, tmp_path / name, manifest=True)

    said = verified(tmp_path / name)
    assert (expected, (tmp_path / name).stat().st_size) == (said.records, said.size)
    refuse_other_counts(said, yy.read(tmp_path / name))


def test_no_manifest_is_written_unless_it_is_asked_for(tmp_path: Path) -> None:
    """One file was asked for, and one file is there."""
    yy.write(ACTIVITIES, tmp_path / "a.csv")

    assert [tmp_path / "a.csv"] == list(tmp_path.iterdir())


def test_a_file_that_was_cut_short_is_not_the_one_that_was_written(tmp_path: Path) -> None:
    """A line less, a letter other: both are told before anything is read."""
    path = tmp_path / "a.csv"
    yy.write(ACTIVITIES, path, manifest=True)
    whole = path.read_bytes()

    for other in (whole[: whole.rstrip().rfind(b"\n") + 1], whole.replace(b"3714", b"3715", 1)):
        path.write_bytes(other)
        with pytest.raises(RefusedFileError) as caught:
            verified(path)
        assert Reason.CHECKSUM is caught.value.reason


def test_another_number_of_records_is_told(tmp_path: Path) -> None:
    """Should a reader lose a record, the count says so."""
    yy.write(ACTIVITIES, tmp_path / "a.csv", manifest=True)
    fewer = Register(activities=ACTIVITIES.activities[1:])

    with pytest.raises(RefusedFileError, match="activities"):
        refuse_other_counts(verified(tmp_path / "a.csv"), fewer)


@pytest.mark.parametrize("said", ["", "[]", '{"bytes": 1}', '{"bytes": 1, "sha256": "", "records": 3}'])
def test_what_is_no_manifest_is_refused(said: str, tmp_path: Path) -> None:
    """A file that only has the name of one vouches for nothing."""
    (tmp_path / "a.csv").write_bytes(b"x")
    manifest_path(tmp_path / "a.csv").write_text(said)

    with pytest.raises(RefusedFileError) as caught:
        verified(tmp_path / "a.csv")
    assert Reason.SCHEMA is caught.value.reason


def test_a_package_holds_its_digests_itself(tmp_path: Path) -> None:
    """A folder has no manifest beside it."""
    with pytest.raises(FormatError):
        yy.write(ACTIVITIES, tmp_path / "a", format="package", manifest=True)


def test_a_manifest_holds_no_record(tmp_path: Path) -> None:
    """It can be shown to anybody: names of collections and numbers stand in it."""
    yy.write(ACTIVITIES, tmp_path / "a.csv", manifest=True)

    assert {"manifest", "file", "bytes", "sha256", "records"} == json.loads(
        manifest_path(tmp_path / "a.csv").read_bytes()
    ).keys()


def test_the_commands_write_and_check_manifests(tmp_path: Path) -> None:
    """`convert --manifest` writes one, `validate --manifest` holds the file to it."""
    source, target = tmp_path / "a.json", tmp_path / "b.csv"
    yy.write(ACTIVITIES, source)

    assert 0 == main(["convert", str(source), str(target), "--manifest"])
    before = main(["validate", str(target), "--manifest"])
    target.write_bytes(target.read_bytes() + b"\n")

    assert before == main(["validate", str(target)])
    assert before != main(["validate", str(target), "--manifest"])
