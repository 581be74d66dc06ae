"""A table says what spend is for, so that nobody has to answer one kind of spend after the other."""

import datetime as dt
from dataclasses import dataclass

from aankoopwijzer.documents.table_rows import TableProblem
from aankoopwijzer.documents.topic_answer_rows import topic_answers_in
from aankoopwijzer.domain.intake.topic_answers import TopicAnswer, answer_for
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.spend import commands, queries
from aankoopwijzer.register.transactions import all_or_nothing


@dataclass(frozen=True, slots=True)
class AnsweredTopics:
    """How many kinds of spend got an answer, the lines that held for none, and what was wrong with lines."""

    answered: int
    unused: tuple[int, ...]
    problems: tuple[TableProblem, ...]


def answer_topics_from_file(content: bytes, pack: PolicyPack, *, by: Actor, at: dt.datetime) -> AnsweredTopics:
    """Answer every kind of spend that a line of the table holds for, as a person does; all of them or none.

    What somebody answered before is answered anew. A line that cannot be used is told and left out. Raises `TableError`
    when it is no such table.
    """
    lines = list(topic_answers_in(content, pack.rows))
    answers = [each for each in lines if isinstance(each, TopicAnswer)]
    used: set[int] = set()
    answered = 0
    commands.add_topics()
    with all_or_nothing():
        for topic in queries.all_topics():
            found = answer_for(topic, answers)
            if found is None:
                continue
            used.add(found.line)
            if topic.how != "person" or topic.rows != found.rows:
                commands.answer_topic(topic.key, found.rows, by=by, at=at)
                answered += 1
    unused = tuple(each.line for each in answers if each.line not in used)
    return AnsweredTopics(answered, unused, tuple(each for each in lines if isinstance(each, TableProblem)))
