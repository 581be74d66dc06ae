"""The guide that a buyer starts a tender from: what is in it, where, and in whose words."""

import datetime as dt
import itertools
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.documents.writing import HOSTILE
from tests.reports import building

from aankoopwijzer.documents.blocks import Block, Bullets, Clause, Document, Heading, Labelled, Notice, Paragraph, Table
from aankoopwijzer.domain.guidance.result import DroppedCriterion, Guidance, Market, Warning
from aankoopwijzer.domain.policy.criteria import InventoryLine
from aankoopwijzer.domain.records.selection import Dropped
from aankoopwijzer.domain.rules.verdicts import Reason, Status
from aankoopwijzer.reports.tender_guide.document import tender_guide
from aankoopwijzer.reports.wording import Wording

NBSP = "\N{NO-BREAK SPACE}"


def _guide(language: str = "nl", **changes: Any) -> Document:
    return tender_guide(building.guidance(**changes), Wording(language, building.pack()))


def _empty() -> Guidance:
    return replace(
        building.guidance(), matches=(), objectives=(), questions=(), assumptions=(), branches=(), menu=(),
        reserve=None, guards=(), criteria=(), further_criteria=(), notice_fields=(), warnings=(),
        purchase=building.purchase(title="", description="", value_eur=None, date=None, authority=None, cpv=()),
    )  # fmt: skip


def _texts(block: Block) -> list[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text) | Clause(text=text):
            return [text]
        case Labelled(label, text) | Notice(label, text):
            return [label, text]
        case Bullets(items):
            return list(items)
        case Table(caption, header, rows):
            return [caption, *header, *(cell for row in rows for cell in row)]


def _all_text(document: Document) -> str:
    return "\n".join(text for block in document.blocks for text in _texts(block))


def _table(document: Document, caption: str) -> Table:
    return next(each for each in document.blocks if isinstance(each, Table) and each.caption == caption)


def _under(document: Document, heading: str) -> list[Block]:
    """The blocks under a heading, up to the next one of its level or above."""
    blocks = list(document.blocks)
    start = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.text == heading)
    level = blocks[start].level  # type: ignore[union-attr]
    found: list[Block] = []
    for block in blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


def _chapters(document: Document) -> list[str]:
    return [each.text for each in document.blocks if isinstance(each, Heading) and each.level == 1]


def test_a_buyer_first_reads_what_to_do_then_the_clauses_and_then_the_reasons() -> None:
    assert _chapters(_guide()) == [
        "In het kort",
        "Bouwstenen voor het bestek",
        "Velden van de aankondiging",
        "Bijlage A. Wat het kader vraagt, en waarom",
        "Bijlage B. Sociale tak",
        "Bijlage C. Wat niet geldt",
        "Bijlage D. Grenzen van de wet",
        "Bijlage E. Bronnen en versie",
        "Formulier voor inschrijvers: overzicht van de bewijzen",
    ]


def test_annexes_are_lettered_as_far_as_there_are_any() -> None:
    annexes = [each for each in _chapters(_guide(branches=(), menu=(), reserve=None)) if each.startswith("Bijlage")]
    assert annexes[:2] == ["Bijlage A. Wat het kader vraagt, en waarom", "Bijlage B. Wat niet geldt"]


def test_the_summary_ends_where_the_clauses_start_a_page() -> None:
    (first, *_) = [each.text for each in _guide().blocks if isinstance(each, Heading) and each.on_new_page]
    assert first == "Bouwstenen voor het bestek"


def test_the_summary_names_each_duty_with_the_building_blocks_that_fulfil_it() -> None:
    assert _under(_guide(), "Dit moet erin") == [Bullets(("S1.3 Doel S1.3",))]
    (can,) = _under(_guide(), "Dit kan je doen")
    assert can == Bullets(
        (
            "S1.1 Doel S1.1 (verplicht in elke opdracht): bouwstenen I.1.1, I.2.1, I.3.1, I.3.2, II.1.1, III.1.1",
            "S2.1 Doel S2.1 (verplicht in elke opdracht)",
        )
    )


def test_the_summary_says_what_is_known_of_the_purchase_and_what_is_not() -> None:
    guide = _guide(purchase=building.purchase(cpv=(), authority=None))
    assert (
        Labelled("Aankoop", f"diensten · 24{NBSP}000{NBSP}euro excl. btw · 2{NBSP}maart 2026 · Raamovereenkomst: nee")
        in guide.blocks
    )
    assert Labelled("Nog niet bekend", "aanbestedende overheid, CPV-codes") in guide.blocks


@pytest.mark.parametrize("guidance", [building.guidance(), _empty()])
def test_headings_never_skip_a_level(guidance: Guidance) -> None:
    made = tender_guide(guidance, Wording("nl", building.pack()))
    levels = [each.level for each in made.blocks if isinstance(each, Heading)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_each_clause_stands_in_its_part_of_the_tender_documents() -> None:
    guide = _guide()
    placed = {
        part: [each.text for each in _under(guide, part) if isinstance(each, Heading) and each.level == 4]
        for part in (
            "Deel I. Administratieve bepalingen",
            "Deel II. Technische bepalingen",
            "Deel III. Uitvoering van de opdracht",
        )
    }
    assert placed == {
        "Deel I. Administratieve bepalingen": [
            "I.1.1 Criterium reserved-lot",
            "I.2.1 Criterium kitchen-staff",
            "I.3.1 Criterium short-chain",
            "I.3.2 Criterium packaging",
        ],
        "Deel II. Technische bepalingen": ["II.1.1 Criterium plant-based"],
        "Deel III. Uitvoering van de opdracht": ["III.1.1 Criterium work-places"],
    }


def test_a_clause_has_its_motive_proof_sanction_and_levels() -> None:
    under = _under(_guide(), "II.1.1 Criterium plant-based")
    assert under[0] == Clause(
        "Minstens 20 % van de maaltijden is plantaardig.\n"
        "Bewijs: een weekmenu met ingrediënten (bij de offerte).\n"
        "Sanctie: Een straf van 2 % van het bedrag per vaststelling."
    )
    labelled = {each.label: each.text for each in under if isinstance(each, Labelled)}
    assert labelled == {
        "Motief": "Zo daalt de uitstoot van elke zitting.",
        "Dient voor": "doel S1.1; basis (gangbaar in de markt); andere niveaus: ambitieus 60",
    }


def test_blanks_in_clause_proof_and_sanction_are_filled_with_numbers_as_flanders_writes_them() -> None:
    made = building.chosen(
        "boete",
        "contract_performance_condition",
        parameters=({"name": "penalty", "label": building.text("Straf"), "default": "2.5"},),
        clause=building.text("Minstens {threshold} %, anders {penalty} %."),
        sanction=building.text("Een straf van {penalty} %."),
    )
    under = _under(_guide(criteria=(made,)), "III.1.1 Criterium boete")
    (clause,) = (each for each in under if isinstance(each, Clause))
    assert clause.text.startswith("Minstens 20 %, anders 2,5 %.\n")
    assert clause.text.endswith("\nSanctie: Een straf van 2,5 %.")


def test_the_evaluation_has_weight_formula_and_proof_and_leaves_the_rest_of_a_hundred_to_price() -> None:
    rows = _table(_guide(), "Gunningscriteria en hun weging").rows
    assert [row[:3] for row in rows] == [
        ("I.3.1", "Criterium short-chain", f"15{NBSP}%"),
        ("I.3.2", "Criterium packaging", "in te vullen"),
        ("", "Prijs en je andere criteria, samen", f"85{NBSP}%"),
    ]
    assert rows[0][3:] == ("Evenredig.", "een weekmenu met ingrediënten")
    assert rows[-1][3:] == ("Punten = maximum × laagste prijs / prijs van de inschrijver.", "Ingevulde inventaris")


def test_the_tender_names_the_purchase_and_leaves_gaps_for_what_is_not_known() -> None:
    guide = _guide(purchase=building.purchase(title="Broodjes", cpv=(), authority=None))
    assert _under(guide, "I.1 Voorwerp en voorbehouden opdracht")[0] == Clause(
        "Aanbestedende overheid: [vul in]\nOpdracht: Broodjes\nSoort opdracht: diensten\nCPV-codes: [vul in]\n"
        "Raamovereenkomst: nee"
    )


def test_the_inventory_has_a_line_for_each_price_or_quantity_that_a_clause_counts_on() -> None:
    lines = (InventoryLine(post=building.text("Onderhoud voor {threshold} jaar"), unit="EUR"),)
    made = building.chosen("a", "contract_performance_condition", inventory=lines)
    assert _table(_guide(criteria=(made,)), "Regels voor de inventaris").rows == (
        ("III.1.1", "Onderhoud voor 20 jaar", "euro", "", ""),
    )
    assert "Regels voor de inventaris" not in _all_text(_guide())


def test_tenderers_get_a_form_with_boxes_for_what_goes_with_the_tender_and_what_comes_later() -> None:
    late = {"what": building.text("meetverslag"), "when": "yearly", "by": "third_party"}
    early = building.chosen("early", "technical_specification")
    guide = _guide(criteria=(early, building.chosen("late", "contract_performance_condition", proof=late)))
    assert _table(guide, "In te dienen bewijzen").rows == (
        ("☐", "II.1.1", "een weekmenu met ingrediënten (bij de offerte)", ""),
    )
    assert _table(guide, "Bewijzen tijdens de uitvoering").rows == (
        ("☐", "III.1.1", "meetverslag", "Elk jaar", "Derde partij"),
    )


def test_what_the_buyer_left_out_stays_in_an_annex_with_the_reason() -> None:
    dropped = DroppedCriterion(building.chosen("plant-based", "technical_specification"),
                               Dropped(words="geen aanbod"), ("S1.3",))  # fmt: skip
    guide = _guide(dropped=(dropped,))
    under = _under(guide, "Bijlage A. Weggelaten door de aankoper")
    assert Notice("Let op", "Niets voert S1.3 Doel S1.3 nu uit.") in under
    assert _table(guide, "Weggelaten door de aankoper").rows == (
        ("Criterium plant-based", "geen aanbod (verplicht en nu niet uitgevoerd: S1.3)"),
    )


def test_weights_that_together_pass_a_hundred_are_not_subtracted() -> None:
    heavy = tuple(building.chosen(id, "award_criterion", weight_percent=Decimal(60)) for id in ("a", "b"))
    assert _table(_guide(criteria=heavy), "Gunningscriteria en hun weging").rows[-1][2] == "in te vullen"


def test_parts_without_clauses_are_named_together() -> None:
    said = "Geen bepaling gevraagd door het kader onder: {}."
    only_one = (building.chosen("plant-based", "technical_specification"),)
    parts = "Voorwerp en voorbehouden opdracht; Selectie; Gunningscriteria; Uitvoeringsvoorwaarden"
    assert Paragraph(said.format(parts), "quiet") in _guide(criteria=only_one).blocks
    assert "Geen bepaling" not in _all_text(_guide())


def test_a_purchase_that_asks_nothing_has_no_page_of_empty_parts() -> None:
    made = tender_guide(_empty(), Wording("nl", building.pack()))
    asked = Paragraph("Het kader vraagt geen bepaling in dit bestek.")
    assert _under(made, "Bouwstenen voor het bestek") == [asked]
    assert Heading(1, "Bouwstenen voor het bestek", on_new_page=False) in made.blocks


def test_duties_are_sorted_by_force_and_instruments_stand_apart() -> None:
    guide = _guide()
    asked = _under(guide, "Bijlage A. Wat het kader vraagt, en waarom")
    titles = [each.text for each in asked if isinstance(each, Heading)]
    assert titles == ["S1.3 Doel S1.3", "S1.1 Doel S1.1", "S2.1 Doel S2.1"]
    assert Bullets(("S1.2 Doel S1.2",)) in guide.blocks


def test_a_duty_beyond_the_printed_words_says_so() -> None:
    guide = _guide(objectives=(building.objective("S1.3", is_our_reading=True),))
    (why,) = [each for each in _under(guide, "S1.3 Doel S1.3") if isinstance(each, Labelled) and each.label == "Waarom"]
    assert why.text.endswith(" Onze lezing.")
    assert Bullets(("S1.3 Doel S1.3 – onze lezing",)) in guide.blocks


def test_what_does_not_apply_is_listed_with_its_reason() -> None:
    assert _table(_guide(), "Wat niet geldt voor deze aankoop").rows == (
        ("K1.1 Doel K1.1", "Deze aankoop raakt het openbaar domein niet."),
    )
    assert Paragraph("Bron: Testkader 2020.", "quiet") in _guide().blocks


def test_open_questions_and_assumptions_are_there_to_answer() -> None:
    guide = _guide()
    questions = (
        "Wordt het buiten de EU gemaakt? (verandert S2.3)",
        "Gaat deze aankoop over Catering? (verandert S1.1)",
    )
    assert Bullets(questions, boxes=True) in guide.blocks
    assert Bullets(("Dit is geen onderhoud. Nee (verandert K1.1)",)) in guide.blocks


def test_a_clause_past_its_review_date_is_on_the_checklist() -> None:
    old = building.chosen("oud", "technical_specification", review_by=dt.date(2026, 3, 1))
    assert "opnieuw nagekeken: Criterium oud." in _all_text(_guide(criteria=(old,)))
    assert "opnieuw nagekeken" not in _all_text(_guide())


def test_the_market_is_described_when_it_is_known_and_named_unknown_when_not() -> None:
    reserve = building.reserve()
    market = Market(
        supply="some", recognised=3, nearby=2, unplaced=1, within_km=Decimal(30), minimum=Decimal(3),
        dependency=Decimal("0.125"), maximum_dependency=Decimal(50), suppliers=(), by_row={},
    )  # fmt: skip
    assert Labelled("Aanbod", "niet bekend: er is geen leveranciersbestand opgegeven") in _guide().blocks
    said = _all_text(_guide(reserve=replace(reserve, market=market)))
    assert (
        "enkele erkende leveranciers in de buurt: 3 erkend, waarvan 2 binnen 30 km; van 1 is de afstand niet bekend; "
        f"dit budget zou 12,5{NBSP}% van hun jaarlijkse inkomsten zijn"
    ) in said


def test_options_that_are_not_possible_stand_apart_with_the_reason() -> None:
    guide = _guide()
    in_full = [each.text for each in _under(guide, "Keuzemenu, de beste keuze eerst") if isinstance(each, Heading)]
    assert in_full == ["1. M3 Optie M3", "2. M1 Optie M1", "Niet mogelijk voor deze aankoop"]
    assert Bullets(("M10 Optie M10: past bij werk met veel handen er is aanbod in de buurt",)) in guide.blocks


def test_the_best_three_of_the_menu_are_told_in_full_and_the_others_in_a_line() -> None:
    menu = tuple(building.option(f"M{rank}", rank) for rank in (4, 2, 5, 1, 3))
    under = _under(_guide(menu=menu), "Keuzemenu, de beste keuze eerst")
    in_full = [each.text for each in under if isinstance(each, Heading)][:-1]
    assert in_full == [f"{at}. M{at} Optie M{at}" for at in (1, 2, 3)]
    (others,) = [each for each in under if isinstance(each, Bullets)]
    assert [each.partition(" ")[0] for each in others.items] == ["M4", "M5"]


def test_a_reservation_shows_only_the_comparison_that_names_its_figure() -> None:
    services = Reason("purchase.contract_type", "any_of", ("works",), "services", Status.DOES_NOT_APPLY)
    over = building.value_reason(operator="below", found=Decimal(300000), status=Status.DOES_NOT_APPLY)
    (option,) = building.reserve().options
    refused = replace(
        option, status=Status.DOES_NOT_APPLY, reasons=(services, over), parameters=(building.threshold(),)
    )
    said = _all_text(_guide(reserve=replace(building.reserve(), options=(refused,))))
    assert (
        f"maatwerkbedrijven: nee, want de raming van 300{NBSP}000{NBSP}euro ligt op of boven 140{NBSP}000{NBSP}euro (drempel 2026-2027)"
    ) in said
    assert "niet voor werken" not in said


def test_a_reservation_that_is_not_known_says_what_is_missing() -> None:
    no_code = Reason("purchase.cpv", "under_any", ("85",), (), Status.UNKNOWN)
    (option,) = building.reserve().options
    open_one = replace(option, status=Status.UNKNOWN, reasons=(no_code,))
    said = _all_text(_guide(reserve=replace(building.reserve(), options=(open_one,))))
    assert "maatwerkbedrijven: nog niet bekend, want er is geen CPV-code opgegeven" in said


def test_a_figure_is_told_with_the_first_bound_that_rests_on_it() -> None:
    (guard,) = building.guidance().guards
    rows = _table(_guide(guards=(guard, replace(guard, id="again"))), "Grenzen van de wet").rows
    assert ["140" in said.rpartition("Bron: ")[2] for _, said in rows] == [True, False]


def test_sources_are_gathered_by_document_and_say_what_was_not_checked() -> None:
    (listed,) = [each for each in _under(_guide(), "Bijlage E. Bronnen en versie") if isinstance(each, Bullets)]
    assert listed.items == ("Testkader 2020: S1", "wet 17 juni 2016: art. 42 (niet nagekeken)")


def test_the_words_that_decided_are_shown_once() -> None:
    match = replace(building.guidance().matches[0], because=("Broodjes", "CPV 5552", "broodjes"))
    assert Labelled("Productgroepen", "Catering (S1/2), wegens Broodjes, CPV 5552") in _guide(matches=(match,)).blocks


def test_the_account_of_proportion_counts_in_words() -> None:
    (said, *_) = _under(_guide(), "Is dit in verhouding?")
    assert said == Paragraph(
        "Dit vraagt zes dingen van de inschrijvers, met drie bewijzen; bij een aankoop van deze grootte passen er zes."
    )


def test_every_warning_stands_with_the_purchase() -> None:
    guide = _guide(warnings=(Warning("no-value"), Warning("no-value"), Warning("no-date")))
    assert len([each for each in _under(guide, "In het kort") if isinstance(each, Notice)]) == 2


def test_an_advice_outside_every_group_still_makes_a_whole_document() -> None:
    made = tender_guide(_empty(), Wording("nl", building.pack()))
    assert made.subtitle == "Aankoop zonder titel"
    assert "geen van de productgroepen van het kader" in _all_text(made)
    assert "Sociale tak" not in _all_text(made)


@pytest.mark.parametrize("guidance", [building.guidance(), _empty()])
@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_no_placeholder_and_no_code_is_left_in_the_words(guidance: Guidance, language: str) -> None:
    said = _all_text(tender_guide(guidance, Wording(language, building.pack())))
    assert "{" not in said
    for code in ("does_not_apply", "technical_specification", "market_first", "with-tender", "legal-minimum"):
        assert code not in said


def test_an_english_guide_is_english() -> None:
    made = _guide("en")
    assert made.language == "en-GB"
    assert made.title == "Guide for the tender documents"
    assert "[en] Doel" not in made.title
    assert "Wat het kader vraagt" not in _all_text(made)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_buyer_typed_is_shown_and_bounded(text: str) -> None:
    made = _guide(purchase=building.purchase(title=text, description=text, cpv=()))
    assert len(made.subtitle) <= 202
    assert made.blocks


def test_an_unknown_is_never_shown_as_a_no() -> None:
    guide = _guide(objectives=(building.objective("S2.3", status=Status.UNKNOWN),))
    assert "S2.3" not in str(
        [each.rows for each in guide.blocks if isinstance(each, Table) and "geldt" in each.caption]
    )
