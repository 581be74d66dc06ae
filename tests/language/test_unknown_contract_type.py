"""A buyer who types a few words has not said yet whether he wants works, supplies or services."""

import pytest

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.typed import ContractType
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("Heraanleg van het dorpsplein", "K1/2"),
        ("Wegenwerken Dorpsstraat", "K1/5"),
        ("Renovatie van het gemeentehuis", "C2/3"),
        ("Broodjes voor de gemeenteraad", "S1/2"),
    ],
)
def test_words_that_say_the_type_themselves_need_no_answer(adviser: Adviser, title: str, row: str) -> None:
    assert row in {match.row for match in adviser.matcher.match(Purchase(title=title)).certain}


@pytest.mark.parametrize("title", ["Fietsen", "Planten en bomen", "Verlichting van de sporthal", "Meubilair"])
@pytest.mark.parametrize("contract_type", ["works", "supplies", "services"])
def test_whatever_the_type_turns_out_to_be_its_rows_were_shown_or_asked_before(
    adviser: Adviser, title: str, contract_type: ContractType
) -> None:
    open_reading = adviser.matcher.match(Purchase(title=title))
    before = {match.row for match in (*open_reading.certain, *open_reading.doubtful)}
    after = adviser.matcher.match(Purchase(title=title, contract_type=contract_type))
    assert {match.row for match in after.certain} <= before
