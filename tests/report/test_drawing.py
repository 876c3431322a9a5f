"""Bars and tiles."""

from hypothesis import given
from hypothesis import strategies as st

from tests.report.registers import REGISTER
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register
from yilao_yiyou.measurement import measure
from yilao_yiyou.report.drawing import BAR_WIDTH, bar_pair, tile_grid

bounds = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Bounds(pair[0], sum(pair)))


@given(bounds, bounds)
def test_bars_stay_on_the_page_and_can_be_seen(published: Bounds, found: Bounds) -> None:
    """Every interval is drawn within the width, never thinner than can be seen."""
    pair = bar_pair(published, found)

    for bar in (pair.published, pair.found):
        assert bar.x >= 0
        assert bar.width >= 3
        assert bar.x + bar.width <= BAR_WIDTH + 3


def test_an_interval_without_an_upper_end_runs_off_the_edge() -> None:
    """What has no upper end is drawn to the margin."""
    pair = bar_pair(Bounds(100, None), Bounds(102))

    assert pair.published.endless
    assert pair.published.x + pair.published.width == BAR_WIDTH
    assert not pair.found.endless


def test_tiles_stand_in_rows_and_are_shaded_by_value() -> None:
    """Two counties stand side by side; the fuller is the darker."""
    tiles = tile_grid(measure("designation.stock", REGISTER, by="county"))

    named = {tile.name: tile for tile in tiles}

    assert named["德城区"].shade == 4
    assert named["德城区"].value == "3"
    assert named["陵城区"].shade == 0
    assert {(tile.column, tile.row) for tile in tiles} == {(0, 0), (1, 0), (0, 1)}


def test_no_divisions_make_no_tiles() -> None:
    """An empty register has no grid."""
    assert tile_grid(measure("activity.sessions", Register(), by="county")) == ()
