"""Writes the page on what is measured: the indicators of the pack that ships, and the tables that they count."""

from collections.abc import Iterator

import yaml
from pydantic import BaseModel

from aankoopwijzer.domain.policy.indicators import RECORDS, Indicator, Measure
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.measured import TABLES, Column, Table
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack

_OVERALL = "Overall"
_SHOWN_AS = {
    "none": "as it is",
    "change": "as change against the baseline, in percent",
    "gain": "as gain against the baseline, in percent",
}
_KINDS = {"word": "a word", "words": "several words", "yes_no": "yes or no", "day": "a day"}


def indicators(note: str) -> str:
    """Every indicator with its question, formula, measures, targets and weaknesses; every table with its columns."""
    pack = load_pack(shipped_pack())
    lines = ["# What is measured", "", note, _INTRODUCTION.format(name=pack.name.en), ""]
    ordered = sorted(pack.indicators.values(), key=lambda one: one.order)
    for ambition in dict.fromkeys(one.ambition for one in ordered):
        name = f"{ambition}: {pack.ambitions[ambition].name.en}" if ambition else _OVERALL
        lines += [f"## {name}", ""]
        for one in ordered:
            if one.ambition == ambition:
                lines += _indicator(one, pack)
    lines += ["## Tables", "", _TABLES, ""]
    for table in TABLES.values():
        lines += _table(table, pack)
    return "\n".join(lines)


_INTRODUCTION = """The indicators of the pack that ships ({name}), each a file in `indicators/`.
A record of which something that decides is not known counts as unknown, never as no. The first measure is the one that
targets are held against. *Beyond* is the part that goes further than law and market."""
_TABLES = """Every row of a table is one record that a figure can be opened to. What is not known stays open.
What a policy says of a table (words, bounds, product groups) stands in `tables/` of the pack."""

_LOTS = """Where lots are told apart, a figure about product groups counts the lots of those groups. Its number is
still that of procurements. Its value is what those lots were awarded for, else estimated at, together; all lots
together are worth what the procurement is. It is reserved when one of those lots is. The value is not known when
that of a lot is not, or when nobody told of which group some lot is. A group that no lot names holds for every lot
that has some, and a lot of no group counts for none. Where no lot is told apart, the whole procurement counts in
each of its groups. What was asked, the duties and the threshold are those of the whole: the law adds the lots up."""


def _indicator(one: Indicator, pack: PolicyPack) -> list[str]:
    target = [f"`{id}` ({_aim(stated, pack, id)})" for id, stated in one.answers.items()]
    facts = {
        "Unit": f"{one.unit}, shown {_SHOWN_AS[one.against_base]}",
        "Better": {"up": "higher", "down": "lower", "none": "neither"}[one.direction],
        "Table": f"[`{one.table}`](#{one.table})",
        "In scope": _condition(one.scope),
        "Counts": _condition(one.counting),
        "Beyond": _condition(one.additional),
        "Measures": "; ".join(f"{by.replace('_', ' ')}: {_measure(each)}" for by, each in one.measures.items()),
        "Product groups": ", ".join((*one.product_groups, *(f"{row} (beside)" for row in one.supports))),
        "Objectives": ", ".join(one.objectives),
        "Targets": ", ".join(target),
        "Baseline": one.baseline.en,
        "Additionality": one.additionality.en,
        "Source": f"`{one.source.document}`, {one.source.locator}",
    }
    lines = [f"### {one.id}", "", f"**{one.name.en}.** {one.question.en}", "", one.formula.en, ""]
    lines += [f"- {key}: {value}" for key, value in facts.items() if value]
    return [*lines, "- Weak points:", *(f"  - {each.en}" for each in one.weaknesses), ""]


def _aim(stated: object, pack: PolicyPack, id: str) -> str:
    target = pack.targets[id]
    if target.set_locally:
        return "set locally"
    value = f"figure to reach {stated}" if stated != "as_stated" else target.statement.en.rstrip(".")
    return f"{value}, by {target.target_year}" if target.target_year and stated != "as_stated" else value


def _condition(condition: BaseModel | None) -> str:
    if condition is None:
        return ""
    plain = condition.model_dump(mode="json", by_alias=True, exclude_none=True)
    said = yaml.safe_dump(plain, default_flow_style=True, sort_keys=False, width=10_000).strip()
    return f"`{said}`"


def _measure(measure: Measure) -> str:
    if measure.share:
        return "share of records" if measure.share == RECORDS else f"share of `{measure.share}`"
    if measure.ratio:
        return f"`{measure.ratio.of}` / `{measure.ratio.to}`"
    if measure.function:
        function = measure.function
        return (
            f"{function.name.replace('_', ' ')} up to {function.horizon_years} years, "
            f"over {function.window_years} years each time"
        )
    per = f" / {measure.per}" if measure.per else ""
    return f"total of `{measure.total}`{per}{f' * {measure.times}' if measure.times != 1 else ''}"


def _table(table: Table, pack: PolicyPack) -> Iterator[str]:
    yield from (f"### {table.name}", "", f"A row is {table.row_is}.", "")
    if table.lots:
        yield from (_LOTS, "")
    if rules := pack.tables.get(table.name):
        yield from (rules.explanation.en, "")
    yield from ("| column | holds | means |", "|---|---|---|")
    yield from (f"| `{each.name}` | {_kind(each)} | {each.means} |" for each in table.columns)
    yield ""


def _kind(column: Column) -> str:
    if column.kind != "number":
        return _KINDS[column.kind]
    return f"a number with {column.places} decimals" if column.places else "a whole number"
