"""What a person answered about spend: who a name is, what spend was for, and what some spend is always for."""

import datetime as dt
from typing import Final, Literal, get_args

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.records.match import RowMatch

AnswerKind = Literal["names", "groups", "rules"]
"""Who the names in the spend are; for which product groups kinds of spend count; and rules of that, for all spend with
an account, a code, a supplier or a description."""
ANSWER_KINDS: Final[tuple[AnswerKind, ...]] = get_args(AnswerKind)
HISTORY_KIND: Final = {"names": "named_supplier", "groups": "spend_topic", "rules": "spend_rule"}
"""What the records of each kind are called in the history."""


class GivenAnswer(BaseModel):
    """One answer. `number` is that of its record, in the history too; `key` is how lines refer to it.

    `asked` is the name or the description that was asked about, None when the lines have none. A name has a `supplier`,
    None for nobody that we keep as one; a kind of spend has `rows`, none of them when it lies outside the framework,
    and the `doubts` that were offered. A rule has `rows` too; `authority` is whose spend it holds for, None for all,
    and `paid_to` the supplier, by name or number, that it asks for. `by` is the text of an actor, empty when it was not
    kept. `lines` are all lines that it decides, `lines_elsewhere` those of other authorities than the one that was
    asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: AnswerKind
    number: int
    key: str
    asked: str | None
    number_in_books: str | None = None
    enterprise_number: str | None = None
    cpv: str | None = None
    account_code: str | None = None
    account_name: str | None = None
    authority: str | None = None
    paid_to: str | None = None
    supplier: int | None = None
    supplier_name: str | None = None
    supplier_enterprise_number: str | None = None
    rows: tuple[str, ...] | None = None
    doubts: tuple[RowMatch, ...] = ()
    by: str = ""
    at: dt.datetime | None = None
    lines: int = 0
    lines_elsewhere: int = 0


class TakenBack(BaseModel):
    """What follows when an answer is taken back: the lines go back to the queue, or numbers, rules, words and codes
    decide.

    `supplier` or `rows` is what is then found without a person; both None when it is asked again. Of a kind of spend
    that words and codes lead nowhere `rows` is empty: it then lies outside the framework. `lines_asked` are the lines
    that are asked again: all or none, but of a rule some of them may be.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    lines: int
    lines_elsewhere: int
    lines_asked: int
    supplier: int | None = None
    supplier_name: str | None = None
    rows: tuple[str, ...] | None = None

    @property
    def lines_decided(self) -> int:
        """The lines of which it is still known."""
        return self.lines - self.lines_asked

    @property
    def is_asked_again(self) -> bool:
        """Whether the question is open again for every line."""
        return self.supplier is None and self.rows is None and self.lines_asked == self.lines


class NoSuchAnswer(Exception):
    """Nobody answered that, or the answer was taken back."""
