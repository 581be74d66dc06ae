"""What tests of engines share."""

from collections.abc import Iterator

import pytest


@pytest.fixture
def _java_ends() -> Iterator[None]:
    """What Spark started ends with the test, and says nothing at the exit, to a log that is closed by then."""
    yield
    from pyspark import SparkContext

    gateway = SparkContext._gateway
    if gateway is not None:
        gateway.shutdown()
        # Java runs for as long as this pipe is open.
        gateway.proc.stdin.close()
        gateway.proc.wait(60)
        SparkContext._gateway = SparkContext._jvm = None
