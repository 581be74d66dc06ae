"""`template` on the command line: a real process, a database of its own."""

import json

import pytest
from tests.documents.handed_in import docx, p


def test_a_template_is_kept_listed_fetched_and_dropped(ask_shell, tmp_path):
    file, out = tmp_path / "huis.docx", tmp_path / "terug.docx"
    file.write_bytes(docx(p("Lorem", style="Kop1")))
    assert ask_shell("template", "keep", "brugge", file).code == 0
    listed = json.loads(ask_shell("template", "list", "--json").out)
    (one,) = listed["results"]
    assert (listed["schema"], one["authority"], one["file_name"]) == (
        "aankoopwijzer/template-list/1",
        "brugge",
        "huis.docx",
    )
    assert "huis.docx" in ask_shell("template", "list").out
    assert ask_shell("template", "fetch", "brugge", "--out", out).code == 0
    assert len(out.read_bytes()) == one["size"]
    assert ask_shell("template", "drop", "brugge").code == 0
    assert "No authority has a template yet." in ask_shell("template", "list", "--lang", "en").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["drop", "brugge"], "brugge has no template; keep one first"),
        (["fetch", "brugge", "--out", "x.docx"], "brugge has no template; keep one first"),
        (["drop", "atlantis"], "there is no such authority in the region; choose one of: "),
    ],
)
def test_what_cannot_be_meant_ends_in_one_line(ask_shell, arguments, said):
    done = ask_shell("template", *arguments, "--lang", "en")
    assert done.code == 2, done
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_a_file_that_may_not_be_a_template_says_why(ask_shell, tmp_path):
    file = tmp_path / "huis.docx"
    file.write_bytes(docx(p("x"), parts={"word/embeddings/a.bin": "x"}))
    done = ask_shell("template", "keep", "brugge", file, "--lang", "en")
    assert done.code == 2, done
    assert "holds another file" in done.err
