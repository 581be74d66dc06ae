"""Which ways of a demand or a risk the sentences of a passage go, and by which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from aankoopwijzer.domain.policy.demands import CueRole, Demand, PassageKind, Risk, Way
from aankoopwijzer.domain.records.passage import Mention, ReadSentence

_SILENCING: tuple[CueRole, ...] = ("wish", "denial", "law")
_SCORED: PassageKind = "award_criterion"
"""Where a wish is scored it is no longer idle: only the other cues silence it."""
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with the roles that speak in it."""

    sentence: ReadSentence
    roles: frozenset[CueRole]


def ways_gone(
    entry: Demand | Risk, heard: Sequence[Heard], kind: PassageKind, family: str
) -> list[tuple[Way, tuple[Mention, ...]]]:
    """The ways that the sentences go, each with the words that show it; `family` is `demand` or `risk`."""
    gone = []
    for way in entry.ways:
        if (way.only and kind not in way.only) or kind in way.never:
            continue
        if because := _words_of(way, f"{family}:{entry.id}:", _speaking(way, heard, kind, family)):
            gone.append((way, because))
    return gone


def _speaking(way: Way, heard: Sequence[Heard], kind: PassageKind, family: str) -> list[ReadSentence]:
    """The sentences that count: binding ones, or for a risk every one."""
    if family == "risk":
        return [one.sentence for one in heard]
    silencing = _silencing(way.despite, kind == _SCORED)
    return [one.sentence for one in heard if one.roles.isdisjoint(silencing)]


@lru_cache(maxsize=_REMEMBERED)
def _silencing(despite: tuple[CueRole, ...], is_scored: bool) -> frozenset[CueRole]:
    return frozenset(role for role in _SILENCING if role not in despite and not (role == "wish" and is_scored))


def _words_of(way: Way, prefix: str, sentences: Sequence[ReadSentence]) -> tuple[Mention, ...]:
    """The words with which the sentences go this way; none when they do not."""
    groups = [_full_names(prefix, group) for group in way.all_of]
    without = [prefix + name for name in way.without]
    for scope in (sentences,) if way.within == "passage" else ((sentence,) for sentence in sentences):
        shown = []
        for group in groups:
            mention = _one_of(group, scope)
            if mention is None:
                break
            shown.append(mention)
        if len(shown) == len(groups) and not any(name in sentence.mentions for sentence in scope for name in without):
            return tuple(shown)
    return ()


@lru_cache(maxsize=_REMEMBERED)
def _full_names(prefix: str, group: str) -> tuple[str, ...]:
    return tuple(prefix + name for name in group.split("|"))


def _one_of(names: tuple[str, ...], scope: Sequence[ReadSentence]) -> Mention | None:
    for sentence in scope:
        for name in names:
            if mentions := sentence.mentions.get(name):
                return mentions[0]
    return None
