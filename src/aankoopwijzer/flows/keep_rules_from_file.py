"""A table says what spend is for; its lines stay as rules."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aankoopwijzer.documents.spend_rule_rows import spend_rules_in
from aankoopwijzer.documents.table_rows import TableProblem
from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.intake.words import plain
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.values.text import LANGUAGES
from aankoopwijzer.flows.keep_spend_rules import KeptRules, keep_spend_rules
from aankoopwijzer.flows.prepare_adviser import Adviser


@dataclass(frozen=True, slots=True)
class RulesOfFile:
    """What became of a table: the rules that were kept, and what was wrong with lines."""

    kept: KeptRules
    problems: tuple[TableProblem, ...]


def keep_rules_from_file(
    content: bytes, adviser: Adviser, *, authority: str | None, by: Actor, at: dt.datetime, why: str = ""
) -> RulesOfFile:
    """Keep every line of a table as a rule for the spend of an authority (None: of all); all of them or none.

    A line that cannot be used is told and left out. Raises `TableError` when it is no such table.
    """
    lines = list(_first_of_each(spend_rules_in(content, adviser.pack.rows, _rows_by_name(adviser.pack))))
    rules = [replace(each, authority=authority) for each in lines if isinstance(each, SpendRule)]
    kept = keep_spend_rules(rules, adviser, by=by, at=at, why=why)
    return RulesOfFile(kept, tuple(each for each in lines if isinstance(each, TableProblem)))


def _rows_by_name(pack: PolicyPack) -> dict[str, tuple[str, ...]]:
    """The rows of each product group, by its name in every language, in plain words."""
    rows: dict[str, list[str]] = defaultdict(list)
    for row in pack.rows.values():
        rows[row.product_group].append(row.id)
    named = ((id, group.name.in_language(each)) for id, group in pack.product_groups.items() for each in LANGUAGES)
    return {plain(name): tuple(rows[id]) for id, name in named if id in rows}


def _first_of_each(lines: Iterable[SpendRule | TableProblem]) -> Iterator[SpendRule | TableProblem]:
    """The lines; one with the conditions of an earlier line is told when it says something else, else passed over."""
    seen: dict[SpendRule, SpendRule] = {}
    for line in lines:
        if isinstance(line, TableProblem):
            yield line
            continue
        conditions = replace(line, number=0, rows=())
        first = seen.setdefault(conditions, line)
        if first is line:
            yield line
        elif first.rows != line.rows:
            yield TableProblem(line.number, "topic-said-before", {"line": str(first.number)})
