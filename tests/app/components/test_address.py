"""Choices in the address, in a real browser: they survive another page, a reload and the way back."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import small_edition
from test_main import CHROMIUM, FLAGS, ROOT, settle, wait_for

MOVES = (Path(__file__).parents[1] / "small_moves.sql").read_text("utf-8")
MOVE, OFFICE = "Apakah pemindahan", "Apakah kantor bersama"
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of an app on an edition whose indicators are told by wave and building."""
    folder = tmp_path_factory.mktemp("address")
    small_edition.build(folder / "editions", changes=MOVES)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app/serve.py", f"--server.port={port}"]
    environment = os.environ | {"SIMPUL_DATA": str(folder), "SIMPUL_ROLE": "analyst", "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture
def window():
    """One page of a headless Chromium, in Indonesian."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium.new_page(viewport={"width": 1440, "height": 900}, locale="id-ID")
        chromium.close()


def told(window) -> str:
    """Return the filters in words."""
    window.locator(".filter-sentence").wait_for(timeout=60_000)
    return window.locator(".filter-sentence").inner_text()


def choose(window, label: str, option: str) -> None:
    """Choose an option of a filter by the keyboard's and the pointer's common way."""
    window.get_by_role("combobox", name=re.compile(label)).first.click()
    window.get_by_role("option", name=option, exact=True).click()
    window.wait_for_timeout(1500)


def test_filters_survive_another_page_and_the_way_back(window, address):
    window.goto(f"{address}/relocation?agency=025&wave=2")
    settle(window, MOVE)
    assert "Kementerian Agama (025)" in told(window) and "Gelombang 2" in told(window)
    window.get_by_text("Pimpinan", exact=True).first.click()
    window.get_by_role("link", name="Kantor bersama").or_(
        window.get_by_role("menuitem", name="Kantor bersama")
    ).first.click()
    settle(window, OFFICE)
    window.wait_for_url(re.compile("agency=025&wave=2"))
    assert "Gelombang 2: tidak diterapkan" in told(window)
    window.go_back()
    settle(window, MOVE)
    assert window.url.endswith("/relocation?agency=025&wave=2")
    assert "Gelombang 2" in told(window)


def test_a_reload_keeps_what_another_page_chose(window, address):
    window.goto(f"{address}/shared_office?agency=025&wave=2")
    settle(window, OFFICE)
    window.reload()
    settle(window, OFFICE)
    assert "Kementerian Agama (025)" in told(window) and "Gelombang 2: tidak diterapkan" in told(window)
    assert window.url.endswith("/shared_office?agency=025&wave=2")


def test_back_takes_a_choice_back(window, address):
    window.goto(f"{address}/relocation")
    settle(window, MOVE)
    choose(window, "Gelombang", "Gelombang 1")
    window.wait_for_url(re.compile("wave=1"))
    choose(window, "Gelombang", "Gelombang 2")
    window.wait_for_url(re.compile("wave=2"))
    window.go_back()
    window.wait_for_url(re.compile("wave=1"))
    settle(window, MOVE)
    assert "Gelombang 1" in told(window)
    window.go_back()
    window.wait_for_timeout(2500)
    settle(window, MOVE)
    assert "Gelombang" not in told(window)


def test_a_row_of_the_table_opens_its_agency_under_the_same_filters(window, address):
    window.goto(f"{address}/relocation?wave=1")
    settle(window, MOVE)
    window.get_by_text("Buka instansi lewat tautan").click()
    window.get_by_role("button", name="Kementerian Agama (025)").click()
    window.wait_for_url(re.compile("agency=025"))
    assert "wave=1" in window.url
    assert "Kementerian Agama (025)" in told(window)
