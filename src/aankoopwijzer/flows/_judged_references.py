"""Lines that name another record of their register are held against the file and the register."""

from aankoopwijzer.domain.intake.kinds import ImportKind
from aankoopwijzer.domain.intake.references import Place, named_in, reference_checks, wrong_references
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.domain.intake.rows import with_flag
from aankoopwijzer.flows._row_spool import RowSpool
from aankoopwijzer.register.imports import queries


def judge_references(spool: RowSpool, report: ImportReport, kind: ImportKind) -> None:
    """Tell of every line that names a record that nobody has, or one that leads back to it.

    Only the whole file tells: a line may name one that stands below it.
    """
    titles = {each.column: each.title for each in report.recognition.found}
    for check in reference_checks(kind, titles):
        lines: list[tuple[int, Place, str]] = []
        of_file: dict[Place, str | None] = {}
        are_flagged: set[int] = set()
        for piece in spool.pieces():
            for at, place, other in named_in(piece, kind.dataset.columns, check):
                of_file[place] = other
                if other is not None:
                    lines.append((piece.lines[at], place, other))
            are_flagged.update(line for line, flags in zip(piece.lines, piece.flags, strict=True) if flags)
        if not lines:
            continue
        named = {**queries.named_by(kind.dataset_name, report.authorities, check.columns), **of_file}
        wrong = list(wrong_references(check, titles[check.columns[0]], lines, named))
        for problem in wrong:
            report.tell(problem)
        if wrong and check.outcome == "flagged":
            codes = {each.line: each.code for each in wrong}
            spool.flag(codes)
            report.flagged += len(codes.keys() - are_flagged)
            report.rows = [with_flag(row, codes.get(row.line, "")) for row in report.rows]
    report.problems.sort(key=lambda problem: (problem.outcome != "rejected", problem.line))
