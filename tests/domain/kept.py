"""Records that have been through a document and back."""

from typing import cast

from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.document import dumps, loads


def kept(*records: object) -> Register:
    """Return a register of some records, after it was written and read; nothing is lost on the way."""
    register = Register().with_records(cast("tuple[Record, ...]", records))
    again = loads(dumps(register, disclosure=Disclosure.CUSTODY))
    assert again == register
    return again
