"""The pages of the region, an authority and an indicator say what the records say."""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from tests.register.people import load_authorities
from tests.web.measured import lit_region, write_circuits, write_trips, write_works
from tests.web.signed_in import strong_member

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.web import charting, measured


def text(page: bytes) -> str:
    """What is read on a page, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


@pytest.fixture
def lit() -> None:
    lit_region()


def test_the_region_shows_every_ambition_for_every_authority(visitor: Client, lit: None) -> None:
    page = visitor.get("/voortgang").content.decode()
    for code in ("K1", "K2", "K3", "S1", "S2", "C1", "C2"):
        for name in ("de hele regio", "Beernem", "Brugge", "Zuienkerke"):
            assert f'<span class="aw-hidden">{code}, {name}: </span>' in page
    assert page.count("aw-map__tile") == 10


def test_all_forty_product_groups_have_a_standing(visitor: Client, lit: None) -> None:
    page = visitor.get("/voortgang").content.decode()
    groups = page[page.index('id="groepen"') : page.index('id="veranderd"')]
    assert groups.count('<th scope="row">') == groups.count('<td data-head="Regio"><span class="aw-standing') == 40


def test_a_cell_opens_its_targets_and_chart_in_place(visitor: Client, lit: None) -> None:
    page = visitor.get("/voortgang?ambitie=K3&bestuur=brugge").content
    assert "K3 Energie-efficiënte oplossingen, Brugge" in text(page)
    # 30 of 40 light points of 2025 are LED, and all of them should be.
    assert "achter op schema · 75 % (2025) · te bereiken: 100 %, altijd" in text(page)


@pytest.mark.parametrize("query", ["ambitie=X9", "ambitie=K3&bestuur=atlantis", "bestuur=brugge", "ambitie=%00"])
def test_a_cell_that_is_not_there_opens_nothing(visitor: Client, lit: None, query: str) -> None:
    answer = visitor.get(f"/voortgang?{query}")
    assert answer.status_code == 200
    assert "Kies hierboven een cel" in text(answer.content)


def test_what_turned_is_told_from_year_to_year(visitor: Client) -> None:
    lit_region()
    said = text(visitor.get("/voortgang").content)
    # Damme went from 5 of 10 in 2024 to 10 of 10 in 2025.
    assert "Damme : LED in nieuwe verlichting achter op schema → werd bereikt" in said


def test_what_is_missing_is_named_with_who_lacks_it_and_the_way_to_fill_it(visitor: Client, lit: None) -> None:
    page = visitor.get("/voortgang").content
    missing = text(page)[text(page).index("Wat ontbreekt") :]
    assert "Openbare verlichting : Beernem, Blankenberge" in missing
    assert "Brugge" not in missing[missing.index("Openbare verlichting") :][:120]
    assert b'href="/import"' in page


def test_who_may_import_goes_straight_to_it(visitor: Client, lit: None) -> None:
    strong_member(visitor, (Role.BUYER, "beernem"))
    page = visitor.get("/voortgang/beernem").content
    assert b'href="/import/beernem"' in page
    assert "Lees een bestand in: Openbare verlichting" in text(page)


def test_an_authority_stands_beside_the_others(visitor: Client, lit: None) -> None:
    said = text(visitor.get("/voortgang/brugge").content)
    # Of 75 % in Brugge and 100 % in Damme the median is 87.5 %.
    assert "LED in nieuwe verlichting 75 % 87,5 % 100 % Damme" in said


def test_the_region_has_one_address_and_an_unknown_authority_none(visitor: Client, lit: None) -> None:
    assert visitor.get("/voortgang/regio")["Location"] == "/voortgang"
    strong_member(visitor, (Role.BUYER, "brugge"))
    assert visitor.get("/voortgang/atlantis").status_code == 404


def test_plans_are_for_who_may_see_them(visitor: Client, lit: None) -> None:
    assert "Geplande aankopen" not in text(visitor.get("/voortgang/brugge").content)
    strong_member(visitor, (Role.BUYER, "brugge"))
    assert "Geplande aankopen" in text(visitor.get("/voortgang/brugge").content)


def test_a_new_record_is_in_the_figures_of_the_next_page(visitor: Client, lit: None) -> None:
    before = text(visitor.get("/indicatoren/k3-led-new?bestuur=brugge").content)
    write_circuits("brugge", {2025: (100, 0)}, file="meer.csv")
    after = text(visitor.get("/indicatoren/k3-led-new?bestuur=brugge").content)
    snapshot = re.compile("momentopname ([0-9a-f]{12})")
    assert snapshot.findall(before) != snapshot.findall(after)
    # 30 of 40 became 130 of 140.
    assert "75 % 2025 achter" in before
    assert "92,9 % 2025 achter" in after


def test_figures_of_before_say_that_they_are(visitor: Client, lit: None, settings: Any) -> None:
    visitor.get("/voortgang")
    write_circuits("damme", {2025: (0, 90)})
    settings.COUNTS_BESIDE_REQUESTS = True
    measured._counted._busy_with = "another request"
    try:
        assert "De gegevens zijn veranderd na deze cijfers." in text(visitor.get("/voortgang").content)
        assert "ze worden opnieuw geteld" in text(visitor.get("/").content)
    finally:
        measured._counted._busy_with = None


def test_before_the_first_count_the_page_says_so_and_asks_again(
    visitor: Client, lit: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.COUNTS_BESIDE_REQUESTS = True
    fresh = measured._Counted()
    fresh._busy_with = "another request"
    monkeypatch.setattr(measured, "_counted", fresh)
    for address in ("/voortgang", "/voortgang/brugge", "/indicatoren", "/indicatoren/k3-led-new"):
        answer = visitor.get(address)
        assert (answer.status_code, answer["Refresh"]) == (503, "5")
        assert "De cijfers worden geteld" in text(answer.content)


def test_the_request_that_sets_the_first_count_off_waits_a_little_for_it(
    visitor: Client, lit: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.COUNTS_BESIDE_REQUESTS = True
    fresh = measured._Counted()
    monkeypatch.setattr(measured, "_counted", fresh)
    monkeypatch.setattr(measured, "Thread", lambda **_: SimpleNamespace(start=lambda: None))
    on, folder = measured.today(), Path(settings.MEASURED_DIR)
    state = (on, folder, tuple(sorted(measured.freshness().items())))
    monkeypatch.setattr(fresh._done, "wait", lambda seconds: fresh._count(state, folder, on))
    answer = visitor.get("/voortgang")
    assert answer.status_code == 200
    assert "De gegevens zijn veranderd" not in text(answer.content)


def test_the_same_state_is_not_counted_again(visitor: Client, lit: None, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.get("/voortgang")

    def fails(*args: object, **kwargs: object) -> None:
        raise AssertionError("counted again")

    monkeypatch.setattr(measured, "measure_indicators", fails)
    for address in ("/voortgang", "/voortgang/damme", "/indicatoren/k3-led-new"):
        assert visitor.get(address).status_code == 200


def test_the_start_page_shows_seven_bars_once_they_are_counted(visitor: Client, lit: None) -> None:
    visitor.get("/voortgang")
    page = visitor.get("/").content.decode()
    assert page.count('class="aw-bar"') == 7


def test_every_indicator_has_a_page(visitor: Client, lit: None) -> None:
    page = visitor.get("/indicatoren").content.decode()
    addresses = re.findall(r'href="(/indicatoren/[a-z0-9-]+)"', page)
    assert len(addresses) == 52
    for address in addresses[::8]:
        assert visitor.get(address).status_code == 200


def test_an_indicator_tells_figure_rule_chart_table_and_definition(visitor: Client, lit: None) -> None:
    page = visitor.get("/indicatoren/k3-led-new?bestuur=brugge").content
    said = text(page)
    assert "75 % 2025 achter op schema : 75 % in 2025 haalt 100 % niet." in said
    assert "LED in nieuwe verlichting, Brugge: 75 % in 2025." in said
    assert page.count(b'role="img"') == 2
    assert "2024 60 % – 2 100 % achter op schema" in said
    for title in ("Hoe er geteld wordt", "Zwaktes", "Verder dan wet en markt", "Bron"):
        assert title in said


def test_what_is_not_known_is_never_zero(visitor: Client) -> None:
    lit_region()
    write_circuits("zuienkerke", {}, unknown=8)
    said = text(visitor.get("/indicatoren/k3-led-new?bestuur=zuienkerke").content)
    assert "van elk gegeven ontbreekt iets dat beslist" in said
    assert "0 % 2025" not in said


@pytest.mark.parametrize(
    "address",
    [
        "/indicatoren/nergens",
        "/indicatoren/k3-led-new?bestuur=atlantis",
        "/indicatoren/k3-led-new?groep=S1/2",
        "/indicatoren/k3-led-new/bestand/exe",
        "/indicatoren/k3-led-new/bestand/csv?bestuur=%00",
    ],
)
def test_what_is_not_there_is_not_found(visitor: Client, lit: None, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_an_authority_that_merged_leads_to_the_one_that_it_became(
    visitor: Client, lit: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = charting.policy()
    brugge = pack.authorities["brugge"].model_copy(update={"merged_from": ("oud-brugge",)})
    merged = pack.model_copy(update={"authorities": {**pack.authorities, "brugge": brugge}})
    monkeypatch.setattr(charting, "policy", lambda: merged)
    page = visitor.get("/indicatoren/k3-led-new?bestuur=oud-brugge")
    assert page.status_code == 200
    assert "/indicatoren/k3-led-new?bestuur=brugge" in page.content.decode()
    assert visitor.get("/indicatoren/k3-led-new/bestand/csv?bestuur=oud-brugge").status_code == 200


def test_a_measure_or_target_that_does_not_fit_does_not_count(visitor: Client, lit: None) -> None:
    assert visitor.get("/indicatoren/k3-led-new?maat=goud&doel=niets").status_code == 200


def test_the_figures_come_as_csv_with_points_and_unknowns_empty(visitor: Client, lit: None) -> None:
    answer = visitor.get("/indicatoren/k3-led-new/bestand/csv?bestuur=brugge")
    assert re.fullmatch(
        r'attachment; filename="k3-led-new-brugge-number-\d{4}-\d\d-\d\d.csv"', answer["Content-Disposition"]
    )
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    by_year = {row["Jaar"]: row for row in rows}
    assert (by_year["2024"]["Waarde"], by_year["2024"]["Deel"], by_year["2024"]["Geheel"]) == ("60", "24", "40")
    assert (by_year["2025"]["Gegevens"], by_year["2025"]["Bekend"]) == ("2", "2")


def test_the_chart_comes_as_svg_and_png(visitor: Client, lit: None) -> None:
    drawn = visitor.get("/indicatoren/k3-led-new/bestand/svg?bestuur=brugge")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert b"var(" not in drawn.content
    assert visitor.get("/indicatoren/k3-led-new/bestand/png").content.startswith(b"\x89PNG")


def test_english_readers_get_english(lit: None) -> None:
    page = text(Client(headers={"accept-language": "en"}).get("/voortgang?ambitie=K3&bestuur=brugge").content)
    assert "How far we are" in page
    assert "behind · 75 % (2025)" in page


@pytest.fixture
def ridden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Brugge went by bike once in four trips in the first quarter, and three times in four in the second."""
    monkeypatch.setattr(measured, "today", lambda: dt.date(2025, 8, 15))
    load_authorities()
    first = [(dt.date(2025, 2, day), mode) for day, mode in enumerate(("bike", "car", "car", "car"), start=1)]
    second = [(dt.date(2025, 5, day), mode) for day, mode in enumerate(("bike", "bike", "bike", "car"), start=1)]
    write_trips("brugge", *first, *second)


@pytest.fixture
def greened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of what was redone in Brugge was green in the first quarter, and half in the second."""
    monkeypatch.setattr(measured, "today", lambda: dt.date(2025, 8, 15))
    load_authorities()
    write_works("brugge", *((dt.date(2025, month, 3), 25 if month < 4 else 50) for month in range(1, 7)))


def test_what_moved_in_the_last_quarter_is_told_of_the_region_and_of_the_authority(
    visitor: Client, greened: None
) -> None:
    for address in ("/voortgang", "/voortgang/brugge"):
        said = text(visitor.get(address).content)
        assert "Wat veranderde in kwartaal 2 van 2025" in said
        assert "Aandeel groen na de werken : 25 % → werd 50 % (beter)" in said
    assert "Van beide kwartalen is geen cijfer bekend" in text(visitor.get("/voortgang/damme").content)


def test_an_indicator_shows_its_quarters_the_latest_first(visitor: Client, greened: None) -> None:
    said = text(visitor.get("/indicatoren/k1-green-share?bestuur=brugge").content)
    assert "kwartaal 2 van 2025 50 % 3 3 kwartaal 1 van 2025 25 % 3 3" in said
    assert "Kwartaal per kwartaal" not in text(visitor.get("/indicatoren/k3-led-new").content)


def test_quarters_of_what_can_tell_of_a_person_are_for_who_may_see_the_records(visitor: Client, ridden: None) -> None:
    address = "/indicatoren/k2-short-trips?bestuur=brugge"
    assert "Kwartaal per kwartaal" not in text(visitor.get(address).content)
    strong_member(visitor, (Role.POLICY_EXPERT, "brugge"))
    assert "Kwartaal per kwartaal" in text(visitor.get(address).content)


def test_a_figure_on_one_or_two_trips_is_for_who_may_see_the_trips(visitor: Client, ridden: None) -> None:
    write_trips("damme", (dt.date(2025, 2, 1), "car"), (dt.date(2025, 5, 1), "bike"))
    address = "/indicatoren/k2-short-trips?bestuur=damme"
    said = text(visitor.get(address).content)
    assert "Niet getoond: zo weinig gegevens dat ze over een persoon kunnen gaan" in said
    assert "50 %" not in said
    # The csv of the same tells no more; one of the two was by bike.
    told = visitor.get(address.replace("?", "/bestand/csv?")).content.decode("utf-8-sig")
    [line] = [row for row in csv.DictReader(io.StringIO(told)) if row["Jaar"] == "2025"]
    assert {line[column] for column in ("Waarde", "Deel", "Geheel", "Gegevens", "Bekend")} == {""}
    strong_member(visitor, (Role.POLICY_EXPERT, "damme"))
    assert "50 %" in text(visitor.get(address).content)


def test_a_share_changes_by_percentage_points(visitor: Client, lit: None) -> None:
    # From 24 of 40 light points to 30 of 40: from 60 to 75 %.
    assert "15 procentpunt" in text(visitor.get("/voortgang/brugge").content).replace("\xa0", " ")


def test_what_cannot_be_determined_says_why_beside_its_target(visitor: Client, lit: None) -> None:
    # All 10 known points are LED; of 20 the lamp is not known, and they could be anything.
    write_circuits("torhout", {2025: (10, 0)}, unknown=20, file="torhout.csv")
    targets = text(visitor.get("/voortgang/torhout").content).split("De streefdoelen")[1]
    assert "niet te bepalen te veel is niet bekend: dat kan het antwoord omkeren 100" in targets.replace("\xa0", " ")
