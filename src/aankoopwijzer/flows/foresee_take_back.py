"""What would follow if an answer about spend was taken back, before it is."""

from aankoopwijzer.domain.records.given_answer import AnswerKind, NoSuchAnswer, TakenBack
from aankoopwijzer.flows._found_of_topic import found_of_topics, found_without
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend import parts, rules
from aankoopwijzer.register.spend.queries import topics_by_key
from aankoopwijzer.register.suppliers import answers as names


def foresee_take_back(kind: AnswerKind, number: int, adviser: Adviser, *, authority: str | None = None) -> TakenBack:
    """How many lines it decides, and who or what decides then; writes nothing. Raises `NoSuchAnswer`."""
    given = next((each for each in list_given_answers(kind, authority) if each.number == number), None)
    if given is None:
        raise NoSuchAnswer(number)
    lines = {"lines": given.lines, "lines_elsewhere": given.lines_elsewhere}
    if kind == "names":
        name = names.without_answer(number)
        asked = 0 if name.supplier else given.lines
        return TakenBack(**lines, lines_asked=asked, supplier=name.supplier, supplier_name=name.name)
    if kind == "rules":
        return TakenBack(**lines, lines_asked=_lines_asked(number, adviser))
    topic = topics_by_key([given.key])[given.key]
    ((_key, found),) = found_of_topics((topic,), adviser, rules.kept_rules())
    is_asked = found.how == "doubtful"
    return TakenBack(**lines, lines_asked=given.lines if is_asked else 0, rows=None if is_asked else found.rows)


def _lines_asked(number: int, adviser: Adviser) -> int:
    """The lines that a rule decides and that somebody is asked about when it is gone."""
    then = found_without(parts.following(number), number, adviser)
    doubtful = {key for key, found in then.items() if found.how == "doubtful"}
    own = {(key, each.authority, each.supplier_key) for key, found in then.items() for each in found.parts}
    return sum(
        each.lines
        for each in parts.ruled_lines(number, apart={key for key, _authority, _supplier in own})
        if each.topic_key in doubtful and (each.topic_key, each.authority, each.supplier_key) not in own
    )
