"""From a purchase in words to the product-group rows it belongs to.

Read the mentions, weigh them, let what carries the purchase absorb what is only part of it, then follow the rules of
the entries that are left. Everything it knows about words and rows stands in the vocabulary of the policy pack.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import get_args

from aankoopwijzer.domain.policy.vocabulary import Entry, Rule, Vocabulary
from aankoopwijzer.domain.records.match import Matches, RowMatch
from aankoopwijzer.domain.records.purchase import ContractType, Purchase
from aankoopwijzer.domain.values.text import Language
from aankoopwijzer.language.evidence import BEHIND_TITLE, Evidence, by_prefix, weigh
from aankoopwijzer.language.lexicon import Lexicon
from aankoopwijzer.language.ordinary import load_ordinary
from aankoopwijzer.language.reading import Mention, read
from aankoopwijzer.language.stems import plain, stem
from aankoopwijzer.language.tongues import Tongues

CERTAIN_FROM = 0.6
DOUBTFUL_FROM = 0.45
JUST_DOUBTFUL = 0.59
"""The score of a row that is certain under one type of contract only, as long as nobody says which type it is."""
STANDS_FROM = 0.5
NAMED_FROM = 0.3
TITLE_READ = 400
TEXT_READ = 12_000
"""Characters that are read; what follows is left unread, so that a pasted document cannot slow an answer down."""

_LEANING = 0.9
_REASONS = 5
_COMPLETED_FROM = 4


class Matcher:
    """Matches purchases against one vocabulary; made once, used for every purchase."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._tongues = Tongues(vocabulary)
        self._lexicons: dict[Language, Lexicon] = {}
        self._by_prefix = by_prefix(vocabulary.entries)
        self._circumstances = [entry for entry in vocabulary.entries if entry.kind == "circumstance"]

    def make_ready(self, language: Language) -> None:
        """Prepare now what reading this language takes, in place of at the first purchase in it: about a second."""
        self._lexicon(language)
        load_ordinary(language)

    def match(self, purchase: Purchase) -> Matches:
        """The rows we stand for and the doubtful ones; both empty when the purchase lies outside every group.

        Reads at most `TITLE_READ` characters of the title and `TEXT_READ` of what follows.
        """
        head, overflow = _cut(purchase.title)
        rest = f"{overflow}\n{purchase.description}"[:TEXT_READ]
        languages = self._tongues.of(head, otherwise=self._tongues.of(rest))
        title = self._read(head, languages)
        text = self._read(rest, self._tongues.of(rest, otherwise=languages), listing=True)
        return self._decide(purchase, title, text)

    def suggest(self, text: str) -> Matches:
        """The same from a few words that someone is still typing; an unfinished last word counts as its completion."""
        purchase = Purchase(title=text)
        found = self.match(purchase)
        last = plain(text).split()[-1:] if text[-1:].isalnum() else []
        languages = self._tongues.of(text)
        lexicon = self._lexicon(languages[0])
        if not last or len(last[0]) < _COMPLETED_FROM or lexicon.knows(last[0]):
            return found
        likely = lexicon.completions(stem(last[0]))
        title = self._read(_cut(text)[0], languages)
        title += [Mention(entry, text.rsplit(maxsplit=1)[-1], "head", 0.5, "typo", len(title), 0) for entry in likely]
        completed = self._decide(purchase, title, [])
        return completed if completed.certain or completed.doubtful else found

    def _lexicon(self, language: Language) -> Lexicon:
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(self._vocabulary, language)
        return self._lexicons[language]

    def _read(self, text: str, languages: tuple[Language, ...], *, listing: bool = False) -> list[Mention]:
        """The mentions in a text, read in each language; what two languages both see counts once."""
        mentions = read(text, self._lexicon(languages[0]), listing=listing)
        for language in languages[1:]:
            seen = {(mention.entry.id, mention.position) for mention in mentions}
            further = read(text, self._lexicon(language), listing=listing)
            mentions += [mention for mention in further if (mention.entry.id, mention.position) not in seen]
        return mentions

    def _decide(self, purchase: Purchase, title: list[Mention], text: list[Mention]) -> Matches:
        contract = purchase.contract_type or _likely_contract(purchase)
        if contract is None:
            return _agreed([self._decide_as(each, purchase, title, text) for each in get_args(ContractType)])
        return _best_guess(self._decide_as(contract, purchase, title, text))

    def _decide_as(
        self, contract: ContractType, purchase: Purchase, title: list[Mention], text: list[Mention]
    ) -> Matches:
        found = weigh(title, text, purchase.cpv, self._by_prefix, contract)
        for entry in self._circumstances:
            found.setdefault(entry.id, Evidence(entry))
        absorbed = _absorbed(found, contract)
        facts = _Facts(purchase, contract, found)
        rows: dict[str, RowMatch] = {}
        for evidence in found.values():
            if evidence.entry.id in absorbed:
                continue
            for rule in evidence.entry.gives:
                if facts.meet(rule, evidence):
                    score = round(facts.score(evidence, rule) * rule.share / 100, 3)
                    for row in rule.rows:
                        if row not in rows or rows[row].score < score:
                            rows[row] = RowMatch(row=row, score=score, because=facts.reasons(evidence, rule))
        ranked = sorted(rows.values(), key=lambda match: (-match.score, match.row))
        return Matches(
            certain=tuple(match for match in ranked if match.score >= CERTAIN_FROM),
            doubtful=tuple(match for match in ranked if DOUBTFUL_FROM <= match.score < CERTAIN_FROM),
            signals=_signals(found.values()),
        )


def _agreed(readings: Sequence[Matches]) -> Matches:
    """What holds whatever type of contract it turns out to be; what hangs on the type is doubtful.

    A type under which the words lead nowhere has no say: nobody lays out a square as a supply.
    """
    telling = [reading for reading in readings if reading.certain]
    best: dict[str, RowMatch] = {}
    for match in (match for reading in readings for match in (*reading.certain, *reading.doubtful)):
        if match.row not in best or best[match.row].score < match.score:
            best[match.row] = match
    sure = [{match.row for match in reading.certain} for reading in telling]
    everywhere = set.intersection(*sure) if sure else set()
    ranked = sorted(best.values(), key=lambda match: (-match.score, match.row))
    return Matches(
        certain=tuple(match for match in ranked if match.row in everywhere),
        doubtful=tuple(
            match.model_copy(update={"score": min(match.score, JUST_DOUBTFUL)})
            for match in ranked
            if match.row not in everywhere
        ),
        signals=frozenset.intersection(*(reading.signals for reading in readings)),
    )


def _best_guess(matches: Matches) -> Matches:
    """The matches as they are; when nothing is certain, the doubtful rows that stand are what we stand for.

    A purchase that our words only half name is more often inside a product group than outside every one.
    """
    if matches.certain:
        return matches
    standing = tuple(match for match in matches.doubtful if match.score >= STANDS_FROM)
    rest = tuple(match for match in matches.doubtful if match.score < STANDS_FROM)
    return matches.model_copy(update={"certain": standing, "doubtful": rest})


def _signals(found: Iterable[Evidence]) -> frozenset[str]:
    """What the signs that stand say, less what other signs cancel."""
    standing = [
        each.entry for each in found if each.entry.kind == "sign" and each.strength * 100 >= each.entry.signals_from
    ]
    cancelled = {signal for entry in standing for signal in entry.cancels}
    return frozenset(signal for entry in standing for signal in entry.signals) - cancelled


class _Facts:
    """What a rule may ask of a purchase that has been read."""

    def __init__(self, purchase: Purchase, contract: ContractType | None, found: dict[str, Evidence]) -> None:
        self._purchase = purchase
        self._contract = contract
        self._found = found
        self._named: dict[str, list[Evidence]] = defaultdict(list)
        self._standing: set[str] = set()
        for evidence in found.values():
            for name in (evidence.entry.id, *evidence.entry.families):
                if evidence.strength >= NAMED_FROM:
                    self._named[name].append(evidence)
                if evidence.strength >= STANDS_FROM:
                    self._standing.add(name)

    def score(self, evidence: Evidence, rule: Rule) -> float:
        """The strength of the entry; an activity that stands leans on what it is done to."""
        if evidence.entry.kind == "circumstance":
            return 1.0
        own = evidence.strength
        if evidence.entry.kind == "activity" and own >= STANDS_FROM:
            partners = (other.strength for name in rule.with_any for other in self._named.get(name, ()))
            own = max(own, _LEANING * max(partners, default=0.0))
        return min(1.0, own)

    def reasons(self, evidence: Evidence, rule: Rule) -> tuple[str, ...]:
        said = list(evidence.because)
        for name in (*rule.with_any, *rule.also_with):
            for other in self._named.get(name, ()):
                said += other.because[:1]
        if not said and evidence.entry.label:
            said = [evidence.entry.label.nl]
        return tuple(dict.fromkeys(said))[:_REASONS]

    def meet(self, rule: Rule, evidence: Evidence) -> bool:
        if rule.contract and self._contract not in rule.contract:
            return False
        if rule.framework_agreement is not None and self._is_framework(evidence) is not rule.framework_agreement:
            return False
        if rule.carrying and evidence.titled_at is None:
            return False
        value = self._purchase.value_eur
        if rule.value_from is not None and (value is None or value < rule.value_from):
            return False
        if rule.value_below is not None and (value is None or value >= rule.value_below):
            return False
        if rule.with_any and not self._names(rule.with_any):
            return False
        if rule.also_with and not self._names(rule.also_with):
            return False
        return not any(name in self._standing for name in rule.without)

    def _names(self, names: Iterable[str]) -> bool:
        return any(name in self._named for name in names)

    def _is_framework(self, evidence: Evidence) -> bool | None:
        if self._purchase.framework_agreement is not None:
            return self._purchase.framework_agreement
        return True if evidence.words else None


def _absorbed(found: dict[str, Evidence], contract: ContractType | None) -> set[str]:
    """Ids of entries that are only part of, or governed by, a stronger one."""
    gone: set[str] = set()
    candidates = [
        e
        for e in found.values()
        if (e.entry.absorbs or e.entry.covers or e.entry.governs) and e.strength >= CERTAIN_FROM
    ]
    candidates.sort(key=lambda e: (_takes_all(e.entry), e.titled_at is None, -e.strength, e.titled_at or 0))
    for absorber in candidates:
        if absorber.entry.id in gone:
            continue
        for other in found.values():
            if other is absorber or other.entry.kind == "circumstance" or other.entry.id in gone:
                continue
            if _takes(absorber, other, contract):
                gone.add(other.entry.id)
    return gone


def _takes(absorber: Evidence, other: Evidence, contract: ContractType | None) -> bool:
    """Whether `other` is only part of `absorber`: the three lists of the entry, each with its own condition."""
    names = {other.entry.id, *other.entry.families, "*"}
    entry = absorber.entry
    if entry.kind == "outside" and absorber.cpv is None and other.cpv is not None and other.words:
        return False  # The code and a word name the same thing; a trap word does not take it away.
    if not names.isdisjoint(entry.absorbs):
        if "*" not in entry.absorbs:
            return True
        return _comes_first(absorber, other) or (contract == "services" and _is_titled(absorber))
    if not names.isdisjoint(entry.covers) and _stands_back(other, absorber):
        return "*" not in entry.covers or absorber.titled_at is not None or absorber.strength >= other.strength
    return not names.isdisjoint(entry.governs) and _comes_first(absorber, other)


def _stands_back(other: Evidence, absorber: Evidence) -> bool:
    """Whether the title leaves `other` to the description, at least when it does name the absorber."""
    return other.titled_at is None or (_is_titled(absorber) and not _is_titled(other))


def _is_titled(evidence: Evidence) -> bool:
    return evidence.titled_at is not None and evidence.titled_at < BEHIND_TITLE


def _takes_all(entry: Entry) -> bool:
    return "*" in (*entry.absorbs, *entry.covers, *entry.governs)


def _comes_first(absorber: Evidence, other: Evidence) -> bool:
    if other.titled_at is None:
        return absorber.titled_at is not None or absorber.strength >= other.strength
    return absorber.titled_at is not None and absorber.titled_at <= other.titled_at


def _likely_contract(purchase: Purchase) -> ContractType | None:
    """The type of contract that the CPV division implies: 45 works, 50 and up services, the rest supplies."""
    for code in purchase.cpv:
        division = int(code[:2])
        if division == 45:
            return "works"
        return "services" if division >= 50 else "supplies"
    return None


def _cut(title: str) -> tuple[str, str]:
    """What is read as title, and the rest of an overlong one."""
    return title[:TITLE_READ], title[TITLE_READ : TITLE_READ + TEXT_READ]
