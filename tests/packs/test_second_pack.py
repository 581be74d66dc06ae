"""The engine knows nothing of Bruges: a county that does not exist gets its advice too."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser

SECOND = Path(__file__).parent / "second_pack"
SOURCE = Path(__file__).parents[2] / "src" / "aankoopwijzer"
SPRING_2024, SPRING_2026 = dt.date(2024, 4, 1), dt.date(2026, 4, 1)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    """An adviser with the second pack."""
    return prepare_adviser(SECOND)


def advice(
    adviser: Adviser, title: str, *, on: dt.date = SPRING_2026, mode: str | None = None, **known: object
) -> Guidance:
    """The advice on a purchase of the county."""
    purchase = Purchase.model_validate({"title": title, "date": on, "authority": "roca-seca", **known})
    return guide_purchase(purchase, adviser, on=on, mode=mode)


def statuses(guidance: Guidance) -> dict[str, str]:
    """The status of every objective."""
    return {verdict.code: str(verdict.status) for verdict in guidance.objectives}


def test_taps_raise_the_duty_on_taps(adviser: Adviser) -> None:
    found = statuses(advice(adviser, "mengkranen voor de sporthal", contract_type="supplies", value_eur=Decimal(900)))
    assert found == {"AIGUA.a": "applies", "AIGUA.b": "unknown", "FEINA.a": "does_not_apply"}


def test_an_answer_settles_what_was_unknown(adviser: Adviser) -> None:
    found = advice(
        adviser, "mengkranen", contract_type="supplies", value_eur=Decimal(900), answers={"second-circuit": True}
    )
    assert statuses(found)["AIGUA.b"] == "applies"
    assert found.questions == ()


@pytest.mark.parametrize(
    ("value", "on", "mode", "status"),
    [
        ("61234.49", SPRING_2024, "llei", "does_not_apply"),
        ("61234.50", SPRING_2024, "llei", "applies"),
        ("58000", SPRING_2026, "llei", "applies"),
        ("57999.99", SPRING_2026, "llei", "does_not_apply"),
        ("59999", SPRING_2026, "acord", "does_not_apply"),
        ("60000", SPRING_2024, "acord", "applies"),
    ],
)
def test_the_fork_of_this_pack_is_taken_at_its_own_threshold(
    adviser: Adviser, value: str, on: dt.date, mode: str, status: str
) -> None:
    found = advice(
        adviser, "metselwerk aan de kerkhofmuur", on=on, mode=mode, contract_type="works", value_eur=Decimal(value)
    )
    assert statuses(found)["FEINA.a"] == status


def test_a_purchase_of_bruges_is_none_of_this_pack(adviser: Adviser) -> None:
    assert advice(adviser, "broodjes voor de gemeenteraad", contract_type="supplies").matches == ()


NAMES_A_PLACE = re.compile(r"bruges|brugge|beernem|139[ _.]?000", re.IGNORECASE)
SAYS_WHICH_PACK_SHIPS = {"packs/shipped.py", "config/environment.py"}
EXAMPLES_IN_WORDS = {
    "cli/framework.py",
    "domain/policy/parameters.py",
    *(f"api/operations/{name}.py" for name in ("advising", "answers", "imports", "pairs", "procurements", "rows")),
}


def test_no_code_names_the_region_or_its_amount() -> None:
    named = {
        str(file.relative_to(SOURCE)) for file in SOURCE.rglob("*.py") if NAMES_A_PLACE.search(file.read_text("utf-8"))
    }
    assert named <= SAYS_WHICH_PACK_SHIPS | EXAMPLES_IN_WORDS
