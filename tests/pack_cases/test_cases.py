"""What must follow from a purchase, said in sentences in the pack itself (`cases/`)."""

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from aankoopwijzer.domain.guidance.guide import Guide
from aankoopwijzer.domain.records.match import Matches, RowMatch
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.packs.shipped import shipped_pack

CASES = shipped_pack() / "cases"
ON = dt.date(2026, 3, 2)
KEYS = {
    "says",
    "rows",
    "maybe",
    "signals",
    "answers",
    "value_eur",
    "date",
    "contract_type",
    "framework_agreement",
    "expect",
}


def read(path: Path) -> list[dict[str, Any]]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]


def every_case() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=case["says"]) for path in sorted(CASES.glob("*.yaml")) for case in read(path)
    ]


@cache
def guide() -> Guide:
    return Guide(load_pack())


def matched(rows: list[str]) -> tuple[RowMatch, ...]:
    return tuple(RowMatch(row=row, score=0.9, because=("woord",)) for row in rows)


@pytest.mark.parametrize(("obligation", "case"), every_case())
def test_the_pack_answers_as_its_own_cases_say(obligation: str, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    value = case.get("value_eur", "50000")
    purchase = Purchase(
        title="x",
        value_eur=None if value is None else Decimal(value),
        date=case.get("date", ON),
        contract_type=case.get("contract_type"),
        framework_agreement=case.get("framework_agreement"),
        answers=case.get("answers", {}),
    )
    matches = Matches(
        certain=matched(case.get("rows", [])),
        doubtful=matched(case.get("maybe", [])),
        signals=frozenset(case.get("signals", [])),
    )
    assert guide().judge_alone(obligation, purchase, matches) is Status(case["expect"])


def test_every_obligation_has_a_case_that_applies_one_that_does_not_and_one_unknown() -> None:
    wanted = {}
    for id, obligation in guide().pack.obligations.items():
        only_refuted = obligation.force == "instrument"
        wanted[id] = {"does_not_apply"} if only_refuted else {"applies", "does_not_apply", "unknown"}
    said = {path.stem: {case["expect"] for case in read(path)} for path in CASES.glob("*.yaml")}
    assert said == wanted
