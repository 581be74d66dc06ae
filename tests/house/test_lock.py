"""The lock files: everything is pinned and hashed, nothing leaks."""

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-server.lock", "requirements-dev.lock")
_NAME = re.compile(r"^([A-Za-z0-9._-]+)")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(lock: str) -> dict[str, str]:
    text = (PROJECT / lock).read_text("utf-8").replace("\\\n", " ")
    return {_normal(_NAME.match(line)[1]): line for line in text.splitlines() if line.strip()}


def _wanted(key: str) -> list[str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    lists = {"runtime": project["project"]["dependencies"], "dev": project["dependency-groups"]["dev"]}
    return [_normal(_NAME.match(line)[1]) for line in lists[key]]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes_and_without_an_address(lock):
    packages = _locked(lock)
    assert packages
    for line in packages.values():
        assert "==" in line
        assert "--hash=sha256:" in line
        assert "://" not in line
        assert "@" not in line


def test_every_dependency_is_locked():
    assert set(_wanted("runtime")) <= set(_locked("requirements.lock")), "run: make lock"
    assert set(_wanted("dev")) <= set(_locked("requirements-dev.lock")), "run: make lock"


def test_developers_run_the_versions_that_users_run():
    runtime, dev = _locked("requirements.lock"), _locked("requirements-dev.lock")
    assert {name: dev.get(name, "").split()[0] for name in runtime} == {
        name: line.split()[0] for name, line in runtime.items()
    }


def test_every_direct_dependency_is_explained():
    page = (PROJECT / "docs" / "reference" / "dependencies.md").read_text("utf-8")
    explained = {_normal(name) for name in re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)}
    assert set(_wanted("runtime")) | set(_wanted("dev")) == explained
