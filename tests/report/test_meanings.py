"""What full coverage can mean."""

from attrs import evolve

from tests.report.registers import FULL_COVERAGE, REGISTER, figure
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.report.meanings import read_coverage


def test_a_claim_of_full_coverage_is_read_in_every_meaning() -> None:
    """Four points: every level has one, not every division does."""
    (reading,) = read_coverage(REGISTER, (figure(), FULL_COVERAGE))

    supported = {meaning.result.definition.id: meaning.supported for meaning in reading.meanings}

    assert supported == {
        "coverage.presence": True,
        "coverage.node": False,
        "coverage.path": False,
        "coverage.catchment": False,
    }
    assert reading.points == Bounds(4)
    assert [(line.level.value, line.covered, line.divisions) for line in reading.levels] == [
        ("city", Bounds(1), 1),
        ("county", Bounds(1), 2),
        ("township", Bounds(1), 2),
        ("village", Bounds(1), 3),
    ]
    assert reading.impossible == ()
    assert reading.supported_zh == "有无覆盖率"
    assert reading.supported_en == "Presence coverage"


def test_fewer_points_than_divisions_cannot_cover_each() -> None:
    """Two points cannot stand in three villages."""
    few = evolve(REGISTER, designations=REGISTER.designations[:2])

    (reading,) = read_coverage(few, (FULL_COVERAGE,))

    assert [line.level.value for line in reading.impossible] == ["village"]


def test_records_that_support_no_meaning_say_so() -> None:
    """Without points there is no coverage of any kind."""
    (reading,) = read_coverage(evolve(REGISTER, designations=()), (FULL_COVERAGE,))

    assert reading.supported_zh == "无"
    assert reading.supported_en == "none"
