"""Tables, private to the register: read through `queries`, written by an import."""

from django.db import models

from aankoopwijzer.register.columns import ImportedRow, key_is_unique, text_column


class BehaviourProject(ImportedRow):
    """A project that changes behaviour; its columns are those of the record of that name."""

    number = text_column(120)
    name = text_column()
    objective = text_column(30)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    people_reached = models.IntegerField(null=True)
    effect = text_column()

    class Meta:
        constraints = key_is_unique("behaviour_project")

    def __str__(self) -> str:
        return f"behaviour project {self.number}"
