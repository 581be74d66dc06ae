"""How the tests of the command line start a command."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from aankoopwijzer.cli.app import app

PROJECT = Path(__file__).parents[2]
COUNTY = PROJECT / "tests" / "packs" / "second_pack"


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The one JSON object on stdout."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON objects on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Ask = Callable[..., Said]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept in the cache of whoever runs the tests, and no setting of his counts."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in ("AANKOOPWIJZER_PACK", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ask() -> Ask:
    """Runs a command in this process, in English unless the arguments say otherwise."""

    def run(*arguments: object, input: str | bytes | None = None) -> Said:
        done = CliRunner().invoke(app, [str(one) for one in arguments], input=input, prog_name="aankoopwijzer")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert "Traceback" not in done.stderr
        return Said(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a register in which nothing is: made once, because to make one costs as long as a command."""
    folder = tmp_path_factory.mktemp("register")
    settings = {"AANKOOPWIJZER_DATA_DIR": str(folder), "AANKOOPWIJZER_DATABASE": ""}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_"))}
    subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", "import", "list"], env=kept | settings, capture_output=True, check=True
    )
    return folder / "aankoopwijzer.sqlite3"


@pytest.fixture
def as_installed(
    as_installed: Callable[..., dict[str, str]], empty_register: Path, tmp_path: Path
) -> Callable[..., dict[str, str]]:
    """The environment of a program that a user started before: his register is there, and empty."""
    (tmp_path / "var").mkdir()
    shutil.copy(empty_register, tmp_path / "var")
    return as_installed


@pytest.fixture
def ask_shell(as_installed: Callable[..., dict[str, str]]) -> Ask:
    """Runs a command as a program of its own, as a user does."""

    def run(*arguments: object, **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", *(str(one) for one in arguments)],
            env=as_installed() | environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    return run
