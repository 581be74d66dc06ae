"""Names of enterprises and titles of columns, compared."""

import pytest

from aankoopwijzer.domain.intake.words import name_key, plain, squeezed


@pytest.mark.parametrize(
    "written",
    ["Zonnehoek Groen bv", "ZONNEHOEK GROEN B.V.", "Zonnehoek-Groen", "BVBA Zonnehoek Groen", "Zonnehoek & Groen nv"],
)
def test_one_enterprise_has_one_key_however_it_is_written(written):
    assert name_key(written) == "zonnehoek groen"


def test_a_name_of_nothing_but_a_legal_form_stays():
    assert name_key("NV") == "nv"


def test_titles_are_compared_without_case_accents_and_marks():
    assert plain(" CO2 WLTP (g/km) ") == plain("co2 wltp g-km")
    assert plain("BVO m²") == "bvo m2"


def test_a_word_in_two_is_the_same_choice_but_a_plus_is_not_nothing():
    assert squeezed("Dienst wagen") == squeezed("dienst-wagen")
    assert squeezed("A+") != squeezed("A")
