"""The Word file of an advice as another program opens it."""

import datetime as dt

import pytest
from tests.documents.handed_in import docx, p

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.draft_document import draft_document
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.read_template import read_template

ON = dt.date(2026, 3, 2)
MOST_PAGES = 11


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser()


@pytest.mark.parametrize(
    ("title", "value", "contract_type"),
    [
        ("Deelwagens op 4 locaties", "150000", "services"),
        ("relighting turnzaal", "26500", "supplies"),
        ("broodjes voor de gemeenteraad", "24000", "services"),
    ],
)
def test_another_program_opens_it_and_it_is_short(adviser, pages_of, title, value, contract_type):
    purchase = Purchase(title=title, value_eur=value, contract_type=contract_type, date=ON, authority="brugge")
    guidance = guide_purchase(purchase, adviser, on=ON)
    pages = pages_of(draft_document(guidance, adviser.pack, language="nl"))
    text = " ".join(" ".join(pages).split())
    assert 5 <= len(pages) <= MOST_PAGES
    assert "Deel I. Administratieve bepalingen" in text
    assert "Formulier voor inschrijvers" in text
    assert all(each.criterion.title.nl in text for each in guidance.criteria)
    assert "{" not in text


def test_another_program_opens_it_in_a_template_too(adviser, pages_of):
    purchase = Purchase(title="relighting turnzaal", value_eur="26500", contract_type="supplies", date=ON)
    guidance = guide_purchase(purchase, adviser, on=ON)
    body = p("Voorbeeld", style="Kop1") + "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>"
    template = read_template(docx(body), name="sjabloon.docx").content
    text = " ".join(pages_of(draft_document(guidance, adviser.pack, language="nl", template=template)))
    assert "Deel II. Technische bepalingen" in text
    assert "Voorbeeld" not in text
