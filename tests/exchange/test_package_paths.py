"""Paths inside a folder that came from elsewhere."""

import os
from pathlib import Path

import pytest

from yilao_yiyou.exchange.package_paths import inside
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError


def _refusal(folder: Path, path: object) -> Reason:
    with pytest.raises(RefusedFileError) as raised:
        inside(folder, path)
    return raised.value.reason


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../a.csv",
        "data/../../a.csv",
        "data/a..csv",
        "https://example.org/a",
        "C:\\a.csv",
        "",
        ".a",
        None,
        1,
    ],
)
def test_no_path_leaves_its_folder(path: object, tmp_path: Path) -> None:
    """Whoever sent the folder does not choose what else is read here."""
    assert _refusal(tmp_path, path) is Reason.PATH


def test_a_file_of_the_folder_is_found(tmp_path: Path) -> None:
    """At most three folders deep."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "teams.csv").write_bytes(b"")

    assert tmp_path / "a" / "b" / "teams.csv" == inside(tmp_path, "a/b/teams.csv")


@pytest.mark.parametrize("path", ["none.csv", "data/none.csv", "a.csv/teams.csv"])
def test_a_file_that_is_listed_and_missing_is_told(path: str, tmp_path: Path) -> None:
    """A file is no folder either."""
    (tmp_path / "a.csv").write_bytes(b"")

    assert _refusal(tmp_path, path) is Reason.DAMAGED


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    """Nor is anything else that is no regular file."""
    (tmp_path / "data").mkdir()

    assert _refusal(tmp_path, "data") is Reason.KIND


@pytest.mark.skipif(os.name != "posix", reason="making a link may need a right elsewhere")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither to a file nor to a folder, wherever it leads."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.csv").write_bytes(b"")
    folder = tmp_path / "register"
    folder.mkdir()
    (folder / "data").symlink_to(tmp_path / "outside")
    (folder / "b.csv").symlink_to(tmp_path / "outside" / "a.csv")

    assert _refusal(folder, "data/a.csv") is Reason.LINK
    assert _refusal(folder, "b.csv") is Reason.LINK
