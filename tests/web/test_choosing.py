"""The buyer's own choice of demands: added, left out with a reason, filled in, put back; kept wherever the advice goes."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.web.walking import packed_in, words_of

from aankoopwijzer.domain.records.selection import Dropped
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.draft import LONGEST_PACKED, Draft

DRAFT = Draft(title="broodjes voor de gemeenteraad", value_eur="24000", contract_type="services", date="2026-03-02")  # type: ignore[arg-type]
ONLY = "fair-trade-products"  # the one demand that carries S2.3, mandatory, out
LIGHT = "short-chain-freshness"
EXTRA = "fair-trade-yearly-list"


def _choose(visitor: Client, draft: Draft = DRAFT, **posted: str) -> Any:
    return visitor.post("/advies/keuze", {"c": draft.packed(), **posted}, follow=True)


def _draft_after(response: Any) -> Draft:
    return Draft.unpacked(packed_in(response))


def test_a_demand_is_left_out_with_its_reason_and_put_back(visitor: Client) -> None:
    response = _choose(visitor, drop=LIGHT, **{f"r-{LIGHT}": "too-costly", f"w-{LIGHT}": "er is nog 200 euro"})
    draft = _draft_after(response)
    assert dict(draft.dropped) == {LIGHT: Dropped(reason="too-costly", words="er is nog 200 euro")}
    assert "De meerprijs past niet in het budget: er is nog 200 euro" in words_of(response)
    assert f'id="eis-{LIGHT}"' not in response.content.decode()
    assert response.redirect_chain[-1][0].endswith(f"#weg-{LIGHT}")
    back = _choose(visitor, draft, restore=LIGHT)
    assert _draft_after(back) == DRAFT


def test_the_only_demand_of_a_mandatory_objective_is_not_left_out_without_a_reason(visitor: Client) -> None:
    page = visitor.get("/advies", {"c": DRAFT.packed()})
    assert "S2.3 is verplicht en alleen deze eis voert het uit. Een reden is verplicht" in words_of(page)
    refused = _choose(visitor, drop=ONLY)
    assert refused.status_code == 422
    said = words_of(refused)
    assert re.search(r"S2\.3 [A-Z][^:]+ is verplicht en alleen deze eis voert het uit: zeg waarom", said)
    assert f'href="#r-{ONLY}"' in refused.content.decode()
    assert _draft_after(refused) == DRAFT


def test_with_a_reason_it_is_left_out_and_the_warning_stays(visitor: Client) -> None:
    response = _choose(visitor, drop=ONLY, **{f"r-{ONLY}": "no-supply"})
    said = words_of(response)
    assert "S2.3 is verplicht, en niets in dit bestek voert het nu uit." in said
    assert "Je gaf daarvoor een reden." in said


def test_another_reason_needs_words(visitor: Client) -> None:
    refused = _choose(visitor, drop=LIGHT, **{f"r-{LIGHT}": "other"})
    assert refused.status_code == 422
    assert "Schrijf de reden in je eigen woorden." in words_of(refused)
    assert 'value="other" selected' in refused.content.decode()


def test_a_further_demand_is_added_and_taken_out_again(visitor: Client) -> None:
    response = _choose(visitor, add=EXTRA)
    draft = _draft_after(response)
    assert draft.added == (EXTRA,)
    assert f'id="eis-{EXTRA}"' in response.content.decode()
    assert "door jou toegevoegd" in words_of(response)
    assert _draft_after(_choose(visitor, draft, drop=EXTRA)) == DRAFT


def test_what_took_the_place_of_a_mandatory_demand_stays_until_that_is_back(visitor: Client) -> None:
    draft = DRAFT.with_(added=(EXTRA,), dropped={ONLY: {}})
    refused = _choose(visitor, draft, drop=EXTRA)
    assert refused.status_code == 422
    assert "zet eerst terug wat je wegliet" in words_of(refused)
    assert _draft_after(refused) == draft


def test_what_does_not_belong_here_is_not_added(visitor: Client) -> None:
    assert _draft_after(_choose(visitor, add="led-lighting")) == DRAFT
    assert _draft_after(_choose(visitor, add="no-such")) == DRAFT


def test_a_figure_is_filled_in_and_stands_in_the_sanction(visitor: Client) -> None:
    draft = _draft_after(_choose(visitor, add=EXTRA))
    response = _choose(visitor, draft, **{f"p-{EXTRA}.penalty": "1 250,50"})
    assert _draft_after(response).values == {EXTRA: {"penalty": "1250.5"}}
    assert "betaalt de opdrachtnemer 1 250,5 euro per begonnen week" in words_of(response)
    assert "gewoonlijk: 75" in words_of(response)
    usual = _choose(visitor, _draft_after(response), **{f"p-{EXTRA}.penalty": "75"})
    assert _draft_after(usual) == draft
    empty = _choose(visitor, _draft_after(response), **{f"p-{EXTRA}.penalty": " "})
    assert _draft_after(empty) == draft


@pytest.mark.parametrize("typed", ["veel", "-5", "99999999999"])
def test_a_wrong_figure_is_said_beside_its_field_and_stays_to_be_mended(visitor: Client, typed: str) -> None:
    draft = _draft_after(_choose(visitor, add=EXTRA))
    response = _choose(visitor, draft, **{f"p-{EXTRA}.penalty": typed})
    html = response.content.decode()
    assert response.status_code == 422
    assert f'name="p-{EXTRA}.penalty" value="{typed}"' in html
    assert f'href="#p-{EXTRA}-penalty"' in html
    assert _draft_after(response).added == (EXTRA,)
    assert _draft_after(response).values == {}


def test_a_level_for_all_replaces_those_of_single_demands(visitor: Client) -> None:
    one = _draft_after(_choose(visitor, **{f"n-{ONLY}": "ambitieus"}))
    assert dict(one.levels) == {ONLY: Level.AMBITIEUS}
    all_of_them = _draft_after(_choose(visitor, one, niveau="gevorderd", **{f"n-{ONLY}": "ambitieus"}))
    assert (all_of_them.level, all_of_them.levels) == (Level.GEVORDERD, {})
    reset = _draft_after(_choose(visitor, all_of_them, reset="1"))
    assert reset == DRAFT


def test_the_same_levels_again_add_nothing_to_the_address(visitor: Client) -> None:
    posted = {f"n-{each.criterion.id}": each.level.value for each in advise(DRAFT).criteria}
    assert _draft_after(_choose(visitor, **posted)) == DRAFT


def test_what_no_longer_fits_in_the_address_is_said_and_not_done(visitor: Client) -> None:
    noise = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(2300))
    draft = Draft(title="broodjes voor de gemeenteraad", description=noise[:1700])
    while len(draft.packed()) < LONGEST_PACKED - 60:
        draft = draft.with_(description=noise[: len(draft.description) + 5])
    words = noise[-200:]
    response = _choose(visitor, draft, drop=LIGHT, **{f"w-{LIGHT}": words})
    assert response.status_code == 422
    assert "Dit past niet meer in het adres van de pagina." in words_of(response)
    assert _draft_after(response) == draft


def test_the_choice_goes_along_to_whoever_opens_the_shared_link(visitor: Client) -> None:
    draft = DRAFT.with_(
        added=(EXTRA,), dropped={ONLY: {"words": "geen aanbod"}}, values={EXTRA: {"penalty": "120"}}, level="gevorderd"
    )
    link = visitor.post("/advies/delen", {"c": draft.packed()})["Location"]
    page = words_of(Client(headers={"accept-language": "nl"}).get(link))
    assert "geen aanbod" in page
    assert "betaalt de opdrachtnemer 120 euro per begonnen week" in page


def test_the_choice_goes_along_to_the_files(visitor: Client) -> None:
    draft = DRAFT.with_(dropped={LIGHT: {"reason": "too-costly"}})
    content = visitor.get("/advies/download/json", {"c": draft.packed()}).json()
    assert [each["id"] for each in content["dropped"]] == [LIGHT]
    assert LIGHT not in [each["id"] for each in content["criteria"]]


def test_a_choice_needs_a_post_and_a_purchase(visitor: Client) -> None:
    assert visitor.get("/advies/keuze", {"c": DRAFT.packed()}).status_code == 405
    assert visitor.post("/advies/keuze", {"drop": ONLY})["Location"].startswith("/advies/wat")


def test_a_script_that_asked_gets_the_page_with_the_problem_and_no_address(visitor: Client) -> None:
    response = visitor.post("/advies/keuze", {"c": DRAFT.packed(), "drop": ONLY}, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Push-Url"]) == (200, "false")


def test_words_of_a_visitor_are_text(visitor: Client) -> None:
    response = _choose(visitor, drop=LIGHT, **{f"w-{LIGHT}": "<script>alert(1)</script>"})
    assert "<script>alert" not in response.content.decode()
