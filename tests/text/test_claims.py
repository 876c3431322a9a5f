"""Claims: what holds a quantity without a number."""

from datetime import date

import pytest

from tests.text.corpus import actual, expected, rows
from yilao_yiyou.domain.published import FigureKind
from yilao_yiyou.text.figures import find_figures

CLAIMS = rows("claims")
AS_OF = date(2022, 9, 1)


@pytest.mark.parametrize("row", CLAIMS, ids=lambda row: row["text"])
def test_a_claim_amounts_to_its_quantity(row: dict[str, str]) -> None:
    """All of it, first place, above the target, none, twice as much; or no claim at all."""
    claims = [each for each in find_figures(row["text"], as_of=AS_OF) if each.kind is FigureKind.CLAIM]

    if row["lo"] == "none":
        assert claims == []
    else:
        assert [expected(row)] == [actual(claim.quantity) for claim in claims]


def test_the_corpus_is_large_and_names_no_claim_twice() -> None:
    """At least 60 sentences."""
    assert len({row["text"] for row in CLAIMS}) == len(CLAIMS) >= 60
