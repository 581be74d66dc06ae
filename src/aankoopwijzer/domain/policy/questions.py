"""What only the buyer can say."""

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.rules.conditions import Condition
from aankoopwijzer.domain.values.text import Text


class Question(Entry):
    """A yes/no question whose answer decides whether something applies.

    `assumed` is taken until the buyer answers, and the advice names the assumption; None means: unknown until
    answered, and asked. The fact's name in conditions is `answers.ID`.
    """

    text: Text
    help: Text | None = None
    assumed: bool | None = None
    assumed_yes_when: Condition | None = None
    """When this holds (usually: the words say so), yes is taken until the buyer answers."""
    yes_means: Text | None = None
    no_means: Text | None = None
    yes_when_draft_has: str | None = None
    """An objective: a draft tender that carries it out as a whole answers yes by itself."""
    yes_when_draft_says: str | None = None
    """A cue: a draft tender that has its words answers yes by itself."""
