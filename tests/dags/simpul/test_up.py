"""`simpul up` ends with a code that tells, says what went wrong, and leaves nothing behind."""

import os
from dataclasses import replace

import psutil
import pytest
from filelock import FileLock
from simpul.errors import LoadFailed
from simpul.settings import settings
from simpul.up import refuse_strangers

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


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.7", "::", "simpul.example"])
def test_other_machines_are_not_served_without_a_login(address, tmp_path):
    login = tmp_path / "secrets.toml"
    for text in (None, "", "[auth]", 'auth = "x"', "[auth", '[auth]\nredirect_uri = "x"'):
        if text is not None:
            login.write_text(text, "utf-8")
        with pytest.raises(LoadFailed, match="would answer without a login"):
            refuse_strangers(replace(settings(), app_address=address, login=str(login)))
    login.write_text('[auth]\nredirect_uri = "x"\ncookie_secret = "y"\n', "utf-8")
    refuse_strangers(replace(settings(), app_address=address, login=str(login)))


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_needs_no_login(address):
    refuse_strangers(replace(settings(), app_address=address, login=""))


def test_the_command_refuses_before_it_does_anything(tmp_path):
    done = simpul("up", "--once", data=tmp_path / "new", SIMPUL_APP_ADDRESS="0.0.0.0")
    assert done.returncode == 1
    assert "the app would answer without a login" in done.stderr
    assert not (tmp_path / "new").exists()
