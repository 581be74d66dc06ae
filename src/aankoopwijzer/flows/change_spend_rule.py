"""A person says for which other product groups a rule is."""

import datetime as dt
from collections.abc import Sequence

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows._found_of_topic import follow_rules
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import rules
from aankoopwijzer.register.transactions import all_or_nothing


def change_spend_rule(
    number: int, rows: Sequence[str], adviser: Adviser, *, by: Actor, at: dt.datetime, why: str = ""
) -> None:
    """The rows of the framework, or none at all; `why` stands in the history. Raises `NoSuchAnswer`."""
    with all_or_nothing():
        rules.change_rule(number, rows, by=by, at=at, why=why)
        follow_rules(adviser)
