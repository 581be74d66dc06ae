"""Letters to people: written by the background worker, so that a page never waits for a mail server.

A task holds the number of an account and no key: whoever reads the queue can open nothing with it.
"""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from aankoopwijzer.register.accounts import password_keys, queries

INVITATION, FORGOTTEN = "invitation", "forgotten"


@task()
def send_letter(kind: str, account: int, site: str, language: str) -> bool:
    """Send the letter with a new key to the account, if that is still there; returns whether it went."""
    found = queries.account(account)
    key = password_keys.key_for(account)
    if found is None or key is None:
        return False
    with translation.override(language):
        address = site.rstrip("/") + reverse("set-password", args=[key])
        page = {"account": found, "address": address, "site": site}
        subject, _, text = render_to_string(f"aankoopwijzer/accounts/letter_{kind}.txt", page).strip().partition("\n")
    send_mail(subject.strip(), text.strip() + "\n", None, [found.email])
    return True
