"""What is wrong or odd in a supplier file, in words."""

from collections.abc import Mapping

from aankoopwijzer.cli.complaint import Complaint
from aankoopwijzer.documents.supplier_rows import SupplierProblem
from aankoopwijzer.reports.speech import Speech, marked
from aankoopwijzer.reports.table_problems import problem_line

MESSAGES: Mapping[str, tuple[str, str]] = {
    "supplier-without-name": (marked("this line has no name and was not used"), marked("give the supplier's name")),
    "supplier-dates-reversed": (
        marked("the recognition ends on {found}, before it starts on {start}; the line was not used"),
        marked("swap or mend the dates"),
    ),
    "supplier-recognition-ended": (
        marked("the recognition ended on {found}: it does not count"),
        marked("look up whether it was extended"),
    ),
    "supplier-date": (marked("'{found}' is not a day, so it is not known"), marked("write it as 31/12/2027")),
    "supplier-without-end": (marked("'{found}' is taken as: without end"), marked("leave the cell empty")),
    "supplier-kind": (
        marked("'{found}' is not a type of recognition that we know: the supplier counts as an ordinary one"),
        marked("write it as maatwerkbedrijf or lokale diensteneconomie, or leave it empty"),
    ),
    "supplier-share": (
        marked("'{found}' is not a percentage, so the share is not known"),
        marked("write it as 41 or 41,0"),
    ),
    "supplier-share-is-fraction": (
        marked("{found} looks like a fraction in a column of percentages, so the share is not known"),
        marked("write 41,0 for 41 %"),
    ),
    "supplier-number-form": (
        marked("'{found}' is not an enterprise number, so it is not known"),
        marked("give its ten digits"),
    ),
    "supplier-number-check": (
        marked("the check digits of {found} are wrong, so the number is not known"),
        marked("look the number up"),
    ),
    "supplier-number-without-zero": (
        marked("{found} has lost its first zero: it was put back"),
        marked("format the column as text"),
    ),
    "supplier-twice": (
        marked("{number} is already the number of {name} (line {line}); this line was not used"),
        marked("keep one of the two, or mend the number"),
    ),
    "supplier-distance": (
        marked("'{found}' is not a distance, so it is not known"),
        marked("write the kilometres in digits"),
    ),
    "supplier-revenue": (
        marked("'{found}' is not an amount, so the revenue is not known"),
        marked("write it in digits, in euro per year"),
    ),
    "supplier-yes-no": (marked("'{found}' is neither yes nor no, so it is not known"), marked("write yes or no")),
}


def supplier_line(found: SupplierProblem, file: str, speech: Speech) -> str:
    """`FILE:LINE: column: what; how to mend`, on one line."""
    problem = found.problem
    if problem.code not in MESSAGES:
        return problem_line(problem, file, speech)
    what, remedy = MESSAGES[problem.code]
    where = f"{file}:{problem.line}: {found.column}" if found.column else f"{file}:{problem.line}"
    return Complaint(where, what, remedy, problem.values).line(speech)
