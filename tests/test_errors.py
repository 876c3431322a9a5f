"""Every error: what it derives from, what it says, and that it crosses into another process."""

import pickle

import pytest

from yilao_yiyou import errors
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.fault import DocumentFaultsError, Fault

ERRORS = [cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, YilaoYiyouError)]


@pytest.mark.parametrize("cls", ERRORS, ids=lambda cls: cls.__name__)
def test_an_error_is_ours_and_one_of_pythons(cls: type[YilaoYiyouError]) -> None:
    """So that a caller may catch either; its first sentence says when it is raised."""
    built_in = {base for base in cls.__mro__ if base.__module__ == "builtins"} - {object, BaseException, Exception}

    assert built_in or cls is YilaoYiyouError
    assert (cls.__doc__ or "").startswith("Raised when ")


@pytest.mark.parametrize("cls", ERRORS, ids=lambda cls: cls.__name__)
def test_an_error_says_it_twice_and_survives_a_pickle(cls: type[YilaoYiyouError]) -> None:
    """In Chinese and in English."""
    again = pickle.loads(pickle.dumps(cls("缺少单位", "the unit is missing")))  # noqa: S301 -- our own

    assert str(again) == "缺少单位 (the unit is missing)"
    assert (type(again), again.zh, again.en) == (cls, "缺少单位", "the unit is missing")


def test_every_kind_of_error_has_a_word_of_its_own() -> None:
    """For programs that tell them apart."""
    assert len({cls.code for cls in ERRORS}) == len(ERRORS)


def test_the_faults_of_a_document_survive_a_pickle() -> None:
    """Each with its place."""
    faults = (Fault(path="records.teams[0]", code="type", zh="应为 string", en="expected string"),)

    again = pickle.loads(pickle.dumps(DocumentFaultsError(faults)))  # noqa: S301 -- our own

    assert again.faults == faults
    assert str(again) == str(DocumentFaultsError(faults))
