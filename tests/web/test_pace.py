"""One visitor cannot flood the site, and does not stop another."""

from django.test import Client
from tests.web.walking import words_of

from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.pace import PER_MINUTE

PACKED = Draft(title="Broodjes").packed()


def test_more_than_a_person_can_send_is_braked(visitor: Client) -> None:
    answers = [visitor.post("/advies/delen", {"c": PACKED}) for _ in range(PER_MINUTE + 2)]
    assert answers[0].status_code == 302
    assert answers[-1].status_code == 429
    assert "Wacht een minuut en probeer opnieuw." in words_of(answers[-1])


def test_the_brake_holds_for_one_visitor_only(visitor: Client) -> None:
    for _ in range(PER_MINUTE + 2):
        visitor.post("/advies/delen", {"c": PACKED})
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert other.post("/advies/delen", {"c": PACKED}).status_code == 302


def test_reading_is_never_braked(visitor: Client) -> None:
    assert {visitor.get("/lijst").status_code for _ in range(PER_MINUTE + 2)} == {200}
