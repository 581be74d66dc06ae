"""A text as mentions: which entries it names, where, and in what role.

"Verzekering van bestelwagens met bijstand, laadpaal hebben we al" mentions four things, but buys one. The little words
around a mention say its role: what follows "voor" is a purpose, what follows "met" an extra, what follows "zonder" is
not bought, and what stands before "hebben we al" is not bought either. A role holds until the sentence ends.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from aankoopwijzer.domain.policy.vocabulary import Cue, Entry
from aankoopwijzer.language.lexicon import Form, Lexicon
from aankoopwijzer.language.stems import plain, stem

Role = Literal["head", "with", "purpose", "place", "aside", "denied"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘&-][^\W_]+)*-?|[.,;:!?()\n|]| [-–—] |[–—•]")
_STOP = frozenset(".;:!?\n|") | {" - ", " – ", " — ", "–", "—", "•"}
_ABBREVIATED = frozenset("incl excl ca bv bvb nr max min enz resp m.i.v ong div o.a st evt zgn afd art".split())
_ROLE_OF: dict[Cue, Role] = {
    "without": "denied",
    "instead-of": "denied",
    "together-with": "with",
    "purpose": "purpose",
    "place": "place",
    "into": "place",
}
_BRIEF: frozenset[Role] = frozenset({"denied"})
"""Roles that end at a comma."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One entry named once: the words as they stand, the role, how surely the word means the entry."""

    entry: Entry
    words: str
    role: Role
    share: float
    form: Form
    position: int
    sentence: int


def read(text: str, lexicon: Lexicon, *, listing: bool = False) -> list[Mention]:
    """All mentions in a text, in order; words that the vocabulary does not know leave no trace.

    In a `listing`, as descriptions are, a comma also ends a purpose and a place: "paths for wheelchairs, three trees".
    """
    return _Reader(lexicon, listing=listing).read(text)


class _Reader:
    def __init__(self, lexicon: Lexicon, *, listing: bool) -> None:
        self._lexicon = lexicon
        self._brief = _BRIEF | {"purpose", "place"} if listing else _BRIEF
        self._mentions: list[Mention] = []
        self._role: Role = "head"
        self._depth = 0
        self._sentence = 0
        self._clause_from = 0
        self._after_joint = False
        self._carried = True
        self._leaves = False
        self._sentence_from = 0

    def read(self, text: str) -> list[Mention]:
        raw = [found.group() for found in _TOKEN.finditer(text)]
        words = [_readable(token) for token in raw]
        self._complete_halves(words)
        stems = [stem(word.replace("-", "")) if word[0].isalnum() else word for word in words]
        at = 0
        while at < len(words):
            if words[at][0].isalnum():
                at += self._take(raw, words, stems, at)
            else:
                before = words[at - 1] if at else ""
                self._punctuate(words[at], before, at)
                at += 1
        return self._mentions

    def _take(self, raw: list[str], words: list[str], stems: list[str], at: int) -> int:
        for length, sign in self._lexicon.signs_at(stems, at):
            self._note([sign], " ".join(raw[at : at + length]), at, 1.0, "word")
        length, entries = self._lexicon.phrase_at(stems, at)
        if length:
            self._note(entries, " ".join(raw[at : at + length]), at, 1.0, "word")
            return length
        senses = self._lexicon.senses(words[at])
        following = words[at + 1] if at + 1 < len(words) else ""
        if (
            not any(s.form == "word" for s in senses)
            and following[:1].isalpha()
            and self._lexicon.knows(words[at] + following)
        ):
            joined = self._lexicon.senses(words[at] + following)
            self._note([s.entry for s in joined], f"{raw[at]} {raw[at + 1]}", at, 1.0, "word")
            return 2
        if len(senses) == 1 and senses[0].entry.kind == "cue":
            self._note([senses[0].entry], raw[at], at, 1.0, "word")
            return 1
        if self._is_name(raw[at], at):
            senses = tuple(s for s in senses if s.form == "word" or s.share == 1.0 or s.entry.kind == "setting")
        for sense in senses:
            self._note([sense.entry], raw[at], at, sense.share, sense.form)
        if not senses:
            self._after_joint = False
            self._carried = self._carried and not words[at].isalpha()
        return 1

    def _is_name(self, written: str, at: int) -> bool:
        """A capital within a sentence, except in German: "te Hellevoetsluis" is a town, not a lock."""
        return not self._lexicon.capitalises and written[:1].isupper() and at > self._sentence_from

    def _note(self, entries: Iterable[Entry], words: str, at: int, share: float, form: Form) -> None:
        for entry in entries:
            if entry.cue:
                self._steer(entry.cue, at)
                continue
            if entry.kind in ("carrier", "part"):
                continue
            if self._after_joint and entry.kind == "activity" and form != "modifier" and self._role == "place":
                self._role = "head"
            self._carried = self._carried and entry.kind in ("setting", "sign", "circumstance")
            role = "aside" if self._depth and self._role == "head" else self._role
            self._mentions.append(Mention(entry, words, role, share, form, at, self._sentence))
        self._after_joint = False

    def _steer(self, cue: Cue, at: int) -> None:
        if cue == "has-already":
            self._recast("denied")
        elif cue == "included":
            if self._clause_from:
                self._recast("with")
        elif cue == "towards" or (cue == "into" and self._leaves):
            self._recast("denied")
            self._role = "head"
        elif cue == "out-of":
            self._leaves = at == self._sentence_from
        elif cue == "joint":
            self._after_joint = True
        elif cue == "purpose" and self._carried:
            self._carried = False
        elif not (self._role == "denied" and cue in ("purpose", "place")):
            self._role = _ROLE_OF[cue]

    def _recast(self, role: Role) -> None:
        kept = self._mentions[self._clause_from :]
        self._mentions[self._clause_from :] = [replace(mention, role=role) for mention in kept]

    def _punctuate(self, mark: str, before: str, at: int) -> None:
        if mark == "." and before in _ABBREVIATED:
            return
        if mark == "(":
            self._depth += 1
        elif mark == ")":
            self._depth = max(0, self._depth - 1)
        if mark in _STOP:
            self._sentence += 1
            self._sentence_from = at + 1
            self._leaves = False
            self._role = "head"
            self._carried = True
            self._depth = 0
        elif self._role in self._brief:
            self._role = "head"
        self._clause_from = len(self._mentions)
        self._after_joint = True

    def _complete_halves(self, words: list[str]) -> None:
        """Give "fiets-" in "fiets- en voetpaden" the tail that it shares with a later word."""
        for at, word in enumerate(words):
            if len(word) < 4 or not word.endswith("-"):
                continue
            half = word[:-1]
            words[at] = half
            for later in words[at + 1 : at + 5]:
                whole = self._shared_tail(half, later)
                if whole:
                    words[at] = whole
                    break

    def _shared_tail(self, half: str, later: str) -> str | None:
        for cut in range(3, len(later) - 2):
            if self._lexicon.knows(half + later[cut:]):
                return half + later[cut:]
        tail = self._lexicon.tail_of(later)
        return half + tail if tail else None


def _readable(token: str) -> str:
    if not token[0].isalnum():
        return token
    word = plain(token)
    return word.replace(".", "") if "." in word else word
