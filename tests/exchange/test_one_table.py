"""Formats of one table: which collection it is, where the header does not settle it."""

from pathlib import Path

import pytest

import yilao_yiyou as yy
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.domain.venue import Venue, VenueKind
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

TEAM = Team(id="t1", name="某队", kind=TeamKind.PATROL, region="371402")


def test_a_header_that_fits_nothing_is_explained_by_the_nearest_collection(tmp_path: Path) -> None:
    """Somebody mistyped one of the columns of a team, in a file whose name says nothing."""
    path = tmp_path / "list.csv"
    path.write_text("id,name,kind,region,leader,lead\nt1,某队,patrol,371402,,\n", encoding="utf-8")

    with pytest.raises(RefusedFileError, match=r"teams: .*column 6 lead is no field") as raised:
        yy.load(path)

    assert raised.value.reason is Reason.HEADER


def test_a_collection_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    """On the way out as on the way in."""
    path = tmp_path / "teams.csv"
    register = yy.Register(teams=(TEAM,))
    with pytest.raises(FormatError, match=r"collection is one of .*teams"):
        yy.write(register, path, collection="choirs")
    yy.write(register, path)

    with pytest.raises(FormatError, match=r"collection is one of .*teams"):
        yy.load(path, collection="choirs")


def test_a_register_of_several_collections_asks_which_is_meant(tmp_path: Path) -> None:
    """Nothing is written until it is said; then the others are told as lost."""
    venue = Venue(id="v1", name="某驿站", kind=VenueKind.RED_STATION, region="371402")
    register = yy.Register(teams=(TEAM,), venues=(venue,))
    with pytest.raises(FormatError, match="the register has: teams, venues"):
        yy.write(register, tmp_path / "a.csv")

    written = yy.write(register, tmp_path / "a.csv", collection="venues")

    assert [("teams", 1)] == [(loss.path, loss.count) for loss in written.losses]
