"""Text in the four languages of the interface."""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "en", "fr", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FALLBACK: Language = "en"


class Text(BaseModel):
    """A policy text; Dutch always, English nearly always, French and German where they exist."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: str
    en: str | None = None
    fr: str | None = None
    de: str | None = None

    def in_language(self, language: str) -> str:
        """The text for a reader: in `language`, else in English, else in Dutch."""
        return getattr(self, language, None) or self.en or self.nl

    def has(self, language: str) -> bool:
        """Whether the text was written in this language, so that a fallback can be named as one."""
        return bool(getattr(self, language, None))

    def filled(self, values: Mapping[str, str]) -> "Text":
        """The same text with `{name}` placeholders replaced; an unknown placeholder stays visible."""

        def fill(text: str | None) -> str | None:
            if text is None:
                return None
            for name, value in values.items():
                text = text.replace("{" + name + "}", value)
            return text

        return Text(nl=fill(self.nl) or "", en=fill(self.en), fr=fill(self.fr), de=fill(self.de))
