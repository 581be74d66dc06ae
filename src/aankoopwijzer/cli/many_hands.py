"""A long list worked through by all processors at once, its answers in the order of the list."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
WORTH_MORE_HANDS = 256
"""From this many items on, starting other processes pays."""
_AT_A_TIME = 32
_work: list[Callable[[Any], Any]] = []
"""In a copy: what it is there for. Handed over by forking, for it holds more than can be sent."""


def hands_free() -> int:
    """How many processes can work for us; one where a process cannot be forked safely."""
    if sys.platform != "linux":
        return 1
    return len(os.sched_getaffinity(0))


def in_order(work: Callable[[Item], Answer], items: Iterable[Item], *, hands: int) -> Iterator[Answer]:
    """What `work` makes of each item, in their order.

    The other processes are copies of this one, made here and now: call it before anything starts a thread. They get
    their work in small heaps, so that a list of any length takes little memory.
    """
    waiting = iter(items)
    first = list(islice(waiting, WORTH_MORE_HANDS))
    everything = chain(first, waiting)
    if hands < 2 or len(first) < WORTH_MORE_HANDS:
        return map(work, everything)
    return _by_several(work, everything, hands)


def _by_several(work: Callable[[Item], Answer], items: Iterator[Item], hands: int) -> Iterator[Answer]:
    import multiprocessing

    pool = ProcessPoolExecutor(hands, multiprocessing.get_context("fork"), initializer=_begin, initargs=(work,))
    heaps = iter(lambda: list(islice(items, _AT_A_TIME)), [])
    begun = deque(pool.submit(_work_through, heap) for heap in islice(heaps, 2 * hands))
    return _collected(pool, begun, heaps)


def _collected(
    pool: ProcessPoolExecutor, begun: deque[Future[list[Answer]]], heaps: Iterator[list[Item]]
) -> Iterator[Answer]:
    with pool:
        while begun:
            answers = begun.popleft().result()
            for heap in islice(heaps, 1):
                begun.append(pool.submit(_work_through, heap))
            yield from answers


def _begin(work: Callable[[Any], Any]) -> None:
    """In a copy: know what to do, and leave Ctrl-C to the parent, which says so once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work[:] = [work]


def _work_through(heap: list[Any]) -> list[Any]:
    return [_work[0](item) for item in heap]
