"""A definition as a section of a page: what there is to say, and nothing that there is not."""

from attrs import evolve

from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.describing import markdown


def test_what_is_left_out_and_what_is_often_wrong_is_said_in_both_languages() -> None:
    """Beside each other; in one language where there is only one, and not at all where there is none."""
    definition = evolve(METRICS["reach.kplus"].definition, exclusions_zh="浏览量。", exclusions_en="Views.")

    assert "| 不计 exclusions | 浏览量。 Views. |" in markdown(definition)
    assert "| 不计 exclusions | Views. |" in markdown(evolve(definition, exclusions_zh=""))
    assert "exclusions" not in markdown(evolve(definition, exclusions_zh="", exclusions_en=""))
    assert f"{definition.pitfalls_zh} {definition.pitfalls_en}" in markdown(definition)


def test_what_is_not_told_has_no_row() -> None:
    """A count has nothing above or below; a parameter without a default tells none."""
    count, gini = markdown(METRICS["reach.kplus"].definition), markdown(METRICS["equity.gini"].definition)

    assert "numerator" not in count
    assert "| 分子 numerator | reach.distinct_persons |" in markdown(METRICS["reach.rate"].definition)
    assert "| 分母 denominator | population 总人数 |" in markdown(METRICS["reach.rate"].definition)
    assert "None" not in count + gini


def test_a_parameter_says_whether_it_is_needed_or_what_it_is_otherwise() -> None:
    """Some have to be given, some are something unless given, and some are left out."""
    gini, active = (markdown(METRICS[name].definition) for name in ("equity.gini", "volunteer.active_rate"))

    assert "`metric` 必填 needed (" in gini
    assert "`k` = 1 (" in active
    assert "`hours` (" in active
