"""`advise --add`, `--drop` and `--set`."""

import json
import subprocess
import sys

import pytest

SANDWICHES = ("--title", "broodjes voor de gemeenteraad", "--value", "24000", "--contract-type", "services",
              "--date", "2026-03-02")  # fmt: skip
ONLY, LIGHT, EXTRA = "fair-trade-products", "short-chain-freshness", "fair-trade-yearly-list"


@pytest.fixture
def advise(as_installed):
    def run(*options: str, json_too: bool = True):
        asked = ["advise", *SANDWICHES, "--lang", "nl", *options, *(["--json"] if json_too else [])]
        return subprocess.run(
            [sys.executable, "-m", "aankoopwijzer", *asked],
            env=as_installed(), capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


def test_the_choice_is_in_the_json(advise):
    done = advise(
        *("--add", f"{EXTRA}@gevorderd", "--set", f"{EXTRA}.penalty=120"),
        *("--drop", f"{ONLY}=no-supply", "--drop", f"{LIGHT}=other: te weinig plaats in de keuken"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    criteria = {each["id"]: each for each in found["criteria"]}
    assert (criteria[EXTRA]["level"], criteria[EXTRA]["added"]) == ("gevorderd", True)
    assert criteria[EXTRA]["parameters"][0]["value"] == "120"
    assert "120 euro per begonnen week" in criteria[EXTRA]["sanction"]
    assert [(each["id"], each["reason"], each["words"]) for each in found["dropped"]] == [
        (ONLY, "no-supply", ""),
        (LIGHT, "other", "te weinig plaats in de keuken"),
    ]
    assert found["burden"]["asked"] == len(criteria)


def test_a_mandatory_duty_is_not_left_undone_without_a_reason(advise):
    done = advise("--drop", ONLY)
    assert done.returncode == 2
    assert done.stderr.startswith("--drop: zonder deze eis voert niets S2.3 uit, en dat is verplicht")
    assert "no-supply" in done.stderr


def test_own_words_are_a_reason(advise):
    done = advise("--drop", f"{ONLY}=de enige leverancier stopt", json_too=False)
    assert done.returncode == 0
    assert "Door jou weggelaten" in done.stdout
    assert "de enige leverancier stopt" in done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--add", "fair-trade-yearly-lst"), "bedoel je fair-trade-yearly-list?"),
        (("--add", f"{EXTRA}@hemels"), "heeft geen niveau 'hemels'"),
        (("--add", EXTRA, "--drop", EXTRA), "tegelijk toegevoegd en weggelaten"),
        (("--set", f"{EXTRA}.boete=5"), "heeft die open plek niet; kies uit: penalty"),
        (("--set", f"{EXTRA}.penalty=veel"), "schrijf een cijfer"),
        (("--drop", f"{LIGHT}={'x' * 201}"), "de reden is te lang"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(advise, options, said):
    done = advise(*options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
