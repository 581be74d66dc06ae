"""What `registers` says."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from aankoopwijzer.cli.complaint import Complaint, Refused, one_line, wrong
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.cli.whole_file import whole_file
from aankoopwijzer.domain.guidance.distances import Distances, distances
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.registered_supplier import RegisteredSupplier
from aankoopwijzer.domain.records.registers import REGISTERS, Register
from aankoopwijzer.flows.export_register import ExportedRows, TableForm, TooManyRows, export_register
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.register.imports import rows
from aankoopwijzer.register.imports.queries import batch as batch_of
from aankoopwijzer.register.imports.rows import WantedRows
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.register.spend.matching import NARROWING
from aankoopwijzer.reports.distance_words import distance_in_words, from_where
from aankoopwijzer.reports.flag_words import flag_in_words
from aankoopwijzer.reports.register_sheet import shown_columns
from aankoopwijzer.reports.register_words import TITLE, in_words, label
from aankoopwijzer.reports.speech import marked

_YES_NO: Mapping[str, bool] = {"yes": True, "no": False, "ja": True, "nee": False}


def asked_rows(
    register: str,
    *,
    authority: str | None,
    year: int | None,
    text: str,
    where: Sequence[str],
    order: str,
    beside: Sequence[str] = (),
) -> WantedRows:
    """Which rows were asked for; raises `Refused` with all that cannot be meant. `beside` may be named too."""
    found = REGISTERS.get(register.replace("-", "_"))
    if found is None:
        known = ", ".join([*beside, *(each.word for each in REGISTERS.values())])
        raise Refused(wrong("REGISTER", marked("there is no register '{found}'"), register, known))
    complaints, values = [], {}
    places = sorted(
        {one.id for one in organizations(also_former=True)}
        | {each.authority for each in rows.filled(found.name, None) if each.authority}
    )
    if authority is not None and authority not in places:
        what = marked("“{found}” is not an authority that the register knows")
        complaints.append(wrong("--authority", what, authority, ", ".join(places)))
    for each in where:
        column, _, value = each.partition("=")
        narrowing = [name for name in found.beside if name in NARROWING]
        if column not in (*found.dataset.columns, *narrowing) or not value:
            what = marked("“{found}” is not a column with a value")
            complaints.append(wrong("--where", what, each, ", ".join((*found.dataset.columns, *narrowing))))
        elif (read := _value(found, column, value)) is None:
            what = marked("“{found}” cannot stand in that column")
            complaints.append(wrong("--where", what, each, found.types[column].__name__))
        else:
            values[column] = read
    if order.removeprefix("-") not in {"", "authority", *found.dataset.columns}:
        what = marked("there is no column '{found}'")
        complaints.append(wrong("--order", what, order, ", ".join(found.dataset.columns)))
    if year is not None and (found.year is None or not 1 <= year <= 9999):
        what, remedy = marked("the lines of this register have no year {found}"), marked("leave the option out")
        complaints.append(Complaint("--year", what, remedy, {"found": year}))
    if complaints:
        raise Refused(*complaints)
    return WantedRows(found.name, None, authority=authority, year=year, text=text[:200], values=values, order=order)


def show_registers(talk: Talk) -> None:
    """Every register with its counts."""
    found: list[dict[str, Any]] = []
    for register in REGISTERS.values():
        filled = rows.filled(register.name, None)
        at = rows.last_filled(register.name, None)
        found.append(
            {
                "register": register.word,
                "title": talk.say(TITLE[register.name]),
                "rows": sum(each.rows for each in filled),
                "by_authority": {each.authority or "": each.rows for each in filled},
                "last_filled": at.isoformat() if at else None,
            }
        )
    if talk.as_json:
        talk.results("aankoopwijzer/registers-list/1", found)
        return
    for one in found:
        last = one["last_filled"][:10] if one["last_filled"] else "-"
        talk.write(f"{one['register']:<20} {one['rows']:>9}  {last:<10}  {one['title']}\n")


def show_rows(wanted: WantedRows, talk: Talk, *, most: int) -> None:
    """Some rows, with how many there are."""
    found = rows.rows_wanted(wanted, start=0, most=most)
    if talk.as_json:
        total = {"total": found.total, "is_more": found.is_more}
        results = [_as_json(number, row) for number, row in found.rows]
        talk.give_readable({"schema": "aankoopwijzer/registers-show/1", **total, "results": results})
        return
    register = REGISTERS[wanted.register]
    for number, row in found.rows:
        said = [in_words(wanted.register, column, getattr(row, column), talk.speech) for column in register.listed]
        talk.write(one_line(f"{number:>8}  {row.authority or '-':<15} {'  '.join(said)}") + "\n")
    more = talk.say("more than {number} lines") if found.is_more else talk.say("{number} lines")
    talk.write(more.format(number=found.total) + "\n")


def show_one(register: str, number: int, talk: Talk, *, pack: Path | None = None) -> None:
    """All that is known of one row; of a supplier also how far it is from each authority of the policy."""
    row = rows.row_by_number(register, number)
    if row is None:
        command = f"aankoopwijzer registers show {REGISTERS[register].word}"
        what, remedy = marked("there is no line {found} in this register"), marked("see: {command}")
        raise Refused(Complaint("NUMBER", what, remedy, {"found": number, "command": command}))
    batch = batch_of(row.batch) if row.batch else None
    earlier = rows.row_history(register, number)
    far = _distances(row, pack) if isinstance(row, RegisteredSupplier) else None
    refers_to, named_by = rows.record_named(register, row), rows.records_naming(register, row)
    if talk.as_json:
        source = batch.model_dump(mode="json") if batch else None
        before: list[Any] = [
            {"changed_by": each.changed_by.number if each.changed_by else None,
             "before": {name: _plain(values[0]) for name, values in each.differing.items()}}
            for each in earlier
        ]  # fmt: skip
        schema = {"schema": "aankoopwijzer/registers-show/1"}
        linked: dict[str, Any] = {}
        if refers := REGISTERS[register].refers:
            linked[f"{refers[0]}_in_register"] = refers_to.id if refers_to else None
        for by in (each for each in REGISTERS.values() if each.refers and each.refers[1] == register):
            what = "replaced_by" if by.name == register else by.name
            linked[f"{what}_in_register"] = [each.id for each in named_by if each.register == by.name]
        if far is not None:
            linked["distance_km"] = {each.authority: each.km for each in far.of}
        talk.give_readable({**schema, **_as_json(number, row), **linked, "source": source, "earlier": before})
        return
    speech, page = talk.speech, Page()
    page.title(in_words(register, REGISTERS[register].listed[0], getattr(row, REGISTERS[register].listed[0]), speech))
    told = [
        (label(each, speech), in_words(register, each, getattr(row, each), speech))
        for each in (*shown_columns(register), *REGISTERS[register].beside)
    ]
    for name in dict.fromkeys(each.register for each in named_by):
        title = talk.say("Replaced by") if name == register else talk.say(TITLE[name])
        told.append((title, ", ".join(each.number for each in named_by if each.register == name)))
    page.items([(label("authority", speech), row.authority or "-"), *told])
    refers = REGISTERS[register].refers
    if refers and getattr(row, refers[0]) and refers_to is None:
        page.item("?", talk.say("{found} is not in the register", found=getattr(row, refers[0])), inset=2)
    for flag in row.flags:
        page.item("!", flag_in_words(flag, speech), inset=2)
    if far is not None:
        page.items([(each.authority, distance_in_words(each, speech)) for each in far.of])
        page.aside(from_where(far, speech))
    if batch is not None:
        source = {"line": row.line, "file": batch.file_name, "number": batch.number}
        page.aside(talk.say("Line {line} of {file}, import {number}.", **source))
    for each in earlier:
        for name, values in each.differing.items():
            was, now = (in_words(register, name, value, speech) for value in values)
            page.aside(f"{label(name, speech)}: {was} → {now}")
    page.show()


def _distances(supplier: RegisteredSupplier, pack: Path | None) -> Distances:
    policy = load_pack(pack, cache=pack_cache())
    return distances(supplier, policy.authorities.values(), policy.places)


def write_rows(wanted: WantedRows, out: Path, talk: Talk, form: TableForm | None = None) -> None:
    """Write all rows as wanted to a file, in the form that its name tells unless one is given."""
    names = {one.id: one.name for one in organizations(also_former=True)}
    form = form or table_form(out)
    write_table(
        lambda: export_register(wanted, authorities=names, form=form, speech=talk.speech, on=dt.date.today()), out
    )
    if talk.as_json:
        schema = {"schema": f"aankoopwijzer/export-{form}/1"}
        talk.give_readable({**schema, "register": REGISTERS[wanted.register].word, "file": str(out)})
    else:
        talk.tell(talk.say("Written: {file}", file=str(out)))


def write_table(made: Callable[[], ExportedRows], out: Path) -> None:
    """Write a table to a file that appears when it is whole; raises `Refused` when no workbook can hold it."""
    try:
        pieces = made().pieces
    except TooManyRows as many:
        raise too_many(many.limit) from None
    with whole_file(out) as file:
        file.writelines(pieces)


def file_form(out: Path) -> Literal["csv", "xlsx"]:
    """What kind of file is wanted by its name; raises `Refused` for one that is not written."""
    match out.suffix.lower():
        case ".csv":
            return "csv"
        case ".xlsx":
            return "xlsx"
    what, remedy = marked("'{found}' is no kind of file that is written"), marked("end it in .csv or .xlsx")
    raise Refused(Complaint("--out", what, remedy, {"found": out.suffix or out.name}))


def table_form(out: Path) -> TableForm:
    """The same where columns may go out as Parquet too."""
    return "parquet" if out.suffix.lower() == ".parquet" else file_form(out)


def too_many(limit: int) -> Refused:
    """Why a workbook cannot hold all this."""
    what, remedy = marked("there are more than {limit} lines"), marked("filter, or write a .csv: that has no bound")
    return Refused(Complaint("--out", what, remedy, {"limit": limit}))


def _value(register: Register, column: str, value: str) -> str | bool | None:
    """What a column must hold; None when that type of column cannot hold it."""
    kind = register.types[column]
    if kind is bool:
        return _YES_NO.get(value.casefold())
    try:
        if kind is dt.date:
            return dt.date.fromisoformat(value).isoformat()
        if kind is int:
            return str(int(value))
        return value if kind is str else str(float(value))
    except ValueError:
        return None


def _as_json(number: int, row: ImportedRecord) -> dict[str, Any]:
    return {"number_in_register": number, **row.model_dump(mode="json")}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
