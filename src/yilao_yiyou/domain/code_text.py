"""The text of a code as people type it, brought to the one form that the standards write."""

from unicodedata import category, normalize

_LONGEST = 64
_GAPS = frozenset({"Zs", "Cf", "Pd"})
_OTHER_GAPS = frozenset("\t\r\n−")
_FOLDED = frozenset({"Nd", "Nl", "Lu", "Ll"})


def plain_code(text: str) -> str:
    r"""Return a typed code without gaps, in half-width capitals.

    Spaces, hyphens and invisible characters go; full-width digits and letters and the Roman numeral Ⅹ become
    the plain ones (NFKC). Circled and raised figures stay as they are, because they are not digits of a code.
    A text of more than 64 characters is returned as it is: it is no code.

    >>> plain_code("９１ 37-1400\u200bma3x")
    '91371400MA3X'
    """
    if len(text) > _LONGEST:
        return text
    if text.isascii() and text.isalnum():
        return text.upper()
    return "".join(_folded(character) for character in text if not _is_gap(character)).upper()


def _is_gap(character: str) -> bool:
    return category(character) in _GAPS or character in _OTHER_GAPS


def _folded(character: str) -> str:
    if character.isascii() or category(character) not in _FOLDED:
        return character
    return normalize("NFKC", character)
