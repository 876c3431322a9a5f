"""Refusals and losses cross into another process as they are."""

import pickle

import pytest

from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.report import Loss, LossKind
from yilao_yiyou.exchange.writing import LossError


@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_keeps_its_reason_in_another_process(reason: Reason) -> None:
    """A program that reads many files at once tells them apart as one that reads them in turn."""
    error = too_many(reason, 12, "行", "rows", "rows")

    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- what was just made here

    assert (RefusedFileError, reason, str(error)) == (type(again), again.reason, str(again))


def test_an_error_of_losses_keeps_them_in_another_process() -> None:
    """Whoever asked for all or nothing sees what stood in the way."""
    loss = Loss(path="title", kind=LossKind.DROPPED, count=1, zh="没有位置", en="no place")
    error = LossError([loss])

    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- likewise

    assert ((loss,), str(error)) == (again.losses, str(again))


def test_a_loss_is_a_row_of_a_table() -> None:
    """So that it can be kept beside the file."""
    expected = {"path": "title", "kind": "dropped", "count": None, "zh": "没有位置", "en": "no place"}

    assert expected == Loss(path="title", kind=LossKind.DROPPED, zh="没有位置", en="no place").as_row()
