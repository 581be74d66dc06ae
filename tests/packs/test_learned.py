"""Learned weights as a file: read strictly, written the same each time, refused with a reason."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from aankoopwijzer.domain.policy.learned import Balance, LearnedWeights, Trait
from aankoopwijzer.packs.learned import decoded, encoded, load_learned
from aankoopwijzer.packs.problems import PackError
from aankoopwijzer.packs.shipped import shipped_pack

BALANCE = Balance(-1.5, {"learned": 2.0, "words": 0.25}, 0.6, 0.3)
WEIGHTS = LearnedWeights(
    ("K1.2", "any", "proof", "sanction", "kind:none"),
    (-0.5, 0.1, 0.0, 0.0, 0.2),
    {"w": 1.0, "c": 1.4},
    {"w:water": Trait(3.25, ((0, 1.5), (1, -0.25))), "c:<wat": Trait(2.0, ((0, 0.5),))},
    dict.fromkeys(("objective", "kind", "proof", "sanction"), BALANCE),
)


def test_what_is_written_is_read_again() -> None:
    assert decoded(encoded(WEIGHTS)) == WEIGHTS


def test_the_same_weights_give_the_same_bytes() -> None:
    turned = LearnedWeights(
        WEIGHTS.labels, WEIGHTS.biases, WEIGHTS.families, dict(reversed(WEIGHTS.traits.items())), WEIGHTS.balances
    )
    assert encoded(turned) == encoded(WEIGHTS)


def test_the_weights_that_ship_are_sound_and_small() -> None:
    learned = load_learned(shipped_pack())
    assert learned is not None
    assert len(learned.objectives) == 25
    assert len(learned.kinds) == 6
    assert (shipped_pack() / "learned" / "passages.json.gz").stat().st_size < 1_500_000


def test_a_pack_may_have_none(tmp_path: Path) -> None:
    assert load_learned(tmp_path) is None


def changed(**keys: Any) -> bytes:
    data = json.loads(gzip.decompress(encoded(WEIGHTS)))
    return gzip.compress(json.dumps(data | keys).encode())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "cut short"),
        (b"not gzip", "no gzip"),
        (encoded(WEIGHTS)[:-12], "cut short"),
        (gzip.compress(b"{"), "no JSON"),
        (gzip.compress(b"[" * 100_000), "no JSON"),
        (gzip.compress(b"[]"), "does not say"),
        (changed(schema="other/1"), "does not say"),
        (changed(labels="K1.2"), "no list of names"),
        (changed(biases=[1]), "as many biases"),
        (changed(biases=[1, 2, 3, 4, "x"]), "no figure"),
        (changed(traits={"w:water": [325, 9, 10]}), "not there"),
        (changed(traits={"w:water": [325, 0]}), "does not pair"),
        (changed(traits={"w:water": [325, 0, True]}), "no figure"),
        (changed(traits=[]), "no mapping"),
        (changed(balances={}), "lacks objective"),
        (gzip.compress(b" " * 50_000_000), "much too large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_corrupt_file_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "learned").mkdir()
    (tmp_path / "learned" / "passages.json.gz").write_bytes(content)
    with pytest.raises(PackError, match=reason) as refused:
        load_learned(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.code, problem.file) == ("learned-unsound", "learned/passages.json.gz")
