"""Numbers in front of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.documents.shown_numbers import article_of, counted, depth_of, kind_of, typed_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1.1 De prijs", "1.1", "De prijs"),
        ("2. Technische eisen", "2.", "Technische eisen"),
        ("3.2.1. De norm", "3.2.1.", "De norm"),
        ("Artikel 12 – Prijs", "Artikel 12", "Prijs"),
        ("Art. 3: Prijs", "Art. 3:", "Prijs"),
        ("Artikel 5", "Artikel 5", ""),
        ("§ 3 De termijn", "§ 3", "De termijn"),
        ("a) de prijs", "a)", "de prijs"),
        ("1° de prijs", "1°", "de prijs"),
        ("II. Technische bepalingen", "II.", "Technische bepalingen"),
        ("• een", "•", "een"),
        ("4 bestelwagens", "", "4 bestelwagens"),
        ("1.5 meter hoog", "", "1.5 meter hoog"),
        ("12.03.2025 is de datum", "", "12.03.2025 is de datum"),
        ("Perceel 1 omvat vier wagens", "", "Perceel 1 omvat vier wagens"),
        ("Artikel 12 van de wet geldt", "", "Artikel 12 van de wet geldt"),
        ("V is een letter", "", "V is een letter"),
        ("-5 graden", "", "-5 graden"),
    ],
)
def test_a_number_is_told_from_a_figure(text, number, rest):
    found = typed_number(text)
    assert (found.number, found.text) == (number, rest)


@pytest.mark.parametrize(
    ("number", "article", "depth", "kind"),
    [
        ("Artikel 12", "12", 1, "paragraph"),
        ("2.1", "2.1", 2, "paragraph"),
        ("3.", "3", 1, "list_item"),
        ("a)", "", 0, "list_item"),
        ("•", "", 0, "list_item"),
        ("Perceel 1:", "", 0, "paragraph"),
        ("", "", 0, "paragraph"),
    ],
)
def test_only_figures_name_an_article(number, article, depth, kind):
    assert (article_of(number), depth_of(number), kind_of(number)) == (article, depth, kind)


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [(4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (28, "lowerLetter", "bb"), (3, "decimalZero", "03"),
     (5000, "lowerRoman", "5000"), (0, "upperLetter", "0"), (7, "none", ""), (2, "ordinal", "2e")],
)  # fmt: skip
def test_counts_are_written_as_a_word_processor_does(value, style, written):
    assert counted(value, style) == written


@given(st.text(max_size=60))
def test_no_word_is_lost_when_a_number_is_told_apart(text):
    found = typed_number(text)
    kept = f"{found.number}{found.text}"
    assert [sign for sign in text if sign.isalnum()] == [sign for sign in kept if sign.isalnum()]
