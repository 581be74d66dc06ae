"""Three screens that lose nothing and ask only what matters."""

import pytest
from django.test import Client
from tests.web.conftest import COUNCIL_SANDWICHES
from tests.web.walking import begin, packed_in, words_of

from aankoopwijzer.web.draft import Draft


def _facts(visitor: Client, **facts: str):  # type: ignore[no-untyped-def]
    return visitor.post("/advies/feiten", {"c": begin(visitor, "broodjes voor de gemeenteraad"), **facts})


def test_facts_come_back_when_going_back(visitor: Client) -> None:
    told = _facts(visitor, **COUNCIL_SANDWICHES, to="what")
    draft = Draft.unpacked(told["Location"].partition("c=")[2].replace("%3A", ":"))
    assert draft.title == "broodjes voor de gemeenteraad"
    again = visitor.get("/advies/feiten", {"c": draft.packed()}).content.decode()
    for shown in ('value="24 000"', 'value="2026-03-02"', 'value="55520000"', '<option value="brugge" selected>'):
        assert shown in again


@pytest.mark.parametrize(
    ("typed", "euro"),
    [("24 000", "24000"), ("24.000,50", "24000.50"), ("€ 24,000", "24000"), ("24k", "24000"), ("140000", "140000")],
)
def test_an_amount_is_read_as_people_write_it(visitor: Client, typed: str, euro: str) -> None:
    told = _facts(visitor, value_eur=typed)
    draft = Draft.unpacked(told["Location"].partition("c=")[2].replace("%3A", ":"))
    assert str(draft.value_eur) == euro


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("value_eur", "veel", "“veel” is geen bedrag. Schrijf alleen cijfers, bijvoorbeeld 24 000."),
        ("value_eur", "-5", "Een raming is meer dan 0 euro."),
        ("value_eur", "0", "Een raming is meer dan 0 euro."),
        ("value_eur", "99999999999999", "Dit bedrag is te groot om waar te zijn."),
        ("cpv", "99999999", "“99999999” staat niet in de lijst van CPV-codes"),
        ("cpv", "brood", "“brood” is geen CPV-code: een CPV-code heeft acht cijfers."),
        ("date", "31/02/2026", "Dit is geen datum."),
        ("date", "1026-03-02", "Kijk het jaartal van deze datum na."),
        ("date", "2005-03-02", "is geen wettelijk cijfer bekend"),
    ],
)
def test_a_wrong_fact_is_named_beside_its_field_and_above_the_form(
    visitor: Client, field: str, typed: str, said: str
) -> None:
    response = _facts(visitor, **{field: typed})
    page = words_of(response)
    assert response.status_code == 422
    assert "Eén ding klopt nog niet" in page
    assert page.count(said) == 2
    assert f'<a href="#id_{field}">' in response.content.decode()


def test_what_was_typed_wrongly_stays_to_be_mended(visitor: Client) -> None:
    response = _facts(visitor, value_eur="veel geld", date="2026-03-02")
    assert 'value="veel geld"' in response.content.decode()
    assert 'value="2026-03-02"' in response.content.decode()


def test_an_unknown_authority_cannot_be_chosen(visitor: Client) -> None:
    assert _facts(visitor, authority="gent").status_code == 422


def test_a_product_group_that_is_wrong_can_be_taken_out(visitor: Client) -> None:
    packed = begin(visitor, "broodjes voor de gemeenteraad")
    told = visitor.post(
        "/advies/wat",
        {"c": packed, "title": "broodjes voor de gemeenteraad", "shown": "S1/2,S2/2", "group": []},
    )
    draft = Draft.unpacked(told["Location"].partition("c=")[2].replace("%3A", ":"))
    assert draft.answers == {"row:S1/2": False, "row:S2/2": False}
    assert "Geen productgroep herkend." in words_of(visitor.get("/advies/feiten", {"c": draft.packed()}))


def test_a_product_group_that_is_missing_can_be_added(visitor: Client) -> None:
    packed = begin(visitor, "verzekering burgerlijke aansprakelijkheid")
    told = visitor.post(
        "/advies/wat", {"c": packed, "title": "verzekering burgerlijke aansprakelijkheid", "group": "K3/1"}
    )
    page = words_of(visitor.get(told["Location"]))
    assert "Verlichting" in page
    assert "omdat jij het zei" in page


def test_a_made_up_product_group_is_left_out(visitor: Client) -> None:
    packed = begin(visitor, "broodjes voor de gemeenteraad")
    told = visitor.post("/advies/wat", {"c": packed, "title": "broodjes", "group": "X9/9,../etc"})
    assert told.status_code == 302


def test_the_growing_advice_follows_the_form(visitor: Client) -> None:
    packed = begin(visitor, "broodjes voor de gemeenteraad")
    below = words_of(visitor.post("/advies/groeit", {"c": packed, **COUNCIL_SANDWICHES}))
    above = words_of(visitor.post("/advies/groeit", {"c": packed, **COUNCIL_SANDWICHES, "value_eur": "300 000"}))
    assert "24 000 euro ligt onder de drempel van 140 000 euro" in below
    assert "S1.3" in above
    assert below != above


def test_cpv_codes_are_found_by_their_first_digits(visitor: Client) -> None:
    assert "55520000" in words_of(visitor.get("/cpv", {"cpv": "45233000, 5552"}))
    assert "Geen CPV-code begint met “5559”." in words_of(visitor.get("/cpv", {"cpv": "5559"}))


@pytest.mark.parametrize("address", ["/advies/wat", "/advies/feiten", "/advies/vragen", "/advies"])
def test_a_cut_off_address_says_what_to_do(visitor: Client, address: str) -> None:
    response = visitor.get(address, {"c": "eyJ0aXRsZSI6"})
    assert response.status_code == 400
    assert "Vraag de volledige link, of begin opnieuw." in words_of(response)


def test_only_questions_that_change_the_advice_are_asked(visitor: Client) -> None:
    packed = begin(visitor, "heraanleg dorpsplein met bomen")
    response = visitor.post(
        "/advies/feiten",
        {"c": packed, "value_eur": "450000", "contract_type": "works", "date": "2026-03-02"},
        follow=True,
    )
    if "/advies/vragen" in response.redirect_chain[-1][0]:
        page = words_of(response)
        assert page.count("Verandert:") == response.content.decode().count("<fieldset")


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})
    response = strict.post("/", {"title": "broodjes"})
    assert response.status_code == 403
    assert "Dit formulier is verlopen" in words_of(response)


def test_the_draft_of_a_form_outweighs_that_of_the_address(visitor: Client) -> None:
    other = Draft(title="verlichting sporthal").packed()
    packed = packed_in(visitor.get("/advies/feiten", {"c": begin(visitor, "broodjes")}))
    told = visitor.post(f"/advies/feiten?c={other}", {"c": packed})
    assert Draft.unpacked(told["Location"].partition("c=")[2].replace("%3A", ":")).title == "broodjes"


def test_a_description_that_does_not_fit_is_sent_back_with_a_sentence(visitor: Client) -> None:
    noise = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(3900))
    response = visitor.post("/advies/wat", {"title": "broodjes", "description": noise})
    assert response.status_code == 422
    assert "De beschrijving is te lang. De hoofdzaak is genoeg." in words_of(response)
    assert noise in response.content.decode()
