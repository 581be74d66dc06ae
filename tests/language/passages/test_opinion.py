"""Passages weighed by learned weights: scores, and the words that weighed most."""

import pytest

from aankoopwijzer.domain.policy.learned import LearnedWeights, Trait
from aankoopwijzer.domain.records.passage import Opinions, Passage, ReadPassage
from aankoopwijzer.language.passages.reading import PassageReader
from aankoopwijzer.language.passages.traits import opening_of, pairs_of, parts_of

FAMILIES = dict.fromkeys("wbcmqof", 1.0)


def read(text: str, **traits: float) -> ReadPassage:
    weights = {name.replace("__", ":"): Trait(2.0, ((0, weight),)) for name, weight in traits.items()}
    learned = LearnedWeights(("K1.2",), (-0.25,), FAMILIES, weights, {})
    return PassageReader([("demand:K1.2:water", {"nl": "water"})], learned=learned).read(Passage("1", text))


def opinions(text: str, **traits: float) -> Opinions:
    found = read(text, **traits).opinions
    assert found is not None
    return found


def score(text: str, **traits: float) -> float:
    return opinions(text, **traits).scores["K1.2"]


def test_without_a_known_trait_the_bias_speaks() -> None:
    assert score("Iets heel anders.") == -0.25


def test_a_word_counts_in_all_its_forms() -> None:
    assert score("Putten", w__put=1.0) == score("put", w__put=1.0) == pytest.approx(0.75)


def test_a_compound_counts_by_its_parts() -> None:
    assert score("hemelwaterput", c__water=1.0) == score("regenwater", c__water=1.0) == pytest.approx(0.75)


def test_pairs_openings_and_groups_count() -> None:
    assert score("niet beoordeeld", b__niet_beoordeeld=-1.0) == pytest.approx(-1.25)
    assert score("De put", b__niet_beoordeeld=-1.0) == -0.25
    assert score("water", **{"m__demand:K1.2:water": 1.0}) == pytest.approx(0.75)
    assert score("de put", o__de_put=1.0) == pytest.approx(0.75)


def test_the_more_is_known_the_less_each_word_weighs() -> None:
    assert score("put tank", w__put=1.0, w__tank=1.0) == pytest.approx(-0.25 + 2 / 2**0.5)


def test_the_words_that_weighed_most_are_quoted_where_they_stand() -> None:
    text = "Een nieuwe put, en een tank."
    because = opinions(text, w__put=1.0, w__nieuw=0.5, w__tank=0.2).because("K1.2")
    assert [mention.words for mention in because] == ["nieuwe put", "tank"]
    assert all(text[mention.start : mention.end] == mention.words for mention in because)


def test_of_a_long_passage_the_part_that_speaks_most_counts() -> None:
    others = ("dak", "muur", "raam", "deur", "goot", "pan", "kast", "stoel", "lamp", "trap")
    around = " ".join(f"{one.title()}." for one in others)
    against = {f"w__{one}": -0.5 for one in others}
    assert score(f"{around} Een put. {around}", w__put=3.0, **against) > 0 > score(around, **against)


def test_traits_are_cut_the_same_everywhere() -> None:
    assert list(pairs_of(["de", "put"])) == ["^_de", "de_put"]
    assert list(opening_of(["de", "put"])) == ["de", "de_put"]
    assert "<put" not in list(parts_of("put"))
    assert {"<dak", "dak>"} < {*parts_of("dakdak"), "dak>"}


def test_the_words_are_quoted_from_the_part_that_speaks_most() -> None:
    text = " ".join(["Een dak."] * 6 + ["Een put."] + ["Een raam."] * 6)
    (mention,) = opinions(text, w__put=3.0, w__dak=-0.5, w__raam=-0.5).because("K1.2")
    assert (mention.words, mention.start) == ("put", text.index("put"))


def test_what_is_far_from_being_said_is_not_quoted() -> None:
    assert opinions("Een put en een dak.", w__put=0.1, w__dak=-3.0).because("K1.2") == ()
    assert opinions("Een put.", w__put=1.0).because("K9.9") == ()
