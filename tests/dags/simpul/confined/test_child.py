"""A reader may do what it likes to itself; the caller hears a sentence about it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from simpul.confined import answers, child
from simpul.errors import DecisionNeeded, LoadFailed, PromiseBroken
from simpul.settings import settings

from tests.dags.simpul import tasks
from tests.dags.simpul.readers import hostile

LIMITS = replace(settings(), child_memory=700_000_000, child_seconds=20, max_payload=20_000_000)
HASTY = replace(LIMITS, child_seconds=1)
WHERE = "kemenkeu.budget_performance IKPA.xlsx"


@pytest.fixture(autouse=True, scope="module")
def no_worker_stays():
    yield
    child.dismiss()


def call(function, *arguments, limits=LIMITS):
    return child.call(limits, function, *arguments, where=WHERE)


def test_one_worker_serves_many_tasks():
    assert call(tasks.add, 1, 2) == 3
    worker, start = call(tasks.process_id), time.perf_counter()
    assert {call(tasks.process_id) for _ in range(100)} == {worker} != {os.getpid()}
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("task", "complaint"),
    [
        (tasks.eat, "ran out of memory"),
        (tasks.eat_in_duckdb, "out of memory"),
        (tasks.kill_myself, "ran out of memory"),
        (tasks.crash, r"the reader died \(signal SIGSEGV, perhaps out of memory\)"),
        (tasks.leave, r"the reader died \(exit code 7\)"),
        (tasks.panic, "the reader panicked: index out of bounds"),
    ],
)
def test_a_reader_that_fails_is_a_refused_delivery_and_the_next_one_goes_on(task, complaint):
    with pytest.raises(PromiseBroken, match=f"{complaint}.* · {WHERE} · look into the file"):
        call(task)
    assert call(tasks.add, 1, 2) == 3


@pytest.mark.parametrize("task", [tasks.sleep, tasks.burn])
def test_a_reader_that_hangs_is_stopped(task):
    start = time.perf_counter()
    with pytest.raises(PromiseBroken, match=f"ran out of time · {WHERE}"):
        call(task, limits=HASTY)
    assert time.perf_counter() - start < 10
    assert call(tasks.add, 1, 2, limits=HASTY) == 3


def test_processor_time_is_counted_for_each_task():
    allowed = [call(tasks.busy, seconds) for seconds in (1.1, 0.1)]
    due = LIMITS.child_seconds * LIMITS.threads
    assert all(due <= seconds <= due + 2 for seconds in allowed)


@pytest.mark.parametrize("for_ever", [False, True])
def test_memory_of_one_task_is_not_missing_in_the_next(for_ever):
    for _ in range(3):
        call(tasks.hoard, 400, for_ever)


def test_our_own_failures_are_not_blamed_on_the_agency():
    with pytest.raises(KeyError, match="ours") as failure:
        call(tasks.bug)
    assert "tasks.py" in "".join(failure.value.__notes__)
    with pytest.raises(DecisionNeeded, match="kode → kode_baru · a.xlsx · accept"):
        call(tasks.refuse)


def test_a_complaint_about_the_file_reaches_the_agency_even_where_nobody_translates_it(tmp_path):
    with pytest.raises(PromiseBroken, match=f"line 3 has 3 columns where the header has 2 · {WHERE}"):
        call(tasks.read_csv, hostile.write(tmp_path / "a.csv", "a,b\n1,2\n3,4,5\n"))


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX])
def test_a_reader_has_no_network(family):
    with pytest.raises(PermissionError, match=r"socket\.connect: a reader has no network"):
        call(tasks.call_home, family)
    with pytest.raises(PermissionError, match=r"socket\.getaddrinfo"):
        call(tasks.look_up)


def test_a_reader_cannot_fill_the_disk(tmp_path):
    with pytest.raises(OSError, match="File too large"):
        call(tasks.write_much, tmp_path / "big")
    assert (tmp_path / "big").stat().st_size <= LIMITS.max_payload


def test_temporary_files_do_not_outlive_their_task():
    assert not call(tasks.is_there, call(tasks.litter))


def test_an_answer_may_hold_records_of_ours_only():
    with pytest.raises(LoadFailed, match="may not hold tests.dags.simpul.tasks.Stranger"):
        call(tasks.stranger)

    class Attack:
        def __reduce__(self):
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError, match="may not hold posix.system"):
        answers.unpack(pickle.dumps((True, Attack())))


def test_other_limits_mean_another_worker():
    first = call(tasks.process_id)
    assert call(tasks.process_id, limits=replace(LIMITS, child_memory=800_000_000)) != first
    assert not psutil.pid_exists(first)


def test_each_thread_has_its_own_worker_and_ends_it():
    ids = [call(tasks.process_id)]
    thread = threading.Thread(target=lambda: ids.append(call(tasks.process_id)))
    thread.start()
    thread.join()
    assert ids[0] != ids[1]
    assert call(tasks.process_id) == ids[0]


def test_it_works_in_a_fork_and_in_a_daemon():
    ours = call(tasks.process_id)
    context = multiprocessing.get_context("fork")
    answers_of_the_fork = context.Queue()
    fork = context.Process(target=lambda: answers_of_the_fork.put(call(tasks.process_id)), daemon=True)
    fork.start()
    assert answers_of_the_fork.get(timeout=30) not in (ours, fork.pid)
    fork.join(30)
    assert call(tasks.process_id) == ours
    call(tasks.litter)  # its scratch folder outlived the fork


def test_nothing_temporary_is_left():
    scratch = Path(call(tasks.litter)).parent
    assert scratch.is_dir()
    child.dismiss()
    assert not scratch.exists()


def test_what_a_killed_process_left_is_removed_after_a_day(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = subprocess.Popen(["true"])
    gone.wait()
    old, fresh, used = (
        tmp_path / f"simpul-reader-{name}" for name in (f"{gone.pid}-a", f"{gone.pid}-b", f"{os.getpid()}-c")
    )
    for folder in (old, fresh, used):
        folder.mkdir()
    for folder in (old, used):
        os.utime(folder, (0, 0))
    child.dismiss()
    call(tasks.add, 1, 2)
    assert (old.exists(), fresh.exists(), used.exists()) == (False, True, True)
    child.dismiss()


@pytest.mark.parametrize("ending", ["kill", "terminate"])
def test_a_worker_dies_with_its_parent(ending):
    code = (
        f"import sys; sys.path[:] = {[p for p in sys.path if p]!r}; from simpul.settings import settings;"
        "from tests.dags.simpul import tasks; tasks.call_and_wait(settings())"
    )
    with tasks.run_python(code) as parent:
        worker = psutil.Process(int(parent.stdout.readline()))
        getattr(parent, ending)()
    worker.wait(5)
    assert not worker.is_running()


def test_a_worker_leaves_when_the_interpreter_does():
    code = (
        f"import sys; sys.path[:] = {[p for p in sys.path if p]!r}; from simpul.settings import settings;"
        "from simpul.confined import child; from tests.dags.simpul import tasks;"
        "print(child.call(settings(), tasks.process_id, where=''))"
    )
    with tasks.run_python(code) as parent:
        worker = int(parent.stdout.readline())
    assert parent.returncode == 0
    assert not psutil.pid_exists(worker)


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_sparse_line_of_two_gigabytes_is_refused_at_once(tmp_path, end):
    call(hostile.look_with, hostile.write(tmp_path / "b.csv", "kode\n1\n"), frozenset({"kode"}), {})  # imports
    path = hostile.sparse(tmp_path / "a.csv", b"kode,nama\n1," + end, 2 << 30)
    start = time.perf_counter()
    with pytest.raises(PromiseBroken, match=r"line \d: NUL bytes · a.csv"):
        call(hostile.look_with, path, frozenset({"kode"}), {})
    assert time.perf_counter() - start < 10


def test_an_endless_line_that_holds_text_is_refused_at_once_too(tmp_path):
    path = hostile.write(tmp_path / "a.csv", b"kode,nama\n1," + b"x" * 50_000_000)
    with pytest.raises(PromiseBroken, match="line 2: longer than 2,000,000 bytes"):
        call(hostile.look_with, path, frozenset({"kode"}), {})


def test_a_delivery_is_read_in_the_child(tmp_path):
    path = hostile.workbook(tmp_path / "a.xlsx", Data=[["kode"], [7]])
    assert call(hostile.look_with, path, frozenset({"kode"}), {})["rows"] == [("7",)]
