"""The shipped pack as the ground of the guidance tests: its rules are what must hold."""

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal

import pytest

from aankoopwijzer.domain.guidance.guide import Guide
from aankoopwijzer.domain.guidance.result import Guidance
from aankoopwijzer.domain.records.match import Matches, RowMatch
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.load_pack import load_pack

ON = dt.date(2026, 3, 2)

Advise = Callable[..., Guidance]


@pytest.fixture(scope="session")
def guide() -> Guide:
    return Guide(load_pack())


def matched(rows: Iterable[str]) -> tuple[RowMatch, ...]:
    return tuple(RowMatch(row=row, score=0.9, because=("word",)) for row in rows)


@pytest.fixture(scope="session")
def advise(guide: Guide) -> Advise:
    """Advise on a purchase of which the rows are given, so that only the rules are tested."""

    def given(*rows: str, maybe: Iterable[str] = (), says: Iterable[str] = (), **facts: object) -> Guidance:
        options = {name: facts.pop(name) for name in ("mode", "level", "suppliers", "selection") if name in facts}
        known: dict[str, object] = {"title": "x", "date": ON, "value_eur": Decimal(24000), "contract_type": "services"}
        purchase = Purchase.model_validate({**known, **facts})
        matches = Matches(certain=matched(rows), doubtful=matched(maybe), signals=frozenset(says))
        return guide.advise(purchase, matches, on=ON, **options)

    return given
