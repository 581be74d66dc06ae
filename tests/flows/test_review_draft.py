"""A draft tender in, what it covers, lacks and risks out: told in small drafts of a few lines."""

import datetime as dt
from functools import cache

import pytest

from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.review.draft_finding import DraftCheck, ObjectiveCheck
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.prepare_checker import prepare_checker
from aankoopwijzer.flows.read_draft import read_draft
from aankoopwijzer.flows.review_draft import review_draft

ON = dt.date(2026, 3, 2)
VEHICLE = "Aankoop van vier personenwagens - opdracht voor leveringen\n\n1. Voorwerp\n\n1.1 De gemeente koopt vier wagens. De raming bedraagt 128 000 euro zonder btw.\n\n2. Technische eisen\n\n"
ZERO = "De voertuigen stoten tijdens het rijden geen CO2 uit (0 g/km volgens WLTP)."


@cache
def checker():
    return prepare_checker(prepare_adviser())


def checked(text: str, **options) -> DraftCheck:
    draft = read_draft(text.encode(), "ontwerp.txt")
    return review_draft(draft.passages, checker(), title=draft.title, on=ON, **options)


def objective(check: DraftCheck, code: str) -> ObjectiveCheck:
    return next(each for each in check.objectives if each.code == code)


def kinds(check: DraftCheck) -> set[str]:
    return {risk.kind for risk in check.risks}


def test_every_objective_of_the_pack_gets_a_status():
    check = checked(VEHICLE + f"2.1 {ZERO}\n")
    assert [each.code for each in check.objectives] == list(checker().adviser.pack.objectives)


def test_a_demand_with_proof_is_covered_with_its_article():
    check = checked(VEHICLE + f"2.1 {ZERO} De inschrijver voegt het certificaat van overeenstemming bij de offerte.\n")
    found = objective(check, "K2.1")
    assert (found.status, found.lacks) == ("covered", ())
    assert [(each.passage.heading, each.passage.article) for each in found.passages] == [("2. Technische eisen", "2.1")]


def test_a_demand_without_proof_is_partly_covered():
    found = objective(checked(VEHICLE + f"2.1 {ZERO}\n"), "K2.1")
    assert (found.status, found.lacks) == ("partly", ("proof",))
    assert found.add


def test_the_proof_may_stand_in_the_article_that_the_demand_refers_to():
    text = (
        VEHICLE
        + f"2.1 {ZERO} Zie artikel 4.1.\n\n3. Levering\n\n3.1 De wagens komen op één dag.\n\n"
        + "4. Bewijzen\n\n4.1 De inschrijver voegt het certificaat van overeenstemming bij de offerte.\n"
    )
    found = objective(checked(text), "K2.1")
    assert found.status == "covered"
    assert found.support.proof is not None
    assert found.support.proof.article == "4.1"


def test_what_is_absent_is_missing_with_a_clause_to_add():
    found = objective(checked(VEHICLE + "2.1 De wagens zijn wit.\n"), "K2.1")
    assert (found.status, found.passages) == ("missing", ())
    assert found.add


def test_a_wish_covers_nothing():
    found = objective(checked(VEHICLE + "2.1 De wagens stoten bij voorkeur geen CO2 uit.\n"), "K2.1")
    assert found.status in ("missing", "unsure")


def test_what_stands_under_the_title_of_the_whole_is_a_title():
    said = Passage("1", "Aanbieden van deelwagens en deelfietsen voor alle inwoners", heading="Bestek MOB-1")
    scope = Passage("2", "De raming bedraagt 90 000 euro.", heading="1. Voorwerp")
    check = review_draft((said, scope), checker(), title="Bestek MOB-1", on=ON)
    assert not objective(check, "K2.3").passages
    elsewhere = review_draft((said, scope), checker(), title="Deelwagens", on=ON)
    assert objective(elsewhere, "K2.3").passages


@pytest.mark.parametrize(
    "row",
    [
        "Criterium: Prijs; Gewicht: 40 %; Gegevens: Inventaris",
        "Gunningscriterium: Criterium 2: draagproef; Punten: 30",
        "Een offerte die op criterium 2 minder dan 15 punten behaalt, valt af.",
        "perceel 4: voertuigen, met omnium voor wagens jonger dan vijf jaar.",
        "vijf wiedbeurten in de plantvakken en drie op de paden van de begraafplaatsen;",
    ],
)
def test_a_row_that_asks_nothing_covers_nothing(row):
    check = checked(
        "Raamovereenkomst kantoormateriaal - leveringen\n\n1. Voorwerp\n\n1.1 Papier.\n\n2. Gunning\n\n2.1 " + row
    )
    assert [each.code for each in check.objectives if each.status in ("covered", "partly")] == []


def test_a_sanction_for_every_breach_counts_for_every_performance_condition():
    menu = (
        "Schoonmaak van gemeentegebouwen - opdracht voor diensten\n\n1. Voorwerp\n\n1.1 De raming bedraagt 300 000 euro."
        "\n\n2. Uitvoering\n\n2.1 Tijdens de uitvoering stelt de dienstverlener minstens 500 uur langdurig werkzoekenden "
        "tewerk. Hij bezorgt elk kwartaal een overzicht met de gepresteerde uren als bewijs.\n\n"
    )
    without = objective(checked(menu), "S1.3")
    assert "sanction" in without.lacks
    general = (
        "9. Straffen\n\n9.1 Bij elke inbreuk op de bepalingen van dit bestek geldt een straf van 200 euro per dag.\n"
    )
    found = objective(checked(menu + general), "S1.3")
    assert (found.status, found.support.is_general) == ("covered", True)


def test_a_demand_may_be_spread_over_neighbouring_paragraphs():
    text = (
        "Heraanleg van het dorpsplein - opdracht voor werken\n\n1. Voorwerp\n\n1.1 De raming bedraagt 400 000 euro.\n\n"
        "3. Hemelwater\n\n3.1 Al het regenwater van het afdak wordt opgevangen in een put van 20 000 liter.\n\n"
        "3.2 Een pomp brengt het water naar de toiletten, waar het leidingwater vervangt.\n"
    )
    found = objective(checked(text), "K1.2")
    assert found.status in ("covered", "partly")
    assert {each.passage.article for each in found.passages} <= {"3.1", "3.2"}
    assert found.passages


def test_what_is_not_asked_does_not_apply_and_says_why():
    check = checked("Verzekering van de gemeentelijke gebouwen - opdracht voor diensten\n\n1. Voorwerp\n\n1.1 Polis.\n")
    assert {each.status for each in check.objectives} == {"does_not_apply"}
    assert not check.has_findings


def test_a_reserved_contract_needs_no_social_menu():
    text = (
        "Onderhoud van de plantsoenen - opdracht voor diensten\n\n1. Voorwerp\n\n1.1 De raming bedraagt 200 000 euro.\n\n"
        "1.2 De toegang tot deze opdracht is voorbehouden aan maatwerkbedrijven en gelijkwaardige organisaties.\n"
    )
    check = checked(text)
    assert objective(check, "S1.1").status == "covered"
    assert objective(check, "S1.3").status == "does_not_apply"


def test_deliveries_under_a_framework_agreement_for_services_ask_for_logistics():
    text = (
        "Raamovereenkomst schoolmaaltijden - opdracht voor diensten\n\n1. Voorwerp\n\n1.1 De raming bedraagt 90 000 euro. "
        "Er zijn vier leveringen per week per leveringsadres.\n"
    )
    assert objective(checked(text), "K2.4").status == "missing"


def test_weights_that_do_not_make_a_whole_are_told_at_the_words_that_say_so():
    text = (
        VEHICLE + "8. Gunningscriteria\n\n8.1 De offertes worden gequoteerd op 100 punten.\n\n"
        "Criterium | Punten\nPrijs | 60\nCO2-uitstoot | 30\n"
    )
    risk = next(each for each in checked(text).risks if each.kind == "weights-do-not-sum")
    assert risk.passage.article == "8.1"
    assert risk.values == {"total": "90"}


def test_weights_that_make_a_whole_are_fine():
    text = VEHICLE + "8. Gunningscriteria\n\nCriterium | Punten\nPrijs | 60\nCO2-uitstoot | 40\nTotaal | 100\n"
    assert "weights-do-not-sum" not in kinds(checked(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De offertes worden ingediend voor 20 april 2026.", "Limietdatum voor de offertes: 27 april 2026."),
        ("De opdracht loopt drie jaar.", "De opdracht eindigt van rechtswege na vier jaar."),
    ],
)
def test_two_answers_for_one_moment_are_a_contradiction(one, other):
    text = VEHICLE + f"2.1 {one}\n\n3. Slot\n\n3.1 {other}\n"
    assert "contradictory-dates" in kinds(checked(text))
    assert "contradictory-dates" not in kinds(checked(VEHICLE + f"2.1 {one}\n\n3. Slot\n\n3.1 {one}\n"))


def test_a_demand_that_is_taken_back_is_a_contradiction():
    text = (
        "Laptops - opdracht voor leveringen\n\n1. Voorwerp\n\n1.1 De raming bedraagt 90 000 euro.\n\n2. Behuizing\n\n"
        "2.1 De behuizing bevat minstens 30 % gerecycleerde kunststof.\n\n8. Algemeen\n\n"
        "8.1 De eis over gerecycleerde kunststof is louter richtinggevend.\n"
    )
    assert "contradiction" in kinds(checked(text))


def test_a_turnover_far_above_the_estimate_is_out_of_proportion():
    asked = "7. Selectie\n\n7.1 De inschrijver bewijst een jaaromzet van minstens {} euro.\n"
    assert "disproportionate-demand" in kinds(checked(VEHICLE + asked.format("5 000 000")))
    assert "disproportionate-demand" not in kinds(checked(VEHICLE + asked.format("200 000")))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De laadruimte krijgt het rekkensysteem Laadvast Pro 3.", "brand-without-equivalent"),
        ("De afwerking is zo milieuvriendelijk mogelijk.", "vague-demand"),
        ("Langs de oprit komen hemelbomen (Ailanthus altissima).", "forbidden-by-law"),
        ("De garage ligt op hoogstens 20 kilometer van het gemeentehuis.", "distance-rule"),
    ],
)
def test_risky_wording_is_told_with_its_kind(sentence, kind):
    assert kind in kinds(checked(VEHICLE + f"2.1 {sentence}\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "De laadruimte krijgt het rekkensysteem Laadvast Pro 3 of een gelijkwaardig systeem.",
        "Japanse duizendknoop op het terrein wordt vooraf verwijderd en bestreden.",
        "De wagens worden zo snel mogelijk geleverd.",
    ],
)
def test_lawful_wording_is_not_risky(sentence):
    assert kinds(checked(VEHICLE + f"2.1 {sentence}\n")) == set()


def test_a_bound_weaker_than_the_chosen_level_is_told_with_both_figures():
    criterion = next(
        each
        for each in checker().adviser.pack.criteria.values()
        if each.unit and each.unit not in ("%", "points") and len(each.levels) == 3 and each.better == "higher"
        and "{threshold}" in each.clause.nl and each.part == "technical_specification"
        and each.levels["gevorderd"].text is None and each.levels["basis"].text is None
    )  # fmt: skip
    clause = criterion.clause.nl
    for parameter in criterion.parameters:
        clause = clause.replace(f"{{{parameter.name}}}", parameter.default)
    row = criterion.rows[0]
    weak = clause.replace("{threshold}", f"{criterion.levels['basis'].value}")
    purchase = Purchase(title="x", date=ON, answers={f"row:{row}": True})
    text = f"1. Voorwerp\n\n1.1 Iets.\n\n2. Eisen\n\n2.1 {weak}\n"
    strict = checked(text, purchase=purchase, level=next(iter(sorted(criterion.levels, key=lambda x: -x.rank))))
    assert "threshold-too-weak" in kinds(strict) or not any(
        each.weak for each in strict.objectives if each.code in criterion.objectives
    )
    assert "threshold-too-weak" not in kinds(checked(text, purchase=purchase))


def test_what_was_told_goes_before_what_the_draft_says():
    check = checked(VEHICLE + f"2.1 {ZERO}\n", told={"title": "Verzekering", "description": ""})
    assert check.purchase.purchase.title == "Verzekering"
    assert "title" not in check.purchase.read_in


def test_passages_in_another_language_are_counted_and_not_judged():
    french = "Les véhicules sont livrés dans un délai de trente jours et le fournisseur doit en apporter la preuve."
    check = checked(VEHICLE + f"2.1 {ZERO}\n\n2.2 {french}\n")
    assert check.foreign == {"fr": 1}
    assert checked(VEHICLE + f"2.1 {ZERO}\n").foreign == {}


def test_the_same_draft_gives_the_same_report():
    text = VEHICLE + f"2.1 {ZERO}\n"
    assert checked(text).objectives == checked(text).objectives


def test_a_demand_that_an_article_lets_go_is_a_contradiction():
    text = (
        VEHICLE + f"2.1 {ZERO} De inschrijver voegt het certificaat toe.\n\n9. Slot\n\n"
        "9.1 De eis van artikel 2.1 vervalt wanneer de leverancier geen elektrische wagens heeft.\n"
    )
    assert "contradiction" in kinds(checked(text))


def test_an_end_that_does_not_follow_from_start_and_duration_is_a_contradiction():
    text = VEHICLE + "2.1 De overeenkomst begint op 1 januari 2027 en duurt drie jaar.\n\n3. Slot\n\n3.1 {}\n"
    assert "contradictory-dates" in kinds(checked(text.format("De overeenkomst eindigt op 31 december 2030.")))
    assert "contradictory-dates" not in kinds(checked(text.format("De overeenkomst eindigt op 31 december 2029.")))


def test_a_sustainable_criterion_without_weight_is_told():
    text = VEHICLE + "8. Gunningscriteria\n\nCriterium | Punten\nPrijs | 100\nDuurzame productie | 0\n"
    assert "sustainability-weight-zero" in kinds(checked(text))
