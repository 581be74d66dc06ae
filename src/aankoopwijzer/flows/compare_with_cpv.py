"""Published notices are matched by their words alone, and held against what their CPV codes say."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.records.purchase import ContractType, Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.flows.read_notices import read_notices
from aankoopwijzer.language.matching import Matcher
from aankoopwijzer.language.scoring import Labelled, Tally, tally

_LANGUAGES = ("nl", "fr", "en", "de")
_WORDS_AT_LEAST = 2


def compare_with_cpv(matcher: Matcher, notices: Iterable[Path]) -> dict[str, Tally]:
    """Per language of the notice, the counts with the rows of its main CPV code as what must be found.

    The words are those of title and description; the matcher does not see the code. A code is often more general than
    the words, so this is agreement and no truth. Of notices with the same words and code one counts.
    """
    seen: set[tuple[str, str, str]] = set()
    labelled: dict[str, list[Labelled]] = defaultdict(list)
    for file in read_notices(notices):
        notice = file.notice
        if notice is None or notice.language not in _LANGUAGES or not notice.title or not _code(notice):
            continue
        code, title, description = _code(notice), notice.title, notice.description or ""
        if len(title.split()) < _WORDS_AT_LEAST or (code, title, description) in seen:
            continue
        seen.add((code, title, description))
        contract = _contract(code)
        by_code = matcher.match(Purchase(title="", cpv=(Cpv(code),), contract_type=contract, framework_agreement=False))
        words = Purchase(title=title, description=description, contract_type=contract, framework_agreement=False)
        labelled[notice.language].append(Labelled(words, frozenset(match.row for match in by_code.certain)))
    return {language: tally(matcher, labelled[language]) for language in _LANGUAGES if labelled[language]}


def _code(notice: Notice) -> str:
    found = notice.cpv_main or next(iter(notice.cpv), "")
    return found if len(found) == len("45000000") and found.isdigit() else ""


def _contract(code: str) -> ContractType:
    division = int(code[:2])
    if division == 45:
        return "works"
    return "services" if division >= 50 else "supplies"
