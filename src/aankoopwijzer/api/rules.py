"""Who may ask what: every operation of the API with its rule. An operation without a rule does not start.

The rules are those of the pages, and so is the one function that judges by them (`web/access.py`).
"""

from aankoopwijzer.web.access import Needs, Rule

RULES: dict[str, Rule | Needs] = {
    "advise": Rule.PUBLIC,
    "check": Rule.PUBLIC,
    "check-passages": Rule.PUBLIC,
    "framework": Rule.PUBLIC,
    "criteria": Rule.PUBLIC,
    "criterion": Rule.PUBLIC,
    "notices-read": Rule.PUBLIC,
    "notices-aspects": Rule.PUBLIC,
    "plants-check": Rule.PUBLIC,
}
