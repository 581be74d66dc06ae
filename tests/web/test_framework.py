"""The framework to browse: every code has an address that stays."""

import pytest
from django.test import Client
from tests.web.walking import words_of

from aankoopwijzer.web.policy import policy


def test_every_ambition_objective_and_row_has_its_page(visitor: Client) -> None:
    pack = policy()
    for code in (*pack.ambitions, *pack.objectives, *pack.rows):
        response = visitor.get(f"/kader/{code}")
        assert response.status_code == 200, code
        assert code in words_of(response)


def test_the_overview_names_every_objective(visitor: Client) -> None:
    page = words_of(visitor.get("/kader"))
    assert "7 ambities, 25 doelstellingen en 40 rijen met productgroepen, goedgekeurd door 10 besturen." in page
    for objective in policy().objectives.values():
        assert f"{objective.id} {objective.name.nl}" in page


def test_an_objective_shows_the_printed_code_where_it_differs(visitor: Client) -> None:
    assert "Gedrukt als K.2.2" in words_of(visitor.get("/kader/K1.2"))


def test_a_target_without_a_figure_says_so(visitor: Client) -> None:
    assert "lokaal te bepalen" in words_of(visitor.get("/kader/K1"))


@pytest.mark.parametrize("code", ["X9", "S1/99", "../etc/passwd", "K1.2/../../x", "k1"])
def test_a_code_that_is_none_is_not_found(visitor: Client, code: str) -> None:
    response = visitor.get(f"/kader/{code}")
    assert response.status_code == 404
    assert "Op dit adres staat niets" in words_of(response)
