"""Answers about spend and the questions that are open, as data for programs and the command line."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.records.given_answer import GivenAnswer
from aankoopwijzer.domain.records.name_question import NameQuestion
from aankoopwijzer.domain.records.spend_topic import SpendTopic


def answer_as_json(given: GivenAnswer) -> dict[str, Any]:
    """An answer, with who gave it (null when that was not kept) and how many lines it decides."""
    told = given.model_dump(mode="json", exclude={"lines_elsewhere", "doubts"})
    return told | {"by": given.by or None}


def name_question_as_json(asked: NameQuestion) -> dict[str, Any]:
    """A name of which nobody said who it is; amounts by currency, excluding VAT."""
    told = asked.model_dump(mode="json", exclude={"record", "number", "amounts"})
    return {"number": asked.record, "number_in_books": asked.number, "amounts": _amounts(asked.amounts), **told}


def topic_question_as_json(asked: SpendTopic) -> dict[str, Any]:
    """A kind of spend that is in doubt, with the rows that may be meant; amounts by currency, excluding VAT."""
    fields = {"number", "key", "cpv", "account_code", "account_name", "description", "doubts", "lines"}
    return asked.model_dump(mode="json", include=fields) | {"amounts": _amounts(asked.amounts)}


def _amounts(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    return {currency: f"{amount:.2f}" for currency, amount in amounts.items()}
