"""A policy pack is read and made ready for many purchases."""

from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.domain.guidance.guide import Guide
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.matching import Matcher


@dataclass(frozen=True, slots=True)
class Adviser:
    """A pack with its words and its duties worked out; safe to share between threads."""

    pack: PolicyPack
    matcher: Matcher
    guide: Guide


def prepare_adviser(
    folder: Path | None = None, *, rule_sets: frozenset[str] | None = None, cache: Path | None = None
) -> Adviser:
    """The adviser of the pack in `folder`, or of the one that ships with the product.

    `rule_sets` switches exactly these sets on; None keeps the pack's own choice. With a `cache` folder a pack that was
    found sound before is read from there. Raises `PackError`.
    """
    pack = load_pack(folder, cache=cache)
    if rule_sets is not None:
        pack = pack.with_rule_sets(rule_sets)
    vocabulary = Vocabulary.model_validate({"entries": tuple(pack.vocabulary.values())})
    return Adviser(pack, Matcher(vocabulary), Guide(pack))
