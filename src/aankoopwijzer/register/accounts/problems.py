"""What cannot be done with an account, for the faces to say in the reader's words."""

from enum import Enum


class Problem(Enum):
    """Why a command refused."""

    UNKNOWN_ACCOUNT = "there is no account with this e-mail address"
    TAKEN = "there is an account with this e-mail address already"
    NO_EMAIL = "this is not an e-mail address"
    NO_NAME = "a name has 1 to 100 characters"
    UNKNOWN_AUTHORITY = "there is no such authority in the region"
    UNKNOWN_GRANT = "there is no such role to revoke"
    ENDS_BEFORE_START = "this role would end before it begins"
    GRANTED_ALREADY = "this person has this role already"
    DISABLED = "this account is disabled"
    UNKNOWN_TOKEN = "there is no such token to revoke"  # noqa: S105 - words, not a secret
    NOT_FOR_A_PROGRAM = "an account without a person has no password and does not administer accounts"
    EXPIRES_TOO_SOON = "a link is valid for a day at least"


class AccountProblem(Exception):
    """A command that was refused; nothing was written."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem
