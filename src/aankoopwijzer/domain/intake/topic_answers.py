"""What spend is for, said in a table: the product groups of an account, a CPV code or a description."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aankoopwijzer.domain.intake.deriving import topic_words
from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.records.spend_topic import SpendTopic
from aankoopwijzer.domain.values.cpv import Cpv

ANY_END = "*"
"""At the end of a cell: whatever comes behind it."""


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """One line of the table: spend that has all that is filled in is for `rows`, none of them: outside the framework.

    A CPV code holds for the codes below it. Numbers in a description say nothing, as months and cities do.
    """

    line: int
    rows: tuple[str, ...]
    cpv: Cpv | None = None
    account_code: str | None = None
    account_name: str | None = None
    description: str | None = None

    @property
    def says(self) -> int:
        """How much it says: with each cell that is filled in it holds for less, and counts before what says less."""
        return sum(each is not None for each in (self.cpv, self.account_code, self.account_name, self.description))

    def holds_for(self, topic: SpendTopic) -> bool:
        """Whether spend on this topic is what the line is about."""
        return (
            (self.cpv is None or (topic.cpv is not None and Cpv(topic.cpv).is_under(self.cpv.stem)))
            and _like(self.account_code, topic.account_code, str.casefold)
            and _like(self.account_name, topic.account_name, plain)
            and _like(self.description, topic.description, topic_words)
        )

    @property
    def has_empty_words(self) -> bool:
        """Whether a cell leaves no words to compare, as `2024*`: it would hold for everything, as `*` alone may say."""
        cells = ((self.account_code, str.casefold), (self.account_name, plain), (self.description, topic_words))
        return any(text not in (None, ANY_END) and not folded(text.removesuffix(ANY_END)) for text, folded in cells)


def answer_for(topic: SpendTopic, answers: Iterable[TopicAnswer]) -> TopicAnswer | None:
    """The line that says most of those that hold; the first of those that say as much. None when no line holds."""
    return max(
        (each for each in answers if each.holds_for(topic)), key=lambda each: (each.says, -each.line), default=None
    )


def _like(wanted: str | None, found: str | None, folded: Callable[[str], str]) -> bool:
    if wanted is None:
        return True
    if found is None:
        return False
    if wanted.endswith(ANY_END):
        return folded(found).startswith(folded(wanted.removesuffix(ANY_END)))
    return folded(found) == folded(wanted)
