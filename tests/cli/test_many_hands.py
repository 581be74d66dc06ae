"""A long list is worked through by several processes; its answers come in the order of the list."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import COUNTY, Ask

from aankoopwijzer.cli.many_hands import WORTH_MORE_HANDS, hands_free, in_order

MANY = 3 * WORTH_MORE_HANDS


def squared_by(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.parametrize("count", [0, 1, WORTH_MORE_HANDS - 1, WORTH_MORE_HANDS, MANY + 7])
@pytest.mark.parametrize("hands", [1, 2, 3])
def test_the_answers_come_in_the_order_of_the_list(count: int, hands: int):
    assert [answer for answer, _ in in_order(squared_by, range(count), hands=hands)] == [n * n for n in range(count)]


def test_a_short_list_stays_in_this_process():
    assert {process for _, process in in_order(squared_by, range(10), hands=2)} == {os.getpid()}


def test_a_long_list_is_worked_through_elsewhere():
    processes = {process for _, process in in_order(squared_by, range(MANY), hands=2)}
    assert os.getpid() not in processes


def test_a_long_list_is_not_read_far_ahead():
    taken = 0

    def counted() -> Iterator[int]:
        nonlocal taken
        for number in range(100 * WORTH_MORE_HANDS):
            taken = number
            yield number

    answers = in_order(squared_by, counted(), hands=2)
    next(answers)
    assert taken < 2 * WORTH_MORE_HANDS
    answers.close()  # type: ignore[attr-defined]


def divided(number: int) -> float:
    return 1 / (number - MANY)


def test_a_fault_in_another_process_is_not_swallowed():
    with pytest.raises(ZeroDivisionError):
        list(in_order(divided, range(MANY + 1), hands=2))


def test_there_is_at_least_one_hand():
    assert hands_free() >= 1


def test_a_long_list_with_bad_lines_keeps_its_order(ask_shell: Ask, tmp_path: Path):
    file = tmp_path / "many.csv"
    file.write_text(
        "title;date;value_eur\n" + "".join(f"taps {n};2026-03-02;{n or 'x'}\n" for n in range(MANY)), encoding="utf-8"
    )
    said = ask_shell("advise", "--json", "--pack", COUNTY, "--batch", file)
    assert said.code == 1
    assert [one["input"]["line"] for one in said.lines] == list(range(3, MANY + 2))
    assert said.err.startswith(f"{file}:2: ")
    assert said.err.count("\n") == 1


def test_stopping_a_long_list_is_said_once(as_installed: Callable[..., dict[str, str]], tmp_path: Path):
    file = tmp_path / "many.csv"
    file.write_text("title;date\n" + "taps and masonry;2026-03-02\n" * 100_000, encoding="utf-8")
    command = [sys.executable, "-m", "aankoopwijzer", "advise", "--json", "--pack", str(COUNTY), "--batch", str(file)]
    with subprocess.Popen(
        command, env=as_installed(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: every process of the job gets it
        _, complaints = running.communicate(timeout=60)
    assert (running.returncode, complaints) == (130, b"Stopped.\n")
