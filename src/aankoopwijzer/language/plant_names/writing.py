"""One line of a planting list taken apart: how many, the words that may be a name, a cultivar, the trade's noise."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from aankoopwijzer.domain.planting.flora import dutch_key
from aankoopwijzer.domain.policy.searching import fold
from aankoopwijzer.domain.records.planting import PlantUnit, plant_unit

LONGEST: Final = 400
"""Characters of a line that are looked at; a name stands at its start."""
MOST_WORDS: Final = 16
_QUOTES: Final = "'‘’\"“”„`\N{ACUTE ACCENT}"
_CULTIVAR: Final = re.compile(rf"(?<!\w)[{_QUOTES}]([^{_QUOTES}]{{2,40}})[{_QUOTES}](?!\w)")
_NUMBER: Final = r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,3})?|\d{1,9}(?:[.,]\d{1,3})?"
_UNIT: Final = (
    "stuks?|stk|st|exemplaren|exemplaar|ex|pcs|planten|plants|bomen|trees|m²|m2|vierkante meter|kg|kilo|gram|gr|g|%|x|×"
)
_AT_START: Final = re.compile(rf"^\s*({_NUMBER})\s*(?:({_UNIT})(?![a-z])\.?)?\s*[:;,]?\s+(?=[^\W\d])", re.IGNORECASE)
_GLUED_PERCENT: Final = re.compile(rf"^\s*({_NUMBER})\s*(%)\s*", re.IGNORECASE)
_AT_END: Final = re.compile(
    rf"[\s,;:(–-]({_NUMBER})\s*({_UNIT})\.?\)?\s*$|(?:\bx|×|:|=|aantal|aant\.)\s*({_NUMBER})\s*$",
    re.IGNORECASE,
)
_MIXTURE: Final = re.compile(r"\b\w*(?:mengsel|mengeling|mix|mixture|mat)\b", re.IGNORECASE)
_LABEL: Final = re.compile(r"\bplant van hier\b|\b\d\s*[x×]\s*v(?:erpl\w*|erplant)?\b\.?", re.IGNORECASE)
"""A provenance label, and how often a tree was transplanted ("3 x verplant"): neither is a name or a count."""
_TOKEN: Final = re.compile(r"×?[^\W_][\w.'’×²%/+-]*|×")
_SPLIT: Final = re.compile(r"[;,+\n]|\s/\s|\s&\s|\s(?:en|and|met|with)\s|:\s", re.IGNORECASE)
_GENUS_MARKS: Final = frozenset(("sp", "spp", "spec", "species", "soort", "soorten", "div", "diverse"))
_TRADE: Final = frozenset(
    """kluit draadkluit dk kl container cont pot potmaat potgrond hoogstam halfstam laagstam hs ho beveerd beveerde
    meerstammig meerstammige bosplantsoen bosgoed plantsoen haagplantsoen haagplant haag hagen wortelgoed bladhoudend
    naakte wortel blote maat plantmaat omtrek stamomtrek hoogte cm mm meter liter ltr st stuk stuks ex solitair
    solitaire verplant verpl xv kg gram zaad zaden zaaigoed per aantal autochtoon autochtone inheems leivorm leiboom
    bolvorm dakvorm zuilvorm stam bio heester heesters boom bomen struik struiken vaste plant planten plantje
    bollen bol nieuw nieuwe bestaand bestaande te planten aanplant aanplanten rij rijen langs als in op voor de het
    een van der type opmerking kwaliteit klasse mengsel mengeling mix mixture zaadmengsel bloemenmengsel grasmengsel
    m2 m² qty quantity pieces trees shrubs new plot vak zone perceel container-
    grown pcs and with""".split()
)
_AUTHORS: Final = frozenset(
    """l mill dc lam willd roth ehrh huds hudson sm link moench marsh marshall thunb siebold zucc rehder michx desf
    medik jacq gaertn all scop vill crantz borkh sibth poir lindl franch carr spach swingle houtt nutt hook pursh
    lour pall bieb regel maxim rchb koch hort auct""".split()
)
_RANKS: Final = frozenset(("subsp", "ssp", "var", "f", "forma", "fo"))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line: as it is looked up, and whether it was typed with a capital."""

    folded: str
    has_capital: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A line taken apart; `says_genus`: it ends in "sp." or the like, `is_lower_taxon`: it names a rank."""

    text: str
    words: tuple[Word, ...]
    cultivar: str | None = None
    quantity: Decimal | None = None
    unit: PlantUnit | None = None
    is_mixture: bool = False
    says_genus: bool = False
    hybrid_at: int | None = None
    """The place among the words of the one behind the x of a hybrid."""
    is_lower_taxon: bool = False

    @property
    def is_flat(self) -> bool:
        """Whether the words show no capitals to tell a cultivar by."""
        return not any(word.has_capital for word in self.words)


def take_apart(text: str) -> Written:
    """The parts of a line. Never fails: a line without any name has no words."""
    bare = _LABEL.sub(" ", " ".join(text[:LONGEST].split()))
    bare, quantity, unit = _quantity(bare)
    cultivar = None
    if found := _CULTIVAR.search(bare):
        cultivar = found[1].strip()
        bare = f"{bare[: found.start()]} {bare[found.end() :]}"
    words: list[Word] = []
    says_genus = is_lower = follows_x = False
    hybrid_at = None
    for token in _TOKEN.findall(bare):
        plain = fold(token).strip(".,;:'’-+/")
        if plain in ("x", "×"):
            follows_x = True
            continue
        elif plain in _GENUS_MARKS:
            says_genus = True
        elif plain in _RANKS and token != plain[:1].upper():
            is_lower = is_lower or plain != "f" or token.endswith(".")
        elif not _is_noise(plain, token):
            if (follows_x or plain.startswith("×")) and hybrid_at is None and words:
                hybrid_at = len(words)
            words.append(Word(dutch_key(plain.lstrip("×")), token[:1].isupper()))
        follows_x = False
        if len(words) == MOST_WORDS:
            break
    if bare.isupper():
        words = [Word(word.folded, has_capital=False) for word in words]
    mixture = _MIXTURE.search(bare) is not None
    return Written(text, tuple(words), cultivar, quantity, unit, mixture, says_genus, hybrid_at, is_lower)


def parts_of(text: str) -> tuple[str, ...]:
    """The pieces of a line that may each name a plant; one piece when nothing divides it."""
    pieces = tuple(piece.strip() for piece in _SPLIT.split(text[: LONGEST * 10]) if piece.strip())
    return pieces or (text,)


def _is_noise(plain: str, token: str) -> bool:
    """Sizes, trade terms, authors of names: nothing that tells one plant from another."""
    if not plain or any(sign.isdigit() for sign in plain) or plain in _TRADE:
        return True
    return len(plain) < 3 or (plain in _AUTHORS and (token.endswith(".") or token[:1].isupper()))


def _quantity(text: str) -> tuple[str, Decimal | None, PlantUnit | None]:
    """The text without the count at its start or end, and the count; a bare number at the end is a size."""
    if found := _GLUED_PERCENT.match(text) or _AT_START.match(text):
        return text[found.end() :], *_read(found[1], found[2])
    if found := _AT_END.search(text):
        number = found[1] or found[3]
        return text[: found.start()], *_read(number, found[2])
    return text, None, None


def _read(number: str, unit: str | None) -> tuple[Decimal | None, PlantUnit | None]:
    whole = re.fullmatch(r"\d{1,3}([. ]\d{3})+", number)
    plain = re.sub(r"[. ]", "", number) if whole else number.replace(" ", "").replace(",", ".")
    try:
        return Decimal(plain), plant_unit(unit or "")
    except InvalidOperation:
        return None, None
