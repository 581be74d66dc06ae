"""Singular and plural meet; words that differ do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.language.stems import plain, stem, undiminished


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("boom", "bomen"),
        ("fiets", "fietsen"),
        ("bus", "bussen"),
        ("huis", "huizen"),
        ("steen", "stenen"),
        ("doos", "dozen"),
        ("brief", "brieven"),
        ("wagen", "wagens"),
        ("machine", "machines"),
        ("auto", "auto's"),
        ("elektrisch", "elektrische"),
        ("vehicule", "vehicules"),
        ("building", "buildings"),
    ],
)
def test_a_word_and_its_plural_have_one_stem(one: str, many: str) -> None:
    assert stem(one) == stem(many)


@pytest.mark.parametrize(("one", "other"), [("wegen", "wagen"), ("plant", "plan"), ("kast", "kist"), ("bank", "band")])
def test_words_that_differ_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("small", "word"), [("keukentjes", "keuken"), ("boompje", "boom"), ("huisje", "huis"), ("tentje", "tent")]
)
def test_a_diminutive_gives_its_word_back(small: str, word: str) -> None:
    assert word in undiminished(small)


def test_a_word_that_is_no_diminutive_gives_nothing() -> None:
    assert undiminished("fietsen") == ()


def test_accents_and_capitals_do_not_matter() -> None:
    assert plain("Één Café, Straße") == "een cafe, strasse"


@given(st.text(alphabet=st.characters(whitelist_categories=["Ll", "Lu", "Nd"]), max_size=30))
def test_any_word_has_a_stem_no_longer_than_itself(word: str) -> None:
    readable = plain(word)
    assert len(stem(readable)) <= len(readable)
