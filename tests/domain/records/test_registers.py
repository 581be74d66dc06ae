"""Every dataset has a list whose columns exist, and every column and code has its words."""

import pytest

from aankoopwijzer.domain.policy.permissions import TABLE
from aankoopwijzer.domain.records.datasets import DATASETS
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.reports.register_words import CHOICE, HOLDS, LABEL, TITLE


def test_every_dataset_has_a_register():
    assert set(REGISTERS) == set(DATASETS) == set(TITLE) == set(HOLDS)


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda one: one.name)
def test_a_register_lists_and_searches_columns_that_exist(register):
    named = {*register.listed, *register.searched, *([register.year] if register.year else [])}
    assert named <= set(register.dataset.columns)
    assert {register.dataset.types[column] for column in register.searched} == {str}
    assert register.kind in TABLE


def test_every_column_has_a_word_and_no_word_is_kept_for_a_column_that_is_gone():
    columns = {name for register in REGISTERS.values() for name in register.types}
    assert set(LABEL) == columns


def test_every_code_that_a_file_may_hold_has_a_word():
    for kind in import_kinds().values():
        for column, rule in kind.columns.items():
            if rule.parser == "choice" and column != "country_of_origin":  # codes of ISO 3166 stand as they are
                assert set(CHOICE[kind.dataset_name, column]) == set(rule.choices), (kind.id, column)
