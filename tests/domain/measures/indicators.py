"""Indicators and records for tests: by hand, or drawn at random."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import Column, Known, Table

WORDS = ("works", "supplies", "services")
ROWS = ("K1/1", "K1/2", "S1/2", "S1/20")
GROUPS = ("rows", "tells_of")
OBJECTIVES = ("K1.1", "K1.2", "C2.4", "K1.11")
PARAMETERS = {"floor": Decimal("30000"), "bound": Decimal("139999.995")}
TEXT = {"nl": "een tekst", "en": "a text"}


def indicator(**given: Any) -> Indicator:
    """An indicator with these keys, and words for the rest."""
    texts = dict.fromkeys(("name", "question", "formula", "baseline", "additionality"), TEXT)
    rest = {"id": "an-indicator", "order": 1, "unit": "%", "direction": "up", "weaknesses": [TEXT]}
    return Indicator.model_validate({**texts, **rest, "source": {"document": "a-document"}, **given})


def values(column: Column) -> st.SearchStrategy[Known]:
    """A value of the column, or None for unknown."""
    match column.kind:
        case "yes_no":
            known: st.SearchStrategy[Any] = st.booleans()
        case "number":
            known = st.integers(-5, 20_000_000).map(lambda whole: Decimal(whole).scaleb(-column.places))
        case "words":
            known = st.frozensets(st.sampled_from(ROWS if column.name in GROUPS else OBJECTIVES), max_size=2)
        case "day":
            known = st.dates(dt.date(2019, 1, 1), dt.date(2026, 12, 31))
        case _:
            known = st.sampled_from(WORDS)
    return st.none() | known


def records(table: Table) -> st.SearchStrategy[list[dict[str, Known]]]:
    """Records of a table, with unknowns everywhere."""
    fixed: dict[str, st.SearchStrategy[Any]] = {
        "authority": st.sampled_from([None, "one", "two"]),
        "year": st.sampled_from([None, Decimal(2020), Decimal(2021)]),
    }
    return st.lists(
        st.fixed_dictionaries(
            {each.name: fixed[each.name] if each.name in fixed else values(each) for each in table.columns}
        ),
        max_size=30,
    )


def conditions(table: Table) -> st.SearchStrategy[Any]:
    """Conditions on the columns of a table, as they stand in a file."""
    return st.recursive(
        st.one_of(*(_comparisons(each) for each in table.columns if each.kind != "day")),
        lambda parts: st.one_of(
            st.builds(lambda some: {"all": some}, st.lists(parts, min_size=1, max_size=3)),
            st.builds(lambda some: {"any": some}, st.lists(parts, min_size=1, max_size=3)),
            st.builds(lambda one: {"not": one}, parts),
        ),
        max_leaves=5,
    )


def _comparisons(column: Column) -> st.SearchStrategy[Any]:
    match column.kind:
        case "yes_no":
            return st.builds(
                lambda operator, value: {"fact": column.name, operator: value},
                st.sampled_from(["is", "is_not"]),
                st.booleans(),
            )
        case "number":
            bounds = st.one_of(
                st.decimals(-10, 200_000, places=3).map(str),
                st.sampled_from([{"parameter": name} for name in (*PARAMETERS, "not-known-yet")]),
            )
            return st.builds(
                lambda operator, value: {"fact": column.name, operator: value},
                st.sampled_from(["at_least", "above", "at_most", "below"]),
                bounds,
            )
        case "words":
            return st.builds(
                lambda operator, value: {"fact": column.name, operator: value},
                st.sampled_from(["any_of", "none_of"]),
                st.lists(st.sampled_from(ROWS if column.name in GROUPS else OBJECTIVES), min_size=1, max_size=2),
            )
        case _:
            several = st.builds(
                lambda operator, value: {"fact": column.name, operator: value},
                st.sampled_from(["any_of", "none_of", "under_any"]),
                st.lists(st.sampled_from((*WORDS, "s")), min_size=1, max_size=2),
            )
            return several | st.builds(
                lambda operator, value: {"fact": column.name, operator: value},
                st.sampled_from(["is", "is_not"]),
                st.sampled_from(WORDS),
            )


def indicators(table: Table) -> st.SearchStrategy[Indicator]:
    """Indicators on a table: shares by number and value, ratios and totals, with and without product groups."""
    numbers = [each.name for each in table.columns if each.kind == "number"]
    measure = st.one_of(
        st.just({"share": "records"}),
        st.builds(lambda name: {"share": name}, st.sampled_from(numbers)),
        st.builds(lambda name: {"total": name}, st.sampled_from(numbers)),
        st.builds(lambda of, to: {"ratio": {"of": of, "to": to}}, st.sampled_from(numbers), st.sampled_from(numbers)),
    )
    maybe = st.none() | conditions(table)
    return st.builds(
        lambda scope, counting, additional, number, value, groups, part: indicator(
            table=table.name,
            scope=scope,
            counting=counting,
            additional=additional,
            measures={"number": number, "value": value},
            **({"rows": groups} if groups else {"parts": {"K1/1": part}} if part else {}),
        ),
        maybe,
        conditions(table),
        maybe,
        measure,
        measure,
        st.lists(st.sampled_from(ROWS), unique=True, max_size=2) if table.product_groups else st.just([]),
        maybe,
    )
