"""Sealed values: what must not be seen by accident in a log, a notebook, a traceback or a file."""

import hmac
import os
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, NoReturn, Self

from attrs.exceptions import FrozenInstanceError

from yilao_yiyou.domain.building import unruled
from yilao_yiyou.errors import RevealError

LONGEST_SECRET: Final = 64
"""The most bytes that can be sealed."""

# Drawn at import and not on first use: two threads could draw two, and one could not open what the other sealed.
_PAD: Final = os.urandom(LONGEST_SECRET)
_PADS: Final = tuple(int.from_bytes(_PAD[:length]) for length in range(LONGEST_SECRET + 1))
_TAG_KEY: Final = os.urandom(64)


class Sealed:
    """A value that shows a tag in place of what it holds, in every way of showing it.

    Equal values carry equal tags within one run of the program and other tags in the next; a tag is drawn with
    a random key of the process, so that nothing can be computed back from it. Two values may share a tag.
    What is held is kept scrambled, so that a debugger's pane or a serialiser that walks the slots shows no
    character of it; this guards against accidents, not against code that means to look.
    A sealed value cannot be changed, copied or pickled.
    """

    __slots__ = ("_sealed",)

    _sealed: bytes

    @classmethod
    def _seal(cls, secret: bytes) -> Self:
        value = object.__new__(cls)
        object.__setattr__(value, "_sealed", _scrambled(secret))
        return value

    @classmethod
    def _seal_all(cls, secrets: Sequence[bytes]) -> list[Self]:
        return unruled(cls, {"_sealed": list(map(_scrambled, secrets))}, len(secrets))

    def _open(self) -> bytes:
        return _scrambled(self._sealed)

    @property
    def masked(self) -> str:
        """What is shown in place of the value, such as `‹隐·a3f1›`."""
        return f"‹隐·{blake2b(self._sealed, key=_TAG_KEY, person=b'yilao.mask', digest_size=2).hexdigest()}›"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked})"

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def _repr_html_(self) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return hmac.compare_digest(self._sealed, other._sealed)

    def __hash__(self) -> int:
        digest = blake2b(self._sealed, key=_TAG_KEY, person=b"yilao.hash", digest_size=8).digest()
        return int.from_bytes(digest, "big")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        del name, value
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        del name
        raise FrozenInstanceError

    def __reduce__(self) -> NoReturn:
        raise _refusal()

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise _refusal()

    def __getstate__(self) -> NoReturn:
        raise _refusal()

    def __copy__(self) -> NoReturn:
        raise _refusal()

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise _refusal()


def _scrambled(secret: bytes) -> bytes:
    length = len(secret)
    return (int.from_bytes(secret) ^ _PADS[length]).to_bytes(length)


def _refusal() -> RevealError:
    return RevealError(
        "敏感值不能复制、序列化或写入文件; 请改用假名 pseudonym(), 确有法定用途时用 reveal(用途)",
        "a sensitive value is not copied, pickled or serialised; write its pseudonym(), "
        "or call reveal(purpose) where the law provides for it",
    )
