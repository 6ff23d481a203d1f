"""`simpul up` ends with a code that tells, says what went wrong, and leaves nothing behind."""

import os

import psutil
from filelock import FileLock

from tests.conftest import simpul
from tests.test_scheduler import holds_below


def left(data) -> list[psutil.Process]:
    """Return the processes that still log into a data folder."""
    return [each for each in psutil.process_iter() if each.pid != os.getpid() and holds_below(each, data)]


def test_what_cannot_start_ends_with_code_1_and_names_its_log(tmp_path):
    done = simpul("up", "--once", data=tmp_path, SIMPUL_DROP="", SIMPUL_COUNTRY="--people none")
    assert done.returncode == 1, done.stdout
    assert "LoadFailed: the sample country cannot be made" in done.stderr
    assert str(tmp_path / "airflow" / "output" / "country.log") in done.stderr
    assert not left(tmp_path)


def test_two_do_not_share_a_data_folder(tmp_path):
    (tmp_path / "airflow").mkdir()
    with FileLock(tmp_path / "airflow" / "up.lock"):
        done = simpul("up", "--once", data=tmp_path)
    assert done.returncode == 1
    assert "another `make run` is at work" in done.stderr
