"""An advice in the making, carried from page to page in the address: nothing is stored until somebody shares it.

The address holds the draft signed and compressed. It is signed not because it is secret but so that a hand-made
one cannot blow up on unpacking; every value is validated again all the same.
"""

import datetime as dt
from decimal import Decimal
from typing import Literal, Self

from django.core import signing
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from aankoopwijzer.domain.records.purchase import ContractType, Purchase
from aankoopwijzer.domain.records.selection import Added, DroppedOnes, Levels, Selection, Values
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.level import Level

TITLE_LENGTH = 500
DESCRIPTION_LENGTH = 4000
LONGEST_PACKED = 6000
"""What fits in an address, with room for the rest of its line. Prose of the full length packs to half of this."""

_SIGNER = signing.Signer(salt="draft/1")


class UnreadableDraft(Exception):
    """An address whose draft was cut off, changed by hand, or signed by another installation."""


class Draft(BaseModel):
    """What the buyer told so far, and how far he wants to go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", max_length=TITLE_LENGTH)
    description: str = Field(default="", max_length=DESCRIPTION_LENGTH)
    contract_type: ContractType | None = None
    value_eur: Decimal | None = None
    date: dt.date | None = None
    authority: str | None = None
    cpv: tuple[Cpv, ...] = ()
    framework_agreement: bool | None = None
    answers: dict[str, bool | str] = Field(default_factory=dict)
    level: Level = Level.BASIS
    levels: Levels = Field(default_factory=dict)
    added: Added = ()
    dropped: DroppedOnes = Field(default_factory=dict)
    values: Values = Field(default_factory=dict)
    mode: Literal["legal", "nominal"] = "legal"
    from_file: tuple[str, ...] = ()
    """The facts that a file gave: nobody typed them, until somebody changes one."""

    @classmethod
    def of(cls, purchase: Purchase) -> Self:
        """A draft of a purchase that was kept; an overlong text is cut until it fits."""
        fields = purchase.model_dump()
        fields["title"] = purchase.title[:TITLE_LENGTH]
        fields["description"] = purchase.description[:DESCRIPTION_LENGTH]
        draft = cls.model_validate(fields)
        while draft.is_too_long and draft.description:
            draft = draft.with_(description=draft.description[: len(draft.description) // 2])
        return draft

    @classmethod
    def read(cls, purchase: Purchase) -> Self:
        """A draft of a purchase that stands in a file: all that it says came from there."""
        draft = cls.of(purchase)
        told = draft.model_dump(include=set(Purchase.model_fields), exclude_defaults=True)
        return draft.with_(from_file=tuple(told))

    @property
    def is_too_long(self) -> bool:
        """Whether it no longer fits in an address."""
        return len(self.packed()) > LONGEST_PACKED

    def with_(self, **changes: object) -> Self:
        """The same draft with some fields changed, validated."""
        changed = type(self).model_validate(self.model_dump() | changes)
        by_file = tuple(name for name in changed.from_file if getattr(changed, name, None) == getattr(self, name, None))
        return changed.model_copy(update={"from_file": by_file})

    @property
    def typed(self) -> frozenset[str]:
        """The facts of the purchase that somebody typed or chose."""
        told = self.model_dump(include=set(Purchase.model_fields), exclude_defaults=True)
        return frozenset(told) - {*self.from_file}

    def purchase(self) -> Purchase:
        """The purchase as the flows want it."""
        return Purchase.model_validate(self.model_dump(include=set(Purchase.model_fields)))

    def selection(self) -> Selection:
        """What the buyer made of the proposed criteria."""
        return Selection.model_validate(self.model_dump(include=set(Selection.model_fields)))

    def packed(self) -> str:
        """The draft as a piece of an address; the same draft always gives the same piece."""
        return _SIGNER.sign_object(self.model_dump(mode="json", exclude_defaults=True), compress=True)

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """The draft from a piece of an address; raises `UnreadableDraft`."""
        try:
            return cls.model_validate(_SIGNER.unsign_object(text))
        except (signing.BadSignature, ValidationError, ValueError) as problem:
            raise UnreadableDraft from problem
