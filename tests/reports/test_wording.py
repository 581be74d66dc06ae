"""How an advice speaks: numbers, days, reasons, warnings and the first sentence."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports import building

import aankoopwijzer.domain
from aankoopwijzer.domain.guidance.result import Warning
from aankoopwijzer.domain.policy.obligations import Branch
from aankoopwijzer.domain.rules.verdicts import Reason, Status
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.warnings import _SENTENCES
from aankoopwijzer.reports.wording import Wording

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def dutch() -> Wording:
    return Wording("nl", building.pack())


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("24000", f"24{NBSP}000{NBSP}euro"),
        ("1234567.5", f"1{NBSP}234{NBSP}567,50{NBSP}euro"),
        ("0", f"0{NBSP}euro"),
        ("-12", f"-12{NBSP}euro"),
        ("0.01", f"0,01{NBSP}euro"),
    ],
)
def test_an_amount_is_written_as_in_flanders(amount: str, shown: str) -> None:
    assert speech("nl").money(Decimal(amount)) == shown


@given(st.decimals())
def test_no_amount_is_too_odd_to_write(amount: Decimal) -> None:
    assert speech("nl").money(amount).endswith("euro")
    assert len(speech("en").number(amount)) < 60


def test_a_day_is_written_out() -> None:
    assert speech("nl").date(dt.date(2026, 3, 2)) == f"2{NBSP}maart 2026"
    assert speech("en").date(dt.date(2026, 3, 2)) == f"2{NBSP}March 2026"


def test_small_numbers_are_words_and_large_ones_digits() -> None:
    assert [speech("nl").in_words(number) for number in (0, 1, 12, 13, 1300)] == [
        "0", "één", "twaalf", "13", f"1{NBSP}300"
    ]  # fmt: skip


def test_the_first_sentence_counts_what_is_asked_and_what_is_mandatory(dutch: Wording) -> None:
    found = dutch.lead(building.guidance(questions=()))
    assert found == f"Voor deze opdracht van 24{NBSP}000{NBSP}euro vraagt het kader drie dingen; één is verplicht."


def test_the_first_sentence_says_that_questions_are_open(dutch: Wording) -> None:
    assert dutch.lead(building.guidance()).endswith(
        " Twee vragen staan nog open: de antwoorden kunnen dit advies veranderen."
    )


def test_the_first_sentence_of_an_advice_that_asks_nothing(dutch: Wording) -> None:
    outside = building.guidance(objectives=(), questions=(), purchase=building.purchase(value_eur=None))
    assert dutch.lead(outside) == "Voor deze opdracht vraagt het kader niets in het bijzonder."


@pytest.mark.parametrize(
    ("forces", "ending"),
    [
        (["mandatory"], "vraagt het kader één ding; dat is verplicht."),
        (["promote"], "vraagt het kader één ding; dat is niet verplicht."),
        (["mandatory"] * 2, "vraagt het kader twee dingen; beide zijn verplicht."),
        (["mandatory"] * 3, "vraagt het kader drie dingen; alle drie zijn verplicht."),
        (["promote"] * 2, "vraagt het kader twee dingen; niets daarvan is verplicht."),
    ],
)
def test_the_first_sentence_is_dutch_for_every_number(dutch: Wording, forces: list[str], ending: str) -> None:
    asked = tuple(building.objective(f"S1.{at}", force=force) for at, force in enumerate(forces))
    assert dutch.lead(building.guidance(objectives=asked, questions=())).endswith(ending)


def test_the_first_sentence_does_not_say_nothing_while_answers_decide(dutch: Wording) -> None:
    doubtful = building.guidance(objectives=(building.objective("S2.3", status=Status.UNKNOWN),))
    assert dutch.lead(doubtful).startswith(
        f"Voor deze opdracht van 24{NBSP}000{NBSP}euro hangt van je antwoorden af wat het kader vraagt. Twee vragen"
    )


def test_how_binding_a_duty_is_stands_once(dutch: Wording) -> None:
    assert dutch.binding(building.objective("S1.3")) == "verplicht in elke opdracht"
    assert dutch.binding(building.objective("S1.1", force="prefer")) == "voorkeur · verplicht in elke opdracht"


def test_a_reason_names_value_threshold_and_period(dutch: Wording) -> None:
    said = dutch.reason(building.value_reason(), (building.threshold(),))
    assert said.replace(NBSP, " ") == "de raming van 24 000 euro ligt onder 140 000 euro (drempel 2026-2027)"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("small", "de raming ligt onder de drempel (Sociale tak)"),
        ("large", "de raming bereikt de drempel (Sociale tak)"),
        ("none", "geen productgroep van deze keuze (Sociale tak)"),
        (None, "nog niet bekend: de raming of de datum ontbreekt (Sociale tak)"),
    ],
)
def test_a_reason_about_a_fork_says_the_side(found: str | None, said: str) -> None:
    fork = Branch(
        id="social",
        name=building.text("Sociale tak"),
        rows=("S1/2",),
        thresholds={"legal": "negotiated"},
        default_mode="legal",
        modes={"legal": building.text("wettelijk")},
        below="small",
        at_least="large",
        outcomes={},
        source=building.LAW,
    )
    wording = Wording("nl", building.pack(branches={"social": fork}))
    assert wording.reason(Reason("branch.social", "is", "small", found, Status.APPLIES)) == said


def test_a_reason_that_failed_says_what_is_true(dutch: Wording) -> None:
    reason = building.value_reason(found=Decimal(140000), status=Status.DOES_NOT_APPLY)
    assert dutch.reason(reason).replace(NBSP, " ") == "de raming van 140 000 euro ligt op of boven 140 000 euro"


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("purchase.value_eur", "below", Decimal(1), None, Status.UNKNOWN), "de raming is niet bekend"),
        (
            Reason("purchase.rows", "any_of", ("S1/2", "S1/3"), ("S1/2",), Status.APPLIES),
            "productgroep Catering (S1/2)",
        ),
        (
            Reason("purchase.rows", "any_of", ("K1/1", "S1/2"), (), Status.DOES_NOT_APPLY),
            "niet in de productgroep K1/1 of Catering (S1/2)",
        ),
        (
            Reason("purchase.rows", "any_of", ("K1/1",), (), Status.UNKNOWN),
            "het staat niet vast tot welke productgroepen deze aankoop hoort",
        ),
        (
            Reason("purchase.contract_type", "is", "supplies", "works", Status.DOES_NOT_APPLY),
            "dit is een opdracht voor werken, niet voor leveringen",
        ),
        (
            Reason("purchase.framework_agreement", "is", True, False, Status.DOES_NOT_APPLY),
            "dit is geen raamovereenkomst",
        ),
        (
            Reason("purchase.cpv", "under_any", ("5552", "5551"), ("55520000",), Status.APPLIES),
            "CPV 55520000",
        ),
        (
            Reason("purchase.authority", "is", "brugge", "brugge", Status.APPLIES),
            "de aanbestedende overheid is Brugge",
        ),
        (
            Reason("answers.made-outside-eu", "is", True, True, Status.APPLIES),
            "“Wordt het buiten de EU gemaakt?” ja",
        ),
        (
            Reason("answers.made-outside-eu", "is", True, None, Status.UNKNOWN),
            "nog niet beantwoord: “Wordt het buiten de EU gemaakt?”",
        ),
        (Reason("text.maintenance", "is", True, True, Status.APPLIES), "de tekst wijst op onderhoud"),
        (Reason("market.supply", "is", "ample", None, Status.UNKNOWN), "het aanbod is niet bekend: er is geen leveranciersbestand opgegeven"),
        (Reason("market.supply", "is", "none", "none", Status.APPLIES), "geen erkende leverancier in de buurt"),
        (Reason("lot.count", "above", Decimal(1), Decimal(3), Status.APPLIES), "lot.count: 3 is meer dan 1"),
        (Reason("lot.split", "is", True, False, Status.DOES_NOT_APPLY), "lot.split: nee"),
    ],
)  # fmt: skip
def test_every_kind_of_reason_has_a_sentence(dutch: Wording, reason: Reason, said: str) -> None:
    assert dutch.reason(reason) == said


WARNINGS = [
    "no-value", "no-date", "absurd-value", "negative-value", "date-before-first-period", "date-after-last-period",
    "unknown-cpv", "unknown-authority", "text-cut", "exactly-on-threshold", "no-product-group", "pending-law",
    "assumption", "language-fallback", "cpv-and-words-disagree", "no-supplier-file",
    "value-not-a-number", "empty-text",
]  # fmt: skip


@pytest.mark.parametrize("code", WARNINGS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_warning_is_a_sentence_with_or_without_its_values(code: str, language: str) -> None:
    wording = Wording(language, building.pack())
    bare = wording.warning(Warning(code))
    full = wording.warning(
        Warning(code, {"value": "-5", "threshold": "140000", "period": "2026-2027", "date": "2026-03-02", "cpv": "1"})
    )
    assert bare.endswith(".")
    assert "{" not in bare + full
    assert code not in bare


def test_every_warning_that_the_engine_can_give_has_a_sentence() -> None:
    source = Path(aankoopwijzer.domain.__file__).parents[1]
    files = [*source.glob("domain/**/*.py"), *source.glob("flows/*.py")]
    found = {
        code for file in files for code in re.findall(r'\bWarning\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8"))
    }
    assert len(found) > 8
    assert sorted(found - set(_SENTENCES)) == []


def test_a_warning_shows_its_values_as_a_reader_writes_them(dutch: Wording) -> None:
    values = {"threshold": "140000", "period": "2026-2027", "date": "2029-01-01"}
    assert dutch.warning(Warning("date-after-last-period", values)).replace(NBSP, " ") == (
        "Voor 1 januari 2029 is nog geen wettelijk cijfer bekend: "
        "het laatst bekende is gebruikt, 140 000 euro (2026-2027)."
    )


def test_an_unknown_warning_falls_back_to_its_code_and_values(dutch: Wording) -> None:
    assert dutch.warning(Warning("brand-new", {"what": "{x}"})) == "brand-new (what: {x})"


def test_braces_in_what_a_buyer_typed_stay_as_they_are(dutch: Wording) -> None:
    said = dutch.warning(Warning("unknown-authority", {"authority": "{0.__class__}"}))
    assert "{0.__class__}" in said


@pytest.mark.parametrize(
    ("verified", "said"),
    [
        ("no", "art. 42, wet 17 juni 2016, niet nagekeken"),
        ("yes", "art. 42, wet 17 juni 2016"),
        (dt.date(2026, 3, 2), f"art. 42, wet 17 juni 2016, nagekeken op 2{NBSP}maart 2026"),
    ],
)
def test_a_source_says_whether_it_was_checked(dutch: Wording, verified: object, said: str) -> None:
    source = Source.model_validate({"document": "procurement-law", "locator": "art. 42", "verified": verified})
    assert dutch.source(source) == said


def test_a_language_without_a_catalogue_speaks_english_and_says_so() -> None:
    french = Wording("fr", building.pack())
    assert french.status("applies") == "applies"
    assert french.warnings(building.guidance())[-1] == (
        "language-fallback",
        "This language is not complete yet: what is missing stands in English.",
    )
    assert french.language_note == "This language is not complete yet: what is missing stands in English."


@pytest.mark.parametrize("language", ["", "../../etc", "x" * 5000, "nl\0"])
def test_a_language_that_is_none_speaks_english(language: str) -> None:
    assert speech(language).say("yes") == "yes"
