"""The tables of the kinds of file."""

import datetime as dt
import re
from pathlib import Path

import pytest

from aankoopwijzer.domain.intake.cells import Around
from aankoopwijzer.domain.intake.checks import RULES
from aankoopwijzer.domain.intake.kinds import ImportKind
from aankoopwijzer.domain.intake.recognition import recognise
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.reports.import_problems import MESSAGES

KINDS = list(import_kinds().values())
KNOWN = ("framework_rows", "objectives", "supplier_numbers")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_check_of_a_kind_is_a_rule_with_words(kind):
    assert {check.rule for check in kind.checks} <= RULES
    assert {check.code for check in kind.checks} <= set(MESSAGES)


def test_a_kind_that_names_a_column_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="vehicles has no column colour"):
        ImportKind.model_validate(
            {"id": "x", "dataset_name": "vehicles", "title": {}, "columns": {"colour": {"parser": "text", "words": ()}}}
        )


def test_every_problem_of_a_cell_has_words():
    folder = Path(__file__).parents[3] / "src" / "aankoopwijzer" / "domain" / "intake"
    source = (folder / "cells.py").read_text("utf-8") + (folder / "reading.py").read_text("utf-8")
    codes = set(re.findall(r'(?:_wrong\(|Cell\([^,]+, |"rejected", |"noted", )"([a-z]+-[a-z-]+)"', source))
    assert len(codes) > 20
    assert codes <= set(MESSAGES)


@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_file_under_our_own_titles_is_recognised_whole(kind, which):
    by_title = {}
    for name, rule in kind.columns.items():
        # Two columns may share a word, as BTW for a rate and an amount: then the first has it.
        by_title.setdefault(rule.words[which], name)
    found = recognise(kind, list(by_title), [], Around(dt.date(2026, 3, 2), known=dict.fromkeys(KNOWN, frozenset())))
    assert {each.title: each.column for each in found.found} == by_title
