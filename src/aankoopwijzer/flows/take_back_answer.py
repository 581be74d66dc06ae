"""An answer about spend is taken back: what numbers, rules, words and codes tell holds again, or it is asked
anew."""

import datetime as dt

from aankoopwijzer.domain.records.given_answer import AnswerKind, NoSuchAnswer
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows._found_of_topic import follow_rules_of_payee, found_of_topics, found_without
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import answers as groups
from aankoopwijzer.register.spend import commands, parts, rules
from aankoopwijzer.register.spend.queries import topics_by_key
from aankoopwijzer.register.suppliers import answers as names
from aankoopwijzer.register.transactions import all_or_nothing


def take_back_answer(
    kind: AnswerKind, number: int, adviser: Adviser, *, by: Actor, at: dt.datetime, why: str = ""
) -> None:
    """Take it back with what it made; `why` stands in the history. Raises `NoSuchAnswer`."""
    with all_or_nothing():
        if kind == "names":
            key = names.take_back(number, by=by, at=at, why=why)
            follow_rules_of_payee(key, adviser)
            return
        if kind == "rules":
            commands.settle(found_without(parts.following(number), number, adviser).items())
            rules.remove_rule(number, by=by, at=at, why=why)
            return
        topic = groups.key_of(number)
        if topic is None:
            raise NoSuchAnswer(number)
        (found,) = found_of_topics((topics_by_key([topic])[topic],), adviser, rules.kept_rules())
        groups.take_back(number, found[1], by=by, at=at, why=why)
