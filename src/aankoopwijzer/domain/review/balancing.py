"""Two opinions made one: what the pack's words say and what was learned, weighed by a balance that was measured."""

from collections.abc import Collection, Mapping, Sequence
from math import exp

from aankoopwijzer.domain.policy.demands import PassageKind
from aankoopwijzer.domain.policy.learned import ANY, KIND, Balance, LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, Opinion, ReadPassage
from aankoopwijzer.domain.review.finding import Fulfilment

_STEEPEST = 40.0
_LEAST_WITH_WORDS = 0.02
"""What the words of the pack found is dropped without a word only below this chance; above it the checker abstains."""
_HOPELESS = -1.0
"""Below this score a learned opinion alone never leaves doubt."""
_NO_OPINION = Opinion(0.0)


def weighed(balance: Balance, terms: Mapping[str, float]) -> float:
    """The sum of a balance: above nought speaks for."""
    return balance.base + sum(balance.terms.get(name, 0.0) * figure for name, figure in terms.items())


def chance(balance: Balance, terms: Mapping[str, float]) -> float:
    """The chance that it is so, from 0 to 1."""
    return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, weighed(balance, terms)))))


def objective_terms(
    read: ReadPassage,
    code: str,
    highest: float,
    *,
    by_words: Collection[str],
    silenced: Collection[str],
    is_set_aside: bool,
) -> dict[str, float]:
    """The terms of the balance for one objective.

    `highest` is the highest score of any objective, `by_words` holds the objectives that the words of the pack find,
    `silenced` those that they would find if the sentence bound anybody.
    """
    opinions = read.opinions
    score, anything = opinions[code].score, opinions.get(ANY, _NO_OPINION).score
    return {
        "learned": score,
        "learned-for": max(0.0, score),
        "any": anything,
        "learned-and-any": score * anything,
        "best": float(score >= highest),
        "words": float(code in by_words),
        "other-words": float(any(other != code for other in by_words)),
        "silenced": float(code in silenced and code not in by_words),
        "set-aside": float(is_set_aside),
    }


def balanced_objectives(
    learned: LearnedWeights,
    read: ReadPassage,
    by_words: Sequence[Fulfilment],
    silenced: Collection[str],
    *,
    is_set_aside: bool,
) -> tuple[tuple[Fulfilment, ...], tuple[Fulfilment, ...]]:
    """What is carried out for certain, and where the two opinions leave doubt."""
    balance, opinions = learned.balances["objective"], read.opinions
    words = {one.objective: one for one in by_words}
    codes = [code for code in learned.objectives() if code in opinions]
    highest = max((opinions[code].score for code in codes), default=0.0)
    certain, unsure = [], []
    for code in sorted({*codes, *words}):
        if code not in opinions:
            certain.append(words[code])
            continue
        if opinions[code].score < _HOPELESS and code not in words:
            continue
        terms = objective_terms(read, code, highest, by_words=words, silenced=silenced, is_set_aside=is_set_aside)
        likely = chance(balance, terms)
        found = words.get(code)
        one = Fulfilment(
            code,
            found.because if found else opinions[code].because,
            "both" if found and opinions[code].score > 0 else "words" if found else "learned",
            likely,
        )
        if likely >= balance.yes and one.because:
            certain.append(one)
        elif likely >= (_LEAST_WITH_WORDS if found else balance.unsure) and one.because:
            unsure.append(one)
    return tuple(certain), tuple(unsure)


def balanced_kind(learned: LearnedWeights, opinions: Mapping[str, Opinion], voted: PassageKind | None) -> PassageKind:
    """The kind for which votes of cues and learned opinion together speak most."""
    balance = learned.balances["kind"]
    return max(
        learned.kinds(),
        key=lambda kind: weighed(balance, kind_terms(opinions, kind, voted)),
    )


def kind_terms(opinions: Mapping[str, Opinion], kind: PassageKind, voted: PassageKind | None) -> dict[str, float]:
    """The terms of the balance for one kind."""
    return {"learned": opinions.get(KIND + kind, _NO_OPINION).score, "words": float(kind == voted)}


def said_terms(opinions: Mapping[str, Opinion], label: str, found: Sequence[Mention]) -> dict[str, float]:
    """The terms of the balance for proof or sanction."""
    return {"learned": opinions.get(label, _NO_OPINION).score, "words": float(bool(found))}


def balanced_mentions(
    learned: LearnedWeights, opinions: Mapping[str, Opinion], label: str, found: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """The words that ask proof or name a sanction; none when it is more likely that nothing is asked."""
    if label not in opinions:
        return found
    balance = learned.balances[label]
    if chance(balance, said_terms(opinions, label, found)) < balance.yes:
        return ()
    return found or opinions[label].because
