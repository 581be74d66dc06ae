"""The checker on real prose: our own passages, the clauses of the library, risky wording."""

import json
from pathlib import Path
from typing import Any

import pytest

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.review.finding import PassageFinding
from aankoopwijzer.flows.classify_passages import classify_passages
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_passage_checker import PassageChecker, prepare_passage_checker

SETS = Path(__file__).parents[1] / "data" / "passages"


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_pack()


@pytest.fixture(scope="module")
def checker(pack: PolicyPack) -> PassageChecker:
    return prepare_passage_checker(pack)


def judged(labelled: list[dict[str, Any]], checker: PassageChecker) -> list[PassageFinding]:
    return [checker.check(Passage(one["id"], one["text"])) for one in labelled]


def micro_f1(labelled: list[dict[str, Any]], findings: list[PassageFinding]) -> float:
    right = wrong = 0
    for gold, found in zip(labelled, findings, strict=True):
        said = {one.objective for one in found.fulfils}
        right += len(said & set(gold["fulfils"]))
        wrong += len(said ^ set(gold["fulfils"]))
    return 2 * right / (2 * right + wrong)


def test_what_it_learned_from_stays_right(checker: PassageChecker) -> None:
    labelled = json.loads((SETS / "train.json").read_text("utf-8"))[::5]
    findings = judged(labelled, checker)
    assert micro_f1(labelled, findings) >= 0.97
    assert not [found for gold, found in zip(labelled, findings, strict=True) if not gold["fulfils"] and found.fulfils]


def test_the_sets_share_no_passage_and_are_large_enough() -> None:
    texts = [one["text"] for file in sorted(SETS.glob("*.json")) for one in json.loads(file.read_text("utf-8"))]
    assert len(set(texts)) == len(texts) >= 300


@pytest.mark.shared_data
def test_the_shared_passages_are_read_as_labelled(checker: PassageChecker, shared_data: Path) -> None:
    labelled = json.loads((shared_data / "eval" / "passages.json").read_text("utf-8"))
    assert micro_f1(labelled, judged(labelled, checker)) >= 0.95


def test_every_clause_of_the_library_is_found_again(pack: PolicyPack, checker: PassageChecker) -> None:
    lost = []
    for criterion in pack.criteria.values():
        threshold = next(iter(criterion.levels.values()))
        values = {one.name: one.default for one in criterion.parameters}
        values["threshold"] = threshold.text.nl if threshold.text else threshold.value
        finding = checker.check(Passage(criterion.id, criterion.clause.filled(values).nl))
        if not set(criterion.objectives) <= {one.objective for one in finding.fulfils}:
            lost.append(criterion.id)
    assert lost == []


def test_every_sanction_of_the_library_is_recognised(pack: PolicyPack, checker: PassageChecker) -> None:
    lost = []
    for criterion in pack.criteria.values():
        threshold = next(iter(criterion.levels.values()))
        values = {one.name: one.default for one in criterion.parameters}
        values["threshold"] = threshold.text.nl if threshold.text else threshold.value
        if not checker.check(Passage(criterion.id, criterion.sanction.filled(values).nl)).has_sanction:
            lost.append(criterion.id)
    assert lost == []


def test_every_claim_quotes_the_passage(checker: PassageChecker) -> None:
    labelled = json.loads((SETS / "train.json").read_text("utf-8"))[::5]
    for finding in judged(labelled, checker):
        for claim in (*finding.fulfils, *finding.unsure, *finding.risks):
            assert claim.because
            for mention in (*claim.because, *finding.kind_because, *finding.proof, *finding.sanction):
                assert finding.passage.text[mention.start : mention.end] == mention.words


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("De inschrijver is gevestigd binnen een straal van 20 km rond het stadhuis.", "distance-rule"),
        ("Bij voorkeur wordt gewerkt met lokale ondernemers.", "local-preference"),
        ("De boormachine is van het merk Bosch.", "brand-without-equivalent"),
        ("De koffie draagt het Fairtrade-keurmerk.", "label-without-equivalent"),
        ("De inschrijver beschikt over een beleid rond maatschappelijk verantwoord ondernemen en een duurzaamheidsverslag.", "policy-in-selection"),
        ("De aannemer gebruikt zo veel mogelijk milieuvriendelijke materialen.", "vague-demand"),
        ("Gunningscriteria: prijs 60 punten, kwaliteit 20 punten, duurzaamheid 10 punten.", "weights-do-not-sum"),
        ("Gunningscriterium duurzaamheid: 0 punten.", "sustainability-weight-zero"),
        ("De aannemer werkt naar best vermogen op een ecologische manier.", "vague-demand"),
        ("Het toestel heeft een minimale impact op het milieu.", "vague-demand"),
        ("Het meubilair bestaat uit 100 % gerecycleerd materiaal.", "disproportionate-demand"),
        ("De inschrijver beschikt over de certificaten ISO 9001, ISO 14001 en ISO 45001.", "disproportionate-demand"),
        ("De kandidaat toont zijn bekwaamheid aan met tien referenties van de voorbije drie jaar.", "disproportionate-demand"),
        ("De inschrijver heeft een jaaromzet van minstens vijf keer het opdrachtbedrag.", "disproportionate-demand"),
    ],
)  # fmt: skip
def test_risky_wording_is_named(checker: PassageChecker, text: str, risk: str) -> None:
    finding = checker.check(Passage("1", text))
    assert risk in [one.kind for one in finding.risks]


@pytest.mark.parametrize(
    "text",
    [
        "De boormachine is van het merk Bosch of gelijkwaardig.",
        "De koffie draagt het Fairtrade-keurmerk of een gelijkwaardig label.",
        "Het voertuig heeft een actieradius van minstens 300 km.",
        "Het meubilair bestaat voor minstens 30 % uit gerecycleerd materiaal.",
        "De inschrijver beschikt over een milieuzorgsysteem volgens ISO 14001, EMAS of gelijkwaardig.",
        "De kandidaat legt drie referenties voor van gelijkaardige opdrachten van de voorbije vijf jaar.",
        "Gunningscriteria: prijs 60 punten, kwaliteit 20 punten, duurzaamheid 20 punten.",
    ],
)
def test_sound_wording_is_not_called_risky(checker: PassageChecker, text: str) -> None:
    finding = checker.check(Passage("1", text))
    assert finding.risks == ()


def test_a_pack_without_learned_weights_is_checked_by_its_words(pack: PolicyPack) -> None:
    text = "Het hemelwater van het dak wordt opgevangen en hergebruikt voor de toiletten."
    (finding,) = classify_passages([Passage("1", text)], pack.model_copy(update={"folder": None}))
    assert [(one.objective, one.basis, one.chance) for one in finding.fulfils] == [("K1.2", "words", None)]


def test_a_demand_in_words_that_the_pack_lacks_is_learned_and_quoted(pack: PolicyPack, checker: PassageChecker) -> None:
    text = "De neerslag die op de luifel valt, voedt na filtering de spoelbakken van het sanitair. De aannemer bezorgt het keuringsverslag van de pomp."
    learned = checker.check(Passage("1", text))
    (by_words,) = classify_passages([Passage("1", text)], pack.model_copy(update={"folder": None}))
    assert [one.objective for one in by_words.fulfils] == []
    assert [(one.objective, one.basis) for one in learned.fulfils] == [("K1.2", "learned")]
    assert "sanitair" in [mention.words for mention in learned.fulfils[0].because]


def test_the_same_passage_is_always_judged_the_same(checker: PassageChecker) -> None:
    labelled = json.loads((SETS / "train.json").read_text("utf-8"))[:40]
    assert judged(labelled, checker) == judged(labelled, checker)


def test_a_long_paragraph_is_read_part_by_part(checker: PassageChecker) -> None:
    demand = (
        "Het hemelwater van alle daken wordt opgevangen in een put en hergebruikt voor de spoeling van de toiletten."
    )
    filler = "De werken starten na de bouwvergunning. De aannemer plaatst een werfbord. "
    finding = checker.check(Passage("1", filler * 5 + demand + " " + filler * 5))
    assert "K1.2" in [one.objective for one in finding.fulfils]


@pytest.mark.parametrize(
    "text",
    [
        "Het bestuur zou het op prijs stellen als de aannemer bij voorkeur regenwater zou opvangen en hergebruiken.",
        "De inschrijver kan facultatief vermelden hoe hij kansengroepen tewerkstelt. Dit wordt niet beoordeeld.",
        "De aannemer leeft de wettelijke bepalingen inzake sociaal en arbeidsrecht na.",
        "De gevel wordt geschilderd in groen, RAL 6021.",
        "In lokaal 1.04 wordt een stopcontact geplaatst.",
        "Voor de betaling van de facturen: zie artikel 12 van dit bestek.",
        "Voor de eisen aan het hout: zie bijlage 4.",
        "Er worden geen eisen gesteld aan het vervoer van de bestelde goederen.",
    ],
)
def test_what_binds_nobody_or_means_something_else_carries_nothing_out(checker: PassageChecker, text: str) -> None:
    finding = checker.check(Passage("1", text))
    assert finding.fulfils == ()


def test_every_risk_is_explained_in_dutch_and_english(pack: PolicyPack) -> None:
    assert [one.id for one in pack.risks.values() if not (one.reason.en and one.better.en)] == []


def test_every_objective_has_its_demand(pack: PolicyPack) -> None:
    assert set(pack.demands) == set(pack.objectives)
