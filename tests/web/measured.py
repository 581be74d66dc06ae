"""A small register to measure, with figures that can be worked out by hand."""

from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.records.equipment import LightCircuit
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.register.imports.commands import Source, write_batch
