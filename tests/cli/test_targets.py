"""`targets` on the command line: a real process, a database of its own."""

import json

import pytest

ADOPT = ["adopt", "new-lighting-led", "--value", "80", "--decided-by", "gemeenteraad", "--date", "2026-02-01"]
START = ["baseline", "k3-led-stock", "--value", "12,5", "--year", "2020"]


def test_an_aim_and_a_baseline_are_kept_and_shown(ask_shell):
    assert ask_shell("targets", *ADOPT, "--by", "2030", "--base-year", "2020", "--why", "x" * 500).code == 0
    assert ask_shell("targets", *START, "--source", "telling").code == 0
    shown = json.loads(ask_shell("targets", "list", "--json").out)
    assert [(one["target"], one["by"], len(one["why"])) for one in shown["aims"]] == [("new-lighting-led", 2030, 500)]
    assert [(one["year"], one["source"]) for one in shown["baselines"]] == [(2020, "telling")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*ADOPT, "--why", "x" * 501], "why has more than 500 characters; say it in fewer words"),
        ([*ADOPT, "--decided-by", "x" * 201], "decided_by has more than 200 characters"),
        ([*ADOPT, "--by", "2030", "--base-year", "2031"], "the base year 2031 lies after 2030"),
        ([*START, "--source", "x" * 501], "source has more than 500 characters"),
    ],
)
def test_what_the_register_cannot_hold_is_said_and_not_kept(ask_shell, arguments, said):
    answer = ask_shell("targets", *arguments)
    assert answer.code == 2
    assert said in " ".join(answer.err.split())
    assert json.loads(ask_shell("targets", "list", "--json").out)["aims"] == []
