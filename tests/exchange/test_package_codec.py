"""The folder form: a description that was changed, tables that were changed, and what is said of both."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import yilao_yiyou as yy
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.manifest import digest_of
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

REGISTER = yy.Register(teams=(Team(id="t1", name="某队", kind=TeamKind.PATROL, region="371402"),))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    yy.write(REGISTER, tmp_path / "register")
    return tmp_path / "register"


def _changed(folder: Path, change: Callable[[Any], object]) -> None:
    file = folder / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    change(package)
    file.write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda package: package.update(resources={}), Reason.SCHEMA),
        (lambda package: package.pop("yilao_yiyou"), Reason.SCHEMA),
        (lambda package: package["yilao_yiyou"].update({"$schema": "urn:yilao-yiyou:package:9"}), Reason.SCHEMA),
        (lambda package: package["resources"][0].update(name="choirs"), Reason.SCHEMA),
        (lambda package: package["resources"][0].update(name=["teams"]), Reason.SCHEMA),
        (lambda package: package["resources"][0].update(hash="sha256:0"), Reason.CHECKSUM),
        (lambda package: package["resources"][0].update(rows=2), Reason.CHECKSUM),
        (lambda package: package["resources"][0].update(path="data/none.csv"), Reason.DAMAGED),
    ],
    ids=["no list", "not ours", "newer", "no collection", "no name", "digest", "rows", "missing"],
)
def test_a_description_that_does_not_fit_its_tables_is_refused(
    change: Callable[[Any], object], reason: Reason, folder: Path
) -> None:
    """Whoever changed it, by hand or on the way here."""
    _changed(folder, change)

    with pytest.raises(RefusedFileError) as raised:
        yy.load(folder)

    assert reason is raised.value.reason


def test_a_table_that_was_changed_after_it_was_written_is_refused(folder: Path) -> None:
    """The digest in the description is that of the file that was written."""
    file = folder / "data" / "teams.csv"
    file.write_bytes(file.read_bytes() + b"\n")

    with pytest.raises(RefusedFileError, match=r"teams\.csv is not the file that was written"):
        yy.load(folder)


def test_the_files_of_a_folder_are_counted_together(folder: Path) -> None:
    """Each of two tables is small enough, and both are not."""
    size = (folder / "data" / "teams.csv").stat().st_size
    _changed(folder, lambda package: package["resources"].append(package["resources"][0]))

    with pytest.raises(RefusedFileError) as raised:
        yy.load(folder, limits=Limits(size=2 * size - 1))

    assert raised.value.reason is Reason.SIZE


def test_a_folder_without_guards_is_read_as_it_stands(tmp_path: Path) -> None:
    """What was written raw, for programs that are no spreadsheets, comes back with its apostrophes."""
    team = Team(id="t1", name="'=某队", kind=TeamKind.PATROL, region="371402")
    register = yy.Register(teams=(team,))

    yy.write(register, tmp_path / "register", formulas="raw")

    assert register == yy.read(tmp_path / "register")


def test_the_digest_is_the_one_that_other_programs_compute(tmp_path: Path) -> None:
    """Of the three letters of the standard's own example (FIPS 180-2, B.1)."""
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    (tmp_path / "a").write_bytes(b"abc")

    assert expected == digest_of(tmp_path / "a")
