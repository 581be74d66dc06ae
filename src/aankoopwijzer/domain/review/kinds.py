"""What a passage is in form: cues vote, those of the first sentence most, for it says what the passage is."""

from collections.abc import Mapping, Sequence

from aankoopwijzer.domain.policy.demands import Cue, PassageKind
from aankoopwijzer.domain.records.passage import Mention, ReadSentence

_FIRST, _LATER = 3, 1
_STRONGEST_FIRST: tuple[PassageKind, ...] = (
    "reserved",
    "award_criterion",
    "selection_criterion",
    "contract_performance_condition",
    "technical_specification",
    "none",
)


WHEN_SILENT: PassageKind = "technical_specification"
"""What a passage is for which no cue votes."""


def kind_of(
    sentences: Sequence[ReadSentence], cues: Mapping[str, Cue]
) -> tuple[PassageKind | None, dict[PassageKind, list[Mention]]]:
    """The kind with most votes and the words that voted, by kind; each cue votes once, where it weighs most."""
    votes: dict[PassageKind, int] = {}
    words: dict[PassageKind, list[Mention]] = {}
    voted: set[str] = set()
    for number, sentence in enumerate(sentences):
        for name, mentions in sentence.mentions.items():
            cue = cues.get(name)
            if cue is None or cue.role != "kind" or cue.kind is None or name in voted:
                continue
            voted.add(name)
            votes[cue.kind] = votes.get(cue.kind, 0) + cue.weight * (_FIRST if number == 0 else _LATER)
            words.setdefault(cue.kind, []).append(mentions[0])
    if not votes:
        return None, words
    best = max(_STRONGEST_FIRST, key=lambda kind: (votes.get(kind, 0), -_STRONGEST_FIRST.index(kind)))
    return best, words
