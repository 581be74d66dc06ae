"""Several small forms on one page: those that are there, and empty ones for what comes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext

from aankoopwijzer.domain.records.procurement import ProcurementPart
from aankoopwijzer.web.forms.fields import displayed
from aankoopwijzer.web.forms.procurement_parts import Known, PartForm

MOST = 200
"""Parts on one page; the settings let a page of so many forms hand in all its fields."""
COUNT = "aantal"


class Several:
    """The forms of one page, read together: its errors and fields are those of all of them.

    With `data` it holds what was typed, and is right or wrong; without, it shows `parts`, or what was typed before.
    Raises `BadRequest` when `data` does not say rightly how many forms it is: a form too few would take a part away.
    """

    def __init__(
        self,
        form: type[PartForm],
        *,
        known: Known,
        parts: Sequence[ProcurementPart] = (),
        data: QueryDict | None = None,
        shown: Sequence[Mapping[str, Any]] | None = None,
        empty: int = 1,
    ) -> None:
        if data is not None:
            rows: list[Mapping[str, Any]] = [{}] * _count(data)
        else:
            rows = [form.shown(part) for part in parts] if shown is None else list(shown)
            rows += [{}] * max(0, min(empty, MOST - len(rows)))
        self.is_bound = data is not None
        self.known = known
        self.forms = [form(data, prefix=str(number), initial=row, known=known) for number, row in enumerate(rows)]
        self.key = form.key
        if data is not None:
            self._refuse_doubles()

    def __iter__(self) -> Iterator[forms.BoundField]:
        return chain.from_iterable(self.forms)

    @property
    def count(self) -> int:
        """How many forms there are."""
        return len(self.forms)

    @property
    def errors(self) -> list[Any]:
        """Every error of every form."""
        return [error for form in self.forms if form.is_bound for errors in form.errors.values() for error in errors]

    def non_field_errors(self) -> list[str]:
        """None: each error stands with its field."""
        return []

    def is_valid(self) -> bool:
        """Whether something was handed in, and is right."""
        return self.is_bound and not self.errors

    def records(self) -> tuple[ProcurementPart, ...]:
        """What the forms say, in their order; after `is_valid`."""
        return tuple(record for form in self.forms if (record := form.record()) is not None)

    def typed(self) -> list[dict[str, Any]]:
        """What was typed, form by form, without those that say nothing: to be shown again."""
        return [form.typed() for form in self.forms if form.has_changed()]

    def told(self) -> list[list[tuple[str, str]]]:
        """The forms as words: what each field is called and what it holds, without what holds nothing."""
        return [
            [
                (str(field.label), said)
                for field in form
                if (field.name == self.key or not field.is_hidden) and (said := displayed(field))
            ]
            for form in self.forms
        ]

    def _refuse_doubles(self) -> None:
        seen: set[str] = set()
        for form in self.forms:
            value = form.cleaned_data.get(self.key) if self.key and form.is_valid() else None
            if value and value in seen:
                form.add_error(self.key, gettext("This stands here twice: take one of them away."))
            seen.add(value or "")


def _count(data: QueryDict) -> int:
    text = data.get(COUNT, "")
    count = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else -1
    numbers = (name.partition("-")[0] for name in data if "-" in name)
    beyond = [
        number
        for number in numbers
        if number.isascii() and number.isdigit() and (len(number) > 4 or int(number) >= count)
    ]
    if not 0 <= count <= MOST or beyond:
        raise BadRequest(f"{COUNT} says {text[:20]!r}; it is the number of forms handed in, at most {MOST}")
    return count
