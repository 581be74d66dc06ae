"""What persons answered about spend, the latest first."""

from collections.abc import Callable, Mapping

from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.records.given_answer import AnswerKind, GivenAnswer
from aankoopwijzer.register.spend import answers as groups
from aankoopwijzer.register.spend import parts, rules
from aankoopwijzer.register.suppliers import answers as names

_GIVEN: Mapping[AnswerKind, Callable[[], tuple[GivenAnswer, ...]]] = {
    "names": names.given,
    "groups": groups.given,
    "rules": rules.given,
}
_LINES: Mapping[AnswerKind, Callable[[], Mapping[str, Mapping[str, int]]]] = {
    "names": groups.lines_of_names,
    "groups": groups.lines_of_topics,
    "rules": parts.lines_decided,
}


def list_given_answers(
    kind: AnswerKind, authority: str | None, *, text: str = "", by: str = ""
) -> tuple[GivenAnswer, ...]:
    """Those that decide lines of one authority, and the rules that may; None for all answers.

    `text` must stand in what was asked or answered, word by word; `by` is the text of an actor.
    """
    given, counts = _GIVEN[kind](), _LINES[kind]()
    found = [_counted(each, counts.get(each.key, {}), authority) for each in given]
    words = plain(text).split()
    return tuple(
        each
        for each in found
        if (authority is None or _is_of(each, authority))
        and (not by or each.by == by)
        and all(word in _said(each) for word in words)
    )


def _is_of(given: GivenAnswer, authority: str) -> bool:
    if given.kind == "rules":
        return given.authority in (None, authority)
    return given.lines > given.lines_elsewhere


def _counted(given: GivenAnswer, lines: Mapping[str, int], authority: str | None) -> GivenAnswer:
    total = sum(lines.values())
    elsewhere = 0 if authority is None else total - lines.get(authority, 0)
    return given.model_copy(update={"lines": total, "lines_elsewhere": elsewhere})


def _said(given: GivenAnswer) -> str:
    texts = (
        given.asked,
        given.number_in_books,
        given.enterprise_number,
        given.account_code,
        given.account_name,
        given.cpv,
        given.paid_to,
        given.supplier_name,
        given.supplier_enterprise_number,
        *(given.rows or ()),
    )
    return plain(" ".join(each for each in texts if each))
