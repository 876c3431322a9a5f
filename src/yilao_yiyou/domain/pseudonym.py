"""Keyed pseudonyms: joining tables on a person without carrying the identification number (去标识化).

A plain hash of an identification number protects nobody: all numbers that there can be are tried in hours.
So there is no pseudonym without a key here. A pseudonym is still personal information (个人信息保护法
Article 73: de-identified, not anonymous), because whoever holds the key can test a guess.
"""

import re
from hashlib import blake2b
from itertools import pairwise
from typing import Final, Self, final

from yilao_yiyou.domain.identity import IdKind, IdNumber
from yilao_yiyou.domain.sealed import LONGEST_SECRET, Sealed
from yilao_yiyou.errors import IdNumberError, PseudonymKeyError

_SHORTEST_KEY: Final = 32
_FEWEST_BYTES: Final = 8
_KEY_ID = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")


@final
class PseudonymKey(Sealed):
    """A secret of at least 32 random bytes, and the name under which it is kept (假名密钥).

    Make one with `secrets.token_bytes(32)` and keep it in a vault, never beside the data or in a repository.
    It is masked when shown, and cannot be copied or pickled.

    Args:
        key: The random bytes.
        key_id: The key's name, which every pseudonym carries: letters, digits, `.`, `_`, `-`, at most 32.

    Raises:
        PseudonymKeyError: If the key is shorter than 32 bytes, has fewer than 8 different bytes, repeats itself
            or counts in equal steps; or if the name has other characters.

    >>> from secrets import token_bytes
    >>> PseudonymKey(token_bytes(32), "k7")
    PseudonymKey(k7, ‹隐·...›)
    """

    __slots__ = ("_key_id",)

    _key_id: str

    def __new__(cls, key: bytes, key_id: str) -> Self:
        """Check a key and seal it."""
        if _is_weak(key):
            # A traceback may be printed with the variables of each frame.
            del key
            raise PseudonymKeyError(
                "密钥太短或太有规律; 请用 secrets.token_bytes(32) 生成",
                "the key is too short or too regular; make one with secrets.token_bytes(32)",
            )
        if not _is_name(key_id):
            del key
            raise PseudonymKeyError(
                "密钥编号只能含字母、数字和 . _ -, 最长32个字符",
                "a key's name has only letters, digits, '.', '_' and '-', at most 32 of them",
            )
        value = cls._seal(key if len(key) <= LONGEST_SECRET else blake2b(key, person=b"yilao.longkey").digest())
        object.__setattr__(value, "_key_id", key_id)
        return value

    @property
    def key_id(self) -> str:
        """The name under which the key is kept."""
        return self._key_id

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._key_id}, {self.masked})"

    def derived(self, purpose: str) -> bytes:
        """Return the key of one purpose: 32 bytes, as secret as the key itself.

        Pseudonyms made for two purposes cannot be joined, since each purpose has its own key.

        Raises:
            PseudonymKeyError: If the purpose is empty, or begins or ends with a space, so that two spellings of
                one purpose would give two pseudonyms.
        """
        if not purpose or purpose != purpose.strip():
            raise PseudonymKeyError(
                "须写明用途, 首尾不留空格",
                "say for what purpose the pseudonym is made, without spaces around it",
            )
        message = purpose.encode("utf-8", "surrogatepass")
        return blake2b(message, key=self._open(), person=b"yilao.purpose", digest_size=32).digest()


def _is_name(key_id: object) -> bool:
    return isinstance(key_id, str) and _KEY_ID.fullmatch(key_id) is not None


def _is_weak(key: object) -> bool:
    if not isinstance(key, bytes) or len(key) < _SHORTEST_KEY or len(set(key)) < _FEWEST_BYTES:
        return True
    steps = {(after - before) % 256 for before, after in pairwise(key)}
    return len(steps) == 1 or (key + key).find(key, 1) < len(key)


def pseudonym(id_number: IdNumber, *, key: PseudonymKey, purpose: str) -> str:
    """Return the pseudonym of a person for one purpose, `p1:<key id>:<32 hexadecimal digits>` (假名).

    One person has one pseudonym however the number was typed. A first-generation number of 15 digits and the
    18 characters that it became give the same one; its century is taken as 19, so that somebody born in the
    eighteen-hundreds has two. A person who was given another number has two as well: a pseudonym follows the
    number, not the person.

    Args:
        id_number: The checked number.
        key: The secret; another key gives another pseudonym.
        purpose: What the table is for, such as `2024年巡河统计`; tables of two purposes cannot be joined.

    Raises:
        IdNumberError: If it is not given an `IdNumber`, since unchecked text would give one person several.
        PseudonymKeyError: If the purpose is empty or has spaces around it.

    Source: BLAKE2b in its keyed mode (RFC 7693), 16 bytes, under a key derived for the purpose.

    >>> from secrets import token_bytes
    >>> key = PseudonymKey(token_bytes(32), "k7")
    >>> old, new = IdNumber("379999450101001"), IdNumber("379999194501010014")
    >>> pseudonym(old, key=key, purpose="巡河统计") == pseudonym(new, key=key, purpose="巡河统计")
    True
    >>> pseudonym(new, key=key, purpose="巡河统计")
    'p1:k7:...'
    """
    if not _is_checked(id_number):
        # Unchecked text may be a number, and a traceback may be printed with the variables of each frame.
        del id_number
        raise IdNumberError(
            "假名只能由已核验的号码生成; 请先用 IdNumber(...)",
            "a pseudonym is made of a checked number; make an IdNumber of the text first",
        )
    digest = blake2b(key=key.derived(purpose), person=b"yilao.person", digest_size=16)
    digest.update(_canonical(id_number))
    return f"p1:{key.key_id}:{digest.hexdigest()}"


def _is_checked(id_number: object) -> bool:
    return isinstance(id_number, IdNumber)


def _canonical(id_number: IdNumber) -> bytes:
    whole = id_number.upgraded() if id_number.kind is IdKind.RESIDENT_15 else id_number
    return whole.reveal("pseudonym").encode("ascii")
