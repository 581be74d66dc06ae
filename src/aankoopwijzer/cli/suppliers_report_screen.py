"""What `report suppliers` says."""

import datetime as dt
from pathlib import Path
from typing import Any

from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.report_screen import check_authority, form_of
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.measures.supplier_spend import Spent, SupplierSpend, YearlySpend
from aankoopwijzer.domain.records.supplier_spend import BASES
from aankoopwijzer.flows.export_suppliers_report import SUPPLIERS_FORMS, SuppliersForm, export_suppliers_report
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.report_suppliers import report_suppliers
from aankoopwijzer.reports.supplier_spend_sheet import BASIS, beside_in_words

_SCHEMA = "aankoopwijzer/report-suppliers/1"


def show_suppliers(
    authority: str, year: int, talk: Talk, *, out: Path | None, pack: Path | None, today: dt.date
) -> None:
    """Say what the year comes to, and write all lines when a file is named. Raises `Refused`."""
    form: SuppliersForm | None = form_of(out, SUPPLIERS_FORMS) if out else None
    check_authority(authority, load_pack(pack, cache=pack_cache()))
    report = report_suppliers(authority, year)
    if out is not None and form is not None:
        out.write_bytes(export_suppliers_report(report, form, language=talk.language, on=today).content)
    if talk.as_json:
        talk.give_readable(_as_json(report))
        return
    total, say = report.total, talk.say
    count = len(report.suppliers)
    talk.write(say("{authority}, {year}: {count} suppliers", authority=authority, year=year, count=count) + "\n")
    for basis in BASES:
        _line(say(BASIS[basis]), total.by[basis], talk)
    _line(say("All spend"), total.whole, talk)
    for each in report.beside:
        talk.write(f"  {beside_in_words(each, talk.speech)}: {each.lines}\n")
    if report.adds_up:
        talk.write(say("It adds up to the register of spend.") + "\n")
    else:
        talk.write(say("It does not add up to the register of spend: tell who looks after the site.") + "\n")
    if out is not None:
        talk.write(say("Written: {file}", file=str(out)) + "\n")


def _line(called: str, spent: Spent, talk: Talk) -> None:
    amount = talk.speech.money(spent.amount)
    said = talk.say("{amount} excluding VAT on {lines} lines", amount=amount, lines=spent.lines)
    talk.write(f"  {called}: {said}\n")


def _as_json(report: YearlySpend) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "authority": report.authority,
        "year": report.year,
        "adds_up": report.adds_up,
        "total": _one(report.total),
        "suppliers": [_one(each) for each in report.suppliers],
        "beside": [
            {"currency": each.currency or None, "lines": each.lines, "amount": f"{each.amount:.2f}"}
            for each in report.beside
        ],
    }


def _one(one: SupplierSpend) -> dict[str, Any]:
    spent = {basis: _spent(each) for basis, each in one.by.items()}
    return {"name": one.name, "enterprise_number": one.enterprise_number, "spent": spent, "all": _spent(one.whole)}


def _spent(spent: Spent) -> dict[str, Any]:
    return {"lines": spent.lines, "amount_eur": f"{spent.amount:.2f}", "without_amount": spent.without_amount}
