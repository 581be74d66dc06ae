"""A question stands in the words of DuckDB once it was asked, and is asked in those words again."""

from pathlib import Path

import pytest
from tests.warehouse.test_evaluators_agree import spend_of_every_kind

from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import SPEND
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.warehouse import questions
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.engines import started
from aankoopwijzer.warehouse.filing import Tallies
from aankoopwijzer.warehouse.questions import Kept
from aankoopwijzer.warehouse.snapshots import write_snapshot


@pytest.fixture(scope="module")
def share() -> Indicator:
    return load_pack(shipped_pack()).indicators["s1-social-share"]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "it's here" / "rows.parquet"
    stored = ([each.stored(row[each.name]) for each in SPEND.columns] for row in spend_of_every_kind())
    write_snapshot((tuple(row) for row in stored), SPEND, file)
    return file


def asked(rows: Path, indicator: Indicator, folder: Path, program: str = "one") -> Tallies:
    """As a process that just began asks it."""
    questions._said.clear()
    with started("duckdb") as engine:
        return tallied(engine, [rows], SPEND, [indicator], {}, kept=Kept(folder, program))


def test_what_was_asked_before_is_not_put_into_words_again(
    rows: Path, share: Indicator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = asked(rows, share, tmp_path)
    assert first
    monkeypatch.setattr("aankoopwijzer.warehouse.expressing.sums_of", None)
    assert asked(rows, share, tmp_path) == first
    with pytest.raises(TypeError):
        asked(rows, share, tmp_path, program="another")


def test_another_definition_under_the_same_name_is_another_question(
    rows: Path, share: Indicator, tmp_path: Path
) -> None:
    first = asked(rows, share, tmp_path)
    given = share.model_dump(exclude_none=True) | {"counting": {"fact": "amount_eur", "above": "5"}}
    assert asked(rows, Indicator.model_validate(given), tmp_path) != first
    assert asked(rows, share, tmp_path) == first


@pytest.mark.parametrize("damaged", [b"", b"half", b"max", b"\xff\xfe"])
def test_words_that_were_damaged_are_not_believed(rows: Path, share: Indicator, tmp_path: Path, damaged: bytes) -> None:
    first = asked(rows, share, tmp_path)
    file = tmp_path / "spend.sql"
    whole = file.read_bytes()
    changed = {b"half": whole[: len(whole) // 2], b"max": whole.replace(b"sum", b"max")}
    file.write_bytes(changed.get(damaged, damaged))
    assert asked(rows, share, tmp_path) == first
    assert file.read_bytes() == whole
