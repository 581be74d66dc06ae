"""A notice as purchases and advice: what the file says is used, what it lacks stays unknown."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.standards import written

from aankoopwijzer.domain.guidance.from_notice import authority_among, lots_of, whole_of
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.records.notice import LocalText, Lot, Notice, Organization, Value
from aankoopwijzer.flows.advise_notice import advise_notice
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.standards.notices import read_notice

COUNTY = Path(__file__).parents[1] / "packs" / "second_pack"
ON = dt.date(2026, 3, 9)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser(COUNTY)


def text(words: str) -> tuple[LocalText, ...]:
    return (LocalText(words, "en"),)


def notice(**values: Any) -> Notice:
    given = {"titles": text("Works in the town hall"), "dispatched_on": dt.date(2026, 3, 2)} | values
    return Notice(standard="eforms", document="ContractNotice", **given)


def euro(amount: str, kind: str = "estimated", currency: str | None = "EUR", **values: Any) -> Value:
    return Value(Decimal(amount), currency, kind, **values)  # type: ignore[arg-type]


def lot(id: str, **values: Any) -> Lot:
    return Lot(id=id, **values)


def test_each_lot_has_its_own_words_codes_value_and_kind(adviser: Adviser) -> None:
    found = read_notice(written.CONTRACT_NOTICE, name="cn.xml")
    paper, pens = (each.purchase for each in lots_of(found, adviser.pack))
    assert (paper.title, paper.description) == ("Papier", "Gerecycleerd papier.")
    assert (paper.cpv, paper.value_eur) == (("30197630", "30197640"), Decimal(150000))
    assert (paper.contract_type, paper.framework_agreement) == ("supplies", True)
    assert (pens.title, pens.cpv, pens.value_eur, pens.framework_agreement) == ("Pennen", ("30192121",), None, False)
    assert paper.date == pens.date == dt.date(2026, 3, 2)


def test_the_whole_has_its_own_value_and_every_code(adviser: Adviser) -> None:
    whole = whole_of(read_notice(written.CONTRACT_NOTICE, name="cn.xml"), adviser.pack).purchase
    assert whole.value_eur == Decimal("250000.50")
    assert whole.cpv == ("30190000", "30197630", "30192121", "30197640")


def test_a_whole_without_a_value_is_worth_all_its_lots_when_each_has_one(adviser: Adviser) -> None:
    both = notice(lots=(lot("1", values=(euro("10000"),)), lot("2", values=(euro("5000"),))))
    assert whole_of(both, adviser.pack).purchase.value_eur == Decimal(15000)
    one = notice(lots=(lot("1", values=(euro("10000"),)), lot("2")))
    assert whole_of(one, adviser.pack).purchase.value_eur is None


def test_a_lone_lot_shares_the_value_and_the_codes_of_the_notice(adviser: Adviser) -> None:
    alone = notice(values=(euro("9000"),), cpv_main="42131000", lots=(lot("1"),))
    (found,) = lots_of(alone, adviser.pack)
    assert (found.purchase.value_eur, found.purchase.cpv) == (Decimal(9000), ("42131000",))
    assert found.purchase.title == "Works in the town hall"


def test_the_parts_of_a_planning_notice_are_taken_as_lots(adviser: Adviser) -> None:
    planned = notice(
        parts=(lot("PAR-1", kind="part", titles=text("Taps")), lot("PAR-2", kind="part", titles=text("Masonry")))
    )
    assert [(each.lot, each.purchase.title) for each in lots_of(planned, adviser.pack)] == [
        ("PAR-1", "Taps"),
        ("PAR-2", "Masonry"),
    ]


def test_one_of_several_lots_shares_neither(adviser: Adviser) -> None:
    several = notice(values=(euro("9000"),), cpv_main="42131000", lots=(lot("1"), lot("2", cpv_main="45262500")))
    first, _ = lots_of(several, adviser.pack)
    assert (first.purchase.value_eur, first.purchase.cpv) == (None, ())


@pytest.mark.parametrize(
    ("values", "amount", "warnings"),
    [
        ((euro("100", "framework_maximum"), euro("80")), Decimal(80), []),
        ((euro("100", "framework_maximum"),), Decimal(100), []),
        ((euro("70", "total"),), Decimal(70), []),
        ((euro("80", currency="SEK"),), None, ["value-not-in-euro"]),
        ((euro("80", currency=None),), None, ["value-not-in-euro"]),
        ((euro("80", includes_vat=True),), None, ["value-includes-vat"]),
        ((euro("80", currency="SEK"), euro("70", "total")), Decimal(70), []),
        ((euro("0"),), None, []),
        ((), None, []),
    ],
)
def test_only_an_amount_in_euro_without_vat_is_a_value(adviser: Adviser, values, amount, warnings) -> None:
    found = whole_of(notice(values=values, lots=(lot("1"), lot("2"))), adviser.pack)
    assert found.purchase.value_eur == amount
    assert [each.code for each in found.warnings] == warnings


def test_the_day_of_publication_goes_before_that_of_dispatch(adviser: Adviser) -> None:
    assert whole_of(notice(published_on=dt.date(2026, 3, 4)), adviser.pack).purchase.date == dt.date(2026, 3, 4)
    assert whole_of(notice(dispatched_on=None), adviser.pack).purchase.date is None


def test_a_code_that_is_no_cpv_code_is_left_out_and_told(adviser: Adviser) -> None:
    found = whole_of(notice(cpv_main="4213", cpv_additional=("42131000-1",)), adviser.pack)
    assert found.purchase.cpv == ("42131000",)
    assert [(each.code, dict(each.values)) for each in found.warnings] == [("unknown-cpv", {"cpv": "4213"})]


@pytest.mark.parametrize(
    ("buyer", "authority"),
    [
        ("Roca Seca", "roca-seca"),
        ("Gemeente Roca Seca", "roca-seca"),
        ("Stad en OCMW Roca-Seca", "roca-seca"),
        ("Commune de ROCA SECA", "roca-seca"),
        ("Water company Roca Seca", None),
        ("Roca", None),
        ("Gemeente", None),
        (None, None),
    ],
)
def test_the_buyer_is_an_authority_only_when_its_name_says_nothing_else(adviser: Adviser, buyer, authority) -> None:
    assert authority_among([Organization(buyer)], adviser.pack) == authority


@pytest.mark.parametrize(
    ("categories", "contract_type"),
    [
        (("works", None, None), "works"),
        ((None, "works", "works"), "works"),
        ((None, "works", "supplies"), None),
        ((None, "x", None), None),
    ],
)
def test_the_contract_type_is_that_of_the_whole_or_of_all_lots(adviser: Adviser, categories, contract_type) -> None:
    whole, first, second = categories
    found = notice(
        main_procurement_category=whole,
        lots=(lot("1", main_procurement_category=first), lot("2", main_procurement_category=second)),
    )
    assert whole_of(found, adviser.pack).purchase.contract_type == contract_type


def test_each_lot_is_advised_on_and_its_fields_name_it(adviser: Adviser) -> None:
    found = advise_notice(
        notice(lots=(lot("LOT-1", titles=text("Taps")), lot("LOT-2", titles=text("Masonry"), values=(euro("90000"),)))),
        adviser,
        on=ON,
    )
    assert [id for id, _ in found.lots] == ["LOT-1", "LOT-2"]
    assert [[match.row for match in guidance.matches] for _, guidance in found.lots] == [["AIGUA/1"], ["FEINA/1"]]
    assert {field.lot for _, guidance in found.lots for field in guidance.notice_fields} <= {"LOT-1", "LOT-2"}
    assert all(guidance.on == ON for _, guidance in found.lots)


def test_what_could_not_be_used_stands_among_the_warnings(adviser: Adviser) -> None:
    found = advise_notice(notice(values=(euro("80", currency="SEK"),), lots=(lot("1"),)), adviser, on=ON)
    assert [warning.code for warning in found.whole.warnings[:2]] == ["value-not-in-euro", "no-value"]


def test_a_notice_from_before_the_first_legal_period_is_refused(adviser: Adviser) -> None:
    with pytest.raises(PurchaseError) as refused:
        advise_notice(notice(dispatched_on=dt.date(1999, 1, 1), lots=(lot("1"),)), adviser, on=ON)
    assert [problem.code for problem in refused.value.problems] == ["date-before-first-period"]


@pytest.mark.shared_data
def test_every_shared_notice_gives_an_advice_or_a_reason(shared_data: Path) -> None:
    bruges = prepare_adviser()
    codes = set()
    for file in sorted((shared_data / "notices-be-nl").glob("*.xml")):
        try:
            found = advise_notice(read_notice(file.read_bytes(), name=file.name), bruges, on=ON)
        except PurchaseError as refused:
            codes |= {problem.code for problem in refused.problems}
        else:
            assert len(found.whole.objectives) == 25
    assert codes <= {"date-before-first-period"}
