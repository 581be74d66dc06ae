"""The tables of the kinds of file."""

import re
from pathlib import Path

import pytest

from aankoopwijzer.domain.intake.checks import RULES
from aankoopwijzer.domain.intake.kinds import ImportKind
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.reports.import_problems import MESSAGES

KINDS = list(import_kinds().values())


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
