"""eForms notices, of every SDK version: reading them, and writing fields into a contract notice."""

from aankoopwijzer.standards.eforms.canonical import Change, canonical_diff
from aankoopwijzer.standards.eforms.fields import FIELDS, Field, fields_for
from aankoopwijzer.standards.eforms.patch import FieldValue, Kept, Patched, Written, patch
from aankoopwijzer.standards.eforms.reader import is_eforms, read, read_element

__all__ = [
    "FIELDS",
    "Change",
    "Field",
    "FieldValue",
    "Kept",
    "Patched",
    "Written",
    "canonical_diff",
    "fields_for",
    "is_eforms",
    "patch",
    "read",
    "read_element",
]
