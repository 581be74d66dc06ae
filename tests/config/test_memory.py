"""Memory is looked through less often where a command or the site starts."""

import gc

import pytest

from aankoopwijzer.config import console


@pytest.fixture
def usual():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_command_does_not_look_for_dead_cycles_after_every_few_objects(usual, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["aankoopwijzer", "--help"])
    with pytest.raises(SystemExit):
        console.main()
    assert gc.isenabled()
    assert gc.get_threshold() == (10_000, 20, 50)
