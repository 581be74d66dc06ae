"""What a reader wants to say of a criterion."""

from typing import get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.records.feedback import EMAIL_KEPT_MONTHS, EMAIL_LENGTH, TEXT_LENGTH, FeedbackAbout
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.speech import Speech, sentence_case


class FeedbackForm(forms.Form):
    """Short: what it is about, the text, and an address only for who wants to give one."""

    about = forms.ChoiceField(
        label=_("What is it about?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    text = forms.CharField(
        label=_("What do you want to say?"),
        help_text=_("We do not show your text on the site; our answer we do. Leave names of people out."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5, "class": "aw-input"}),
        error_messages={
            "required": _("Write in a sentence or two what you want to say."),
            "max_length": _("This is too long: keep it under %(limit_value)d characters."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=EMAIL_LENGTH,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "aw-input"}),
        error_messages={"invalid": _("This is no e-mail address. Leave it empty, or write it as name@example.be.")},
    )

    def __init__(self, *args: object, speech: Speech, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)
        about.choices = [
            (each, sentence_case(speech.word(terms.FEEDBACK_ABOUT, each))) for each in get_args(FeedbackAbout)
        ]
        self.fields["email"].help_text = _(
            "Only if we may ask you something. We show it to nobody and forget it after %(months)d months."
        ) % {"months": EMAIL_KEPT_MONTHS}
