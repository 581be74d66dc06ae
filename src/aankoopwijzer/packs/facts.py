"""The facts that a condition may look at, and what can be asked of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aankoopwijzer.domain.records.measured import Table

_OF_WORDS = ("is", "is_not", "any_of", "none_of")
_OF_SETS = ("any_of", "none_of")
_OF_NUMBERS = ("at_least", "above", "at_most", "below")
_OF_CODES = ("under_any",)
_OF_YES_NO = ("is", "is_not")


@dataclass(frozen=True, slots=True)
class Nature:
    """What a fact is: the operators that work on it, and the words that it can be (None: yes or no, or anything)."""

    operators: tuple[str, ...]
    words: tuple[str, ...] | None = None

    @property
    def is_number(self) -> bool:
        """Whether the fact is compared with numbers."""
        return self.operators == _OF_NUMBERS

    @property
    def is_yes_no(self) -> bool:
        """Whether the fact is true or false."""
        return self.operators == _OF_YES_NO


_OF_COLUMNS = {
    "word": Nature(("is", "is_not", "any_of", "none_of", "under_any")),
    "words": Nature(_OF_SETS),
    "yes_no": Nature(_OF_YES_NO),
    "number": Nature(_OF_NUMBERS),
    "day": Nature(()),
}


def natures_of_columns(table: Table) -> dict[str, Nature]:
    """What an indicator can ask of each column of its table."""
    return {each.name: _OF_COLUMNS[each.kind] for each in table.columns}


def natures(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Nature]:
    """Every fact of a pack by name, from the raw entries of its folders by id."""
    found = {
        "purchase.rows": Nature(_OF_SETS, tuple(data["rows"])),
        "purchase.value_eur": Nature(_OF_NUMBERS),
        "purchase.contract_type": Nature(_OF_WORDS, ("works", "supplies", "services")),
        "purchase.framework_agreement": Nature(_OF_YES_NO),
        "purchase.cpv": Nature(_OF_CODES),
        "purchase.authority": Nature(_OF_WORDS, tuple(data["authorities"])),
        "market.supply": Nature(_OF_WORDS, ("none", "some", "ample")),
    }
    for entry in data["vocabulary"].values():
        found |= {
            f"text.{signal}": Nature(_OF_YES_NO) for signal in entry.get("signals", ()) if isinstance(signal, str)
        }
    found |= {f"answers.{id}": Nature(_OF_YES_NO) for id in data["questions"]}
    for id, branch in data["branches"].items():
        outcomes = [word for key in ("below", "at_least") if isinstance(word := branch.get(key), str)]
        found[f"branch.{id}"] = Nature(_OF_WORDS, (*outcomes, "none"))
    return found
