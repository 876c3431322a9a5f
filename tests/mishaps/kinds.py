"""The table of all kinds of mishap."""

from collections.abc import Mapping
from types import MappingProxyType

from tests.mishaps import documents, figures, records, values
from tests.mishaps.attempt import Kind
from yilao_yiyou.domain.register import Register, collection_classes

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "a number that is none": values.bad_numbers,
        "a secret where something else belongs": values.secrets_elsewhere,
        "a number misused": values.misused_numbers,
        "values, records and registers shown": values.shown_things,
        **{
            f"wrong types in {cls.__name__}": records.wrong_types_in(cls)
            for cls in (*collection_classes().values(), Register)
        },
        "rules of a class broken": records.broken_rules,
        "records misused": records.misused_records,
        "faults at every field of a person": documents.faulty_fields,
        "secrets as keys": documents.secret_keys,
        "keys that are there twice": documents.repeated_keys,
        "JSON broken inside a secret": documents.broken_json,
        "documents for sharing": documents.shared_documents,
        "documents that cannot be written": documents.unwritable_documents,
        "the command line": documents.command_lines,
        "figures": figures.figures,
        "findings": figures.findings,
        "pages": figures.pages,
    }
)
"""Every kind of mishap by its name."""
