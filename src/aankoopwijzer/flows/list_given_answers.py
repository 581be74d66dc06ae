"""What persons answered about the names or the kinds of spend, the latest first."""

from collections.abc import Mapping

from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.records.given_answer import AnswerKind, GivenAnswer
from aankoopwijzer.register.spend import answers as groups
from aankoopwijzer.register.suppliers import answers as names


def list_given_answers(
    kind: AnswerKind, authority: str | None, *, text: str = "", by: str = ""
) -> tuple[GivenAnswer, ...]:
    """Those that decide lines of one authority, None for all answers, also those that decide no line now.

    `text` must stand in what was asked or answered, word by word; `by` is the text of an actor.
    """
    given = names.given() if kind == "names" else groups.given()
    counts = groups.lines_decided(kind)
    found = [_counted(each, counts.get(each.key, {}), authority) for each in given]
    words = plain(text).split()
    return tuple(
        each
        for each in found
        if (authority is None or each.lines > each.lines_elsewhere)
        and (not by or each.by == by)
        and all(word in _said(each) for word in words)
    )


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
        given.supplier_name,
        given.supplier_enterprise_number,
        *(given.rows or ()),
    )
    return plain(" ".join(each for each in texts if each))
