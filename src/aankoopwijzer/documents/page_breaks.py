"""On which page a text of a word processor stands, as far as the file tells."""

from typing import Final

from aankoopwijzer.documents.text_blocks import Pages

# A page in a usual font holds some 3 000 characters or 45 lines: what is surely less stays on one page.
SURE_CHARACTERS: Final = 1_200
SURE_PARAGRAPHS: Final = 18
# No page holds more than this: a file that says so was laid out halfway, by a program without a screen.
FULLEST_PAGE: Final = 9_000


class PageBreaks:
    """Counts breaks in file order.

    With `laid_out`, the file holds the breaks of its last layout: each counts, and one that a writer set and the layout
    repeats counts once. Without, only breaks that a writer set are known; then the page of a text is told as long as
    all text since each break surely fitted on one page, and is None from there on.
    """

    def __init__(self, *, laid_out: bool) -> None:
        self.laid_out = laid_out
        self.breaks = 0
        self.started = False
        self._set_by_writer = False
        self._certain = True
        self._characters = 0
        self._paragraphs = 0
        self._on_this_page = 0
        self._believable = True

    def rendered(self) -> None:
        """A break of the last layout."""
        if self._set_by_writer:
            self._set_by_writer = False
        else:
            self.breaks += 1
        self._on_this_page = 0

    def explicit(self) -> None:
        """A break that the writer set."""
        self.breaks += 1
        self._set_by_writer = self.laid_out
        self._certain = self._certain and self._fits
        self._characters = self._paragraphs = self._on_this_page = 0

    def text(self, characters: int) -> int | None:
        """Text of this length comes here: the page that it starts on."""
        self._set_by_writer, self.started = False, True
        page = self.breaks + 1 if self.laid_out or (self._certain and self._fits) else None
        self._characters += characters
        self._on_this_page += characters
        self._believable = self._believable and self._on_this_page <= FULLEST_PAGE
        return page

    def paragraph(self) -> None:
        """A paragraph or a row ended."""
        self._paragraphs += 1

    def picture(self) -> None:
        """A picture, which may take any room."""
        self._characters += SURE_CHARACTERS + 1

    @property
    def _fits(self) -> bool:
        return self._characters <= SURE_CHARACTERS and self._paragraphs <= SURE_PARAGRAPHS

    @property
    def known(self) -> Pages:
        """How the pages are known, once everything was read."""
        if self.laid_out:
            return "laid_out" if self._believable else "unknown"
        return "breaks" if self.breaks or (self._certain and self._fits) else "unknown"

    @property
    def count(self) -> int | None:
        """How many pages there are, once everything was read."""
        if self.laid_out:
            return self.breaks + 1 if self._believable else None
        return self.breaks + 1 if self._certain and self._fits else None
