"""Reading and writing files."""

from pathlib import Path

import pytest

import yilao_yiyou as yy
from tests.report.registers import REGISTER
from yilao_yiyou.errors import FormatError


def test_a_file_and_a_folder_are_read_alike(tmp_path: Path) -> None:
    """A folder stands for the register in it."""
    yy.write(REGISTER, tmp_path / "register.json")

    assert yy.read(tmp_path) == REGISTER
    assert yy.read(tmp_path / "register.json") == REGISTER
    assert yy.read(str(tmp_path)) == REGISTER


@pytest.mark.parametrize("path", ["https://example.org/register.json", "s3://bucket/register.json", "file:/etc/x.json"])
def test_nothing_is_fetched(path: str) -> None:
    """An address is refused before anything is opened."""
    with pytest.raises(FormatError, match="addresses"):
        yy.read(path)
    with pytest.raises(FormatError, match="addresses"):
        yy.write(REGISTER, path)


@pytest.mark.parametrize("name", ["register.yaml", "register.json.bak"])
def test_another_ending_is_refused_by_name(name: str, tmp_path: Path) -> None:
    """The error says what is read."""
    with pytest.raises(FormatError, match=r"\.json"):
        yy.write(REGISTER, tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_a_path_without_an_ending_becomes_a_folder(tmp_path: Path) -> None:
    """The package is the form of a register that has no ending of its own."""
    written = yy.write(REGISTER, tmp_path / "register")

    assert ("package", tmp_path / "register") == (written.format, written.path)
    assert (tmp_path / "register" / "datapackage.json").is_file()
    assert yy.read(tmp_path / "register") == REGISTER


def test_a_folder_without_a_register_says_what_it_lacks(tmp_path: Path) -> None:
    """It is no file without an ending."""
    with pytest.raises(FormatError, match=r"neither register\.json nor datapackage\.json"):
        yy.read(tmp_path)


def test_a_missing_file_is_an_ordinary_error(tmp_path: Path) -> None:
    """Nothing of ours comes between the caller and the file system."""
    with pytest.raises(FileNotFoundError):
        yy.read(tmp_path / "register.json")


def test_a_register_that_may_not_be_shared_leaves_the_old_file(tmp_path: Path) -> None:
    """A refusal happens before a byte is written."""
    target = tmp_path / "register.json"
    target.write_text("old", encoding="utf-8")
    telling = yy.Register(title="电话13800138000")
    with pytest.raises(yy.YilaoYiyouError):
        yy.write(telling, target)

    assert target.read_text(encoding="utf-8") == "old"


def test_a_file_with_faults_is_converted_in_part_only_where_that_is_asked_for(tmp_path: Path) -> None:
    """Else nothing is written, so that nobody takes a part for the whole."""
    source, target = tmp_path / "teams.csv", tmp_path / "teams.json"
    source.write_text("id,name,kind,region\nt1,某队,patrol,371402\nt2,某队,choir,371402\n", encoding="utf-8")
    with pytest.raises(yy.YilaoYiyouError):
        yy.convert(source, target)
    is_written = target.exists()

    conversion = yy.convert(source, target, partly=True)

    assert (False, 1, 1) == (is_written, conversion.written.records, conversion.reading.rows.rejected)
    assert ["t1"] == [team.id for team in yy.read(target).teams]
