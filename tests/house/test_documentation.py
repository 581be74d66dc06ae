"""What the documentation shows, works; what it links to, is there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
_SHOWN = re.compile(r"^(?:    |\$ )(?:\.venv/bin/)?(aankoopwijzer .*|make .*|sh scripts/.*)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
RUN_UNTIL_STOPPED = {"serve", "demo"}  # started and stopped in tests/config/test_serving.py

FINDS = {"check"}
"""Commands that exit with 1 when they find something, as the example wants them to."""


def _shown() -> list[str]:
    return sorted({line.split("  #")[0].strip() for page in PAGES for line in _SHOWN.findall(page.read_text("utf-8"))})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page):
    assert [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


def test_some_commands_are_shown():
    assert any(command.startswith("aankoopwijzer") for command in _shown())
    assert any(command.startswith("make") for command in _shown())


@pytest.mark.parametrize("command", [one for one in _shown() if one.startswith("aankoopwijzer")])
def test_a_command_that_is_shown_runs(command, as_installed):
    arguments = shlex.split(command)[1:]
    if arguments[0] in RUN_UNTIL_STOPPED:
        arguments.append("--help")
    done = subprocess.run(
        [sys.executable, "-m", "aankoopwijzer", *arguments],
        cwd=PROJECT, env=as_installed(),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in ((0, 1) if arguments[0] in FINDS else (0,)), done.stderr[-2000:]


@pytest.mark.parametrize("command", [one for one in _shown() if one.startswith("make")])
def test_make_knows_every_word_that_is_shown(command):
    words = [word for word in shlex.split(command)[1:] if "=" not in word]
    done = subprocess.run(
        ["make", "--dry-run", "--assume-old=.venv/.installed", *words],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [one for one in _shown() if one.startswith("sh ")])
def test_every_script_that_is_shown_exists(command):
    assert (PROJECT / shlex.split(command)[1]).is_file()
