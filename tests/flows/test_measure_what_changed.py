"""What changed is written and counted again, and nothing else; what did not change needs no engine."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.register.people import AT, TESTER
from tests.web.measured import write_circuits, write_works

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.flows import measure_indicators as flow
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.imports.commands import undo_batch
from aankoopwijzer.register.imports.models import Batch
from aankoopwijzer.warehouse.engines import Engine, started

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser(shipped_pack())


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The engines that were started."""
    found: list[str] = []

    @contextmanager
    def told(engine: str) -> Iterator[Engine]:
        found.append(engine)
        with started(engine) as running:  # type: ignore[arg-type]
            yield running

    monkeypatch.setattr(flow, "started", told)
    return found


def snapshots(folder: Path) -> dict[str, set[str]]:
    """The snapshots by the name of their table."""
    found: dict[str, set[str]] = {}
    for file in folder.glob("*.parquet"):
        found.setdefault(file.name.rpartition("-")[0], set()).add(file.name)
    return found


def with_pack(adviser: Adviser, **changed: object) -> Adviser:
    return replace(adviser, pack=adviser.pack.model_copy(update=changed))


def led(measured: Measured) -> object:
    return measured.course("k3-led-new", authority="brugge").judged


def test_unchanged_records_need_no_engine_and_give_the_same(
    adviser: Adviser, tmp_path: Path, engines: list[str]
) -> None:
    write_circuits("brugge")
    first = measure_indicators(adviser, tmp_path, on=ON, by_quarter=True)
    again = measure_indicators(adviser, tmp_path, on=ON)
    assert engines == ["duckdb"]
    assert (led(again), again.snapshot) == (led(first), first.snapshot)
    assert led(first) is not None


def test_works_that_come_in_leave_the_light_points_as_they_were(adviser: Adviser, tmp_path: Path) -> None:
    write_circuits("brugge")
    measure_indicators(adviser, tmp_path, on=ON)
    before = snapshots(tmp_path)
    write_works("brugge", (dt.date(2025, 5, 1), 40))
    measure_indicators(adviser, tmp_path, on=ON)
    after = snapshots(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"works", "procurements", "promises"}


def test_what_is_taken_back_is_no_longer_in_the_figure(adviser: Adviser, tmp_path: Path) -> None:
    write_circuits("brugge")
    first = measure_indicators(adviser, tmp_path, on=ON)
    write_circuits("brugge", {2025: (0, 60)}, file="meer.csv")
    more = measure_indicators(adviser, tmp_path, on=ON)
    undo_batch(Batch.objects.latest("pk").pk, by=TESTER, at=AT)
    back = measure_indicators(adviser, tmp_path, on=ON)
    assert led(more) != led(first)
    assert led(back) == led(first)


def test_another_target_or_size_of_an_authority_is_another_state_with_its_own_standing(
    adviser: Adviser, tmp_path: Path
) -> None:
    write_circuits("brugge")
    first = measure_indicators(adviser, tmp_path, on=ON)
    course = first.course("k3-led-new", authority="brugge")
    assert course.aim is not None
    pack, target = adviser.pack, course.aim.target
    assert pack.indicators["k3-led-new"].answers[target] == "as_stated"
    lower = pack.targets[target].model_copy(update={"value": Decimal(50)})
    eased = measure_indicators(with_pack(adviser, targets={**pack.targets, target: lower}), tmp_path, on=ON)
    brugge = pack.authorities["brugge"].model_copy(update={"inhabitants": ()})
    emptied = measure_indicators(
        with_pack(adviser, authorities={**pack.authorities, "brugge": brugge}), tmp_path, on=ON
    )
    assert len({first.snapshot, eased.snapshot, emptied.snapshot}) == 3
    # 75 % of the light points of 2025 are LED.
    assert course.standing.standing is not Standing.REACHED
    assert eased.course("k3-led-new", authority="brugge").standing.standing is Standing.REACHED
