"""A register goes into every format and comes back as it was, or what is lost is said."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

import yilao_yiyou as yy
from tests.report.registers import REGISTER
from tools.generated import random_record, random_register
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.catalogue import Format
from yilao_yiyou.exchange.report import LossKind
from yilao_yiyou.exchange.sifting import own_fields
from yilao_yiyou.exchange.writing import LossError, LossWarning

SEED = 20221121
BY_NAME = {each.name: each for each in yy.formats()}
ONE_TABLE = ("csv", "parquet", "arrow")
WHOLE = tuple(name for name in BY_NAME if name not in ONE_TABLE)


def _path(folder: Path, format_: Format, stem: str = "register") -> Path:
    return folder / f"{stem}{format_.suffixes[0] if format_.suffixes else ''}"


@pytest.mark.parametrize("name", WHOLE)
def test_a_register_of_any_records_comes_back(name: str, tmp_path: Path) -> None:
    """With its head, and all records of all classes in their order."""
    rng = Random(SEED)  # noqa: S311 -- made to be repeated, no secret
    path = _path(tmp_path, BY_NAME[name])
    for _ in range(5):
        register = random_register(rng)

        written = yy.write(register, path, format=name, disclosure=yy.Disclosure.CUSTODY)

        assert written.losses == ()
        assert yy.read(path) == register


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize("collection", collection_classes())
def test_every_collection_goes_through_every_format(name: str, collection: str, tmp_path: Path) -> None:
    """Every field of every class, whatever stands in it."""
    rng = Random(SEED)  # noqa: S311 -- made to be repeated, no secret
    records = {
        record.id: record for record in (random_record(collection_classes()[collection], rng) for _ in range(20))
    }
    given: dict[str, Any] = {collection: tuple(records.values())}
    register = Register(**given)
    path = _path(tmp_path, BY_NAME[name], collection)
    yy.write(register, path, format=name, disclosure=yy.Disclosure.CUSTODY)

    reading = yy.load(path)

    assert reading.register == register
    assert (reading.rows.read, reading.rows.rejected) == (len(register), 0)


@pytest.mark.parametrize("name", ONE_TABLE)
def test_one_table_names_everything_that_it_leaves_behind(name: str, tmp_path: Path) -> None:
    """What comes back is the register without the losses, and nothing else."""
    path = _path(tmp_path, BY_NAME[name])

    written = yy.write(REGISTER, path, collection="activities")

    lost = {loss.path for loss in written.losses if loss.kind is LossKind.DROPPED}
    kept = {name for name, records in REGISTER.collections() if records} - lost
    assert kept == {"activities"}
    back = yy.read(path)
    assert back.activities == REGISTER.activities
    assert {field for field in own_fields() if getattr(back, field) != getattr(REGISTER, field)} <= lost


def test_several_collections_are_not_squeezed_into_one_table(tmp_path: Path) -> None:
    """Who writes a table says which; nobody loses the rest by not knowing."""
    with pytest.raises(FormatError, match="collection="):
        yy.write(REGISTER, tmp_path / "a.csv")
    with pytest.raises(FormatError, match="collection is one of"):
        yy.write(REGISTER, tmp_path / "a.csv", collection="choirs")

    assert list(tmp_path.iterdir()) == []


def test_a_loss_is_listed_warned_of_or_refused(tmp_path: Path) -> None:
    """As the caller chooses; a refusal writes nothing."""
    path = tmp_path / "a.csv"
    with pytest.raises(LossError) as raised:
        yy.write(REGISTER, path, collection="activities", on_loss=yy.OnLoss.RAISE)
    assert not path.exists()
    with pytest.warns(LossWarning, match="participations"):
        written = yy.write(REGISTER, path, collection="activities", on_loss=yy.OnLoss.WARN)

    assert raised.value.losses == written.losses
    assert path.exists()


@pytest.mark.parametrize("name", BY_NAME)
def test_no_format_shows_more_than_may_be_shared(name: str, tmp_path: Path) -> None:
    """Names, numbers and contacts stay out of every file, and what is withheld is counted."""
    person = yy.Person(id="x1", name="某某某", id_no=yy.IdNumber("11010519491231002X"), contact="只在本单位保管")
    path = _path(tmp_path, BY_NAME[name])

    written = yy.write(Register(people=(person,)), path, format=name)

    content = b"".join(file.read_bytes() for file in [path, *path.rglob("*")] if file.is_file())
    assert not [secret for secret in ("某某某", "11010519491231002X", "保管") if secret.encode() in content]
    assert {loss.path: loss.count for loss in written.losses if loss.kind is LossKind.MASKED} == {
        "people.name": 1,
        "people.id_no": 1,
        "people.contact": 1,
    }
    shown = yy.load(path, collection="people") if name == "csv" else yy.load(path)
    assert shown.register.people == (yy.Person(id="x1"),)


@pytest.mark.parametrize("name", BY_NAME)
def test_the_static_losses_are_those_of_one_table(name: str) -> None:
    """Known before anything is written."""
    paths = [loss.path for loss in BY_NAME[name].codec().losses()]

    assert paths == {"csv": ["*", *own_fields()]}.get(name, ["*"] if name in ONE_TABLE else [])


def test_a_codec_is_found_by_content_where_the_ending_says_nothing(tmp_path: Path) -> None:
    """Every format but CSV has a mark of its own."""
    register = Register(activities=REGISTER.activities)
    for name, format_ in BY_NAME.items():
        path = _path(tmp_path, format_, name)
        yy.write(register, path, format=name)
        if format_.suffixes and name != "csv":
            path.rename(tmp_path / f"{name}.some")

    assert {name: yy.load(tmp_path / f"{name}.some").format for name in BY_NAME if name not in {"csv", "package"}} == {
        name: name for name in BY_NAME if name not in {"csv", "package"}
    }
