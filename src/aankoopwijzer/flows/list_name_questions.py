"""The names in the spend of which nobody has said yet who they are, those that matter most first."""

from collections.abc import Collection

from aankoopwijzer.domain.intake.words import name_key, without_brackets
from aankoopwijzer.domain.records.name_question import Candidate, NameQuestion
from aankoopwijzer.language.names import nearest_names
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import queries as suppliers


def list_name_questions(
    authority: str | None, *, start: int = 0, most: int = 50, among: Collection[int] | None = None
) -> tuple[NameQuestion, ...]:
    """The questions about the lines of one authority, None for all, from `start` on; each with who may be meant.

    With `among`, only the questions of these numbers. Amounts of several currencies count as they are, for the order
    only: we know no rates.
    """
    open_names = suppliers.open_names(among)
    asked = [each for each in spend.named_suppliers(authority=authority) if each.key in open_names]
    asked.sort(key=lambda each: (-sum(map(abs, each.amounts.values())), each.key))
    known = suppliers.known_suppliers()
    keys = {number: name_key(without_brackets(each.name or "")) for number, each in known.items()}
    return tuple(
        NameQuestion(
            record=open_names[each.key],
            key=each.key,
            name=each.name,
            number=each.number or None,
            lines=each.lines,
            amounts=each.amounts,
            candidates=tuple(
                Candidate(
                    supplier=number,
                    name=known[number].name or "",
                    enterprise_number=known[number].enterprise_number,
                    likeness=likeness,
                )
                for number, likeness in nearest_names(name_key(without_brackets(each.name)), keys)
            ),
        )
        for each in asked[start : start + most]
    )
