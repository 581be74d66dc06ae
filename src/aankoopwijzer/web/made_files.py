"""Files that take long to make, kept as long as nothing that they follow from changed."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.register.given import freshness
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.pace import is_too_fast

_KEPT = 8
"""Files in the memory of one process; the largest is some ten megabytes."""
_PER_MINUTE = 12
"""New files for one visitor: each takes seconds."""
_files: OrderedDict[Hashable, ExportedFile] = OrderedDict()
_lock = threading.Lock()


def made_file(request: HttpRequest, what: tuple[Hashable, ...], make: Callable[[], ExportedFile]) -> HttpResponse:
    """The file that `what` names, made when it is not there or when the register or the day changed."""
    key = (*what, today(), tuple(sorted(freshness().items())))
    found = _files.get(key)
    if found is None:
        if is_too_fast(request, "made-file", most=_PER_MINUTE):
            return render(request, "aankoopwijzer/too_fast.html", status=429)
        # One at a time: the second visitor who asks for the same finds it made.
        with _lock:
            found = _files.get(key) or make()
            _files[key] = found
            _files.move_to_end(key)
            while len(_files) > _KEPT:
                _files.popitem(last=False)
    response = HttpResponse(found.content, content_type=found.media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response
