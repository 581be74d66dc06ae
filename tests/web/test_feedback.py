"""Saying something of a criterion, and what everybody then reads."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from tests.web.walking import words_of

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.answer_feedback import answer_feedback
from aankoopwijzer.register.feedback import queries

FORM = "/criteria/led-lighting/reactie"
SAID = {"about": "wrong-threshold", "text": "De kleurindex klopt niet.", "email": "an@example.be"}
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


def send(visitor: Client, **changes: str) -> Any:
    return visitor.post(FORM, SAID | changes, follow=True)


def test_the_form_says_how_long_an_address_is_kept_and_what_is_public(visitor: Client) -> None:
    page = words_of(visitor.get(FORM))
    assert "wissen het na 12 maanden" in page
    assert "We tonen je tekst niet op de site, ons antwoord wel." in page


def test_what_is_said_is_kept_and_thanked_for(visitor: Client) -> None:
    response = send(visitor)
    assert response.redirect_chain == [("/criteria/led-lighting?bedankt=1#reacties", 302)]
    assert "Bedankt: we hebben je reactie." in words_of(response)
    (kept,) = queries.feedback(on=dt.date(2026, 3, 2))
    assert (kept.criterion, kept.about, kept.text, kept.email) == ("led-lighting", *SAID.values())


def test_the_page_counts_and_shows_answers_and_never_who_or_what_was_said(visitor: Client) -> None:
    send(visitor)
    send(visitor, email="", about="unclear")
    number = queries.feedback(on=dt.date(2026, 3, 2))[0].number
    answer_feedback(
        number,
        state="answered",
        answer="Klopt.\n<b>We passen het aan.</b>",
        by=system("test"),
        on=dt.date(2026, 3, 5),
        at=AT,
    )
    response = visitor.get("/criteria/led-lighting")
    page = words_of(response)
    assert "2 reacties op dit criterium: 1 nieuw, 1 beantwoord." in page
    assert "5 maart 2026 · de drempel klopt niet · beantwoord Klopt." in page
    assert "&lt;b&gt;We passen het aan.&lt;/b&gt;" in response.content.decode()
    assert "an@example.be" not in response.content.decode()
    assert "kleurindex klopt" not in response.content.decode()


def test_a_criterion_without_feedback_says_so(visitor: Client) -> None:
    page = words_of(visitor.get("/criteria/led-lighting"))
    assert "Nog niemand reageerde op dit criterium." in page
    assert "Geef je reactie" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"about": ""}, "Kies waarover het gaat."),
        ({"about": "iets"}, "Kies een van deze."),
        ({"text": "  "}, "Schrijf in een of twee zinnen wat je wilt zeggen."),
        ({"text": "x" * 2001}, "Dit is te lang: hou het onder 2000 tekens."),
        ({"text": "a\0b"}, "null"),
        ({"email": "an"}, "Dit is geen e-mailadres."),
        ({"email": f"{'x' * 250}@example.be"}, "254"),
    ],
    ids=["no subject", "another subject", "no text", "long text", "a null", "no address", "long address"],
)
def test_what_is_wrong_is_told_beside_the_form_and_nothing_is_kept(
    visitor: Client, changes: dict[str, str], said: str
) -> None:
    response = send(visitor, **changes)
    assert response.status_code == 422
    assert said.casefold() in words_of(response).casefold()
    assert queries.feedback(on=dt.date(2026, 3, 2)) == ()


def test_what_was_typed_comes_back_as_words(visitor: Client) -> None:
    page = send(visitor, about="", text="</textarea><script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


def test_a_form_of_another_site_says_nothing() -> None:
    assert Client(enforce_csrf_checks=True).post(FORM, SAID).status_code == 403
    assert queries.feedback(on=dt.date(2026, 3, 2)) == ()


def test_a_criterion_that_is_none_takes_no_feedback(visitor: Client) -> None:
    assert visitor.post("/criteria/nergens/reactie", SAID).status_code == 404


def test_nobody_can_flood_it(visitor: Client) -> None:
    answers = [visitor.post(FORM, SAID).status_code for _ in range(31)]
    assert (answers[29], answers[30]) == (302, 429)
    assert len(queries.feedback(on=dt.date(2026, 3, 2))) == 30
