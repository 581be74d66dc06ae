"""Rules say what spend is for, so that nobody has to answer one kind of spend after the other; they stay."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows._found_of_topic import follow_rules
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import commands
from aankoopwijzer.register.spend import rules as register
from aankoopwijzer.register.spend.parts import rules_followed
from aankoopwijzer.register.transactions import all_or_nothing


@dataclass(frozen=True, slots=True)
class KeptRules:
    """The numbers under which the rules are kept, how many kinds of spend they answered, and which hold for none yet,
    as they came in."""

    numbers: tuple[int, ...]
    answered: int
    unused: tuple[int, ...]

    @property
    def kept(self) -> int:
        """How many rules there are of them."""
        return len(self.numbers)


def keep_spend_rules(
    rules: Sequence[SpendRule], adviser: Adviser, *, by: Actor, at: dt.datetime, why: str = ""
) -> KeptRules:
    """Keep rules; they hold for the spend that is there and for what comes. What a person said of one kind of spend
    itself goes before them. `why` stands in the history."""
    commands.add_topics()
    with all_or_nothing():
        numbers = register.keep_rules(rules, by=by, at=at, why=why)
        answered = follow_rules(adviser)
        used = rules_followed()
    unused = tuple(line for line, number in numbers.items() if number not in used)
    return KeptRules(tuple(dict.fromkeys(numbers.values())), answered, unused)
