"""Who may ask what: every operation of the API with its rule. An operation without a rule does not start.

The rules are those of the pages, and so is the one function that judges by them (`web/access.py`).
"""

from aankoopwijzer.domain.records.registers import REGISTERS as _REGISTERS
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.web.access import Needs, Rule, authority_in_address, procurement_in_address

REGISTERS = {one.word: one.name for one in _REGISTERS.values()}
"""The dataset behind each address."""
RULES: dict[str, Rule | Needs] = {
    "advise": Rule.PUBLIC,
    "check": Rule.PUBLIC,
    "check-passages": Rule.PUBLIC,
    "framework": Rule.PUBLIC,
    "criteria": Rule.PUBLIC,
    "criterion": Rule.PUBLIC,
    "notices-read": Rule.PUBLIC,
    "notices-aspects": Rule.PUBLIC,
    "plants": Rule.PUBLIC,
    "plant": Rule.PUBLIC,
    "plants-check": Rule.PUBLIC,
    "procurements": Needs(Access.VIEW, "publication"),
    "releases": Needs(Access.VIEW, "publication"),
    "procurement": Needs(Access.VIEW, "publication", procurement_in_address),
    "procurement-new": Needs(Access.CHANGE, "procurement"),
    "procurement-change": Needs(Access.CHANGE, "procurement", procurement_in_address),
    "pairs": Needs(Access.CHANGE, "procurement", authority_in_address),
    "pairs-answered": Needs(Access.CHANGE, "procurement", authority_in_address),
    "pair-answer": Needs(Access.CHANGE, "procurement", authority_in_address),
    "questions": Needs(Access.CHANGE, "import", authority_in_address),
    "answers": Needs(Access.VIEW, "import", authority_in_address),
    "answer": Needs(Access.CHANGE, "import", authority_in_address),
    "answer-take-back": Needs(Access.CHANGE, "import", authority_in_address),
    "rules-new": Needs(Access.CHANGE, "import", authority_in_address),
    "authorities": Needs(Access.VIEW, "authority"),
    "imports": Needs(Access.VIEW, "import", authority_in_address),
    "import-hand-over": Needs(Access.CHANGE, "import", authority_in_address),
    "import-file": Needs(Access.CHANGE, "import", authority_in_address),
    "import-confirm": Needs(Access.CHANGE, "import", authority_in_address),
    "import-drop": Needs(Access.CHANGE, "import", authority_in_address),
    "import-undo": Needs(Access.CHANGE, "import", authority_in_address),
    **{one.word: Needs(Access.VIEW, one.kind) for one in _REGISTERS.values()},
    **{f"upsert-{name}": Needs(Access.CHANGE, "import", authority_in_address) for name in REGISTERS},
}
