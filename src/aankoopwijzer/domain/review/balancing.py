"""Two opinions made one: what the pack's words say and what was learned, weighed by a balance that was measured."""

from collections.abc import Collection, Mapping, Sequence
from math import exp

from aankoopwijzer.domain.policy.demands import PassageKind
from aankoopwijzer.domain.policy.learned import ANY, KIND, Balance, LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, Opinions
from aankoopwijzer.domain.review.finding import Basis, Fulfilment

_STEEPEST = 40.0
_LEAST_WITH_WORDS = 0.02
"""What the words of the pack found is dropped without a word only below this chance; above it the checker abstains."""
_HOPELESS = -1.0
"""Below this score a learned opinion alone never leaves doubt."""


def weighed(balance: Balance, terms: Mapping[str, float]) -> float:
    """The sum of a balance: above nought speaks for."""
    weights = balance.terms
    return balance.base + sum([weights.get(name, 0.0) * figure for name, figure in terms.items()])


def chance(balance: Balance, terms: Mapping[str, float]) -> float:
    """The chance that it is so, from 0 to 1."""
    return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, weighed(balance, terms)))))


def objective_terms(
    opinions: Opinions,
    code: str,
    highest: float,
    *,
    by_words: Collection[str],
    silenced: Collection[str],
    is_set_aside: bool,
    is_idle: bool,
) -> dict[str, float]:
    """The terms of the balance for one objective.

    `highest` is the highest score of any objective, `by_words` holds the objectives that the words of the pack find,
    `silenced` those that they would find if the sentence bound anybody; `is_idle` says that every sentence only
    wishes or denies.
    """
    score, anything = opinions.scores[code], opinions.scores.get(ANY, 0.0)
    return {
        "learned": score,
        "learned-for": max(0.0, score),
        "any": anything,
        "learned-and-any": score * anything,
        "best": float(score >= highest),
        "words": float(code in by_words),
        "other-words": float(len(by_words) > (code in by_words)),
        "silenced": float(code in silenced and code not in by_words),
        "set-aside": float(is_set_aside),
        "idle": float(is_idle),
    }


def balanced_objectives(
    learned: LearnedWeights,
    opinions: Opinions,
    by_words: Sequence[Fulfilment],
    silenced: Collection[str],
    *,
    is_set_aside: bool,
    is_idle: bool,
) -> tuple[tuple[Fulfilment, ...], tuple[Fulfilment, ...]]:
    """What is carried out for certain, and where the two opinions leave doubt."""
    balance, scores = learned.balances["objective"], opinions.scores
    words = {one.objective: one for one in by_words}
    codes = [code for code in learned.objectives if code in scores]
    highest = max((scores[code] for code in codes), default=0.0)
    certain: list[Fulfilment] = []
    unsure: list[Fulfilment] = []
    for code in sorted({*words, *(code for code in codes if scores[code] >= _HOPELESS)}):
        if code not in scores:
            certain.append(words[code])
            continue
        terms = objective_terms(
            opinions, code, highest, by_words=words, silenced=silenced, is_set_aside=is_set_aside, is_idle=is_idle
        )
        likely = chance(balance, terms)
        found = words.get(code)
        is_certain = likely >= balance.yes
        if not is_certain and likely < (_LEAST_WITH_WORDS if found else balance.unsure):
            continue
        if because := found.because if found else opinions.because(code):
            basis: Basis = "both" if found and scores[code] > 0 else "words" if found else "learned"
            (certain if is_certain else unsure).append(Fulfilment(code, because, basis, likely))
    return tuple(certain), tuple(unsure)


def balanced_kind(learned: LearnedWeights, opinions: Opinions, voted: PassageKind | None) -> PassageKind:
    """The kind for which votes of cues and learned opinion together speak most."""
    balance = learned.balances["kind"]
    return max(learned.kinds, key=lambda kind: weighed(balance, kind_terms(opinions, kind, voted)))


def kind_terms(opinions: Opinions, kind: PassageKind, voted: PassageKind | None) -> dict[str, float]:
    """The terms of the balance for one kind."""
    return {"learned": opinions.scores.get(KIND + kind, 0.0), "words": float(kind == voted)}


def said_terms(opinions: Opinions, label: str, found: Sequence[Mention]) -> dict[str, float]:
    """The terms of the balance for proof or sanction."""
    return {"learned": opinions.scores.get(label, 0.0), "words": float(bool(found))}


def balanced_mentions(
    learned: LearnedWeights, opinions: Opinions, label: str, found: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """The words that ask proof or name a sanction; none when it is more likely that nothing is asked."""
    if label not in opinions.scores:
        return found
    balance = learned.balances[label]
    if chance(balance, said_terms(opinions, label, found)) < balance.yes:
        return ()
    return found or opinions.because(label)
