"""Values as programs send them: bounded, without characters that a database or a file refuses."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from aankoopwijzer.documents.safe_text import safe_text
from aankoopwijzer.domain.values.cpv import Cpv

_AMOUNT = r"^[0-9]{1,12}(\.[0-9]{1,2})?$"
_NUMBER = r"^-?[0-9]{1,12}(\.[0-9]{1,4})?$"
_DAY = r"^[0-9]{4}-[01][0-9]-[0-3][0-9]$"
_CPV = r"^[0-9]{8}$"


def _plain(text: str) -> str | None:
    """The text without what is no character, None when nothing is left."""
    return safe_text(text).strip() or None


def _day(text: object) -> object:
    if isinstance(text, str):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError("no-such-day", "there is no such day") from None
    raise PydanticCustomError("string_type", "a day is a text")


def _written(pattern: str) -> BeforeValidator:
    """An exact number as a text of this form: a number of JSON is not exact."""

    def read(text: object) -> object:
        if not isinstance(text, str):
            raise PydanticCustomError("string_type", "an exact number is a text")
        if not re.fullmatch(pattern, text, re.ASCII):
            raise PydanticCustomError("string_pattern_mismatch", "not of this form", {"pattern": pattern})
        return Decimal(text)

    return BeforeValidator(read)


def _needed(text: str) -> str:
    plain = _plain(text)
    if plain is None:
        raise PydanticCustomError("missing", "nothing is said")
    return plain


_PLAIN, _SAID = AfterValidator(_plain), AfterValidator(_needed)
Name = Annotated[str, Field(max_length=120), _PLAIN]
Line = Annotated[str, Field(max_length=500), _PLAIN]
Story = Annotated[str, Field(max_length=4000), _PLAIN]
Needed = Annotated[str, Field(min_length=1, max_length=500), _SAID]
"""A text that is not blank; the others are unknown when they are."""
Authority = Annotated[str, Field(max_length=60, pattern=r"^[a-z0-9-]+$", description="Id of an authority.")]
Amount = Annotated[
    Decimal,
    _written(_AMOUNT),
    WithJsonSchema({"type": "string", "pattern": _AMOUNT, "description": "Euro excluding VAT, as 24000.50."}),
]
Number = Annotated[Decimal, _written(_NUMBER), WithJsonSchema({"type": "string", "pattern": _NUMBER})]
Day = Annotated[dt.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": _DAY})]
Code = Annotated[str, Field(pattern=_CPV), AfterValidator(Cpv)]
Whole = Annotated[int, Field(ge=-(2**31), lt=2**31, strict=True)]
YesNo = Annotated[bool, Field(strict=True)]
