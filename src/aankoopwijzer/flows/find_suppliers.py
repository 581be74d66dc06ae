"""Suppliers of the register by what a person remembers of them: a number, or words of the name."""

from aankoopwijzer.domain.intake.words import name_key, without_brackets
from aankoopwijzer.domain.records.name_question import Candidate
from aankoopwijzer.language.names import nearest_names
from aankoopwijzer.register.suppliers import queries as suppliers


def find_suppliers(wanted: str, *, most: int = 10) -> tuple[Candidate, ...]:
    """Those with that number (of the books, of the enterprise) or all of these words in their name; else near names."""
    known = suppliers.known_suppliers()
    digits = "".join(filter(str.isdigit, wanted))
    words = name_key(without_brackets(wanted)).split()
    keys = {number: name_key(each.name or "") for number, each in known.items()}
    found: dict[int, float] = {}
    for number, each in known.items():
        is_number = wanted.strip() == each.number or (digits and digits.zfill(10) == each.enterprise_number)
        if is_number or (words and all(word in keys[number] for word in words)):
            found[number] = 1.0 if is_number or keys[number].split() == words else 0.9
    ranked = sorted(found.items(), key=lambda one: (-one[1], keys[one[0]])) or nearest_names(" ".join(words), keys)
    return tuple(
        Candidate(
            supplier=number,
            name=known[number].name or "",
            enterprise_number=known[number].enterprise_number,
            likeness=likeness,
        )
        for number, likeness in ranked[:most]
    )
