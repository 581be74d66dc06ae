"""`criteria feedback`: read what readers said, and answer it."""

import datetime as dt
import json

import pytest
from typer.testing import CliRunner

from aankoopwijzer.config.console import complete_app
from aankoopwijzer.flows.give_feedback import give_feedback
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.register.feedback import queries

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(complete_app(), ["criteria", "feedback", *(str(each) for each in arguments)])
    return done.exit_code, done.stdout, done.stderr


def give(email: str | None = None) -> int:
    led = load_pack().criteria["led-lighting"]
    return give_feedback(led, about="unclear", text="Wat is\x1b[31m een driver?", email=email, on=AT.date(), at=AT)


def test_the_list_shows_what_was_said_and_until_when_the_address_is_kept():
    number = give("an@example.be")
    code, out, err = run("list", "--lang", "nl")
    assert (code, err) == (0, "")
    assert f"{number}. led-lighting: het is niet duidelijk" in out
    assert "E-mail tot 2 maart 2027: an@example.be" in out.replace("\N{NO-BREAK SPACE}", " ")
    assert "\x1b[31m" not in out


def test_the_list_is_data_too():
    give()
    code, out, _ = run("list", "--json", "--state", "new", "--criterion", "led-lighting")
    found = json.loads(out)
    assert (code, found["schema"]) == (0, "aankoopwijzer/criteria-feedback/1")
    assert [each["history"][0]["state"] for each in found["results"]] == ["new"]
    assert [each["text"] for each in found["results"]] == ["Wat is\x1b[31m een driver?"]


def test_an_empty_list_says_so():
    assert run("list", "--lang", "en")[1] == "Nobody said anything of this kind.\n"


def test_an_answer_is_kept_and_public():
    number = give()
    code, out, _ = run("answer", number, "--state", "answered", "--text", "De voeding van een lamp.", "--lang", "nl")
    assert (code, out) == (0, f"Reactie {number} is nu: beantwoord.\n")
    assert [each.answer for each in queries.public_feedback("led-lighting").answers] == ["De voeding van een lamp."]


def test_feedback_is_removed():
    number = give()
    assert run("remove", number, "--lang", "nl") == (0, f"Reactie {number} is verwijderd.\n", "")
    assert queries.feedback(on=AT.date()) == ()
    assert run("remove", number, "--lang", "en")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("999", "--state", "new"), "NUMBER: there is no feedback 999; see: aankoopwijzer criteria feedback list"),
        (("NUMBER", "--state", "declined"), "--text: feedback is not closed without a word; say why with --text"),
        (
            ("NUMBER", "--state", "answered", "--text", "x" * 2001),
            "--text: the answer is longer than 2000 characters; shorten it",
        ),
    ],
    ids=["no such number", "no text", "too long"],
)
def test_an_answer_that_cannot_be_is_refused(arguments: tuple[str, ...], said: str):
    number = str(give())
    code, _, err = run("answer", *(number if each == "NUMBER" else each for each in arguments), "--lang", "en")
    assert (code, err) == (2, f"{said}\n")
    assert queries.feedback(on=AT.date())[0].state == "new"
