"""How much of a register a document shows."""

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Column, Identity, Sensitivity


class Disclosure(CodeSet):
    """How much of a register a document shows."""

    SHARED = "shared", "对外共享"
    """Without names, identification numbers, contacts, health and what is known of single children."""
    CUSTODY = "custody", "本单位保管"
    """Everything, for the office that keeps the register."""


def is_withheld(column: Column) -> bool:
    """Return whether a field stays out of a shared document."""
    return column.label.identity is Identity.DIRECT or column.label.sensitivity is Sensitivity.CLOSED
