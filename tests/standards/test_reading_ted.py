"""What a TED export says in its original language is what the record says."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.standards import written

from aankoopwijzer.domain.records.notice import Duration, Notice, Organization, Value
from aankoopwijzer.standards import ted_xml


@pytest.fixture(scope="module")
def notice() -> Notice:
    return ted_xml.read(written.TED_NOTICE)


def test_the_original_form_is_read_and_not_its_translation(notice: Notice) -> None:
    assert notice.title == "Schoonmaak van scholen"
    assert notice.languages == ("nl",)


def test_the_notices_that_it_goes_on_with_are_numbered_as_they_number_themselves() -> None:
    form = f"{written.TED_FORM}<PROCEDURE><NOTICE_NUMBER_OJ>2021/S 214-63588</NOTICE_NUMBER_OJ></PROCEDURE>"
    assert ted_xml.read(written.ted(form)).follows == ("063588-2021",)
    assert ted_xml.read(written.ted(form.replace("2021/S 214-63588", "see above"))).follows == ()


def test_the_label_of_a_cpv_code_is_never_the_title() -> None:
    nameless = written.TED_FORM.replace("<TITLE><P>Schoonmaak van scholen</P></TITLE>", "")
    assert ted_xml.read(written.ted(nameless)).title is None


def test_a_notice_in_two_original_languages_has_both_titles() -> None:
    french = written.TED_FORM.replace("Schoonmaak van scholen", "Nettoyage des écoles").replace("Noord", "Nord")
    other = f'<F02_2014 CATEGORY="ORIGINAL" LG="FR" FORM="F02">{french}</F02_2014>'
    notice = ted_xml.read(written.ted(written.TED_FORM, others=other))
    assert [tuple(title) for title in notice.titles] == [
        ("Schoonmaak van scholen", "nl"),
        ("Nettoyage des écoles", "fr"),
    ]
    assert [title.text for title in notice.lots[0].titles] == ["Noord", "Nord"]
    assert notice.languages == ("nl", "fr")
    assert len(notice.lots) == 2


def test_paragraphs_are_lines_and_raised_figures_stay_in_the_sentence(notice: Notice) -> None:
    assert notice.description == "Dagelijkse schoonmaak.\nMet m2 per school."


def test_the_buyer_is_read_without_its_contact_person(notice: Notice) -> None:
    assert notice.buyers == (Organization("Gemeente Proefdorp", "0207.000.001", "Proefdorp", "BE251", "BE", None),)


def test_each_lot_has_its_own_cpv_value_and_criteria(notice: Notice) -> None:
    one, two = notice.lots
    assert (one.id, one.cpv_additional) == ("1", ("90911200",))
    assert (two.id, two.cpv_additional) == ("2", ("90919300",))
    assert one.values == (Value(Decimal(600000), "EUR", "estimated"),)
    assert two.values == (Value(Decimal("650000.50"), "EUR", "estimated"),)
    assert one.duration == Duration(Decimal(36), "month")
    assert (one.award_criteria_in_documents, two.award_criteria_in_documents) == (None, True)


def test_weights_are_numbers_only_where_the_text_is_one_number(notice: Notice) -> None:
    one, two = notice.lots
    read = [(found.type, found.weight, found.weight_kind) for found in one.award_criteria]
    assert read == [
        ("quality", Decimal(30), "percentage"),
        ("quality", None, "unspecified"),
        ("price", Decimal(70), "points"),
    ]
    assert one.award_criteria[1].numbers[0].text == "zie bestek"
    assert [(found.weight, found.weight_kind) for found in two.award_criteria] == [(Decimal(55), "unspecified")]


def test_amounts_typed_by_people_are_read(notice: Notice) -> None:
    assert notice.values == (Value(Decimal("1250000.50"), "EUR", "estimated"),)


def test_what_holds_for_the_whole_procurement_holds_for_each_lot(notice: Notice) -> None:
    for lot in notice.lots:
        assert lot.reserved_participation == ("res-ws",)
        assert lot.framework_agreement is True
        assert lot.tender_deadline == notice.tender_deadline
        assert [text.text for text in lot.performance_conditions] == ["Werk met jongeren."]


def test_dates_and_procedure_are_read(notice: Notice) -> None:
    assert notice.published_on == dt.date(2022, 1, 3)
    assert notice.dispatched_on == dt.date(2021, 12, 29)
    assert notice.tender_deadline is not None
    assert (notice.tender_deadline.date, notice.tender_deadline.time) == (dt.date(2022, 2, 15), dt.time(11))
    assert (notice.procedure_type, notice.schema) == ("open", "TED R2.0.9.S05.E01")


def test_an_award_and_a_lot_without_contract_are_told_apart(notice: Notice) -> None:
    won, lost = notice.awards
    assert (won.status, won.lot_ids, won.contract_id) == ("selec-w", ("1",), "7")
    assert won.suppliers == (Organization("Blinkend bv", None, "Brugge", None, "BE", "sme"),)
    assert won.values == (Value(Decimal(590000), "EUR", "total"),)
    assert (lost.status, lost.suppliers, lost.values) == ("clos-nw", (), ())


def test_a_defence_form_of_the_old_kind_gives_the_same_record() -> None:
    notice = ted_xml.read(written.DEFENCE_NOTICE)
    assert (notice.title, notice.cpv_main, notice.framework_agreement) == ("Laarzen", "18830000", True)
    assert [organization.name for organization in notice.buyers] == ["Proefleger"]
    assert [(lot.id, lot.title, lot.cpv_main) for lot in notice.lots] == [
        ("1", "Klein", "18831000"),
        ("2", "Groot", "18832000"),
    ]
    assert [lot.values for lot in notice.lots] == [(Value(Decimal("12000.00"), "EUR", "estimated"),), ()]
    assert notice.values == (Value(Decimal(40000), "EUR", "framework_estimated", includes_vat=True),)
    assert [found.weight for found in notice.lots[1].award_criteria] == [Decimal(25), Decimal(75)]
    assert notice.reserved_participation == ("res-ws",)
    assert notice.tender_deadline is not None
    assert notice.tender_deadline.time == dt.time(9, 30)


@pytest.mark.parametrize("namespace", ["", "ted/R2.0.8.S03/publication", "ted/R2.0.9.S02/publication"])
def test_every_release_has_its_own_namespace_or_none(namespace: str) -> None:
    current = 'xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication"'
    data = written.TED_NOTICE.decode().replace(current, f'xmlns="{namespace}"' if namespace else "")
    assert ted_xml.read(data.encode()).title == "Schoonmaak van scholen"
