"""An answer about spend is taken back: what numbers, or words and codes, tell holds again, or it is asked anew."""

import datetime as dt

from aankoopwijzer.domain.records.given_answer import AnswerKind, NoSuchAnswer
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows._looked_at_topic import looked_at
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import answers as groups
from aankoopwijzer.register.spend.queries import topics_by_key
from aankoopwijzer.register.suppliers import answers as names
from aankoopwijzer.register.transactions import all_or_nothing


def take_back_answer(
    kind: AnswerKind, number: int, adviser: Adviser, *, by: Actor, at: dt.datetime, why: str = ""
) -> None:
    """Take it back with what it made; `why` stands in the history. Raises `NoSuchAnswer`."""
    with all_or_nothing():
        if kind == "names":
            names.take_back(number, by=by, at=at, why=why)
            return
        key = groups.key_of(number)
        if key is None:
            raise NoSuchAnswer(number)
        looked = looked_at(topics_by_key([key])[key], adviser)
        groups.take_back(number, looked.how, looked.matches, looked.doubts, by=by, at=at, why=why)
