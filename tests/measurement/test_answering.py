"""Figures that are made of other figures lead to the rows of those."""

from datetime import date

import pytest

import yilao_yiyou as yy
from tests.builders import CENSUS, meeting, registered
from tests.domain.small_records import team
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.target import Target
from yilao_yiyou.domain.team import Team
from yilao_yiyou.errors import UnknownFacetError

SPREAD = {"metric": "reach.attendances"}


def counties() -> yy.Register:
    """Return two counties with people and meetings, and a meeting of no known place."""
    regions = [Region(code=code, name=code, population=100, population_on=CENSUS) for code in ("371402", "371403")]
    held = [
        record for code, times in (("371402", 5), ("371403", 15)) for record in meeting(code, "", times, region=code)
    ]
    return registered(*regions, *held, *meeting("city", "", 40, region="3714"), as_of=date(2022, 9, 1))


def teams() -> list[Team]:
    """Return two teams formed in 2022."""
    return [team(name, valid=yy.Period.since(date(2022, 5, 1))) for name in ("t1", "t2")]


def test_a_spread_leads_to_the_rows_that_are_spread() -> None:
    """Those of the metric whose figures are held against each other; rows of no county are left out by name."""
    result = yy.measure("equity.ratio", counties(), params=SPREAD).item()

    assert (result.bounds, {note.name: note.value for note in result.notes}["omitted"]) == (yy.Bounds(3), "未归类")
    assert [(table.name, table.rows) for table in result.trace.tables] == [("participations", 3)]


def test_a_spread_is_not_grouped() -> None:
    """It is one figure over all groups."""
    with pytest.raises(UnknownFacetError, match="not grouped"):
        yy.measure("equity.gini", counties(), params=SPREAD, by="county")


def test_a_target_leads_to_what_was_done() -> None:
    """The rows of the target's own metric."""
    done = registered(
        *teams(), Target(id="g1", metric="team.formed", quantity=Quantity.of("支", 1), period=yy.Period.year(2022))
    )

    result = yy.measure("target.completion", done).item()

    assert result.bounds == yy.Bounds(200)
    assert [(table.name, table.rows) for table in result.trace.tables] == [("teams", 2)]


def test_a_rank_leads_to_the_rows_of_the_figure_that_is_ranked() -> None:
    """Those of the register; the peers' are not here."""
    peer = PublishedFigure(
        id="f1",
        text="1支",
        kind=FigureKind.FIGURE,
        counted="队伍",
        quantity=Quantity.of("支", 1),
        metric="team.formed",
        scope="3713",
    )

    result = yy.measure(
        "compare.rank",
        registered(*teams(), peer, as_of=date(2022, 9, 1)),
        where={"metric": "team.formed"},
        during=yy.Period.year(2022),
    ).item()

    assert result.bounds == yy.Bounds(1)
    assert [(table.name, table.rows) for table in result.trace.tables] == [("teams", 2)]
