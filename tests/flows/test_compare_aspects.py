"""What a notice declares is held against what stands in its texts."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from tests.standards import written

from aankoopwijzer.domain.records.notice import AwardCriterion, CriterionNumber, LocalText, Lot, Notice, StrategicCode
from aankoopwijzer.domain.review.aspects import AspectFinding, AspectsOf
from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.flows.prepare_aspects import AspectReader, prepare_aspects
from aankoopwijzer.standards.notices import read_notice

ASPECTS = {"green", "circular", "social", "accessible", "innovative"}
# (language, words that look like an aspect) and nothing of it is meant.
LOOK_ALIKES = [
    ("nl", "Ten behoeve van de duurzame en rendabele uitvoering van de concessie."),
    ("nl", "De bedrijfscatering; voeg een afschrift van het attest toe."),
    ("nl", "Opdracht van het ministerie van Economische Zaken en Klimaat."),
    ("nl", "Onderhoud van het klimaatbeheersysteem en de klimaatregeling."),
    ("nl", "De groene tegels in RAL 6018, en onderhoud van het groen."),
    ("nl", "Niet-nakoming van verplichtingen op het gebied van milieurecht."),
    ("nl", "Zie de circulaire van 3 mei over de overheidsopdrachten."),
    ("nl", "Kostenpercentage op jaarpremies of koopsom."),
    ("nl", "Er zijn geen duurzaamheidscriteria of andere milieueisen."),
    ("en", "The test environment runs on Linux."),
    ("en", "The programme is about smart, sustainable growth."),
    ("en", "The sustainability of the project results after 2027."),
    ("en", "The lot was led by the Agency for Research and Innovation."),
    ("en", "Breach of obligations under environmental, social and labour law."),
    ("fr", "Administration de l'environnement informatique et des environnements de test."),
    ("fr", "Le ministère de l'environnement et du développement durable."),
    ("fr", "Le code du travail, la sécurité sociale et le capital social."),
    ("fr", "Recyclage en matière de secourisme."),
    ("de", "Elektrische Energie; die Klimaanlage der Umgebung."),
    ("de", "Im Auftrag des Ministeriums für Umwelt und Klimaschutz."),
    ("de", "Schwere Verstöße gegen das Mindestlohngesetz sind Ausschlussgründe."),
]
# (language, words, the aspects that they ask)
ASKED = [
    ("nl", "De schoonmaakmiddelen dragen een ecolabel.", {"green"}),
    ("nl", "De tafels bestaan uit gerecycleerd hout en zijn losmaakbaar.", {"green", "circular"}),
    ("nl", "Inzet van social return voor mensen met een afstand tot de arbeidsmarkt.", {"social"}),
    ("nl", "De website voldoet aan WCAG.", {"social", "accessible"}),
    ("nl", "Innovatiepartnerschap voor stille bruggen.", {"innovative"}),
    ("fr", "Mesures prises pour la protection de l'environnement.", {"green"}),
    ("fr", "Clause d'insertion: 500 heures d'insertion.", {"social"}),
    ("fr", "Réemploi des matériaux.", {"green", "circular"}),
    ("en", "Sustainability of the offered products: energy-efficient devices.", {"green"}),
    ("en", "Vehicles must be zero-emission.", {"green"}),
    ("de", "Nachhaltigkeit und Energieeffizienz der Geräte.", {"green"}),
    ("de", "Barrierefreier Zugang und innovative Verlegung.", {"social", "accessible", "innovative"}),
]


@cache
def reader() -> AspectReader:
    return prepare_aspects()


def notice(language: str | None, text: str, **lot: Any) -> Notice:
    """A contract notice with one lot that says nothing but this."""
    texts = (LocalText(text, language),) if text else ()
    return Notice(
        standard="eforms", document="ContractNotice", subtype="16", form="competition",
        languages=(language,) if language else (), lots=(Lot(id="LOT-0001", descriptions=texts, **lot),),
    )  # fmt: skip


def findings(of: AspectsOf) -> Mapping[str, AspectFinding]:
    return {finding.aspect: finding for finding in of.findings}


def whole(one: Notice) -> Mapping[str, AspectFinding]:
    return findings(compare_aspects(one, reader()).whole)


def found(one: Notice) -> set[str]:
    return {id for id, finding in whole(one).items() if finding.verdict in ("found_not_declared", "declared_and_found")}


@pytest.mark.parametrize(("language", "text"), LOOK_ALIKES)
def test_words_that_look_like_an_aspect_are_none(language, text):
    assert found(notice(language, text)) == set()


@pytest.mark.parametrize(("language", "text", "aspects"), ASKED)
def test_words_that_ask_an_aspect_show_it(language, text, aspects):
    assert found(notice(language, text)) == aspects


def test_every_aspect_has_a_verdict():
    assert set(whole(notice("nl", "Papier."))) == ASPECTS
    assert {finding.verdict for finding in whole(notice("nl", "Papier.")).values()} == {"neither"}


def test_a_code_without_a_word_behind_it_is_declared_and_not_found():
    code = StrategicCode("BT-774", "circ-econ", "environmental.circularEconomy")
    found = whole(notice("nl", "Papier.", strategic=(code,)))
    assert (found["circular"].verdict, found["green"].verdict) == ("declared_not_found", "declared_not_found")
    assert found["circular"].codes == (("BT-774", "circ-econ"),)
    assert found["social"].verdict == "neither"


def test_words_behind_a_code_bear_it_out():
    code = StrategicCode("BT-774", "circ-econ", "environmental.circularEconomy")
    found = whole(notice("nl", "Gerecycleerd papier.", strategic=(code,)))["circular"]
    assert found.verdict == "declared_and_found"
    (evidence,) = found.evidence
    assert (evidence.field, evidence.words, evidence.strength) == ("BT-24", "Gerecycleerd", "described")
    assert evidence.code == ("BT-774", "circ-econ")


def test_none_declares_nothing():
    assert whole(notice("nl", "Papier.", strategic=(StrategicCode("BT-06", "none", None),)))["green"].declared == "no"


@pytest.mark.parametrize(("language", "text"), [("fi", "Ympäristöystävällinen paperi."), (None, "Paper"), ("nl", "")])
def test_what_nobody_reads_cannot_be_told(language, text):
    assert {finding.verdict for finding in whole(notice(language, text)).values()} == {"cannot_tell"}


def test_a_notice_in_several_languages_is_read_in_one_that_we_read():
    one = notice("fi", "Paperi.")
    texts = (LocalText("Paperi.", "fi"), LocalText("Recycled paper.", "en"))
    both = replace(one, lots=(replace(one.lots[0], descriptions=texts),))
    result = compare_aspects(both, reader()).whole
    assert (result.read, findings(result)["circular"].verdict) == (("en",), "found_not_declared")


def criterion(name: str, weight: str) -> AwardCriterion:
    numbers = (CriterionNumber("weight", "per-exa", Decimal(weight), weight),)
    return AwardCriterion("quality", (LocalText(name, "nl"),), (), numbers)


def test_an_award_criterion_is_scored_with_its_weight():
    (evidence,) = whole(notice("nl", "Papier.", award_criteria=(criterion("Duurzaamheid", "20"),)))["green"].evidence
    assert (evidence.strength, evidence.weight, evidence.field) == ("scored", Decimal(20), "BT-734")


def test_an_award_criterion_that_weighs_nothing_is_only_mentioned():
    found = whole(notice("nl", "Papier.", award_criteria=(criterion("Duurzaamheid", "0"),)))["green"]
    assert (found.verdict, found.strength) == ("neither", "mentioned")


def test_an_authority_that_speaks_of_itself_asks_nothing():
    found = whole(notice("nl", "Onze missie is een duurzame stad. Geleverd wordt wit papier."))["green"]
    assert (found.verdict, found.strength) == ("neither", "mentioned")


def test_a_condition_of_performance_is_a_demand():
    one = notice("nl", "Papier.", performance_conditions=(LocalText("De levering gebeurt emissievrij.", "nl"),))
    assert whole(one)["green"].strength == "demanded"


def test_a_reserved_contract_is_declared_and_found_without_a_word():
    found = whole(notice("nl", "Groenonderhoud.", reserved_participation=("res-ws",)))["social"]
    assert (found.verdict, found.codes) == ("declared_and_found", (("BT-71", "res-ws"),))


def test_what_is_said_of_the_whole_bears_out_a_lot_and_accuses_none():
    lots = (
        Lot(
            id="1",
            descriptions=(LocalText("Stoelen.", "nl"),),
            strategic=(StrategicCode("BT-06", "env-imp", "environmental"),),
        ),
        Lot(id="2", descriptions=(LocalText("Tafels.", "nl"),)),
    )
    one = replace(notice("nl", ""), descriptions=(LocalText("Duurzaam meubilair.", "nl"),), lots=lots)
    first, second = compare_aspects(one, reader()).lots
    assert findings(first)["green"].verdict == "declared_and_found"
    assert findings(second)["green"].verdict == "neither"


def test_an_older_form_cannot_declare_what_came_later():
    found = whole(read_notice(written.TED_NOTICE, name="ted.xml"))
    assert (found["green"].declared, found["circular"].declared) == ("cannot_declare", "cannot_declare")
    assert found["social"].declared != "cannot_declare"


def test_a_written_notice_is_compared_lot_by_lot():
    result = compare_aspects(read_notice(written.CONTRACT_NOTICE, name="cn.xml"), reader())
    assert [one.lot for one in result.lots] == ["LOT-0001", "LOT-0002"]
    first = findings(result.lots[0])
    assert first["circular"].verdict == "declared_and_found"
    assert first["green"].strength == "scored"
    assert first["social"].verdict == "declared_and_found"
    assert findings(result.lots[1])["green"].verdict == "neither"


def test_a_procedure_that_nothing_bears_out_is_declared_and_not_found():
    found = whole(replace(notice("nl", "Vervoer van post."), procedure_type="innovation"))["innovative"]
    assert (found.verdict, found.codes) == ("declared_not_found", (("BT-105", "innovation"),))


def test_a_common_word_counts_where_it_is_scored_and_nowhere_else():
    assert found(notice("nl", "Papier.", award_criteria=(criterion("Energieverbruik", "20"),))) == {"green"}
    assert found(notice("nl", "Het energieverbruik staat op de factuur.")) == set()


def test_each_of_many_lots_has_its_own_words():
    lot = Lot(id="", descriptions=(LocalText("Duurzaam papier.", "nl"),))
    one = replace(notice("nl", ""), lots=tuple(replace(lot, id=f"LOT-{number:04}") for number in range(300)))
    lots = compare_aspects(one, reader()).lots
    assert {len(findings(each)["green"].evidence) for each in lots} == {1}
    assert [findings(each)["green"].evidence[0].lot for each in lots] == [each.lot for each in lots]
