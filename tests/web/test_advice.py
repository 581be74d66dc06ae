"""The advice page says what must, what can, what does not, and why."""

import re

from django.test import Client
from tests.web.conftest import COUNCIL_SANDWICHES
from tests.web.walking import advice_on, words_of

from aankoopwijzer.web.carrying import address_of
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.policy import policy


def test_the_advice_begins_with_a_sentence_a_person_would_say(visitor: Client) -> None:
    html = advice_on(visitor, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES).content.decode()
    lead = re.search(r'<h1 class="aw-verdict">([^<]+)</h1>', html)
    assert lead is not None
    assert lead[1].replace("\N{NO-BREAK SPACE}", " ").startswith("Voor deze opdracht van 24 000 euro vraagt het kader")


def test_all_objectives_of_the_framework_are_on_the_page_once(visitor: Client) -> None:
    html = advice_on(visitor, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES).content.decode()
    shown = re.findall(r'<li class="aw-(?:duty|brief__line)" id="([A-Z0-9.]+)"', html)
    assert sorted(shown) == sorted(policy().objectives)


def test_the_threshold_the_period_and_the_mode_are_named(visitor: Client) -> None:
    page = words_of(advice_on(visitor, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES))
    assert "24 000 euro ligt onder de drempel van 140 000 euro (2026-2027)" in page
    assert "Gebruikte drempel de wettelijke drempel" in page


def test_the_adopted_threshold_is_one_click_away(visitor: Client) -> None:
    html = advice_on(visitor, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES).content.decode()
    packed = re.search(r'Of reken met</dt><dd[^>]*><a href="/advies\?c=([^"]+)"', html)
    assert packed is not None
    assert "139 000 euro" in words_of(visitor.get("/advies", {"c": packed[1].replace("%3A", ":")}))


def test_what_does_not_apply_has_its_reason(visitor: Client) -> None:
    html = advice_on(visitor, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES).content.decode()
    lines = re.findall(r'(?s)<li class="aw-brief__line" id="K.*?</li>', html)
    assert lines
    for line in lines:
        reason = re.search(r"<summary>([^<]+)</summary>", line)
        assert reason is not None
        assert len(reason[1]) > 10


def test_every_duty_shows_its_rule_and_its_source(visitor: Client) -> None:
    html = advice_on(visitor, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES).content.decode()
    duties = re.findall(r'(?s)<li class="aw-duty" id="[A-Z].*?</details>', html)
    assert duties
    for duty in duties:
        assert "<dt>Regel</dt>" in duty
        assert "<dt>Bron</dt>" in duty


def test_a_level_changes_the_clause_and_stays_chosen(visitor: Client) -> None:
    response = advice_on(visitor, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES)
    html = response.content.decode()
    names = re.findall(r'name="(n-[a-z0-9-]+)" value="ambitieus"', html)
    assert names
    packed = re.search(r'name="c" value="([^"]+)"', html)
    assert packed is not None
    changed = visitor.post("/advies/keuze", {"c": packed[1], names[0]: "ambitieus"}, follow=True)
    after = changed.content.decode()
    assert f'name="{names[0]}" value="ambitieus" checked' in after
    quote = re.compile(rf'(?s)id="tekst-{names[0][2:]}">(.*?)</blockquote>')
    assert quote.findall(html) != quote.findall(after)


def test_a_level_that_does_not_exist_changes_nothing(visitor: Client) -> None:
    draft = Draft(title="broodjes voor de gemeenteraad")
    response = visitor.post(
        "/advies/keuze", {"c": draft.packed(), "n-fair-trade-products": "hemels", "n-x": "basis", "niveau": "hoog"}
    )
    assert response["Location"].startswith(address_of("advice", draft))


def test_without_a_value_the_social_branch_is_open_and_asked(visitor: Client) -> None:
    page = words_of(visitor.get("/advies", {"c": Draft(title="broodjes voor de gemeenteraad").packed()}))
    assert "Wat is de raming" in page
    assert "deze aankoop 0" not in page


def test_a_purchase_outside_every_group_says_so(visitor: Client) -> None:
    page = words_of(visitor.get("/advies", {"c": Draft(title="verzekering aansprakelijkheid").packed()}))
    assert "We herkennen in deze aankoop geen productgroep van het kader." in page


def test_an_advice_without_a_purchase_goes_to_the_question(visitor: Client) -> None:
    response = visitor.get("/advies")
    assert response.status_code == 302
    assert response["Location"].startswith("/advies/wat")


def test_what_a_buyer_types_is_shown_as_text(visitor: Client) -> None:
    title = 'broodjes <script>alert(1)</script> "> {{ 7*7 }}'
    html = visitor.get("/advies", {"c": Draft(title=title).packed()}).content.decode()
    assert "<script>alert" not in html
    assert "{{ 7*7 }}" in html


def test_english_readers_get_english(visitor: Client) -> None:
    reader = Client(headers={"accept-language": "en"})
    page = words_of(advice_on(reader, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES))
    assert "For this purchase of 24 000 euro the framework asks" in page or "For this purchase of" in page
    assert "This has to be in" in page
    assert "Dit moet erin" not in page


def test_a_dutch_clause_on_an_english_page_is_marked_as_dutch() -> None:
    reader = Client(headers={"accept-language": "en"})
    html = advice_on(reader, "broodjes voor de gemeenteraad", **COUNCIL_SANDWICHES).content.decode()
    assert "The clauses are in Dutch, the language of the tender." in html
    clauses = re.findall(r'(?s)<blockquote class="aw-quote"[^>]*>(.*?)</blockquote>', html)
    assert clauses
    assert all(clause.startswith('<span lang="nl">') for clause in clauses)
