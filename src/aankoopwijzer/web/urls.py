"""The addresses of the pages. Words in them are Dutch, like the people who read them."""

from aankoopwijzer.web.access import route
from aankoopwijzer.web.views import (
    advice,
    basket,
    batch,
    choosing,
    criteria,
    downloads,
    feedback,
    framework,
    sharing,
    start,
    wizard,
)

urlpatterns = [
    route("", start.start, "start"),
    route("herken", start.recognise, "recognise"),
    route("cpv", wizard.codes, "codes"),
    route("advies/wat", wizard.what, "what"),
    route("advies/feiten", wizard.facts, "facts"),
    route("advies/vragen", wizard.questions, "questions"),
    route("advies/groeit", wizard.growing, "growing"),
    route("advies", advice.advice, "advice"),
    route("advies/keuze", choosing.choose, "choose"),
    route("advies/download/<str:kind>", downloads.download, "download"),
    route("advies/delen", sharing.share, "share"),
    route("gedeeld/<str:token>", sharing.shared, "shared"),
    route("lijst", batch.batch, "batch"),
    route("lijst/tabel", batch.overview, "overview"),
    route("criteria", criteria.criteria, "criteria"),
    route("criteria/<slug:id>", criteria.criterion, "criterion"),
    route("criteria/<slug:id>/reactie", feedback.feedback, "feedback"),
    route("mandje", basket.basket, "basket"),
    route("mandje/wijzig", basket.change, "basket-change"),
    route("mandje/download/<str:kind>", basket.download, "basket-download"),
    route("mandje/inlezen", basket.reopen, "basket-reopen"),
    route("kader", framework.framework, "framework"),
    route("kader/<path:code>", framework.entry, "framework-entry"),
]
