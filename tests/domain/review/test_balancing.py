"""What the words of the pack say and what was learned, made one."""

from aankoopwijzer.domain.policy.learned import Balance, LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, Opinions
from aankoopwijzer.domain.review.balancing import balanced_objectives

WORDS = (Mention("zeil", 0, 4),)
BALANCE = Balance(0.0, {"learned": 2.0, "idle": -4.0}, yes=0.8, unsure=0.4)
LEARNED = LearnedWeights(("K1.2", "S1.1", "any"), (0.0, 0.0, 0.0), {}, {}, {"objective": BALANCE})


def judged(score: float, *, is_idle: bool) -> tuple[list[str], list[str]]:
    """The codes that are certain and those that are left open."""
    opinions = Opinions({"K1.2": score, "S1.1": -2.0, "any": 0.0}, lambda label: WORDS)
    certain, unsure = balanced_objectives(LEARNED, opinions, (), (), is_set_aside=False, is_idle=is_idle)
    return [one.objective for one in certain], [one.objective for one in unsure]


def test_a_high_score_is_certain_in_sentences_that_bind():
    assert judged(1.5, is_idle=False) == (["K1.2"], [])


def test_the_same_score_counts_less_when_every_sentence_only_wishes_or_denies():
    assert judged(1.5, is_idle=True) == ([], [])
    assert judged(2.3, is_idle=True) == ([], ["K1.2"])


def test_a_score_far_below_nought_is_never_looked_at():
    assert judged(-1.5, is_idle=False) == ([], [])
