"""The Table Schema of a record class: what it promises, and what it leaves unsaid because it does not hold."""

import yilao_yiyou as yy
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.exchange.table_schema import table_schema

TEAM = Team(id="t1", name="某队", kind=TeamKind.PATROL, region="371402")


def test_a_key_is_promised_only_where_it_tells_the_records_apart() -> None:
    """A register in which an id is used twice has no key, and no program should count on one."""
    once = table_schema(Team, yy.Register(teams=(TEAM,)))
    twice = table_schema(Team, yy.Register(teams=(TEAM, TEAM)))

    assert ["id"] == once["primaryKey"]
    assert "primaryKey" not in twice


def test_every_field_says_what_it_means_and_who_may_see_it() -> None:
    """Whoever opens the package without this library needs nothing else."""
    fields = {field["name"]: field for field in table_schema(Team, yy.Register(teams=(TEAM,)))["fields"]}

    assert {"title", "description", "sensitivity", "type"} <= set.intersection(*map(set, fields.values()))
    assert [kind.value for kind in TeamKind] == fields["kind"]["constraints"]["enum"]
    assert {"required": True} == fields["id"]["constraints"]
