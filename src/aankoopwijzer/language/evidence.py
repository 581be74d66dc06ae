"""How strongly a purchase speaks of each entry: mentions weighed by place and role, and its CPV codes.

The title says what is bought; the description says how, and names extras, places and reasons. A description therefore
counts fully only for what the title names too, or when the title names nothing that the vocabulary knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aankoopwijzer.domain.policy.vocabulary import Entry
from aankoopwijzer.domain.records.purchase import ContractType
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.language.reading import Mention, Role

_IN_TITLE: Mapping[Role, float] = {
    "head": 1.0,
    "aside": 0.6,
    "with": 0.5,
    "purpose": 0.35,
    "place": 0.35,
    "denied": 0.0,
}
_IN_TEXT: Mapping[Role, float] = {"head": 0.55, "aside": 0.35, "with": 0.3, "purpose": 0.2, "place": 0.2, "denied": 0.0}
_FIRST_SENTENCE_ALONE = 0.85
_AFTER_LEAD = 0.55
_TEXT_ALONE = 1.3
_TEXT_BESIDE_TITLE = 0.6
_TITLED_FROM = 0.75
_CPV_BY_LENGTH = {2: 0.5, 3: 0.65}
_CPV_PRECISE = 0.75
_CPV_AGAINST_TITLE = 0.6
_MENTIONS_COUNTED = 4
_FADING = ((5, 1.0), (10, 0.5))
"""The first sentences of a description say what is bought; further on it says how. (sentences, what is left)"""
_FADED = 0.2
BEHIND_TITLE = 10_000
"""Added to places in a description whose first sentence stands in for a title that says nothing."""
_BUYABLE = frozenset({"subject", "outside", "activity"})


@dataclass
class Evidence:
    """All that speaks for one entry; `titled_at` is its place among the words of the title, None when not there."""

    entry: Entry
    words: list[tuple[float, str]] = field(default_factory=list)
    titled_at: int | None = None
    cpv: tuple[float, str] | None = None
    fit: float = 1.0

    @property
    def from_words(self) -> float:
        """Strength of the words alone, in [0, 1]."""
        strongest = sorted((weight for weight, _ in self.words), reverse=True)[:_MENTIONS_COUNTED]
        return _together(strongest) * self.fit

    @property
    def strength(self) -> float:
        """Strength of words and CPV together, in [0, 1]."""
        return _together([self.from_words, self.cpv[0] if self.cpv else 0.0])

    @property
    def because(self) -> tuple[str, ...]:
        """The words as they stand in the purchase and the CPV prefix, strongest first."""
        reasons = [*self.words, *([self.cpv] if self.cpv else [])]
        reasons.sort(key=lambda reason: -reason[0])
        return tuple(dict.fromkeys(words for weight, words in reasons if weight > 0))


def weigh(
    title: Sequence[Mention],
    text: Sequence[Mention],
    cpv: Iterable[Cpv],
    entries_by_prefix: Mapping[str, Sequence[Entry]],
    contract: ContractType | None,
) -> dict[str, Evidence]:
    """The evidence for every entry that the purchase names, by entry id."""
    found: dict[str, Evidence] = {}
    named = _weigh_title(title, found, contract)
    alone = not named
    first = min(
        (mention.sentence for mention in text if _weight_in_text(mention) > 0 and _names_subject(mention)), default=-1
    )
    buyable = (m for m in text if m.sentence == first and m.role == "head" and _could_be_bought(m.entry, contract))
    lead = next((mention.entry.id for mention in buyable if mention.entry.kind == "subject"), None)
    for mention in text:
        weight = _weight_in_text(mention)
        if weight <= 0:
            continue
        evidence = _of(found, mention.entry, contract)
        if alone and mention.sentence == first and mention.role == "head":
            after = mention.entry.kind == "subject" and mention.entry.id != lead
            weight = (_AFTER_LEAD if after else _FIRST_SENTENCE_ALONE) * mention.share
            if evidence.titled_at is None and mention.form != "modifier":
                evidence.titled_at = BEHIND_TITLE + mention.position
        elif alone:
            weight = min(_FIRST_SENTENCE_ALONE, weight * _TEXT_ALONE)
        elif evidence.titled_at is None and mention.entry.kind in ("subject", "outside"):
            weight *= _TEXT_BESIDE_TITLE
        evidence.words.append((weight, mention.words))
    _weigh_cpv(cpv, entries_by_prefix, found, contract, against=bool(named))
    return found


def _weigh_title(title: Sequence[Mention], found: dict[str, Evidence], contract: ContractType | None) -> list[Evidence]:
    for mention in title:
        weight = _IN_TITLE[mention.role] * mention.share
        if weight <= 0:
            continue
        evidence = _of(found, mention.entry, contract)
        evidence.words.append((weight, mention.words))
        if mention.role == "head" and mention.share >= 0.5 and evidence.titled_at is None:
            evidence.titled_at = mention.position
    return [e for e in found.values() if e.from_words >= _TITLED_FROM and _could_be_bought(e.entry, contract)]


def _weigh_cpv(
    codes: Iterable[Cpv],
    entries_by_prefix: Mapping[str, Sequence[Entry]],
    found: dict[str, Evidence],
    contract: ContractType | None,
    *,
    against: bool,
) -> None:
    for code in codes:
        for length in range(8, 1, -1):
            prefix = code[:length]
            entries = entries_by_prefix.get(prefix, ())
            for entry in entries:
                evidence = _of(found, entry, contract)
                weight = _CPV_BY_LENGTH.get(length, _CPV_PRECISE)
                if against and not evidence.words:
                    weight *= _CPV_AGAINST_TITLE
                if evidence.cpv is None or evidence.cpv[0] < weight:
                    evidence.cpv = (weight, f"CPV {prefix}")
            if entries:
                break


def _weight_in_text(mention: Mention) -> float:
    weight = _IN_TEXT[mention.role] * mention.share
    return next((weight * left for sentences, left in _FADING if mention.sentence < sentences), weight * _FADED)


def _names_subject(mention: Mention) -> bool:
    return mention.entry.kind in _BUYABLE and mention.role == "head"


def _could_be_bought(entry: Entry, contract: ContractType | None) -> bool:
    """Whether a contract of this type can be about the entry: "Veilig fietsen" in works buys no bicycles."""
    if entry.kind == "outside":
        return True
    if entry.kind != "subject":
        return False
    return any(not rule.contract or contract is None or contract in rule.contract for rule in entry.gives)


def _of(found: dict[str, Evidence], entry: Entry, contract: ContractType | None) -> Evidence:
    evidence = found.get(entry.id)
    if evidence is None:
        fit = entry.fits.get(contract, 100) / 100 if contract else 1.0
        evidence = found[entry.id] = Evidence(entry, fit=fit)
    return evidence


def _together(weights: Iterable[float]) -> float:
    against = 1.0
    for weight in weights:
        against *= 1.0 - weight
    return 1.0 - against


def by_prefix(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by each of their CPV prefixes."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for prefix in entry.cpv_prefixes:
            found[prefix].append(entry)
    return dict(found)
