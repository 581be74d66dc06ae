"""Which ways of a demand or a risk the sentences of a passage go, and by which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from aankoopwijzer.domain.policy.demands import CueRole, Demand, PassageKind, Risk, Way
from aankoopwijzer.domain.records.passage import Mention, ReadPassage, ReadSentence

SILENCING: tuple[CueRole, ...] = ("wish", "denial", "law")
"""Roles that may make a sentence bind nobody."""
_IDLE: frozenset[CueRole] = frozenset(("wish", "denial"))
_SCORED: PassageKind = "award_criterion"
"""Where a wish is scored it is no longer idle: only the other cues silence it."""
_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)

Family = Literal["demand", "risk"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with the roles that speak in it."""

    sentence: ReadSentence
    roles: frozenset[CueRole]


@dataclass(frozen=True, slots=True)
class HeardPassage:
    """A read passage with its sentences as they are heard: without the mentions that mean something else.

    `names` are the groups of words that it names, `roles` those that speak anywhere in it.
    """

    read: ReadPassage
    heard: tuple[Heard, ...]
    names: frozenset[str]
    roles: frozenset[CueRole]

    def is_idle(self) -> bool:
        """Whether every sentence only wishes or denies."""
        return not self.roles.isdisjoint(_IDLE) and not any(one.roles.isdisjoint(_IDLE) for one in self.heard)

    def freed(self) -> tuple[Heard, ...]:
        """The sentences as if no role spoke in any."""
        return tuple(Heard(one.sentence, frozenset()) for one in self.heard)


@dataclass(frozen=True, slots=True)
class _ReadyWay:
    """A way with its groups of words by their full names, and the roles that silence it per kind of passage."""

    way: Way
    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    silenced_by: dict[PassageKind, frozenset[CueRole]]
    """A kind of passage that is not here cannot go this way."""


class Ways:
    """The ways of one demand or risk, made ready for many passages. Safe to share between threads."""

    def __init__(self, entry: Demand | Risk, family: Family, ways: Sequence[Way] | None = None) -> None:
        self.id = entry.id
        prefix = f"{family}:{entry.id}:"
        self._ways = tuple(_ready(way, prefix, family) for way in (entry.ways if ways is None else ways))

    def gone(
        self, heard: Sequence[Heard], kind: PassageKind, names: frozenset[str]
    ) -> list[tuple[Way, tuple[Mention, ...]]]:
        """The ways that the sentences of a passage of this kind go, each with the words that show it.

        `names` holds every group of words that the sentences name.
        """
        gone = []
        for ready in self._ways:
            silencing = ready.silenced_by.get(kind)
            if silencing is None or any(map(names.isdisjoint, ready.groups)):
                continue
            speaking = [one.sentence for one in heard if one.roles.isdisjoint(silencing)]
            if because := _words_of(ready, speaking):
                gone.append((ready.way, because))
        return gone


def names_in(heard: Sequence[Heard]) -> frozenset[str]:
    """Every group of words that the sentences name."""
    return frozenset().union(*(one.sentence.mentions for one in heard))


def _ready(way: Way, prefix: str, family: Family) -> _ReadyWay:
    kinds = [kind for kind in _KINDS if not (way.only and kind not in way.only) and kind not in way.never]
    return _ReadyWay(
        way,
        tuple(tuple(prefix + name for name in group.split("|")) for group in way.all_of),
        tuple(prefix + name for name in way.without),
        {kind: _silencing(way, kind) if family == "demand" else frozenset() for kind in kinds},
    )


def _silencing(way: Way, kind: PassageKind) -> frozenset[CueRole]:
    """The roles that make a sentence bind nobody; for a risk every sentence counts."""
    return frozenset(role for role in SILENCING if role not in way.despite and not (role == "wish" and kind == _SCORED))


def _words_of(ready: _ReadyWay, sentences: Sequence[ReadSentence]) -> tuple[Mention, ...]:
    """The words with which the sentences go this way; none when they do not."""
    for scope in (sentences,) if ready.way.within == "passage" else ((sentence,) for sentence in sentences):
        shown = []
        for group in ready.groups:
            mention = _one_of(group, scope)
            if mention is None:
                break
            shown.append(mention)
        if len(shown) == len(ready.groups) and not any(
            name in sentence.mentions for sentence in scope for name in ready.without
        ):
            return tuple(shown)
    return ()


def _one_of(names: tuple[str, ...], scope: Sequence[ReadSentence]) -> Mention | None:
    for sentence in scope:
        for name in names:
            if mentions := sentence.mentions.get(name):
                return mentions[0]
    return None
