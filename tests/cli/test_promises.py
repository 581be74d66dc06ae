"""`promises` on the command line: a real process, a database of its own."""

import json


def test_the_list_of_an_empty_register_is_empty(ask_shell):
    done = json.loads(ask_shell("promises", "list", "--json").out)
    assert done == {"schema": "aankoopwijzer/promises-list/1", "results": []}


def test_an_authority_that_is_not_there_ends_in_one_line(ask_shell):
    done = ask_shell("promises", "list", "--authority", "atlantis", "--lang", "en")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "“atlantis” is not an authority" in done.err
