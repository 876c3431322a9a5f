"""Files that an earlier version wrote are read for ever, and what they say does not change."""

from pathlib import Path

import pytest

import yilao_yiyou as yy
from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.document import VERSION, dumps

DATA = Path(__file__).parents[1] / "data"
FILES = sorted(file for file in DATA.glob("v*/*") if file.is_file())


def test_there_are_files_of_every_version_with_every_record() -> None:
    """A new version adds its own and leaves the old ones as they are."""
    assert {int(file.parent.name[1:]) for file in FILES} == set(range(1, VERSION + 1))
    for version in {file.parent for file in FILES}:
        register = yy.read(version / "register.json")
        assert {name for name, records in register.collections() if records} == set(collection_classes())


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_an_old_file_says_what_it_always_said(file: Path) -> None:
    """Whatever its format, it is the register of its version's document, which is written to the same bytes."""
    document = file.parent / "register.json"

    register = yy.read(file)

    assert register == yy.read(document)
    if int(file.parent.name[1:]) == VERSION:
        assert dumps(register, disclosure=yy.Disclosure.CUSTODY) == document.read_bytes()
