"""Words that a clause may not use, must explain, or needs: the house style of tender texts, as data.

Words are separated by commas. `*` is the rest of a word, `..` up to four words between.
"""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.text import Language, Text

ProseKind = Literal["vague", "foreign", "named", "equivalent", "term", "explanation", "paper", "consequence", "short"]
"""What a list of words is.

vague: nobody can check it; foreign: not the usage of this region; named: a label, standard or model that stands beside
an equivalent only; equivalent: the words that open it; term: a term that not every bidder knows; explanation: words
with which a clause explains itself; paper: what proof is made of; consequence: what a sanction does; short: an
abbreviation that needs no explanation.
"""


class ProseRule(Entry):
    """A list of words that play one part in the language of tenders (`prose/`)."""

    kind: ProseKind
    language: Language = "nl"
    words: str = Field(min_length=1)
    instead: Text | None = None
    """What to write in their place."""
    means: Text | None = None
    """The meaning of a term, fit to paste under the definitions of a tender; without it the clause explains it."""

    @model_validator(mode="after")
    def _only_a_term_has_a_meaning(self) -> Self:
        if self.means is not None and self.kind != "term":
            raise ValueError("only a list of kind 'term' has a meaning")
        return self


class Style(BaseModel):
    """The word lists of a pack together, and how long a sentence may be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[ProseRule, ...]
    longest_sentence: int = 36
    """Words; a clause is read by people in a hurry."""

    def of(self, kind: ProseKind, language: Language) -> tuple[ProseRule, ...]:
        """The lists of one kind in a language."""
        return tuple(rule for rule in self.rules if rule.kind == kind and rule.language == language)
