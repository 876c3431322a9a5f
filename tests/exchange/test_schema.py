"""The JSON Schema, as other programs use it to check a document before they send it."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Annotated, Any, cast

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.strategies import VALUES, records_of, registers
from tools.generated import random_register
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import checked, describe, zh
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.person import Person, Sex
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.domain.team import MemberRole, Team, TeamKind
from yilao_yiyou.domain.volunteer import VolunteerCategory
from yilao_yiyou.errors import DocumentError, RecordError
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.document import dumps, loads
from yilao_yiyou.exchange.schema import json_schema, register_schema
from yilao_yiyou.exchange.wire import unstructure_hook

CLASSES = tuple(collection_classes().values())

Document = dict[str, Any]


@cache
def validator(cls: type | None = None) -> Draft202012Validator:
    """The validator of a class, or of the whole document."""
    return Draft202012Validator(register_schema() if cls is None else json_schema(cls))


def plain(register: Register, disclosure: Disclosure = Disclosure.CUSTODY) -> Document:
    """The document of a register as another program reads it."""
    document: Document = json.loads(dumps(register, disclosure=disclosure))
    return document


def parts(schema: object) -> Iterator[Mapping[str, Any]]:
    """Every object inside a schema."""
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from parts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from parts(part)


@pytest.mark.parametrize("cls", [None, *CLASSES, *VALUES, Sex], ids=lambda cls: cls and cls.__name__)
def test_every_schema_is_a_schema(cls: type | None) -> None:
    """The standard's own schema finds nothing wrong with ours, and every reference leads somewhere."""
    schema = register_schema() if cls is None else json_schema(cls)

    Draft202012Validator.check_schema(schema)

    leads = {f"#/$defs/{name}" for name in schema.get("$defs", ())}
    assert {part["$ref"] for part in parts(schema) if "$ref" in part} == leads


def test_the_schema_names_itself() -> None:
    """Its name is the one that documents carry."""
    schema = register_schema()

    assert schema["$id"] == "urn:yilao-yiyou:register:1" == plain(Register())["$schema"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@given(registers())
def test_every_document_validates(register: Register) -> None:
    """What is written for the office's own keeping fits the schema."""
    validator().validate(plain(register))


def test_a_thousand_random_documents_validate() -> None:
    """Those of the seeded generator as well, with all their rare characters and odd periods."""
    rng = Random(5)  # noqa: S311 -- made to be repeated, no secret

    refused = [register for register in (random_register(rng) for _ in range(1_000)) if not fits(plain(register))]

    assert refused == []


def fits(document: Document) -> bool:
    """Whether a document fits the schema."""
    return validator().is_valid(document)


@given(registers())
def test_every_shared_document_validates(register: Register) -> None:
    """What is left out is counted under names that the schema knows."""
    try:
        document = plain(register, Disclosure.SHARED)
    except DocumentError:
        return  # an invented text that looks like a telephone number is not shared

    validator().validate(document)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_a_class_has_a_schema_of_its_own(cls: type, data: st.DataObject) -> None:
    """One record alone fits the schema of its class."""
    written = unstructure_hook(cls, frozenset(), "test")(data.draw(records_of(cls)))

    validator(cls).validate(json.loads(json.dumps(written)))


PERSON = Person(id="p1", sex=Sex.FEMALE, birth=PartialDate(1950, 3), nation="01")
TEAM = Team(id="t1", name="某队", kind=TeamKind.PATROL, region="3714")
SOUND = Register(title="册", scope="3714", as_of=date(2022, 8, 17), people=(PERSON,), teams=(TEAM,))

Break = Callable[[Document], object]


def _inside(document: Document, path: tuple[str | int, ...]) -> Document:
    part: Any = document
    for step in path:
        part = part[step]
    return cast("Document", part)


def _put(*path: Any, value: object) -> Break:  # noqa: ANN401 -- the keys of objects and the places of lists
    return lambda document: _inside(document, path[:-1]).update({path[-1]: value})


def _take(*path: Any) -> Break:  # noqa: ANN401 -- the keys of objects and the places of lists
    return lambda document: _inside(document, path[:-1]).pop(path[-1])


_PERSON, _TEAM = ("records", "people", 0), ("records", "teams", 0)
BROKEN: dict[str, Break] = {
    "no version": _take("$schema"),
    "another version": _put("$schema", value="urn:yilao-yiyou:register:2"),
    "unknown field of the register": _put("remark", value="x"),
    "null": _put("title", value=None),
    "blank text": _put("title", value=" \n"),
    "NUL": _put("title", value="a\0b"),
    "number for text": _put("title", value=3),
    "truth for text": _put("synthetic", value="true"),
    "moment for day": _put("as_of", value="2022-08-17T00:00:00"),
    "line break behind a day": _put("as_of", value="2022-08-17\n"),
    "month thirteen": _put("as_of", value="2022-13-01"),
    "Chinese digits": _put("as_of", value="２０２２-08-17"),
    "odd region code": _put("scope", value="371"),
    "number for region code": _put("scope", value=3714),
    "records is a list": _put("records", value=[]),
    "unknown collection": _put("records", "persons", value=[]),
    "collection is an object": _put("records", "people", value={}),
    "record is null": _put("records", "people", value=[None]),
    "record without id": _take(*_PERSON, "id"),
    "record without name": _take(*_TEAM, "name"),
    "unknown field": _put(*_PERSON, "age", value=72),
    "field of another class": _put(*_PERSON, "leader", value="p2"),
    "Chinese word for a code": _put(*_PERSON, "sex", value="女性"),
    "standard's code for a slug": _put(*_PERSON, "sex", value="2"),
    "birth with a day of two forms": _put(*_PERSON, "birth", value="1950-3"),
    "birth long ago": _put(*_PERSON, "birth", value="1849"),
    "birth as a number": _put(*_PERSON, "birth", value=1950),
    "short identification number": _put(*_PERSON, "id_no", value="37999919450101001"),
    "period without end": _put(*_TEAM, "valid", value={"start": "open"}),
    "period with a word": _put(*_TEAM, "valid", value={"start": "open", "end": "never"}),
    "period as a text": _put(*_TEAM, "valid", value="2022"),
    "text for a list": _put(*_TEAM, "topics", value="四史"),
    "blank text in a list": _put(*_TEAM, "topics", value=["四史", ""]),
    "null in a list": _put(*_TEAM, "topics", value=[None]),
}


def test_a_sound_document_is_sound() -> None:
    """What the broken ones are made of fits the schema and is read."""
    validator().validate(plain(SOUND))
    assert loads(json.dumps(plain(SOUND))) == SOUND


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN)
def test_a_broken_document_fits_neither_schema_nor_reader(spoil: Break) -> None:
    """The schema refuses it, and so does the reader: the two agree."""
    document = plain(SOUND)
    spoil(document)

    assert not fits(document)
    with pytest.raises(DocumentError):
        loads(json.dumps(document))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_field_says_in_the_schema_what_it_says_in_the_class(cls: type) -> None:
    """Its Chinese name, meaning, grade, what it refers to, its unit and source; and it is required or has a default."""
    schema = json_schema(cls)
    assert schema["title"] == describe(cls).zh
    for column in describe(cls).columns:
        field, label = schema["properties"][column.name], column.label

        assert (field["title"], field["description"]) == (label.zh, label.meaning)
        assert (field["x-sensitivity"], field["x-identity"]) == (label.sensitivity.value, label.identity.value)
        assert tuple(field.get("x-refers", ())) == label.refers
        assert (field.get("x-unit"), field.get("x-source")) == (label.unit, label.source)
        assert (column.name in schema["required"]) is column.required


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_default_in_the_schema_is_the_default(cls: type) -> None:
    """Writing it out changes nothing, and only a field that may be empty has none."""
    properties = json_schema(cls)["properties"]
    for column in describe(cls).columns:
        if "default" in properties[column.name]:
            part = Draft202012Validator(properties[column.name] | {"$defs": json_schema(cls)["$defs"]})

            part.validate(properties[column.name]["default"])

        assert ("default" in properties[column.name]) is not (column.required or column.default is None)


def test_a_document_says_how_much_it_shows() -> None:
    """In one of two words."""
    assert fits(plain(SOUND) | {"disclosure": "shared"})
    assert not fits(plain(SOUND) | {"disclosure": "public"})


def test_a_code_says_its_chinese_word_and_its_code() -> None:
    """A form can show 女性 and send the slug; another system's 2 can be looked up."""
    schema = json_schema(Sex)

    assert schema["enum"] == ["unknown", "male", "female", "unspecified"]
    assert schema["x-zh"]["female"] == "女性"
    assert schema["x-codes"]["female"] == "2"
    assert "x-codes" not in json_schema(MemberRole)
    assert json_schema(VolunteerCategory)["x-codes"].keys() == {"cadre", "soldier", "expert", "teacher", "model_worker"}


def test_a_set_of_codes_holds_each_once() -> None:
    """A field that is a set is an array without repetition, one that is a list may repeat."""
    volunteers = register_schema()["$defs"]["VolunteerRecord"]["properties"]

    assert volunteers["categories"]["uniqueItems"]
    assert "uniqueItems" not in volunteers["skills"]


def test_the_schema_tells_what_is_withheld() -> None:
    """The fields that a shared document leaves out, and no other, are counted in it."""
    withheld = register_schema()["properties"]["withheld"]["properties"]

    assert {"people.name", "people.id_no", "people.contact", "people.health", "minors.name"} <= withheld.keys()
    assert "people.id" not in withheld
    assert "teams.name" not in withheld


def test_a_schema_may_be_changed_by_its_caller() -> None:
    """Every call makes a new one."""
    changed = register_schema()
    changed["$defs"]["Bounds"]["properties"]["lo"]["title"] = "x"
    changed["$defs"]["Team"]["required"].clear()

    assert register_schema() != changed
    assert json_schema(Bounds)["properties"]["lo"]["title"] == "下限"


def test_titles_are_chinese_and_descriptions_english() -> None:
    """A form takes its labels from the titles, a developer reads the descriptions."""
    schema = register_schema()

    titled = [part for part in parts(schema) if isinstance(part.get("title"), str) and "description" in part]
    assert len(titled) > 300
    assert [part["title"] for part in titled if part["title"].isascii()] == []
    assert [part for part in titled if not part["description"][0].isascii()] == []


class Light(CodeSet):
    """A light."""

    RED = "red", "红"
    GREEN = "green", "绿"


@frozen(kw_only=True, field_transformer=checked)
class Crossing:
    """A crossing of an application's own (路口)."""

    lights: Annotated[tuple[Light, ...], zh("灯", "its lights")] = (Light.RED, Light.GREEN)
    width: Annotated[Decimal, zh("宽", "how wide", unit="米")] = Decimal("1E+1")


def test_a_class_of_an_application_has_a_schema() -> None:
    """Any class that `describe()` reads will do, with defaults of any kind."""
    schema = json_schema(Crossing)

    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["lights"]["default"] == ["red", "green"]
    assert schema["properties"]["width"]["default"] == "10"
    assert schema["$defs"].keys() == {"Light", "Decimal"}


@frozen
class Unlabelled:
    """A class whose fields say nothing."""

    name: str


def test_a_class_without_labels_has_none() -> None:
    """The error says which field lacks its label."""
    with pytest.raises(RecordError, match="field name is not annotated"):
        json_schema(Unlabelled)
