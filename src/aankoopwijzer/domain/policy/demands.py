"""What a passage of a tender must say to carry out an objective, and which little words change what it says.

All of it is words and combinations of words, so that a buyer can read why a passage counts and a pack can change it.

Words are written as patterns, separated by commas: `inheems` is the word in all its forms, `=gro` only as written,
`onthard*` what starts so, `*verpakking*` what holds it, `a|b` either, `a|b_c` either a or b followed by c, `#` a
number, `..` up to four words between and `...` up to nine; `^` in front: only where a sentence begins. A pattern
never crosses the end of a sentence.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.policy.criteria import Part
from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.policy.plants import Standing
from aankoopwijzer.domain.values.text import Language, Text

PassageKind = Literal[
    "technical_specification",
    "selection_criterion",
    "award_criterion",
    "contract_performance_condition",
    "reserved",
    "none",
]
"""What a passage is in form, whatever it is about."""
KIND_OF_PART: Mapping[Part, PassageKind] = {
    "subject_matter": "technical_specification",
    "suitability": "selection_criterion",
    "selection_criterion": "selection_criterion",
    "technical_specification": "technical_specification",
    "award_criterion": "award_criterion",
    "contract_performance_condition": "contract_performance_condition",
    "reserved": "reserved",
}
"""What the clause of a criterion is in form, by its part of the tender."""

CueRole = Literal[
    "kind",
    "proof",
    "sanction",
    "wish",
    "denial",
    "set-aside",
    "law",
    "not-words",
    "heading",
    "moment",
    "sweeping",
    "event",
    "fact",
    "trade",
    "open-name",
]
"""What a cue does.

kind: speaks for one kind of passage, with a weight; proof and sanction: the passage asks or threatens this;
wish: its sentence binds nobody; denial: its sentence says that something is not asked; set-aside: the whole passage is
outside the contract or the judgement; law: its sentence only repeats what the law says;
not-words: these words are something else and hide what they cover ("duurzame bevestiging").
Only a whole draft is read for the others. heading: a heading with these words makes what stands under it of one kind;
moment: says when proof is due; sweeping: this sanction follows on a breach of whatever the draft asks;
event: something that has one date or duration in a draft, called by the cue's id; fact: tells what is bought, by id;
trade: what stands before a name makes it a trade name; open-name: a named product is not the only one accepted.
"""

WITH_KIND: frozenset[CueRole] = frozenset(("kind", "heading"))

RiskKind = Literal[
    "local-preference",
    "distance-rule",
    "brand-without-equivalent",
    "label-without-equivalent",
    "policy-in-selection",
    "vague-demand",
    "weights-do-not-sum",
    "sustainability-weight-zero",
    "disproportionate-demand",
    "forbidden-by-law",
    "weights-left-open",
    "contradiction",
    "contradictory-dates",
    "threshold-too-weak",
]

FoundBy = Literal["words", "weights", "dates", "names", "denial", "threshold", "turnover", "zero-weight"]
"""What finds a risk: its own words in one passage, or the reading of a whole draft."""
_WITH_WORDS: frozenset[FoundBy] = frozenset(("words", "zero-weight"))

Words = dict[Language, str]


def patterns(words: Words) -> Iterator[tuple[Language, str]]:
    """Each pattern of a group of words, with its language."""
    for language, text in words.items():
        for pattern in text.split(","):
            if tidy := " ".join(pattern.split()):
                yield language, tidy


class Way(BaseModel):
    """One way to carry out an objective: groups of words that stand together and none of those that take it away.

    A name in `all_of` may be several joined by `|`: any of them will do. `only` and `never` name kinds of passages.
    `despite` names roles of cues that do not matter here. `yields_to` names objectives that the same words would carry
    out better: with one of them this way does not count. A `doubtful` way makes the checker abstain.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    all_of: tuple[str, ...] = Field(min_length=1)
    without: tuple[str, ...] = ()
    within: Literal["sentence", "passage"] = "sentence"
    only: tuple[PassageKind, ...] = ()
    never: tuple[PassageKind, ...] = ()
    despite: tuple[CueRole, ...] = ()
    yields_to: tuple[str, ...] = ()
    doubtful: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Every group of words that the way names."""
        return frozenset(name for group in self.all_of for name in group.split("|")) | frozenset(self.without)


class _WithWays(Entry):
    words: dict[str, Words] = Field(min_length=1)
    ways: tuple[Way, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_name_is_known_and_used(self) -> Self:
        used = frozenset(name for way in self.ways for name in way.names)
        if missing := sorted(used - set(self.words)):
            raise ValueError(f"the ways name {', '.join(missing)}, which is not among the words")
        if unused := sorted(set(self.words) - used):
            raise ValueError(f"no way uses the words {', '.join(unused)}: use them or drop them")
        return self


class Demand(_WithWays):
    """What makes a passage carry out an objective; the id is the objective's code.

    In a whole draft, what carries out an objective of `implied_by` carries out this one too.
    """

    implied_by: tuple[str, ...] = ()


class Cue(Entry):
    """Words that say what a passage is or does, whatever its subject."""

    role: CueRole
    kind: PassageKind | None = None
    weight: int = Field(default=1, ge=1, le=9)
    words: Words = Field(min_length=1)

    @model_validator(mode="after")
    def _a_kind_cue_names_its_kind(self) -> Self:
        if (self.role in WITH_KIND) != (self.kind is not None):
            raise ValueError("a cue with role 'kind' or 'heading' names its kind, and only such a cue does")
        return self


class Risk(_WithWays):
    """Wording that makes a demand unlawful or useless, with why and what to write instead.

    Its own words and ways find it in a passage; one that the reading of a whole draft finds has none.
    """

    kind: RiskKind
    found_by: FoundBy = "words"
    words: dict[str, Words] = Field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    plants: dict[str, Standing] = Field(default_factory=dict)
    """Groups of words that also hold every name of the plants with this standing, as the plant list has them."""
    reason: Text
    better: Text

    @model_validator(mode="after")
    def _words_find_it_or_the_draft_does(self) -> Self:
        if (self.found_by in _WITH_WORDS) != bool(self.ways):
            raise ValueError("a risk that is found by words or a zero weight has ways, and only such a risk has")
        return self

    def with_plants(self, names: Callable[[Standing], Iterable[str]]) -> "Risk":
        """The same risk with the names of plants among its words; `names` gives those of a standing."""
        if not self.plants:
            return self
        words = dict(self.words)
        for group, standing in self.plants.items():
            own = words.get(group, {})
            words[group] = own | {"nl": ", ".join((*filter(None, (own.get("nl"),)), *names(standing)))}
        return self.model_copy(update={"words": words})


class LibraryClause(BaseModel):
    """A clause of the pack's own library: its criterion's id, its text with {blanks}, what it carries out and is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    objectives: tuple[str, ...]
    kind: PassageKind


class CheckingRules(BaseModel):
    """The part of a pack that says how to check a passage."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    demands: tuple[Demand, ...]
    cues: tuple[Cue, ...]
    risks: tuple[Risk, ...]
    clauses: tuple[LibraryClause, ...] = ()

    @cached_property
    def groups(self) -> tuple[tuple[str, Words], ...]:
        """Every group of words with its full name, as the reading of a passage calls it."""
        of_demands = ((f"demand:{one.id}:{name}", words) for one in self.demands for name, words in one.words.items())
        of_cues = ((f"cue:{one.id}", one.words) for one in self.cues)
        of_risks = ((f"risk:{one.id}:{name}", words) for one in self.risks for name, words in one.words.items())
        return (*of_demands, *of_cues, *of_risks)
