"""The start page and the suggestions while typing."""

import datetime as dt

import pytest
from django.test import Client
from tests.web.walking import words_of

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.register.procurements.commands import replace_examples


def test_the_start_page_asks_one_question_in_dutch(visitor: Client) -> None:
    page = words_of(visitor.get("/"))
    assert "Wat ga je aankopen?" in page
    assert "broodjes voor de gemeenteraad, een jaar lang" in page


def test_every_door_on_the_start_page_opens(visitor: Client) -> None:
    for address in ("/kader", "/criteria", "/nazicht", "/lijst", "/planten"):
        assert address in visitor.get("/").content.decode()
        assert visitor.get(address).status_code == 200


def test_a_recognised_purchase_goes_straight_to_its_facts(visitor: Client) -> None:
    response = visitor.post("/", {"title": "broodjes voor de gemeenteraad"})
    assert response.status_code == 302
    assert response["Location"].startswith("/advies/feiten?c=")


def test_what_we_do_not_recognise_is_asked_for_more(visitor: Client) -> None:
    response = visitor.post("/", {"title": "verzekering burgerlijke aansprakelijkheid"}, follow=True)
    assert response.redirect_chain[-1][0].startswith("/advies/wat?c=")
    assert "We herkennen geen productgroep" in words_of(response)


def test_an_empty_question_says_what_to_do(visitor: Client) -> None:
    response = visitor.post("/", {"title": "   "})
    assert response.status_code == 422
    assert "Schrijf in enkele woorden wat je gaat aankopen." in words_of(response)


def test_a_megabyte_of_text_is_refused_with_a_sentence(visitor: Client) -> None:
    response = visitor.post("/", {"title": "a" * 1_000_000})
    assert response.status_code == 422
    assert "De titel is te lang: hou het bij 500 tekens." in words_of(response)


def test_suggestions_name_the_group_and_the_word(visitor: Client) -> None:
    piece = visitor.get("/herken", {"title": "broodjes voor de gemeenteraad"})
    assert "Catering S1 S2 door “broodjes”" in words_of(piece)
    assert "<html" not in piece.content.decode()


def test_suggestions_for_nothing_typed_are_empty(visitor: Client) -> None:
    assert words_of(visitor.get("/herken", {"title": " "})) == ""


def test_suggestions_show_what_was_typed_as_text_not_as_code(visitor: Client) -> None:
    piece = visitor.get("/herken", {"title": '<script>alert(1)</script> "><img src=x>'})
    assert b"<script>" not in piece.content
    assert b"<img" not in piece.content


def test_the_examples_of_the_pack_can_be_read_at_once(visitor: Client) -> None:
    replace_examples(
        {"council-sandwiches": Purchase(title="Broodjes voor de gemeenteraad")},
        options=AdviceOptions(),
        on=dt.date(2026, 3, 2),
    )
    assert "Voorbeelden Broodjes voor de gemeenteraad" in words_of(visitor.get("/"))
    assert visitor.get("/gedeeld/council-sandwiches").status_code == 200


def test_an_amount_among_the_words_is_not_asked_again(visitor: Client) -> None:
    page = visitor.post("/", {"title": "broodjes voor de gemeenteraad, 24 000 euro"}, follow=True)
    assert 'value="24 000"' in page.content.decode()


@pytest.mark.parametrize("address", ["/kader", "/kader/K1", "/voortgang", "/aankopen"])
def test_an_address_with_a_stroke_at_its_end_leads_to_the_page(visitor: Client, address: str) -> None:
    response = visitor.get(f"{address}/?taal=nl")
    assert response.status_code == 301
    assert response["Location"] == f"{address}?taal=nl"


@pytest.mark.parametrize("address", ["/nergens/", "//elders.example/", "/kader/\r\nX: 1/nergens/"])
def test_an_address_of_nothing_leads_nowhere(visitor: Client, address: str) -> None:
    assert visitor.get("/", PATH_INFO=address).status_code == 404


def test_signs_in_an_address_stay_what_they_are(visitor: Client) -> None:
    assert visitor.get("/kader/K1%3Fx/")["Location"] == "/kader/K1%3Fx"


def test_what_is_sent_to_an_address_with_a_stroke_is_not_led_on(visitor: Client) -> None:
    assert visitor.post("/aankopen/", {}).status_code == 404
