import pytest

from yilao_yiyou.exchange.sheet.shared_strings import plain_text, shared_strings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&#26446;", "李"),
        ("&#x674E;&#X56DB;", "李四"),
        ("&#x10FFFF;", "\U0010ffff"),
        ("&#x110000;", "&#x110000;"),
        ("&#9999999;", "&#9999999;"),
        ("&quot;a&apos; &lt;&gt;", "\"a' <>"),
        ("&nbsp;", "&nbsp;"),
        ("_x0041_", "A"),
    ],
)
def test_references_are_the_characters_that_they_stand_for(text: str, expected: str) -> None:
    """A character by number or by name is that character; a number that no character has stays as it is."""
    assert expected == plain_text(text)


def test_readings_beside_characters_are_no_part_of_a_text() -> None:
    """What a program keeps on how a name sounds is not added to the name."""
    name = "<si><t>李四</t><rPh sb='0' eb='1'><t>Li Si</t></rPh></si>"
    parted = "<si><r><t/></r><r><t>_x0041_</t></r></si>"

    assert ["李四", "", "A"] == shared_strings(f"<sst>{name}<si/>{parted}</sst>")


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<sst><si><t>a</t></si><si><t>b</t></si></sst>", ["a", "b"]),
        ("<sst><si><t>a</t></si>\n<si><t>b</t></si></sst>", ["a", "b"]),
        ("<sst><si><r><t>a</t></r></si><si><t>b</t></si></sst>", ["a", "b"]),
        ("<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>", ["a", "b"]),
        ("<sst><si><t>a</t></si><si/><si><t>b</t></si></sst>", ["a", "", "b"]),
        ("<sst><!-- two --><si><t>a</t></si><si><t>b</t></si></sst>", ["a", "b"]),
        ("<sst/>", []),
    ],
)
def test_texts_are_the_same_however_they_are_parted(xml: str, expected: list[str]) -> None:
    """Plain texts are cut apart at once, and whatever else stands between them takes the slower way."""
    assert expected == shared_strings(xml)
