"""The linter of tender texts: each fault on a text that has it, and none on the criteria that ship."""

import datetime as dt
from typing import Any

import pytest

from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.prose import ProseRule
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.tender_prose import ProseReader, alike


@pytest.fixture(scope="module")
def bruges() -> PolicyPack:
    return load_pack(None)


@pytest.fixture(scope="module")
def reader(bruges: PolicyPack) -> ProseReader:
    return ProseReader(bruges.style)


def criterion(**changes: Any) -> Criterion:
    """A sound yes/no demand, but for the changes."""
    given: dict[str, Any] = {
        "id": "lamp",
        "title": Text(nl="Lamp"),
        "rows": ("K3/1",),
        "objectives": ("K3.1",),
        "part": "technical_specification",
        "subject": "lamp.led",
        "better": "yes",
        "levels": {"basis": {"value": "yes", "additionality": "market-standard"}},
        "clause": Text(nl="Elke lamp is led."),
        "motive": Text(nl="Minder verbruik."),
        "proof": {"what": Text(nl="Lijst van lampen"), "when": "at-delivery"},
        "sanction": Text(nl="Het bestuur weigert andere lampen."),
        "valid_from": dt.date(2026, 1, 1),
        "review_by": dt.date(2027, 6, 30),
        "sources": ({"document": "kader-2020"},),
    }
    return Criterion.model_validate(given | changes)


def faults(reader: ProseReader, **changes: Any) -> list[str]:
    return [f"{each.fault}: {each.found}".removesuffix(": ") for each in reader.remarks(criterion(**changes))]


def test_a_sound_demand_has_no_remarks(reader: ProseReader) -> None:
    assert faults(reader) == []


@pytest.mark.parametrize(
    ("clause", "remark"),
    [
        ("De lampen zijn zo zuinig mogelijk.", "vague-word: zo zuinig mogelijk"),
        ("De opdrachtnemer streeft naar led.", "vague-word: streeft"),
        ("Er zijn voldoende lampen.", "vague-word: voldoende"),
        ("Elke lamp past bij de gangbare fitting.", "vague-word: gangbare"),
        ("De inkoper kiest de lamp.", "foreign-word: inkoper"),
        ("Elke lamp is duurzaam.", "undefined-term: duurzaam"),
        ("De lamp voldoet aan de QXZ.", "undefined-abbreviation: QXZ"),
        ("De lamp kost {prijs} euro.", "blank-not-declared: prijs"),
        ("De lamp haalt {threshold} lumen.", "threshold-not-said: lamp.led"),
        ("De doos heeft een FSC-label.", "closed-name: FSC"),
    ],
)
def test_a_fault_is_found_with_its_words(reader: ProseReader, clause: str, remark: str) -> None:
    assert remark in faults(reader, clause=Text(nl=clause))


def test_a_term_may_be_explained_in_the_clause(reader: ProseReader) -> None:
    explained = Text(nl="Elke lamp is duurzaam. Duurzaam betekent: 50 000 branduren.")
    assert faults(reader, clause=explained) == []


def test_an_abbreviation_may_be_explained_where_it_stands(reader: ProseReader) -> None:
    assert faults(reader, clause=Text(nl="De kwaliteitszone (QXZ) is groen. Elke lamp past in de QXZ.")) == []


def test_a_sentence_of_37_words_is_too_long_and_one_of_36_is_not(reader: ProseReader) -> None:
    assert faults(reader, clause=Text(nl=" ".join(["lamp"] * 36) + ".")) == []
    assert "long-sentence" in faults(reader, clause=Text(nl=" ".join(["lamp"] * 37) + "."))[0]


def test_a_good_intention_is_no_proof_and_a_wish_no_sanction(reader: ProseReader) -> None:
    proof = {"what": Text(nl="De goede wil van de leverancier"), "when": "on-request"}
    found = faults(reader, proof=proof, sanction=Text(nl="Het bestuur is ontevreden."))
    assert [each.split(":")[0] for each in found] == ["missing-proof", "missing-sanction"]


def test_an_equivalent_that_is_promised_is_also_said(reader: ProseReader) -> None:
    assert faults(reader, or_equivalent=True) == ["equivalent-not-said"]


def test_a_parameter_that_no_text_uses_is_told(reader: ProseReader) -> None:
    spare = ({"name": "days", "label": Text(nl="Termijn"), "default": "5"},)
    assert faults(reader, parameters=spare) == ["parameter-not-used: days"]


def test_points_without_a_formula_are_told(reader: ProseReader) -> None:
    award = {
        "part": "award_criterion",
        "better": "higher",
        "unit": "points",
        "levels": {"basis": {"value": "5", "additionality": "beyond"}},
    }
    assert faults(reader, clause=Text(nl="Licht ({threshold} punten)."), **award) == ["missing-scoring"]


def test_the_terms_of_a_clause_come_with_their_meaning(reader: ProseReader) -> None:
    found = reader.terms_in("Uren voor de kansengroepen, in volle grond.")
    assert [rule.id for rule in found] == ["term-disadvantaged", "term-open-ground"]
    assert all(rule.means is not None for rule in found)


def test_only_a_term_has_a_meaning() -> None:
    with pytest.raises(ValueError, match="only a list of kind 'term' has a meaning"):
        ProseRule(id="x", kind="vague", words="soms", means=Text(nl="Af en toe."))


def test_the_same_clause_twice_is_told_and_another_is_not(bruges: PolicyPack) -> None:
    led, bike = bruges.criteria["led-lighting"], bruges.criteria["cargo-bike-capacity"]
    again = led.model_copy(update={"id": "again"})
    assert [(one.id, other.id) for one, other in alike((led, bike, again), at_least=75)] == [("led-lighting", "again")]


def test_every_criterion_that_ships_reads_well(bruges: PolicyPack, reader: ProseReader) -> None:
    found = [(each.id, *remark) for each in bruges.criteria.values() for remark in map(_plain, reader.remarks(each))]
    assert found == []


def _plain(remark: Any) -> tuple[str, str, str]:
    return remark.fault, remark.place, remark.found
