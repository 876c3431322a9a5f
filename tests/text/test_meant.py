"""What phrases about time mean after a year that was named before."""

from datetime import date

import pytest

from yilao_yiyou.text.figures import find_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某市2023年公报\n年末床位300张。", "2023-12-31..2023-12-31"),
        ("2023年概况。全年开展讲座30场。", "2023-01-01..2023-12-31"),
        ("2023年概况。12月开展讲座3场。", "2023-12-01..2023-12-31"),
        ("2023年概况。全年计划开展讲座30场。", "2024-01-01..2024-01-10"),
        ("2023年概况。12月将开展讲座3场。", "2024-12-01..2024-12-31"),
        ("2023年概况。到年底建成站点3处。", "不详..2024-12-31"),
        ("2024年1月概况。全年开展讲座30场。", "2024-01-01..2024-01-10"),
        ("2019年以来概况。全年开展讲座30场。", "2024-01-01..2024-01-10"),
        ("全年开展讲座30场。", "2024-01-01..2024-01-10"),
    ],
)
def test_what_has_not_been_yet_is_of_the_year_named_before(text: str, expected: str) -> None:
    """In January a report says of the year before what happened; what is planned lies ahead all the same."""
    assert expected == str(find_figures(text, as_of=date(2024, 1, 10))[-1].period)
