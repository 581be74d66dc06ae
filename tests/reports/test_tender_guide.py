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
from aankoopwijzer.domain.guidance.result import Guidance, Market, Warning
from aankoopwijzer.domain.rules.verdicts import Status
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


def test_the_chapters_stand_in_the_order_in_which_a_buyer_needs_them() -> None:
    chapters = [each.text for each in _guide().blocks if isinstance(each, Heading) and each.level == 1]
    assert chapters == [
        "De aankoop",
        "Wat het kader vraagt",
        "Sociale tak",
        "Bouwstenen voor het bestek",
        "Bewijs en sancties",
        "Bijlage voor inschrijvers: overzicht van de bewijzen",
        "Checklist vóór de bekendmaking",
        "Wat niet geldt",
        "Open vragen",
        "Velden van de aankondiging",
        "Grenzen van de wet",
        "Bronnen en versie",
    ]


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
    assert under[0] == Clause("Minstens 20 % van de maaltijden is plantaardig.")
    labelled = {each.label: each.text for each in under if isinstance(each, Labelled)}
    assert labelled == {
        "Motief": "Zo daalt de uitstoot van elke zitting.",
        "Bewijs": "een weekmenu met ingrediënten",
        "Sanctie": "Een straf van 2 % van het bedrag per vaststelling.",
        "Dient voor": "doel S1.1",
        "Niveau": "basis (gangbaar in de markt); andere niveaus: ambitieus 60",
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
    assert under[0] == Clause("Minstens 20 %, anders 2,5 %.")
    assert Labelled("Sanctie", "Een straf van 2,5 %.") in under


def test_the_weights_leave_the_rest_to_price_and_other_criteria() -> None:
    assert _table(_guide(), "Gunningscriteria en hun weging").rows == (
        ("I.3.1", "Criterium short-chain", f"15{NBSP}%"),
        ("I.3.2", "Criterium packaging", "in te vullen"),
        ("", "Prijs en je andere criteria, samen", f"85{NBSP}%"),
    )


def test_weights_that_together_pass_a_hundred_are_not_subtracted() -> None:
    heavy = tuple(building.chosen(id, "award_criterion", weight_percent=Decimal(60)) for id in ("a", "b"))
    assert _table(_guide(criteria=heavy), "Gunningscriteria en hun weging").rows[-1][2] == "in te vullen"


def test_a_part_without_clauses_says_so() -> None:
    made = tender_guide(_empty(), Wording("nl", building.pack()))
    assert _under(made, "II.1 Technische specificaties") == [Paragraph("Het kader vraagt hier geen bepaling.", "quiet")]


def test_duties_are_sorted_by_force_and_instruments_stand_apart() -> None:
    guide = _guide()
    assert [row[0] for row in _table(guide, "Wat geldt voor deze aankoop").rows] == ["S1.3", "S1.1", "S2.1"]
    assert Bullets(("S1.2 Doel S1.2",)) in guide.blocks


def test_a_duty_beyond_the_printed_words_says_so() -> None:
    guide = _guide(objectives=(building.objective("S1.3", is_our_reading=True),))
    (row,) = _table(guide, "Wat geldt voor deze aankoop").rows
    assert row[3].endswith("\nOnze lezing.")


def test_what_does_not_apply_is_listed_with_its_reason() -> None:
    assert _table(_guide(), "Wat niet geldt voor deze aankoop").rows == (
        ("K1.1", "Doel K1.1", "Deze aankoop raakt het openbaar domein niet.", "S1, Testkader 2020"),
    )


def test_open_questions_and_assumptions_are_there_to_answer() -> None:
    guide = _guide()
    assert [row[:2] for row in _table(guide, "Vragen waarvan het antwoord dit advies verandert").rows] == [
        ("Wordt het buiten de EU gemaakt?", "S2.3"),
        ("Gaat deze aankoop over Catering?", "S1.1"),
    ]
    assert Bullets(("Dit is geen onderhoud. nee (verandert K1.1)",)) in guide.blocks


def test_only_proofs_before_the_award_are_in_the_annex_for_tenderers() -> None:
    late = building.chosen(
        "late", "contract_performance_condition", proof={"what": building.text("een urenstaat"), "when": "yearly"}
    )
    guide = _guide(criteria=(*building.guidance().criteria, late))
    assert "een urenstaat" in str(_table(guide, "Wie bewijst wat, en wanneer").rows)
    assert "een urenstaat" not in str(_table(guide, "In te dienen bewijzen").rows)


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
    possible = _table(guide, "Manieren om met deze opdracht mensen kansen te geven")
    assert [row[:2] for row in possible.rows] == [("1", "M3 Optie M3"), ("2", "M1 Optie M1")]
    impossible = _table(guide, "Keuzes die niet mogelijk zijn voor deze aankoop")
    assert [row[0] for row in impossible.rows] == ["M10 Optie M10"]


def test_sources_are_gathered_by_document_and_say_what_was_not_checked() -> None:
    (listed,) = [each for each in _under(_guide(), "Bronnen en versie") if isinstance(each, Bullets)]
    assert listed.items == ("Testkader 2020: S1", "wet 17 juni 2016: art. 42 (niet nagekeken)")


def test_the_words_that_decided_are_shown_once() -> None:
    match = replace(building.guidance().matches[0], because=("Broodjes", "CPV 5552", "broodjes"))
    facts = dict(_table(_guide(matches=(match,)), "Wat we van de aankoop weten").rows)
    assert facts["Productgroepen"] == "Catering (S1/2), wegens Broodjes, CPV 5552"


def test_the_account_of_proportion_counts_in_words() -> None:
    (said, *_) = _under(_guide(), "Is dit in verhouding?")
    assert said == Paragraph(
        "Dit vraagt zes dingen van de inschrijvers, met drie bewijzen; bij een aankoop van deze grootte passen er zes."
    )


def test_every_warning_stands_with_the_purchase() -> None:
    guide = _guide(warnings=(Warning("no-value"), Warning("no-value"), Warning("no-date")))
    assert len([each for each in _under(guide, "De aankoop") if isinstance(each, Notice)]) == 2


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
    assert made.title == "Guide and building blocks for the tender documents"
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
