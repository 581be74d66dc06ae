"""A shared advice opens for whoever has the link, until its term is over."""

import datetime as dt

import pytest
from django.test import Client
from tests.web.walking import words_of

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.flows.save_purchase import save_purchase
from aankoopwijzer.web.draft import Draft

pytestmark = pytest.mark.django_db
DRAFT = Draft(title="Broodjes voor de gemeenteraad", mode="nominal")


def test_sharing_gives_a_link_that_opens_the_same_advice_elsewhere(visitor: Client) -> None:
    link = visitor.post("/advies/delen", {"c": DRAFT.packed()})["Location"]
    response = Client(headers={"accept-language": "nl"}).get(link)
    page = words_of(response)
    assert "Advies over: Broodjes voor de gemeenteraad" in page
    assert "139 000" in page or "december 2020" in page
    assert response["X-Robots-Tag"] == "noindex"


def test_two_shares_have_two_links(visitor: Client) -> None:
    links = {visitor.post("/advies/delen", {"c": DRAFT.packed()})["Location"] for _ in range(2)}
    assert len(links) == 2


def test_sharing_needs_a_post(visitor: Client) -> None:
    assert visitor.get("/advies/delen", {"c": DRAFT.packed()}).status_code == 405


def test_a_guessed_link_opens_nothing(visitor: Client) -> None:
    assert visitor.get("/gedeeld/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").status_code == 404


def test_after_its_term_a_link_opens_nothing(visitor: Client) -> None:
    token = save_purchase(Purchase(title="Broodjes"), options=AdviceOptions(), on=dt.date(2020, 1, 1), keep_days=90)
    response = visitor.get(f"/gedeeld/{token}")
    assert response.status_code == 404
    assert "Een gedeeld advies kan verlopen zijn" in words_of(response)


def test_a_shared_advice_says_when_the_policy_has_changed_since(visitor: Client) -> None:
    token = save_purchase(
        Purchase(title="Broodjes"),
        options=AdviceOptions(pack_version="1999.1"),
        on=dt.date(2999, 1, 1),
        keep_days=90,
    )
    assert "Het beleid is veranderd sinds dit bewaard werd." in words_of(visitor.get(f"/gedeeld/{token}"))
