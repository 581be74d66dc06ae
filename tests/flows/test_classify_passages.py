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

SETS = Path(__file__).parents[1] / "data" / "passages"


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_pack()


def judged(labelled: list[dict[str, Any]], pack: PolicyPack) -> list[PassageFinding]:
    return list(classify_passages((Passage(one["id"], one["text"]) for one in labelled), pack))


def micro_f1(labelled: list[dict[str, Any]], findings: list[PassageFinding]) -> float:
    right = wrong = 0
    for gold, found in zip(labelled, findings, strict=True):
        said = {one.objective for one in found.fulfils}
        right += len(said & set(gold["fulfils"]))
        wrong += len(said ^ set(gold["fulfils"]))
    return 2 * right / (2 * right + wrong)


def test_what_it_was_tuned_on_stays_right(pack: PolicyPack) -> None:
    labelled = json.loads((SETS / "tuning.json").read_text("utf-8"))
    findings = judged(labelled, pack)
    assert micro_f1(labelled, findings) >= 0.98
    assert [found.passage.id for gold, found in zip(labelled, findings, strict=True) if not gold["fulfils"] and found.fulfils] == []  # fmt: skip


def test_the_sets_share_no_passage_and_are_large_enough() -> None:
    texts = [one["text"] for file in sorted(SETS.glob("*.json")) for one in json.loads(file.read_text("utf-8"))]
    assert len(set(texts)) == len(texts) >= 300


@pytest.mark.shared_data
def test_the_shared_passages_are_read_as_labelled(pack: PolicyPack, shared_data: Path) -> None:
    labelled = json.loads((shared_data / "eval" / "passages.json").read_text("utf-8"))
    assert micro_f1(labelled, judged(labelled, pack)) >= 0.95


def test_every_clause_of_the_library_is_found_again(pack: PolicyPack) -> None:
    lost = []
    for criterion in pack.criteria.values():
        threshold = next(iter(criterion.levels.values()))
        values = {one.name: one.default for one in criterion.parameters}
        values["threshold"] = threshold.text.nl if threshold.text else threshold.value
        (finding,) = classify_passages([Passage(criterion.id, criterion.clause.filled(values).nl)], pack)
        if not set(criterion.objectives) <= {one.objective for one in finding.fulfils}:
            lost.append(criterion.id)
    assert lost == []


def test_every_claim_quotes_the_passage(pack: PolicyPack) -> None:
    labelled = json.loads((SETS / "tuning.json").read_text("utf-8"))
    for finding in judged(labelled, pack):
        for claim in (*finding.fulfils, *finding.risks):
            assert claim.because
            for mention in claim.because:
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
    ],
)  # fmt: skip
def test_risky_wording_is_named(pack: PolicyPack, text: str, risk: str) -> None:
    (finding,) = classify_passages([Passage("1", text)], pack)
    assert risk in [one.kind for one in finding.risks]


@pytest.mark.parametrize(
    "text",
    [
        "De boormachine is van het merk Bosch of gelijkwaardig.",
        "De koffie draagt het Fairtrade-keurmerk of een gelijkwaardig label.",
        "Het voertuig heeft een actieradius van minstens 300 km.",
        "Gunningscriteria: prijs 60 punten, kwaliteit 20 punten, duurzaamheid 20 punten.",
    ],
)
def test_sound_wording_is_not_called_risky(pack: PolicyPack, text: str) -> None:
    (finding,) = classify_passages([Passage("1", text)], pack)
    assert finding.risks == ()


def test_every_risk_is_explained_in_dutch_and_english(pack: PolicyPack) -> None:
    assert [one.id for one in pack.risks.values() if not (one.reason.en and one.better.en)] == []


def test_every_objective_has_its_demand(pack: PolicyPack) -> None:
    assert set(pack.demands) == set(pack.objectives)
