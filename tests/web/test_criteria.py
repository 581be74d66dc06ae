"""The library of criteria to search and to read."""

import datetime as dt
import re
from urllib.parse import urlencode

import pytest
from django.http import Http404, QueryDict
from django.test import Client
from tests.web.walking import words_of

from aankoopwijzer.domain.policy.searching import CriteriaWish
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.web import finding
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views import criteria

SLEEP = "/criteria/ict-power-saving-settings"


def test_every_criterion_has_its_page(visitor: Client) -> None:
    for criterion in policy().criteria.values():
        response = visitor.get(f"/criteria/{criterion.id}")
        assert response.status_code == 200, criterion.id
        assert criterion.title.nl in words_of(response).replace("&amp;", "&")


@pytest.mark.parametrize("id", ["nergens", "LED", "led-lighting/x", "../kader", "x" * 500])
def test_a_criterion_that_is_none_is_not_found(visitor: Client, id: str) -> None:
    assert visitor.get(f"/criteria/{id}").status_code == 404


def test_the_levels_stand_side_by_side_with_their_threshold_marked(visitor: Client) -> None:
    page = visitor.get(SLEEP).content.decode()
    columns = re.findall(r'(?s)<section class="aw-compare__level".*?</section>', page)
    assert [re.findall(r"<mark>(.*?)</mark>", column) for column in columns] == [["30"], ["15"], ["10"]]
    assert ["gangbaar in de markt" in column for column in columns] == [True, False, False]
    assert ["gaat verder dan wet en markt" in column for column in columns] == [False, True, True]


def test_a_page_says_proof_sanction_small_suppliers_and_codes(visitor: Client) -> None:
    page = words_of(visitor.get(SLEEP))
    assert "Installatieprotocol met de instellingen" in page
    assert "Door wie opdrachtnemer" in page
    assert "betaalt hij 10 euro per toestel" in page
    assert "Kleine en sociale ondernemingen Vraagt geen investering." in page
    assert "BT-774-Lot : clim-mitig" in page
    assert "k3-energy-saved" in page


def test_what_nobody_checked_is_shown_as_not_checked(visitor: Client) -> None:
    page = words_of(visitor.get(SLEEP))
    assert re.search(r"Rechtsgrond: art\. 87, [^:]*niet nagekeken", page)
    assert re.search(r"Bron: K3, K\.3\.1, [^:]*, nagekeken", page)


def test_a_page_leads_to_the_framework_and_back(visitor: Client) -> None:
    page = visitor.get(SLEEP).content.decode()
    assert 'href="/kader/K3.1"' in page
    assert 'href="/kader/K3/2"' in page
    assert "/criteria?rij=K3%2F2" in visitor.get("/kader/K3/2").content.decode()
    assert "/criteria?dient=K3.1" in visitor.get("/kader/K3.1").content.decode()
    assert "/criteria?dient=K3" in visitor.get("/kader/K3").content.decode()
    assert f'href="{SLEEP}"' in visitor.get("/kader/K3.1").content.decode()


def test_a_conflict_is_told_on_both_pages(visitor: Client) -> None:
    one = next(each for each in policy().criteria.values() if each.conflicts)
    assert f'href="/criteria/{one.conflicts[0]}"' in visitor.get(f"/criteria/{one.id}").content.decode()
    assert f'href="/criteria/{one.id}"' in visitor.get(f"/criteria/{one.conflicts[0]}").content.decode()


def test_the_list_counts_everything(visitor: Client) -> None:
    page = words_of(visitor.get("/criteria"))
    assert f"{len(policy().criteria)} criteria" in page
    assert "Bladzijde 1 van 11" in page


def test_words_and_choices_narrow_the_list(visitor: Client) -> None:
    page = visitor.get("/criteria?q=regenwater&deel=technical_specification")
    wanted = [
        each
        for each in policy().criteria.values()
        if each.part == "technical_specification"
        and "regenwater" in f"{each.title.nl} {each.motive.nl} {each.clause.nl}".casefold()
    ]
    assert 0 < len(wanted) <= finding.PER_PAGE
    assert f"{len(wanted)} criteria" in words_of(page)
    assert all(f'href="/criteria/{each.id}"' in page.content.decode() for each in wanted)


def test_every_choice_can_be_left_out_again(visitor: Client) -> None:
    page = visitor.get("/criteria?q=regenwater&rij=K1%2F1").content.decode()
    assert re.search(r'href="/criteria\?rij=K1%2F1"', page)
    assert re.search(r'href="/criteria\?q=regenwater"', page)


def test_nothing_found_says_what_to_do(visitor: Client) -> None:
    page = words_of(visitor.get("/criteria?q=xyzzy"))
    assert "0 criteria" in page
    assert "Geen criterium past bij dit alles samen. Laat hierboven een keuze weg" in page


def test_words_are_shown_as_words_and_never_as_markup(visitor: Client) -> None:
    page = visitor.get("/criteria?" + urlencode({"q": '"><script>alert(1)</script>'})).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("query", ["rij=X9/9", "dient=Z1", "deel=iets", "niveau=hoog", "meer=veel", "orde=willekeurig"])
def test_a_choice_that_does_not_exist_leads_nowhere(visitor: Client, query: str) -> None:
    assert visitor.get(f"/criteria?{query}").status_code == 404


@pytest.mark.parametrize("page", ["0", "-3", "9999", "99999999999", "een", "²", ""])
def test_a_page_that_is_none_becomes_the_nearest(visitor: Client, page: str) -> None:
    assert visitor.get("/criteria", {"blad": page}).status_code == 200


def test_pages_follow_each_other_and_hold_every_criterion_once(visitor: Client) -> None:
    seen: list[str] = []
    for page in range(1, 12):
        html = visitor.get(f"/criteria?blad={page}").content.decode()
        seen += re.findall(r'<h3><a href="/criteria/([a-z0-9-]+)">', html)
    assert sorted(seen) == sorted(policy().criteria)


def test_an_address_asks_what_it_was_made_from() -> None:
    wish = CriteriaWish(
        words="led & meer", row="K3/1", serves="K3.1", part="award_criterion", level=Level.AMBITIEUS,
        additionality="beyond", only_stale=True, order="burden",
    )  # fmt: skip
    query = QueryDict(finding.address_of_wish(wish).partition("?")[2])
    assert finding.wish_in(query, policy()) == wish


def test_a_wish_for_nothing_is_the_bare_address() -> None:
    assert finding.address_of_wish(CriteriaWish()) == "/criteria"
    assert finding.wish_in(QueryDict(""), policy()) == CriteriaWish()
    with pytest.raises(Http404):
        finding.wish_in(QueryDict("dient=S9"), policy())


def test_what_is_past_its_date_says_so(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(criteria, "today", lambda: dt.date(2029, 1, 1))
    assert "Dit moest tegen 30 juni 2027 opnieuw bekeken worden" in words_of(visitor.get(SLEEP))
    assert "Voorbij de herzieningsdatum van" in words_of(visitor.get("/criteria?verouderd=1"))


def test_invented_bids_get_their_points_with_the_sum(visitor: Client) -> None:
    """At the easiest level 30 points: 30 × 100 / 150 = 20 for the dearer bid."""
    page = words_of(visitor.get("/criteria/machine-life-cycle-award", {"A.acquisition": "100", "B.acquisition": "150"}))
    points = policy().criteria["machine-life-cycle-award"].weight_at(Level.BASIS)
    assert points is not None
    assert f"Offerte A: {points} van {points} punten" in page
    assert re.search(rf"Offerte B: [\d,]+ van {points} punten", page)
    assert f"{points} × 100" in page


def test_every_award_criterion_can_be_tried_out(visitor: Client) -> None:
    for criterion in policy().criteria.values():
        if criterion.part != "award_criterion":
            continue
        page = visitor.get(f"/criteria/{criterion.id}").content.decode()
        fields = re.findall(r'name="(A\.[a-z_.0-9]+)"', page)
        assert fields, criterion.id
        given = dict.fromkeys(fields, "40")
        for field in fields:
            if choices := re.search(rf'name="{re.escape(field)}".*?<option>(.*?)</option>', page):
                given[field] = choices[1] if f'select class="aw-input aw-trial__cell" name="{field}"' in page else "40"
        tried = words_of(visitor.get(f"/criteria/{criterion.id}", given))
        assert re.search(r"Offerte A: [\d,]+ van", tried), (criterion.id, given)


@pytest.mark.parametrize("typed", ["veel", "1e999999", "-5", "9" * 4000, "<b>", "NaN", "Infinity"])
def test_bids_that_make_no_sense_are_told_and_break_nothing(visitor: Client, typed: str) -> None:
    response = visitor.get("/criteria/machine-life-cycle-award", {"A.acquisition": typed, "niveau": "zeer hoog"})
    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


def test_the_library_reads_in_english_with_the_clauses_marked_as_dutch() -> None:
    page = Client(headers={"accept-language": "en"}).get(SLEEP).content.decode()
    assert "The clause, level by level" in page
    assert '<span lang="nl">De opdrachtnemer levert computers' in page
