"""What would follow if an answer about spend was taken back, before it is."""

from aankoopwijzer.domain.records.given_answer import AnswerKind, NoSuchAnswer, TakenBack
from aankoopwijzer.flows._looked_at_topic import looked_at
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.spend.queries import topics_by_key
from aankoopwijzer.register.suppliers import answers as names


def foresee_take_back(kind: AnswerKind, number: int, adviser: Adviser, *, authority: str | None = None) -> TakenBack:
    """How many lines it decides, and who or what decides then; writes nothing. Raises `NoSuchAnswer`."""
    given = next((each for each in list_given_answers(kind, authority) if each.number == number), None)
    if given is None:
        raise NoSuchAnswer(number)
    lines = {"lines": given.lines, "lines_elsewhere": given.lines_elsewhere}
    if kind == "names":
        found = names.without_answer(number)
        return TakenBack(**lines, supplier=found.supplier, supplier_name=found.name)
    looked = looked_at(topics_by_key([given.key])[given.key], adviser)
    return TakenBack(**lines, rows=None if looked.how == "doubtful" else tuple(each.row for each in looked.matches))
