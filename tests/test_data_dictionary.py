"""The data dictionary says what the records are."""

import runpy
from pathlib import Path

import pytest

from tools import data_dictionary
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.register import collection_classes


def test_the_page_is_what_the_records_say_today() -> None:
    """Whoever changes a record writes the page again: `python tools/data_dictionary.py`."""
    assert data_dictionary.PAGE.read_text(encoding="utf-8") == data_dictionary.page()


@pytest.mark.parametrize("cls", collection_classes().values(), ids=lambda cls: cls.__name__)
def test_every_record_has_a_section_with_all_its_fields(cls: type) -> None:
    """The Chinese name first, then a row for each field in the order of the declaration."""
    heading, *rows = data_dictionary.section(describe(cls)).split("\n### ")[1].split("\n| `")

    assert heading.startswith(f"{describe(cls).zh} {cls.__name__}\n")
    assert [row.split("`")[0] for row in rows] == [column.name for column in describe(cls).columns]


def test_every_link_leads_to_a_section() -> None:
    """No reference to a class or a code set that the page does not explain."""
    page = data_dictionary.page()

    links = {part.split(")")[0] for part in page.split("](#")[1:]}
    anchors = {part.split(")")[0] for part in page.split("\n(")[1:]}

    assert links <= anchors


def test_a_bar_does_not_end_a_cell() -> None:
    """A meaning may hold the character that parts the cells."""
    assert data_dictionary.table(["a"], [["x|y"]]) == "| a |\n| --- |\n| x\\|y |\n"


def test_the_tool_writes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as a script, it writes that page and nothing else."""
    written: list[tuple[Path, str]] = []
    monkeypatch.setattr(Path, "write_text", lambda path, text, **_: written.append((path, text)))

    runpy.run_path(data_dictionary.__file__, run_name="__main__")

    assert written == [(data_dictionary.PAGE, data_dictionary.page())]
