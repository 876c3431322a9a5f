"""Which fields hold the ids of other records."""

from typing import Annotated

from attrs import frozen

from tests.domain.small_records import body, claim, document, team
from yilao_yiyou.domain.activity import Activity
from yilao_yiyou.domain.document import PolicyDocument, Task
from yilao_yiyou.domain.fields import describe, zh
from yilao_yiyou.domain.pointers import known_ids, pointers
from yilao_yiyou.domain.project import Claim
from yilao_yiyou.domain.reference import Reference
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.domain.team import Team


def test_every_field_that_refers_is_a_pointer() -> None:
    """The reading misses no field whose label says that it refers to something."""
    fields = [pointer.field for pointer in pointers(Activity)]

    assert fields == ["hosts", "lead_host", "programmes", "project", "team", "venue"]
    for cls in collection_classes().values():
        referring = {column.name for column in describe(cls).columns if column.label.refers}
        assert referring <= {pointer.field for pointer in pointers(cls)}


def test_every_target_is_a_class_that_a_register_holds() -> None:
    """No pointer leads out of the register."""
    classes = {cls.__name__ for cls in collection_classes().values()}

    targets = {
        target for cls in collection_classes().values() for pointer in pointers(cls) for target in pointer.targets
    }

    assert targets <= classes


def test_ids_are_read_wherever_they_are() -> None:
    """A single field, a field of many and the tasks inside a document are all read; an empty one has none."""
    record = document(tasks=(Task(task="一", lead=("o1",)), Task(task="二", lead=("o2", "o3"))), basis=("f9",))

    read = {pointer.field: pointer.ids(record) for pointer in pointers(PolicyDocument)}

    assert read == {"issuers": (), "tasks.lead": ("o1", "o2", "o3"), "tasks.support": (), "basis": ("f9",)}
    assert [pointer.ids(team(leader="p1")) for pointer in pointers(Team)] == [("p1",), (), ()]


def test_a_reference_says_itself_to_what_it_points() -> None:
    """A project claimed by a body points to that body and to no person of that id."""
    pointing = {pointer.targets: pointer.ids(claim()) for pointer in pointers(Claim) if pointer.field == "claimant"}

    assert pointing == {("Person",): (), ("Organization",): ("o1",), ("Team",): (), ("Project",): ()}


def test_a_single_value_inside_a_record_is_read_too() -> None:
    """A value class held once, or not at all, has its pointers read like one that is held many times."""

    @frozen(kw_only=True)
    class Meeting:
        """A meeting (会议)."""

        agenda: Annotated[Task | None, zh("议程", "what is to be done")] = None
        guests: Annotated[tuple[Reference, ...], zh("来宾", "who is asked to come")] = ()

    read = {(pointer.field, pointer.targets): pointer.ids for pointer in pointers(Meeting)}

    full = Meeting(agenda=Task(task="一", lead=("o1",)), guests=(claim().claimant,))
    assert read["agenda.lead", ("Organization",)](full) == ("o1",)  # type: ignore[arg-type]  # a class of this test
    assert read["agenda.lead", ("Organization",)](Meeting()) == ()  # type: ignore[arg-type]
    assert read["guests", ("Organization",)](full) == ("o1",)  # type: ignore[arg-type]


def test_known_ids_are_told_by_class() -> None:
    """Each class has the ids of its records, an empty one none."""
    known = known_ids(Register(organizations=(body("o1"), body("o2"))))

    assert known["Organization"] == {"o1", "o2"}
    assert known["Person"] == frozenset()
    assert set(known) == {cls.__name__ for cls in collection_classes().values()}
