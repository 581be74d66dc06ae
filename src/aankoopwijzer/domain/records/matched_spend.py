"""Whom a spend line is with and what it was for, as far as that was found, and who or what said so."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.records.datasets import column_type
from aankoopwijzer.domain.records.spend_line import SpendLine
from aankoopwijzer.domain.records.spend_topic import SpendTopic

SupplierFound = Literal["enterprise-number", "number-and-name", "person", "nobody"]
"""By a number that is sure, by number and name in the books, said by a person, or a person said: no supplier."""
GroupFound = Literal["cpv", "description", "account", "words", "person", "rule", "outside"]
"""By what says most: the CPV code, words of the description or of the account; a person; a rule that a person gave; or
in no product group."""


class SpendMatch(BaseModel):
    """What was found of one line; None is not known.

    `name` is the number of the record that says who the name of the line is, and of its answer if a person gave one.
    `rows` are the product groups, none of them when the line lies outside the framework; `topic` tells how sure that
    is and who said so. Who answered is the text of an actor, empty when nobody did or when that was not kept.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: int | None = None
    supplier: int | None = None
    supplier_name: str | None = None
    supplier_enterprise_number: str | None = None
    supplier_authority: str | None = None
    supplier_found_by: SupplierFound | None = None
    supplier_by: str = ""
    supplier_at: dt.datetime | None = None
    topic: SpendTopic | None = None
    rows: tuple[str, ...] | None = None
    groups_found_by: GroupFound | None = None


class MatchedSpendLine(SpendLine):
    """A spend line with the supplier of the register and the product groups that were found for it.

    `product_groups` are rows of the framework, none of them for what lies outside it, None for what is not known.
    `product_groups_confidence` is from 0 to 1, None where a person said it or nothing was found. The days are those on
    which a person answered.
    """

    matched_supplier: int | None = None
    matched_supplier_name: str | None = None
    matched_enterprise_number: str | None = None
    supplier_found_by: SupplierFound | None = None
    supplier_answered_on: dt.date | None = None
    product_groups: tuple[str, ...] | None = None
    product_groups_found_by: GroupFound | None = None
    product_groups_confidence: Decimal | None = None
    product_groups_answered_on: dt.date | None = None


MATCHED_COLUMNS: Mapping[str, type] = {
    name: column_type(field.annotation)
    for name, field in MatchedSpendLine.model_fields.items()
    if name not in SpendLine.model_fields
}
"""The columns that a matched line has beside those of a line, with their types; the product groups are one text."""
