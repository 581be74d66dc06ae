"""What one word can mean: whole, glued, misspelt, half known."""

import pytest

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.language.lexicon import Lexicon


@pytest.fixture
def lexicon(tiny: Vocabulary) -> Lexicon:
    return Lexicon(tiny, "nl")


def meant(lexicon: Lexicon, word: str) -> dict[str, str]:
    """Entry id to the form in which the word means it."""
    return {sense.entry.id: sense.form for sense in lexicon.senses(word)}


def test_the_last_part_of_a_compound_says_what_it_is(lexicon: Lexicon) -> None:
    senses = {sense.entry.id: sense.share for sense in lexicon.senses("bootzeilen")}
    assert senses["sail"] == 1.0
    assert senses["boat"] < 0.5


def test_under_an_activity_the_first_part_counts_nearly_fully(lexicon: Lexicon) -> None:
    shares = {sense.entry.id: sense.share for sense in lexicon.senses("kanoherstel")}
    assert shares["repair"] == 1.0
    assert shares["boat"] > 0.9


def test_a_carrier_adds_nothing_to_what_it_carries(lexicon: Lexicon) -> None:
    shares = {sense.entry.id: sense.share for sense in lexicon.senses("zeilmateriaal")}
    assert shares["sail"] > 0.9


def test_a_word_may_mean_something_only_as_the_last_part_of_a_longer_one(lexicon: Lexicon) -> None:
    assert meant(lexicon, "bootdoek")["sail"] == "compound"
    assert "sail" not in meant(lexicon, "doek")
    assert "sail" not in meant(lexicon, "doekboot")


def test_linking_letters_do_not_hide_a_part(lexicon: Lexicon) -> None:
    assert "boat" in meant(lexicon, "botenmateriaal")
    assert "harbour" in meant(lexicon, "havenszeil")


def test_an_unknown_first_part_leaves_a_long_known_head(lexicon: Lexicon) -> None:
    assert meant(lexicon, "xyloroeiboot") == {"boat": "compound"}


def test_a_word_known_to_the_vocabulary_as_ordinary_is_left_alone(lexicon: Lexicon) -> None:
    assert set(meant(lexicon, "kapitein")) == {"words"}


@pytest.mark.parametrize("slip", ["zeilbot", "zeillboot", "ziilboot", "zeliboot", "seilboot"])
def test_a_slip_in_a_long_word_is_forgiven(lexicon: Lexicon, slip: str) -> None:
    # "seilboot" begins with another letter: that is no slip but another word, until someone writes it down.
    found = meant(lexicon, slip)
    assert ("boat" in found) is (slip[0] == "z")


def test_another_letter_that_does_not_sound_alike_is_no_slip(lexicon: Lexicon) -> None:
    assert "boat" not in meant(lexicon, "zeilkoot")


def test_a_short_word_is_never_taken_for_a_slip(lexicon: Lexicon) -> None:
    assert meant(lexicon, "bost") == {}


def test_a_word_marked_with_an_equals_sign_counts_only_as_written(lexicon: Lexicon) -> None:
    assert set(meant(lexicon, "houten")) == {"words"}


def test_a_word_of_another_language_is_not_read_as_dutch(lexicon: Lexicon, tiny: Vocabulary) -> None:
    assert meant(lexicon, "bateau") == {}
    assert set(meant(Lexicon(tiny, "fr"), "bateau")) == {"boat"}


def test_english_is_borrowed_everywhere(lexicon: Lexicon) -> None:
    assert set(meant(lexicon, "boats")) == {"boat"}


def test_a_word_longer_than_any_real_one_means_nothing(lexicon: Lexicon) -> None:
    assert lexicon.senses("boot" * 100) == ()


def test_completions_begin_as_typed(lexicon: Lexicon) -> None:
    assert {entry.id for entry in lexicon.completions("roei")} == {"boat"}
    assert lexicon.completions("") == []
