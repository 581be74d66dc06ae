"""The little words around a mention say whether it is bought."""

import pytest

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.language.lexicon import Lexicon
from aankoopwijzer.language.reading import Role, read


@pytest.fixture
def lexicon(tiny: Vocabulary) -> Lexicon:
    return Lexicon(tiny, "nl")


@pytest.mark.parametrize(
    ("text", "boat"),
    [
        ("Zeilboot", "head"),
        ("Zeilen voor zeilboot", "purpose"),
        ("Firma voor boten", "head"),
        ("Zeilen met boot", "with"),
        ("Zeilen aan de boot", "place"),
        ("Zeilen zonder boot", "denied"),
        ("Zeilen, boot hebben we al", "denied"),
        ("Zeilen in plaats van boot", "denied"),
        ("Zeilen, boot inbegrepen", "with"),
        ("Van boot naar zeil", "denied"),
        ("Zeilen (boot)", "aside"),
        ("Zeilen zonder steiger, boot", "head"),
        ("Zeilen voor de haven. Boot", "head"),
    ],
)
def test_the_role_of_the_boat(lexicon: Lexicon, text: str, boat: Role) -> None:
    assert [mention.role for mention in read(text, lexicon) if mention.entry.id == "boat"] == [boat]


def test_in_a_list_a_comma_ends_a_purpose(lexicon: Lexicon) -> None:
    text = "Zeilen voor de haven, boten"
    assert [m.role for m in read(text, lexicon) if m.entry.id == "boat"] == ["purpose"]
    assert [m.role for m in read(text, lexicon, listing=True) if m.entry.id == "boat"] == ["head"]


def test_half_a_compound_borrows_the_other_half(lexicon: Lexicon) -> None:
    assert [mention.words for mention in read("roei- en zeilboten", lexicon) if mention.entry.id == "boat"] == [
        "roei-",
        "zeilboten",
    ]


def test_two_words_that_should_be_one_are_read_as_one(lexicon: Lexicon) -> None:
    assert [mention.words for mention in read("een roei boot", lexicon)] == ["roei boot"]


def test_a_mention_keeps_the_words_as_they_were_written(lexicon: Lexicon) -> None:
    assert [mention.words for mention in read("Twee ROEIBOTEN", lexicon)] == ["ROEIBOTEN"]


def test_a_name_in_the_middle_of_a_sentence_is_not_taken_apart(lexicon: Lexicon) -> None:
    assert read("Lessen te Xyloroeiboot", lexicon) == []
