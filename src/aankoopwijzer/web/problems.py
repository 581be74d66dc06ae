"""What a command refused, in words for the screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.register.accounts.problems import AccountProblem, Problem

_WORDS: Mapping[Problem, str | Promise] = {
    Problem.UNKNOWN_ACCOUNT: _("This account is no longer there."),
    Problem.TAKEN: _("There is an account with this e-mail address already."),
    Problem.NO_EMAIL: _("This is not an e-mail address. An example: an@gemeente.be"),
    Problem.NO_NAME: _("Write a name of at most 100 characters."),
    Problem.UNKNOWN_AUTHORITY: _("There is no such authority in the region."),
    Problem.UNKNOWN_GRANT: _("This role was taken away already."),
    Problem.ENDS_BEFORE_START: _("This day has passed."),
    Problem.GRANTED_ALREADY: _("This person has this role already."),
    Problem.DISABLED: _("This account is closed."),
    Problem.UNKNOWN_TOKEN: _("This token was taken away already."),
    Problem.NOT_FOR_A_PROGRAM: _("A program has no password and does not administer accounts."),
    Problem.EXPIRES_TOO_SOON: _("Let the link last a day at least."),
}


def said(problem: AccountProblem) -> str:
    """The problem as a sentence."""
    return str(_WORDS[problem.problem])
