from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.exchange.sheet.books import book_parts, packed, sheet_xml
from yilao_yiyou.exchange.limits import DEFAULT, Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet.package import Package, tree_of
from yilao_yiyou.exchange.sheet.workbook import read_workbook

_FLAGS_OF_ENTRY = 8


def _reason(path: Path, limits: Limits = DEFAULT) -> object:
    with pytest.raises(RefusedFileError) as caught:
        Package(path, limits)
    return caught.value.reason


def test_a_package_of_more_parts_than_any_workbook_has_is_refused(tmp_path: Path) -> None:
    """Ten thousand and one empty parts cost the sender nothing, and the reader nothing either."""
    path = packed(tmp_path / "a.xlsx", {str(number): "" for number in range(10_001)})

    assert Reason.UNPACKED is _reason(path)


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    """Names of parts that differ in capitals only are one name, of which nobody knows which part is meant."""
    path = packed(tmp_path / "a.xlsx", {"xl/workbook.xml": "a", "xl/Workbook.xml": "b"})

    assert Reason.DAMAGED is _reason(path)


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    """A package with a password on a part is refused with the advice to take the password away."""
    path = packed(tmp_path / "a.xlsx", {"a": "x"})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + _FLAGS_OF_ENTRY] |= 1
    path.write_bytes(content)

    with pytest.raises(RefusedFileError, match="save it without a password") as caught:
        Package(path, DEFAULT)
    assert Reason.DAMAGED is caught.value.reason


@pytest.mark.parametrize("parts", [{"a": "x" * 11}, {"a": "x" * 6, "b": "x" * 6}])
def test_parts_that_say_they_are_too_large_are_not_unpacked(parts: dict[str, str], tmp_path: Path) -> None:
    """One part over the limit is refused, and so are several that are over it together."""
    path = packed(tmp_path / "a.xlsx", parts)

    assert Reason.UNPACKED is _reason(path, Limits(unpacked=10))


def test_a_sheet_that_is_named_again_and_again_is_counted_each_time(tmp_path: Path) -> None:
    """A workbook whose sheets are all one part costs no more memory than its parts would be allowed to."""
    sheet = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    once = packed(tmp_path / "a.xlsx", book_parts(sheet))
    often = packed(tmp_path / "b.xlsx", book_parts(sheet, [f"s{number}" for number in range(100)]))
    limits = Limits(unpacked=12_000)

    assert 1 == len(read_workbook(once, limits).grids)
    with pytest.raises(RefusedFileError) as caught:
        read_workbook(often, limits)
    assert Reason.UNPACKED is caught.value.reason


def test_a_part_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """A workbook that names a part and does not bring it is damaged."""
    with Package(packed(tmp_path / "a.xlsx", {"a": "x"}), DEFAULT) as package:
        assert b"x" == package.part("A")
        with pytest.raises(RefusedFileError, match="a part is missing"):
            package.part("b")


def test_a_part_whose_bytes_were_changed_cannot_be_unpacked(tmp_path: Path) -> None:
    """A byte that was lost on the way is noticed by the checksum of its part."""
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w", ZIP_STORED) as archive:
        archive.writestr("a", "invented content")
    path.write_bytes(path.read_bytes().replace(b"invented", b"inventef", 1))

    with (
        Package(path, DEFAULT) as package,
        pytest.raises(RefusedFileError, match="a part cannot be unpacked") as caught,
    ):
        package.part("a")
    assert Reason.DAMAGED is caught.value.reason


def test_a_part_in_another_encoding_is_refused_whatever_it_declares(tmp_path: Path) -> None:
    """A part that is no UTF-8 is not guessed at."""
    path = packed(tmp_path / "a.xlsx", {"a": "<a>李</a>".encode("gb18030"), "b": "\ufeff<a>某</a>".encode()})

    with Package(path, DEFAULT) as package:
        assert "某" == package.tree("b").text
        with pytest.raises(RefusedFileError) as caught:
            package.text("a")
    assert Reason.ENCODING is caught.value.reason


def test_elements_lose_their_namespaces() -> None:
    """A part is read alike whatever prefixes its program chose."""
    root = tree_of('<x:a xmlns:x="u" x:id="1"><x:b/></x:a>')

    assert ["a", "b"] == [element.tag for element in root.iter()]
    assert {"r:id": "1"} == root.attrib
