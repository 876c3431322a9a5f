"""The text of a report, from the files that people send."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange import prose, prose_docx
from yilao_yiyou.exchange.prose import decode, read_prose
from yilao_yiyou.exchange.prose_docx import text_of_docx
from yilao_yiyou.exchange.prose_html import text_of_html

WORDS = "开展活动580余场"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _docx(body: str, *, prolog: str = "", name: str = "word/document.xml") -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        package.writestr(name, f"{prolog}<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def _paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-8-sig"), "utf-8-sig"),
        (WORDS.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_encoding_is_decided_and_told(content: bytes, encoding: str, tmp_path: Path) -> None:
    """By the mark, else UTF-8 if it is that, else GB18030."""
    file = tmp_path / "report.TXT"
    file.write_bytes(content)

    read = read_prose(file)

    assert (WORDS, ".txt", encoding) == (read.text, read.format, read.encoding)


@pytest.mark.parametrize("content", [b"\xff\xff\xff", b"\xef\xbb\xbf\xff", b"\x80\x81\xff\xfe\x00"])
def test_bytes_that_are_neither_are_refused(content: bytes) -> None:
    """Nothing is replaced by question marks."""
    with pytest.raises(FormatError, match="GB18030"):
        decode(content)


@given(text=st.text(st.characters(codec="gb18030", exclude_characters="\r")))
def test_text_in_utf_8_comes_back(text: str) -> None:
    """Whatever it holds; lines of other systems end as ours do."""
    marked = text.startswith("\ufeff")

    assert marked or text == decode(text.encode())[0]
    assert marked or text == decode(text.replace("\n", "\r\n").encode())[0]


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    """Headings, emphasis and addresses are not part of what is said."""
    file = tmp_path / "report.md"
    file.write_text("# 一、活动\n\n开展**580余场**,见[附表](table.html)与![图](a.png)。`代码`", encoding="utf-8")

    assert "一、活动\n\n开展580余场,见附表与图。代码" == read_prose(file).text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>甲<b>580</b>余场</p><p>乙</p>", "甲580余场\n乙"),
        ("<head><title>题</title></head><body>甲<br>乙</body>", "甲\n乙"),
        ("<style>p{}</style><script>1<2</script>甲<svg><text>丙</text></svg>乙", "甲乙"),
        ("<svg><svg>丙</svg>丁</svg>甲", "甲"),
        ("<table><tr><td>甲</td><td>12</td></tr></table>", "甲\n12"),
        ("<p>一\n  二&nbsp;&#19977;&lt;</p>", "一 二\xa0三<"),
        ("<noscript>甲", ""),
        ("</p>甲</div>", "甲"),
    ],
)
def test_a_page_is_read_as_its_words(page: str, expected: str, tmp_path: Path) -> None:
    """A line for each block; scripts, styles and drawings say nothing."""
    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")

    assert expected == text_of_html(page) == read_prose(file).text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_paragraph(_run("开展"), _run("580余"), _run("场")) + _paragraph(_run("乙")), "开展580余场\n乙"),
        (_paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"), "甲\n乙"),
        (_paragraph(_run("甲"), "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"), "甲"),
        (_paragraph(f"<w:moveFrom>{_run('丙')}</w:moveFrom>", _run("甲")), "甲"),
        (_paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", _run("甲")), "甲"),
        (
            _paragraph(
                f"<mc:AlternateContent><mc:Choice>{_run('甲')}</mc:Choice><mc:Fallback>{_run('甲')}</mc:Fallback>"
                "</mc:AlternateContent>"
            ),
            "甲",
        ),
        (
            f"<w:tbl><w:tr><w:tc>{_paragraph(_run('甲'))}</w:tc><w:tc>{_paragraph(_run('12'))}</w:tc></w:tr></w:tbl>",
            "甲\n12",
        ),
        (_paragraph(_run("1&lt;2&#x4E00;")), "1<2一"),
    ],
)
def test_a_word_file_is_read_as_its_words(body: str, expected: str, tmp_path: Path) -> None:
    """A line for each paragraph; what was deleted or moved away, and field codes, are no words."""
    file = tmp_path / "report.docx"
    file.write_bytes(_docx(body))

    assert expected == text_of_docx(_docx(body)) == read_prose(file).text


_ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no zip", "不是可读的"),
        (_docx("", name="other.xml"), "不是可读的"),
        (_docx("<w:p>"), "不是可读的"),
        (_docx(_paragraph(_run("&b;")), prolog=_ENTITIES), "DTD"),
        (_docx(_paragraph(_run("甲")), prolog='<!DOCTYPE d SYSTEM "file:///etc/hostname">'), "DTD"),
        (_docx(" " * 30_000_000), "过大"),
        (_docx("")[:-30], "不是可读的"),
    ],
)
def test_a_word_file_that_is_none_or_was_made_to_harm_is_refused(content: bytes, said: str) -> None:
    """No entity is expanded, no file is fetched, and memory is not filled."""
    with pytest.raises(FormatError, match=said):
        text_of_docx(content)


def test_a_long_word_file_that_shrank_as_prose_does_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ratio is asked only of what is large; the size of all."""
    content = _docx(_paragraph(_run("甲" * 20_000)))
    assert "甲" * 20_000 == text_of_docx(content)

    monkeypatch.setattr(prose_docx, "MOST_UNPACKED", 1000)
    with pytest.raises(FormatError, match="过大"):
        text_of_docx(content)


@pytest.mark.parametrize("name", ["report.pdf", "report"])
def test_other_files_are_refused(name: str, tmp_path: Path) -> None:
    """The message says which are read."""
    with pytest.raises(FormatError, match=re.escape(".docx")):
        read_prose(tmp_path / name)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read."""
    monkeypatch.setattr(prose, "MOST_BYTES", 3)
    file = tmp_path / "report.txt"
    file.write_bytes(b"1234")

    with pytest.raises(FormatError, match="拆分"):
        read_prose(file)
