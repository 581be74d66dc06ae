"""Packs to read: the one that ships, and a small one of a county that does not exist."""

import shutil
from pathlib import Path

import pytest

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack

SECOND = Path(__file__).parent / "second_pack"


@pytest.fixture(scope="session")
def bruges() -> PolicyPack:
    """The pack that ships with the product."""
    return load_pack(shipped_pack())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the second pack, to break."""
    return Path(shutil.copytree(SECOND, tmp_path / "pack"))
