"""What every committed file keeps to."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SOURCE = PROJECT / "src" / "aankoopwijzer"
LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager", "managers"}
# Built from pieces, so that this file does not hold what it looks for.
MACHINE = [
    re.compile("/" + folder + r"/[\w.-]+/") for folder in ("work", "farm", "root", "home", r"tmp/bash_jobs[\w.]*")
]
REGISTRY = [
    re.compile(re.escape(host))
    for host in ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org")
]
PROMISES = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "raise NotImplemented" + "Error")))


def _committed() -> list[Path]:
    """Files that are, or are about to be, in version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, capture_output=True, check=True,
    )  # fmt: skip
    return [path for name in listed.stdout.decode().split("\0") if name and (path := PROJECT / name).is_file()]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = {}
    for path in _committed():
        try:
            found[path.relative_to(PROJECT).as_posix()] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font, or a test file in another encoding
    assert len(found) > 20
    return found


def _where(texts: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_python_file_is_longer_than_400_lines(texts):
    long = {
        name: lines
        for name, text in texts.items()
        if name.endswith(".py") and (lines := text.count("\n")) > LONGEST and "/migrations/" not in name
    }
    assert long == {}


def test_no_module_has_a_vague_name(texts):
    assert [name for name in texts if name.endswith(".py") and VAGUE & set(Path(name).with_suffix("").parts)] == []


@pytest.mark.parametrize("pattern", MACHINE, ids=lambda pattern: pattern.pattern)
def test_nothing_committed_names_a_folder_of_a_machine(texts, pattern):
    assert _where(texts, pattern) == []


@pytest.mark.parametrize("pattern", REGISTRY, ids=lambda pattern: pattern.pattern)
def test_nothing_committed_names_a_package_registry(texts, pattern):
    assert _where(texts, pattern) == []


def test_the_source_holds_no_promises(texts):
    source = {name: text for name, text in texts.items() if name.startswith(("src/", "bench/", "scripts/"))}
    vendored = {name for name in source if "/vendor/" in name}
    assert _where({name: text for name, text in source.items() if name not in vendored}, PROMISES) == []


def test_a_flow_is_one_public_function_named_as_its_file():
    for file in sorted((SOURCE / "flows").glob("[!_]*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        public = [
            node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
        assert public == [file.stem], file.name


def test_every_module_class_and_public_function_says_what_it_means():
    silent = []
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        if "migrations" in file.parts or not tree.body:
            continue
        defined = (ast.FunctionDef, ast.ClassDef)
        things = [tree, *(node for node in tree.body if isinstance(node, defined) and not node.name.startswith("_"))]
        silent += [
            f"{file.relative_to(SOURCE)}: {getattr(node, 'name', 'the module')}"
            for node in things
            if not ast.get_docstring(node)
        ]
    assert silent == []
