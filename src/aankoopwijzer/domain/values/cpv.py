"""Codes of the Common Procurement Vocabulary (Regulation (EC) 213/2008)."""

import re
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_CPV = re.compile(r"^(\d{8})(?:-(\d))?$")


class Cpv(str):
    """An eight-digit CPV code; the check digit is accepted and dropped.

    Raises `ValueError` when the text is not a CPV code in form. Whether the code exists is a matter of the
    code list that the reader holds.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> "Cpv":
        found = _CPV.match(text.strip())
        if not found:
            raise ValueError(f"{text!r} is not a CPV code: eight digits, with or without check digit")
        return super().__new__(cls, found[1])

    @property
    def stem(self) -> str:
        """The significant digits: 45233000 -> 45233. Never shorter than the two of a division."""
        return self[:2] + self[2:].rstrip("0")

    def is_under(self, prefix: str) -> bool:
        """Whether this code is the prefix's group or one below it."""
        return self.startswith(prefix)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())
