"""What a command shows to a person: short lines, headings, and codes in a column of their own.

Rich does the wrapping and, on a terminal, the weight and colour; colour never says something on its own.
"""

import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from aankoopwijzer.cli.complaint import one_line

_WIDEST = 100


class Page:
    """Collects what is to be shown, then shows it at once."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, markup=False, emoji=False)
        self._console.width = min(self._console.width, _WIDEST)
        self._parts: list[RenderableType] = []

    def title(self, text: str) -> None:
        """What this page is about."""
        self._parts.append(Line(one_line(text), style="bold"))

    def heading(self, text: str) -> None:
        """Begins a part."""
        self._parts.append("")
        self._parts.append(Line(one_line(text), style="bold"))

    def paragraph(self, text: str, *, inset: int = 0) -> None:
        """A sentence or two."""
        self._parts.append(Padding(Line(one_line(text)), (0, 0, 0, inset)))

    def aside(self, text: str, *, inset: int = 0) -> None:
        """Something of less weight."""
        self._parts.append(Padding(Line(one_line(text), style="dim"), (0, 0, 0, inset)))

    def item(self, code: str, text: str, *, inset: int = 0) -> None:
        """A code with what it means."""
        self.items([(code, text)], inset=inset)

    def items(self, items: Iterable[tuple[str, ...]], *, inset: int = 2) -> None:
        """Codes in a column, with what they mean beside them; further columns are of less weight."""
        table = Table.grid(padding=(0, 2))
        for place, item in enumerate(items):
            if place == 0:
                table.add_column(no_wrap=len(item[0]) <= 40)
                for _ in item[1:]:
                    table.add_column()
            table.add_row(
                *(Line(one_line(text), style="dim" if column > 1 else "") for column, text in enumerate(item))
            )
        if table.row_count:
            self._parts.append(Padding(table, (0, 0, 0, inset)))

    def show(self) -> None:
        """Write it all."""
        sys.stdout.write(self.text())
        sys.stdout.flush()

    def text(self) -> str:
        """All of it; lines end where their words end."""
        with self._console.capture() as written:
            for part in self._parts:
                self._console.print(part)
        return "".join(f"{line.rstrip()}\n" for line in written.get().splitlines())
