"""What it takes to check drafts is made ready for many of them."""

from dataclasses import dataclass
from functools import lru_cache

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.review.draft import DraftReviewer
from aankoopwijzer.domain.review.gaps import GapFinder
from aankoopwijzer.domain.values.text import Language
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.flows.prepare_passage_checker import prepare_passage_checker
from aankoopwijzer.language.drafts.figures import unit_key
from aankoopwijzer.language.drafts.reading import DraftReader
from aankoopwijzer.language.passages.likeness import likeness

DRAFTED_IN: Language = "nl"
"""The language that most drafts are in."""


@dataclass(frozen=True, slots=True)
class Checker:
    """An adviser with what it takes to check drafts; safe to share between threads."""

    adviser: Adviser
    reader: DraftReader
    reviewer: DraftReviewer
    gaps: GapFinder


def prepare_checker(adviser: Adviser) -> Checker:
    """A checker by the pack of the adviser. What reading takes is loaded here: the first draft does not wait for it."""
    pack = adviser.pack
    adviser.matcher.make_ready(DRAFTED_IN)
    rules, passages = pack.checking, prepare_passage_checker(pack)
    return Checker(
        adviser,
        DraftReader(rules, passages.reader, _open_names(pack)),
        DraftReviewer(rules, passages.reviewer),
        GapFinder(pack, alike=likeness, unit_of=lru_cache(unit_key)),
    )


def _open_names(pack: PolicyPack) -> tuple[str, ...]:
    """Names that no trade owns: the authorities and the sources of the pack."""
    return tuple(each.name for each in pack.authorities.values())
