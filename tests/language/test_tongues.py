"""A text is read in its own language."""

import pytest

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.domain.values.text import Language
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.tongues import Tongues


@pytest.fixture(scope="module")
def tongues() -> Tongues:
    return Tongues(Vocabulary.model_validate({"entries": tuple(load_pack().vocabulary.values())}))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Onderhoud van de groenzones in de gemeente", "nl"),
        ("Entretien des espaces verts de la commune", "fr"),
        ("Reinigung der Schulen und des Rathauses", "de"),
        ("Cleaning of schools and the town hall", "en"),
        ("Zzyzx", "nl"),
        ("", "nl"),
    ],
)
def test_the_language_of_a_title(tongues: Tongues, text: str, language: Language) -> None:
    assert tongues.of(text)[0] == language


def test_words_that_say_nothing_are_read_as_asked(tongues: Tongues) -> None:
    assert tongues.of("Zzyzx", otherwise=("fr",)) == ("fr",)


def test_two_languages_in_one_title_are_both_read(tongues: Tongues) -> None:
    assert set(tongues.of("Entretien des espaces verts - Onderhoud van de groenzones")) >= {"nl", "fr"}
