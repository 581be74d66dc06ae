"""Every command that the pages on the command line show, runs."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import COUNTY, PROJECT

PAGES = (
    PROJECT / "docs" / "reference" / "cli.md",
    PROJECT / "docs" / "how-to" / "batch.md",
    PROJECT / "docs" / "how-to" / "report-to-the-council.md",
)
EXAMPLES = PROJECT / "docs" / "how-to" / "examples"
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)

NEED_A_REGISTER = {
    "account",
    "answers",
    "export",
    "history",
    "import",
    "indicators",
    "pairs",
    "promises",
    "registers",
    "report",
    "targets",
    "template",
}
"""Groups that the console adds when the whole command line is made; the pages on the register show them."""


def blocks() -> list[tuple[str, tuple[str, ...]]]:
    """The blocks of commands; within a block a command may use what an earlier one wrote."""
    return [
        (f"{page.stem}, block {number}", tuple(block.splitlines()))
        for page in PAGES
        for number, block in enumerate(_BLOCK.findall(page.read_text("utf-8")), 1)
    ]


@pytest.mark.parametrize("commands", [commands for _, commands in blocks()], ids=[name for name, _ in blocks()])
def test_a_block_of_commands_runs_as_shown(commands, tmp_path: Path, as_installed: Callable[..., dict[str, str]]):
    folder = Path(shutil.copytree(EXAMPLES, tmp_path / "examples"))
    shutil.copytree(COUNTY, folder / "county")
    for command in commands:
        program, *arguments = shlex.split(command)
        assert program == "aankoopwijzer"
        done = subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", *arguments],
            cwd=folder, env=as_installed(CHECKLISTS=str(tmp_path / "checklists")), capture_output=True, text=True, check=False,
        )  # fmt: skip
        # A check that finds something exits with 1, and the example has something to find.
        assert done.returncode in ((0, 1) if arguments[0] == "check" else (0,)), f"{command}\n{done.stderr}"
        assert done.stdout


def test_every_command_of_the_command_line_is_shown():
    shown = {tuple(shlex.split(command)[1:3]) for _, commands in blocks() for command in commands}
    from aankoopwijzer.cli.app import app

    ours = {
        (command.callback.__name__,)
        for command in app.registered_commands
        if command.callback.__module__.startswith("aankoopwijzer.cli")
    }
    for group in app.registered_groups:
        if group.name in NEED_A_REGISTER:
            continue
        ours |= {
            (group.name, command.name or command.callback.__name__)
            for command in group.typer_instance.registered_commands
        }
    first_words = {words[:1] for words in shown} | shown
    assert ours <= first_words
