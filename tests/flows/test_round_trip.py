"""What the product writes into a tender, its own checker finds there, as what it is: for every row of the framework."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.documents.handed_in import docx, p

from aankoopwijzer.documents.reading import read_document
from aankoopwijzer.domain.guidance.choosing import ClauseWish
from aankoopwijzer.domain.policy.demands import KIND_OF_PART
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.selection import Selection
from aankoopwijzer.flows.classify_passages import classify_passages
from aankoopwijzer.flows.draft_document import draft_document
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.insert_clauses import insert_clauses
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.read_template import read_template

ON = dt.date(2026, 3, 2)
ROWS = tuple(load_pack().rows)
DRAFT = docx(
    "".join(
        p(title, style="Kop1") + p("Een zin van het bestuur zelf.")
        for title in ("Voorwerp", "Selectie", "Gunningscriteria", "Technische bepalingen", "Uitvoering")
    )
)


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser()


@pytest.fixture(scope="module")
def advised(adviser):
    """The advice on a purchase in one row, as proposed or with everything that the buyer may add."""

    def advice(row, *, with_all=False):
        named = adviser.pack.rows[row]
        purchase = Purchase(
            title=named.printed.nl,
            value_eur=Decimal(160_000),
            contract_type="services" if row.startswith("S1") else "works" if row.startswith("K1") else "supplies",
            date=ON,
            authority="brugge",
            answers={f"row:{row}": True},
        )
        found = guide_purchase(purchase, adviser, on=ON)
        if not with_all:
            return found
        added = tuple(each.criterion.id for each in found.further_criteria)
        return guide_purchase(purchase, adviser, on=ON, selection=Selection(added=added))

    return advice


def _found_in(content, pack):
    """Per clause of the library what the checker calls it, which objectives it sees, and under which headings."""
    blocks = [block for block in read_document(content, "a.docx").blocks if block.kind in ("paragraph", "list_item")]
    passages = [Passage(str(number), block.text) for number, block in enumerate(blocks)]
    found = {}
    for block, finding in zip(blocks, classify_passages(passages, pack), strict=True):
        for clause in finding.clauses[:1]:
            found[clause.id] = (finding, block.under)
    return found


CHAPTERS = {
    "reserved": "Deel I.",
    "selection_criterion": "Deel I.",
    "award_criterion": "Deel I.",
    "technical_specification": "Deel II.",
    "contract_performance_condition": "Deel III.",
}
HEADINGS = {
    "reserved": "Voorwerp",
    "selection_criterion": "Selectie",
    "award_criterion": "Gunningscriteria",
    "technical_specification": "Technische bepalingen",
    "contract_performance_condition": "Uitvoering",
}


@pytest.mark.parametrize("row", ROWS)
def test_every_clause_of_an_advice_is_found_again_in_its_word_file(row, advised, adviser):
    guidance = advised(row)
    assert row in [match.row for match in guidance.matches]
    assert guidance.criteria
    _assert_all_found(guidance, _found_in(draft_document(guidance, adviser.pack, language="nl"), adviser.pack))


@pytest.mark.parametrize("ambition", sorted({row.partition("/")[0] for row in ROWS}))
def test_so_is_every_clause_that_the_buyer_adds(ambition, advised, adviser):
    guidance = advised(f"{ambition}/2", with_all=True)
    assert len(guidance.criteria) > 5
    _assert_all_found(guidance, _found_in(draft_document(guidance, adviser.pack, language="nl"), adviser.pack))


@pytest.mark.parametrize("row", ["S1/2", "K1/5", "C1/4"])
def test_so_it_is_in_a_template_of_the_authority(row, advised, adviser):
    guidance = advised(row, with_all=True)
    template = read_template(DRAFT, name="sjabloon.docx").content
    content = draft_document(guidance, adviser.pack, language="nl", template=template)
    _assert_all_found(guidance, _found_in(content, adviser.pack))


@pytest.mark.parametrize("row", ["S1/2", "K1/5", "K3/1", "C2/1"])
def test_every_clause_that_goes_into_a_draft_is_found_again_under_its_heading(row, advised, adviser):
    guidance = advised(row, with_all=True)
    wishes = [ClauseWish(each.criterion.id, each.level, each.values) for each in guidance.criteria]
    made = insert_clauses(DRAFT, "bestek.docx", wishes, adviser.pack)
    found = _found_in(made.content, adviser.pack)
    for each in guidance.criteria:
        finding, under = found[each.criterion.id]
        kind = KIND_OF_PART[each.part]
        assert (finding.kind, under) == (kind, (HEADINGS[kind],)), each.criterion.id
        assert finding.has_proof


def _assert_all_found(guidance, found):
    for each in guidance.criteria:
        finding, under = found[each.criterion.id]
        kind = KIND_OF_PART[each.part]
        assert finding.kind == kind, each.criterion.id
        assert any(heading.startswith(CHAPTERS[kind]) for heading in under), (each.criterion.id, under)
        assert {one.objective for one in finding.fulfils} >= set(each.criterion.objectives), each.criterion.id
        assert finding.has_proof, each.criterion.id
        assert not finding.risks, (each.criterion.id, finding.risks)
