"""What makes a published notice green, circular, social, innovative or accessible: its codes, and its words.

Words are written as for `demands` (see `domain.policy.demands`), in every language that the pack reads.
"""

from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.policy.demands import Words
from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.text import Language, Text

AspectCueRole = Literal["talk", "law", "denial", "not-words"]
"""What a cue does to the words of an aspect.

talk: its sentence is about the authority or its policy, not about the purchase; law: its sentence only repeats what
the law says to everybody; denial: its sentence says that something is not asked; not-words: these words are something
else and hide what they cover ("duurzame en rendabele").
"""


class Topic(BaseModel):
    """One side of an aspect: the words that show it, and the notice code that says the same.

    `code` is a field and a code, as `BT-774: circ-econ`; a topic without one is covered by the aspect's own codes only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: dict[str, str] = Field(default_factory=dict, max_length=1)
    only_scored: bool = False
    """Words too common to mean anything elsewhere count in an award criterion only: "environment", "consumption"."""
    words: Words = Field(min_length=1)


class Aspect(Entry):
    """What a notice can be, beside what it buys."""

    order: int = Field(ge=1)
    label: Text
    goal: str
    """The goal in the OCDS sustainability codelist."""
    includes: tuple[str, ...] = ()
    """Aspects that are part of this one: what shows or declares them, shows or declares this."""
    declared_by: dict[str, tuple[str, ...]] = Field(min_length=1)
    """Fields of a notice, and the codes in them that declare the aspect."""
    shown_by: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Fields of a notice, and the codes in them that are a demand in themselves, without a word of text."""
    topics: dict[str, Topic] = Field(min_length=1)
    not_words: Words = Field(default_factory=dict)
    """Words that look like those of this aspect and mean something else."""


class AspectCue(Entry):
    """Words that take away what a sentence seems to say, whatever the aspect."""

    role: AspectCueRole
    words: Words = Field(min_length=1)


class AspectRules(BaseModel):
    """The part of a pack that says what a notice really is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    aspects: tuple[Aspect, ...]
    cues: tuple[AspectCue, ...] = ()

    @model_validator(mode="after")
    def _parts_are_known(self) -> Self:
        known = {aspect.id for aspect in self.aspects}
        if missing := sorted({part for aspect in self.aspects for part in aspect.includes} - known):
            raise ValueError(f"no aspect is called {', '.join(missing)}")
        return self

    @cached_property
    def groups(self) -> tuple[tuple[str, Words], ...]:
        """Every group of words with its full name, as the reading of a text calls it."""
        topics = (
            (f"topic:{aspect.id}:{name}", topic.words)
            for aspect in self.aspects
            for name, topic in aspect.topics.items()
        )
        look_alikes = ((f"not:{aspect.id}", aspect.not_words) for aspect in self.aspects if aspect.not_words)
        return (*topics, *look_alikes, *((f"cue:{cue.id}", cue.words) for cue in self.cues))

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which every aspect has words, and in which a notice can therefore be read."""
        spoken = [set(topic.words) for aspect in self.aspects for topic in aspect.topics.values()]
        return tuple(language for language in ("nl", "fr", "en", "de") if all(language in one for one in spoken))
