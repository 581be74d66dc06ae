"""What cannot be used is said in one line each, in the reader's language, with exit code 2 and never a stack trace."""

import errno
import os
from pathlib import Path

import pytest
from tests.cli.conftest import COUNTY

NOTHING_TO_READ = {
    "en": "--title: there is nothing to read: no title, no description and no CPV code; say in a few words what you want to buy\n",
    "nl": "--title: er is niets te lezen: geen titel, geen omschrijving en geen CPV-code; zeg in enkele woorden wat je wilt kopen\n",
}
GALLERY = [
    (
        ["--title", "taps", "--value", "-5"],
        "--value: -5 is not above zero; give the estimate in euro, excluding VAT, or leave it out when there is none yet",
        "--value: -5 is niet groter dan nul; geef de raming in euro, zonder btw, of laat ze weg als je er nog geen hebt",
    ),
    (
        ["--title", "taps", "--value", "veel"],
        "--value: 'veel' is not an amount; give the value in euro, as 24000 or 24 000,50",
        "--value: 'veel' is geen bedrag; geef de waarde in euro, zoals 24000 of 24 000,50",
    ),
    (
        ["--title", "taps", "--value", "NaN"],
        "--value: 'NaN' is not an amount; give the value in euro, as 24000 or 24 000,50",
        "--value: 'NaN' is geen bedrag; geef de waarde in euro, zoals 24000 of 24 000,50",
    ),
    (
        ["--title", "taps", "--date", "1999-01-01"],
        "--date: no figure of the law is known for 1999-01-01; give a date from 2023-01-01 on",
        "--date: voor 1999-01-01 is geen cijfer van de wet gekend; geef een datum vanaf 2023-01-01",
    ),
    (
        ["--title", "taps", "--date", "30/02/2026"],
        "--date: '30/02/2026' is not a day; write it as 2026-03-02 or 02/03/2026",
        "--date: '30/02/2026' is geen datum; schrijf ze als 2026-03-02 of 02/03/2026",
    ),
    (
        ["--title", "taps", "--authority", "Elders"],
        "--authority: 'Elders' is not an authority of this policy pack; choose one of: font-amagada, roca-seca",
        "--authority: 'Elders' is geen bestuur van dit beleidspakket; kies uit: font-amagada, roca-seca",
    ),
    (
        ["--title", "taps", "--cpv", "123"],
        "--cpv: '123' is not a CPV code; give the eight digits, as 55520000",
        "--cpv: '123' is geen CPV-code; geef de acht cijfers, zoals 55520000",
    ),
    (
        ["--title", "taps", "--contract-type", "huur"],
        "--contract-type: 'huur' is not a type of contract; choose works, supplies or services",
        "--contract-type: 'huur' is geen soort opdracht; kies werken, leveringen of diensten",
    ),
    (
        ["--title", "taps", "--answer", "second-circuit=soms"],
        "--answer second-circuit: 'soms' is neither yes nor no; write yes or no behind the equals sign",
        "--answer second-circuit: 'soms' is geen ja en geen nee; schrijf ja of nee achter het gelijkteken",
    ),
    (
        ["--title", "taps", "--answer", "second-circus=ja"],
        "--answer: there is no question 'second-circus'; did you mean second-circuit?",
        "--answer: er is geen vraag 'second-circus'; bedoel je second-circuit?",
    ),
    (
        ["--title", "taps", "--answer", "ja"],
        "--answer: 'ja' is not an answer; write --answer ID=yes or --answer ID=no",
        "--answer: 'ja' is geen antwoord; schrijf --answer ID=ja of --answer ID=nee",
    ),
    (
        ["--title", "taps", "--threshold", "hoog"],
        "--threshold: there is no threshold 'hoog'; choose one of: llei, acord",
        "--threshold: er is geen drempel 'hoog'; kies uit: llei, acord",
    ),
    (
        ["--title", "taps", "--rule-set", "x"],
        "--rule-set: there is no rule set 'x'; choose one of: handshake-doubled",
        "--rule-set: er is geen regelset 'x'; kies uit: handshake-doubled",
    ),
    (
        ["--title", "taps", "--level", "hoog"],
        "aankoopwijzer advise: --level cannot be 'hoog'; choose one of: 'basis', 'gevorderd', 'ambitieus'",
        "aankoopwijzer advise: --level kan niet 'hoog' zijn; kies uit: 'basis', 'gevorderd', 'ambitieus'",
    ),
    (
        ["--titel", "taps"],
        "aankoopwijzer advise: there is no option --titel; did you mean --title?",
        "aankoopwijzer advise: er is geen optie --titel; bedoel je --title?",
    ),
    (
        ["--title", "taps", "--batch", "list.csv"],
        "advise: a purchase in words and a file do not go together; call the command twice",
        "advise: een aankoop in woorden en een bestand gaan niet samen; roep het commando twee keer op",
    ),
    (
        ["--notice", "a.xml", "--batch", "list.csv"],
        "advise: --notice and --batch do not go together; call the command twice",
        "advise: --notice en --batch gaan niet samen; roep het commando twee keer op",
    ),
    (
        ["--notice", "a.xml", "--value", "10"],
        "--notice: a notice says itself what is bought: the options that describe a purchase do not go with it; leave them out",
        "--notice: een aankondiging zegt zelf wat je koopt: opties die een aankoop beschrijven gaan niet samen met een aankondiging; laat ze weg",
    ),
    (
        ["list.csv"],
        "list.csv: what to do with this file is not said; put --notice, --batch or --suppliers before it",
        "list.csv: je zei niet wat er met dit bestand moet gebeuren; zet er --notice, --batch of --suppliers voor",
    ),
    (
        ["--title", "taps", "--suppliers", "nowhere.csv"],
        "nowhere.csv: there is no such file; check the path and the spelling",
        "nowhere.csv: dit bestand bestaat niet; kijk het pad en de spelling na",
    ),
    (
        ["--title", "taps", "--suppliers", "."],
        ".: this is a folder, not a file; name a file in it",
        ".: dit is een map, geen bestand; noem een bestand in die map",
    ),
    (
        ["--batch", "nowhere.csv"],
        "nowhere.csv: the file cannot be opened; check its name and whether you may read it",
        "nowhere.csv: het bestand gaat niet open; kijk na of de naam klopt en of je het mag lezen",
    ),
]


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(("arguments", "english", "dutch"), GALLERY, ids=[" ".join(row[0]) for row in GALLERY])
def test_bad_input_is_said_in_one_line(ask, arguments, english, dutch, lang):
    said = ask("advise", "--pack", COUNTY, "--lang", lang, *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err == (dutch if lang == "nl" else english) + "\n"


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("arguments", [[], ["--title", ""], ["--title", "  ", "--description", "\n"]], ids=str)
def test_nothing_at_all_is_no_purchase(ask, arguments, lang):
    said = ask("advise", "--pack", COUNTY, "--lang", lang, *arguments)
    assert (said.code, said.out, said.err) == (2, "", NOTHING_TO_READ[lang])


def test_everything_that_is_wrong_is_told_at_once(ask):
    said = ask("advise", "--pack", COUNTY, "--title", "taps", "--value", "x", "--date", "y", "--cpv", "z")
    assert [line.split(":")[0] for line in said.err.splitlines()] == ["--value", "--date", "--cpv"]


def test_errors_are_lines_on_stderr_in_json_mode_too(ask):
    said = ask("advise", "--json", "--pack", COUNTY)
    assert (said.code, said.out, said.err) == (2, "", NOTHING_TO_READ["en"])


def test_a_cpv_code_that_does_not_exist_is_a_warning(ask):
    said = ask("advise", "--json", "--pack", COUNTY, "--title", "taps", "--cpv", "99999999", "--date", "2026-03-02")
    assert said.code == 0
    assert "unknown-cpv" in {one["code"] for one in said.data["warnings"]}


def test_an_absurd_value_is_a_warning(ask):
    said = ask(
        "advise", "--json", "--pack", COUNTY, "--title", "taps", "--value", "999999999999", "--date", "2026-03-02"
    )
    assert said.code == 0
    assert "absurd-value" in {one["code"] for one in said.data["warnings"]}


def test_after_the_last_known_period_the_last_figure_is_used_with_a_warning(ask):
    said = ask("advise", "--json", "--lang", "nl", "--title", "broodjes", "--value", "24000", "--date", "2031-01-01")
    assert said.code == 0
    assert "date-after-last-period" in {one["code"] for one in said.data["warnings"]}


def test_before_the_first_known_period_there_is_no_advice(ask):
    said = ask("advise", "--title", "broodjes", "--value", "24000", "--date", "1999-01-01")
    assert said.code == 2
    assert said.err.startswith("--date: no figure of the law is known for 1999-01-01; give a date from ")


def test_a_folder_that_is_no_pack_is_refused(ask, tmp_path: Path):
    said = ask("advise", "--pack", tmp_path, "--title", "taps")
    assert (said.code, said.err) == (
        2,
        f"{tmp_path}: there is no pack here: pack.yaml; give the folder that holds pack.yaml\n",
    )


def test_a_document_that_cannot_be_written_is_told(ask, tmp_path: Path):
    out = tmp_path / "nowhere" / "advice.docx"
    said = ask("advise", "--pack", COUNTY, "--title", "taps", "--docx", out)
    assert (said.code, said.err) == (2, f"{out}: there is no such file; check the path and the spelling\n")


def test_text_on_the_standard_input_in_another_encoding_is_refused(ask):
    said = ask("advise", "--pack", COUNTY, "--title", "taps", "--description", "-", input=b"caf\xe9")
    assert (said.code, said.err) == (
        2,
        "--description: the text on the standard input is not UTF-8 (byte 4); save it as UTF-8\n",
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["advice"], "aankoopwijzer: there is no command advice; did you mean advise?"),
        (["notice", "patch"], "aankoopwijzer notice patch: IN is missing; see: aankoopwijzer notice patch --help"),
        (
            ["framework", "show", "a", "b"],
            "aankoopwijzer framework show: b is one too many; put quotes around a value with spaces",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_command_is_said_in_one_line(ask, arguments, line):
    said = ask(*arguments)
    assert (said.code, said.out, said.err) == (2, "", f"{line}\n")


def test_a_fault_of_our_own_is_one_line_and_another_exit_code(ask, monkeypatch):
    from aankoopwijzer.cli import advising

    def breaks(*_: object) -> int:
        raise ZeroDivisionError("seven\nlines")

    monkeypatch.setattr(advising, "advise_purchase", breaks)
    said = ask("advise", "--title", "taps")
    assert said.code == 70
    assert said.err.startswith(
        "aankoopwijzer: this is a fault in the program itself (ZeroDivisionError: seven, at test_bad_input.py:"
    )
    assert said.err.count("\n") == 1


def test_stopping_with_the_keyboard_is_no_fault(ask, monkeypatch):
    from aankoopwijzer.cli import advising

    def stops(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(advising, "advise_purchase", stops)
    said = ask("advise", "--title", "taps", "--lang", "nl")
    assert (said.code, said.err) == (130, "Gestopt.\n")


def test_a_full_disk_is_told(ask, monkeypatch, tmp_path: Path):
    from aankoopwijzer.cli import advising

    def is_full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path))

    monkeypatch.setattr(advising, "advise_purchase", is_full)
    assert ask("advise", "--title", "taps").err == f"{tmp_path}: the disk is full; make room and try again\n"


def test_a_pipe_that_closes_ends_the_command_quietly(ask_shell, as_installed, tmp_path: Path):
    import subprocess
    import sys

    rows = tmp_path / "many.csv"
    rows.write_text("title\n" + "taps\n" * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "aankoopwijzer", "advise", "--json", "--pack", str(COUNTY), "--batch", str(rows)]
    with subprocess.Popen(command, env=as_installed(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        complaints = running.stderr.read()
    assert (running.returncode, complaints) == (141, b"")
