"""Formats of other packages: offered by an entry point, found like our own, held to the shape."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from attrs import frozen

import yilao_yiyou as yy
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.codec import GROUP, Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import Loss


@frozen
class NamesCodec:
    """The names of teams, one a line."""

    name: str = "names"
    zh: str = "队伍名单"
    suffixes: tuple[str, ...] = (".names",)
    options: frozenset[str] = frozenset()

    def sniff(self, path: Path, head: bytes) -> bool:
        """Tell by the ending."""
        return path.suffix == ".names" and b"\0" not in head

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield a team for each line."""
        del request
        names = source.read_text(encoding="utf-8").split()
        teams = [Team(id=name, name=name, kind=TeamKind.PATROL, region="3714") for name in names]
        yield Batch(records=teams, rows=range(1, len(teams) + 1), read=len(teams))

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterator[Loss]:
        """Write the names."""
        del request
        target.write_text("\n".join(team.name for team in outgoing.register.teams), encoding="utf-8")
        yield from ()

    def losses(self) -> Iterator[Loss]:
        """Say nothing."""
        yield from ()


CODEC = NamesCodec()
NO_CODEC = object()


def _offer(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    point = EntryPoint(name="names", value="tests.exchange.test_catalogue:CODEC", group=GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda _: value)
    monkeypatch.setattr("yilao_yiyou.exchange.catalogue.entry_points", lambda group: [point] if group == GROUP else [])


def test_a_format_of_another_package_is_one_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Listed, found by its ending, written and read."""
    _offer(monkeypatch, CODEC)
    monkeypatch.setattr("yilao_yiyou.exchange.catalogue.Format.codec", lambda _: CODEC)
    team = Team(id="某队", name="某队", kind=TeamKind.PATROL, region="3714")

    yy.write(yy.Register(teams=(team,)), tmp_path / "a.names")

    assert yy.formats()[-1].name == "names"
    assert yy.read(tmp_path / "a.names").teams == (team,)
    assert yy.read(tmp_path / "a.names", format="names").teams == (team,)


def test_what_is_no_codec_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package that offers it is told what it lacks."""
    _offer(monkeypatch, NO_CODEC)

    with pytest.raises(FormatError, match="names is no codec"):
        yy.formats()


def test_no_other_package_takes_the_name_of_a_format_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes JSON writes it as it was, whatever is installed beside."""
    names = [each.name for each in yy.formats()]
    _offer(monkeypatch, NamesCodec(name="json"))

    assert names == [each.name for each in yy.formats()]


def test_a_file_of_no_format_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    """Neither its ending nor its content is known."""
    path = tmp_path / "register.docx"
    path.write_bytes(b"PK\3\4 letters")

    with pytest.raises(FormatError, match=r"\.docx is not supported; .*\.json .*\.csv"):
        yy.load(path)


def test_a_file_without_a_known_ending_is_told_by_its_content(tmp_path: Path) -> None:
    """A copy that somebody renamed is read all the same."""
    register = yy.Register(title="某名册")
    yy.write(register, tmp_path / "register.sqlite")
    (tmp_path / "register.sqlite").rename(tmp_path / "register.bak")

    assert register == yy.read(tmp_path / "register.bak")


@pytest.mark.parametrize(
    ("data", "reason", "told"),
    [
        (b"SQLite format 3\0", Reason.CONTENT, "format='sqlite'"),
        (b"no columns at all", Reason.UNKNOWN, "is no parquet"),
    ],
)
def test_a_file_that_is_not_what_its_ending_says_is_refused(
    data: bytes, reason: Reason, told: str, tmp_path: Path
) -> None:
    """It is not read as something else in silence; where it is known what it is, that is said."""
    path = tmp_path / "register.parquet"
    path.write_bytes(data)

    with pytest.raises(RefusedFileError, match=told) as raised:
        yy.load(path)

    assert reason is raised.value.reason
