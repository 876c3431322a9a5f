"""From what a report counts to the metric that would bear it out."""

import pytest

from tests.marked import marked
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.errors import FormatError
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.report.linking import link_figure, read_links, standard_links


def _figure(mark: str) -> PublishedFigure:
    _, (figure,) = marked(mark)
    return figure


def _line(noun: str, metric: str, more: str = "") -> str:
    return f'[[link]]\nnouns = ["{noun}"]\nunits = ["session"]\nmetric = "{metric}"\n{more}\n'


@pytest.mark.parametrize(
    ("mark", "metric", "where"),
    [
        ("[5660个|全市关工委组织]", "org.count_stock", ("care_committee",)),
        ("[40余场次|专题培训]", "activity.sessions", ("training",)),
        ("[25支|“五老”宣讲团|flow]", "team.formed", ("lecture",)),
        ("[25支|宣讲团|stock]", "team.count_stock", ("lecture",)),
        ("[1777处|远程教育教学点]", "designation.stock", ("remote_point",)),
    ],
)
def test_a_declared_noun_is_linked(mark: str, metric: str, where: tuple[str, ...]) -> None:
    """The longest noun decides; flows and stocks of one noun are two metrics."""
    found = link_figure(_figure(mark), standard_links())

    assert isinstance(found, PublishedFigure)
    assert (metric, where) == (found.metric, found.where[0].among)


def test_a_figure_that_names_its_metric_is_left_as_it_is() -> None:
    """What somebody wrote down is not linked anew."""
    from attrs import evolve

    named = evolve(_figure("[25支|宣讲团]"), metric="team.members")

    assert link_figure(named, standard_links()) is named


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("[25支|合唱团]", "没有“合唱团”(支)"),
        ("[2320人|巡河的五老]", "没有“巡河的五老”(人)"),
        ("[25人次|宣讲团]", "没有“宣讲团”(人次)"),
        ("[25支|宣讲团|streak]", "没有“宣讲团”(支)"),
    ],
)
def test_what_is_not_declared_is_not_guessed(mark: str, said: str) -> None:
    """The noun, its unit and its accrual have to fit."""
    found = link_figure(_figure(mark), standard_links())

    assert isinstance(found, tuple)
    assert said in found[0]


def test_a_figure_without_a_number_has_no_link() -> None:
    """Nothing is counted by words alone."""
    from attrs import evolve

    from yilao_yiyou.domain.published import FigureKind

    words = evolve(_figure("[25支|宣讲团]"), quantity=None, kind=FigureKind.QUALITATIVE)

    assert isinstance(link_figure(words, standard_links()), tuple)


def test_two_metrics_of_one_noun_leave_it_open() -> None:
    """Which is meant is for somebody to say; the same line twice is no doubt."""
    one, other = _line("义诊", "activity.sessions"), _line("义诊", "reach.attendances")

    open_ = link_figure(_figure("[9场|义诊]"), read_links(one + other))
    same = link_figure(_figure("[9场|义诊]"), read_links(one + one))

    assert isinstance(open_, tuple)
    assert "activity.sessions、reach.attendances" in open_[0]
    assert isinstance(same, PublishedFigure)


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("“四史”宣讲、红色研学活动", ("lecture", "study_tour")),
        ("宣讲、宣讲", ("lecture",)),
    ],
)
def test_a_list_is_linked_if_all_of_it_is(listed: str, expected: tuple[str, ...]) -> None:
    """The kinds of all items are meant together."""
    found = link_figure(_figure("[580余场|红色研学活动]"), standard_links(), listed=listed)

    assert isinstance(found, PublishedFigure)
    assert expected == found.where[0].among


@pytest.mark.parametrize("listed", ["宣讲、合唱", "宣讲、示范点"])
def test_a_list_with_something_undeclared_is_not_linked(listed: str) -> None:
    """Half a list would be another figure."""
    assert isinstance(link_figure(_figure("[580余场|宣讲]"), standard_links(), listed=listed), tuple)


def test_a_list_of_two_metrics_is_of_none() -> None:
    """Talks and consultations are not counted together."""
    table = read_links(_line("义诊", "activity.sessions") + _line("宣讲", "reach.attendances"))

    found = link_figure(_figure("[9场|义诊]"), table, listed="义诊、宣讲")

    assert isinstance(found, tuple)
    assert "可对应多个指标" in found[0]


def test_a_measure_word_of_several_kinds_takes_the_metric_s() -> None:
    """2240余人次 of acts are incidents, 86个 of projects are projects; 处 are never bodies."""
    acts = link_figure(_figure("[2240余人次|溺水风险行为]"), standard_links())
    projects = link_figure(_figure("[86个|托管项目]"), standard_links())

    assert isinstance(acts, PublishedFigure)
    assert isinstance(projects, PublishedFigure)
    assert acts.quantity is not None
    assert projects.quantity is not None
    elsewhere = link_figure(_figure("[5660处|关工委]"), standard_links())
    assert isinstance(elsewhere, PublishedFigure)
    assert elsewhere.quantity is not None
    assert "place" == elsewhere.quantity.unit.kind.value
    assert ("incident", "project") == (acts.quantity.unit.kind.value, projects.quantity.unit.kind.value)


def test_every_line_of_the_table_is_a_metric_in_a_unit_it_has() -> None:
    """A table that names no metric of the catalogue would never link; its nouns are not blank."""
    for link in standard_links().links:
        assert link.metric in METRICS
        assert METRICS[link.metric].definition.unit in link.units
        assert all(noun.strip() for noun in link.nouns)


@pytest.mark.parametrize(
    "toml",
    ["", "link = 3", "[[link]]", _line("a", "b").replace("session", "seance"), _line("a", "b", "where = 3"), "="],
)
def test_a_table_that_is_none_is_refused(toml: str) -> None:
    """Nothing is linked by half a table."""
    with pytest.raises(FormatError, match=r"\[\[link\]\]"):
        read_links(toml)
