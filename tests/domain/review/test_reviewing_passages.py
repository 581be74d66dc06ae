"""Read passages judged: what counts, what takes it away, and what a passage is."""

import pytest

from aankoopwijzer.domain.policy.demands import CheckingRules, Cue, Demand, Risk
from aankoopwijzer.domain.records.passage import Mention, Passage, ReadPassage, ReadSentence
from aankoopwijzer.domain.review.passages import Reviewer
from aankoopwijzer.domain.review.weights import weights_that_do_not_sum

WORDS = {"nl": "x"}
RULES = CheckingRules(
    demands=(
        Demand.model_validate({
            "id": "K1.2",
            "words": {"rain": WORDS, "reuse": WORDS, "lost": WORDS},
            "ways": [{"all_of": ["rain", "reuse"], "without": ["lost"], "within": "passage"}],
        }),
        Demand.model_validate({
            "id": "C1.2",
            "words": {"less": WORDS},
            "ways": [{"all_of": ["less"], "only": ["award_criterion"]}],
        }),
        Demand.model_validate({
            "id": "S1.1", "words": {"reserved": WORDS}, "ways": [{"all_of": ["reserved"], "despite": ["law"]}]
        }),
        Demand.model_validate({
            "id": "S1.3", "words": {"people": WORDS}, "ways": [{"all_of": ["people"], "yields_to": ["S1.1"]}]
        }),
        Demand.model_validate({
            "id": "K3.1", "words": {"use": WORDS}, "ways": [{"all_of": ["use"], "doubtful": True}]
        }),
    ),
    cues=(
        Cue(id="wish", role="wish", words=WORDS),
        Cue(id="law", role="law", words=WORDS),
        Cue(id="aside", role="set-aside", words=WORDS),
        Cue(id="colour", role="not-words", words=WORDS),
        Cue(id="proof", role="proof", words=WORDS),
        Cue(id="sanction", role="sanction", words=WORDS),
        Cue(id="points", role="kind", kind="award_criterion", weight=6, words=WORDS),
        Cue(id="actor", role="kind", kind="contract_performance_condition", weight=6, words=WORDS),
    ),
    risks=(
        Risk.model_validate({
            "id": "vague", "kind": "vague-demand", "words": {"vague": WORDS}, "ways": [{"all_of": ["vague"]}],
            "reason": {"nl": "r"}, "better": {"nl": "b"},
        }),
    ),
)  # fmt: skip
RAIN, REUSE, LOST, LESS = (f"demand:{one}" for one in ("K1.2:rain", "K1.2:reuse", "K1.2:lost", "C1.2:less"))


def said(*sentences: tuple[str, ...]) -> ReadPassage:
    """A passage whose sentences name these groups, each at a place of its own."""
    read = []
    for number, names in enumerate(sentences):
        base = number * 100
        mentions = {name: (Mention(name, base + at, base + at + 1),) for at, name in enumerate(names)}
        read.append(ReadSentence(base, base + 99, mentions))
    return ReadPassage(Passage("1", ""), tuple(read))


def codes(*sentences: tuple[str, ...]) -> list[str]:
    return [one.objective for one in Reviewer(RULES).review(said(*sentences)).fulfils]


def test_capture_without_reuse_does_not_carry_the_objective_out() -> None:
    assert codes((RAIN,)) == []


def test_what_stands_in_two_sentences_of_a_passage_counts_together() -> None:
    assert codes((RAIN,), (REUSE,)) == ["K1.2"]


def test_a_word_that_takes_it_away_takes_it_away() -> None:
    assert codes((RAIN, REUSE, LOST)) == []


def test_a_wish_binds_nobody() -> None:
    assert codes((RAIN, REUSE, "cue:wish")) == []


def test_a_binding_sentence_beside_a_wish_still_counts() -> None:
    assert codes((RAIN, REUSE), ("cue:wish",)) == ["K1.2"]


def test_a_wish_that_is_scored_counts() -> None:
    assert codes((RAIN, REUSE, "cue:wish", "cue:points")) == ["K1.2"]


def test_what_is_set_aside_anywhere_in_the_passage_counts_nowhere() -> None:
    assert codes((RAIN, REUSE), ("cue:aside",)) == []


def test_what_only_repeats_the_law_does_not_count_but_a_reservation_cites_it() -> None:
    assert codes((RAIN, REUSE, "cue:law")) == []
    assert codes(("demand:S1.1:reserved", "cue:law")) == ["S1.1"]


def test_less_packaging_counts_only_where_it_is_scored() -> None:
    assert codes((LESS,)) == []
    assert codes((LESS, "cue:points")) == ["C1.2"]


def test_people_in_a_reserved_contract_are_part_of_the_reservation() -> None:
    assert codes(("demand:S1.3:people",)) == ["S1.3"]
    assert codes(("demand:S1.3:people", "demand:S1.1:reserved")) == ["S1.1"]


def test_a_doubtful_way_is_an_abstention() -> None:
    finding = Reviewer(RULES).review(said(("demand:K3.1:use",)))
    assert [one.objective for one in finding.unsure] == ["K3.1"]
    assert finding.fulfils == ()


def test_words_inside_other_words_are_hidden_by_them() -> None:
    cover = Mention("groene kleur", 0, 12)
    inside = Mention("groene", 0, 6)
    sentence = ReadSentence(0, 20, {"cue:colour": (cover,), RAIN: (inside,), REUSE: (Mention("y", 15, 16),)})
    assert Reviewer(RULES).review(ReadPassage(Passage("1", ""), (sentence,))).fulfils == ()


def test_every_claim_shows_the_words_that_decided() -> None:
    finding = Reviewer(RULES).review(said((RAIN, REUSE, "cue:proof"), ("cue:sanction",)))
    assert [one.words for one in finding.fulfils[0].because] == [RAIN, REUSE]
    assert finding.has_proof
    assert finding.has_sanction


def test_the_first_sentence_says_what_a_passage_is() -> None:
    assert Reviewer(RULES).review(said(("cue:actor",), ("cue:points",))).kind == "contract_performance_condition"


def test_a_passage_without_any_cue_is_a_specification() -> None:
    assert Reviewer(RULES).review(said(())).kind == "technical_specification"


def test_a_vague_demand_is_a_risk_even_where_it_does_not_count() -> None:
    finding = Reviewer(RULES).review(said((RAIN, REUSE, "cue:wish", "risk:vague:vague")))
    assert [one.kind for one in finding.risks] == ["vague-demand"]
    assert finding.fulfils == ()


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Gunningscriteria: prijs (60 punten), kwaliteit (25 punten), levertermijn (10 punten).", True),
        ("Gunningscriteria: prijs (60 punten), kwaliteit (25 punten), levertermijn (15 punten).", False),
        ("Gunningscriteria op 100 punten: prijs 50 punten, kwaliteit 30 punten, termijn 20 punten.", False),
        ("Gunningscriterium prijs: 60 %, kwaliteit: 50 %, duurzaamheid: 10 %.", True),
        ("Kwaliteit (30 punten): stalen 10 punten, service 10 punten, opleiding 10 punten.", False),
    ],
)
def test_weights_must_make_a_hundred_when_the_whole_list_is_there(text: str, is_wrong: bool) -> None:
    assert bool(weights_that_do_not_sum(text)) is is_wrong
