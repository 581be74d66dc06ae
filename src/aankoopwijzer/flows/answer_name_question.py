"""A person says who a name in the spend is, once; it holds for all lines of that name, those to come too."""

import datetime as dt
from typing import Literal

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows._found_of_topic import follow_rules_of_payee
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.suppliers import commands
from aankoopwijzer.register.transactions import all_or_nothing


def answer_name_question(
    key: str, answer: int | Literal["new", "nobody"], adviser: Adviser, *, by: Actor, at: dt.datetime, why: str = ""
) -> None:
    """The number of a supplier, `new` for one that the register does not have yet, or `nobody` that we keep as one.

    Its spend follows the rules for who it turns out to be. `why` stands in the history. Raises `NoSuchName` when there
    is no such name or supplier.
    """
    with all_or_nothing():
        supplier = (
            commands.add_supplier(key, by=by, at=at) if answer == "new" else None if answer == "nobody" else answer
        )
        commands.answer(key, supplier, by=by, at=at, why=why)
        follow_rules_of_payee(key, adviser)
