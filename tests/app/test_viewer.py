"""Logging in at a real OIDC provider on this machine, in a real browser: what each group sees, and how a login ends."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from test_main import CHROMIUM, FLAGS, PAGES, ROOT, photograph, settle, wait_for

PEOPLE = {
    "minister": ["simpul-leadership"],
    "analyst": ["others", "simpul-analyst-kemenag"],
    "engineer": ["simpul-engineer"],
    "stranger": ["others"],
}
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of this test, and long enough"
client_id = "simpul"
client_secret = "x"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""
OVERVIEW = PAGES["Ringkasan"]
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def house(data, tmp_path_factory):
    """The app behind a login: its address and its data folder."""
    from oidc_provider_mock import User, run_server_in_thread

    users = [User(sub=name, claims={"groups": groups, "name": name.title()}) for name, groups in PEOPLE.items()]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    secrets = tmp_path_factory.mktemp("login") / "secrets.toml"
    command = [sys.executable, "-m", "streamlit", "run", "app/serve.py", f"--server.port={port}"]
    environment = {"SIMPUL_DATA": str(data), "PATH": "/usr/bin:/bin", "HOME": str(data), "SIMPUL_ROLE": "engineer"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "AUTHLIB_INSECURE_TRANSPORT": "1"}
    with run_server_in_thread(user_claims=users) as provider:
        secrets.write_text(SECRETS.format(port=port, provider=provider.server_port), "utf-8")
        command.append(f"--secrets.files={secrets}")
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
            try:
                wait_for(f"http://127.0.0.1:{port}/_stcore/health")
                yield f"http://127.0.0.1:{port}", Path(data)
            finally:
                process.terminate()


@pytest.fixture(scope="module")
def chromium():
    """One headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def enter(chromium, house):
    """Log in as somebody in a browser profile of their own, and return the window."""
    profiles = []

    def log_in(name: str, path: str = "/"):
        profiles.append(chromium.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID"))
        window = profiles[-1].new_page()
        window.goto(house[0] + path)
        window.get_by_role("heading", level=1, name=re.compile("Masuk untuk|Log in to")).wait_for(timeout=60_000)
        assert window.get_by_text("Data s.d.").count() == 0
        window.get_by_role("button", name=re.compile("^(Masuk|Log in)$")).click()
        window.get_by_role("button", name=name, exact=True).click(timeout=60_000)
        return window

    yield log_in
    for profile in profiles:
        profile.close()


def visit(window, address: str, heading: str) -> None:
    """Open an address in a window that has logged in."""
    window.goto(address)
    window.get_by_role("heading", level=1, name=re.compile(heading)).wait_for(timeout=60_000)


def test_a_link_is_kept_through_the_login(enter):
    window = enter("minister", "/budget_execution?agency=054&lang=en")
    settle(window, "Who carries out the budget well")
    assert "agency=054" in window.url and "lang=en" in window.url


def test_a_minister_sees_all_and_may_not_decide(enter, house):
    window = enter("minister")
    settle(window, OVERVIEW)
    photograph(window, "login-minister-1440")
    assert window.get_by_role("combobox", name="Lihat sebagai").count() == 0
    visit(window, f"{house[0]}/decisions?role=steward", "Halaman ini bukan untuk peran Anda")
    visit(window, f"{house[0]}/budget_execution?agency=005", "Siapa melaksanakan")


def test_a_scoped_analyst_sees_the_own_agency_only(enter, house):
    window = enter("analyst")
    settle(window, OVERVIEW)
    assert window.get_by_text("hanya milik Kementerian Agama").is_visible()
    for address in ("/budget_execution?agency=005", "/dictionary?metric=budget_execution_index&agency=005",
                    "/budget_execution?agency=005&role=engineer"):  # fmt: skip
        visit(window, house[0] + address, "Instansi ini di luar lingkup Anda")
        assert window.get_by_text("SATKER").count() == 0
    photograph(window, "other-agency-1440")


def test_whoever_has_no_role_sees_nothing(enter):
    window = enter("stranger")
    window.get_by_role("heading", level=1, name="Akun Anda belum mempunyai peran di sini").wait_for(timeout=60_000)
    assert window.get_by_text("Data s.d.").count() == 0


def test_an_engineer_looks_as_somebody_else_and_it_is_noted(enter, house):
    window = enter("engineer")
    settle(window, OVERVIEW)
    visit(window, f"{house[0]}/budget_execution?role=analyst:025", "Siapa melaksanakan")
    window.get_by_text("hanya milik Kementerian Agama").wait_for(timeout=60_000)
    lines = [json.loads(line) for path in (house[1] / "access").glob("*.jsonl") for line in path.open(encoding="utf-8")]
    last = [one for one in lines if one["seen_as"]][-1]  # a page before it may still be noting, as itself
    assert (last["role"], last["scope"], last["seen_as"], last["page"]) == (
        "analyst", ["025"], "engineer", "budget_execution")  # fmt: skip
    assert not {"Engineer", "engineer"} & {last["who"]} and re.fullmatch("[0-9a-f]{16}", last["who"])


def test_a_login_that_is_revoked_ends_at_the_next_step(enter):
    window = enter("minister")
    settle(window, OVERVIEW)
    engineer = enter("engineer", "/logins")
    settle(engineer, "Siapa yang sedang masuk")
    photograph(engineer, "logins-1440")
    while engineer.get_by_role("button", name="Keluarkan").is_visible():
        engineer.get_by_role("button", name="Keluarkan").click()
        engineer.wait_for_timeout(2000)
    engineer.get_by_text("Tidak ada orang lain yang sedang masuk").wait_for(timeout=60_000)
    window.get_by_role("radio", name="EN", exact=True).click()
    window.get_by_role("heading", level=1, name="Your login has ended").wait_for(timeout=60_000)
    window.reload()
    window.get_by_role("heading", level=1, name=re.compile("Your login has ended|Masa masuk")).wait_for(timeout=60_000)


def test_logging_out_ends_it(enter, house):
    window = enter("minister")
    settle(window, OVERVIEW)
    window.get_by_role("button", name="Keluar").click()
    window.wait_for_timeout(3000)
    window.goto(house[0])
    window.get_by_role("heading", level=1, name="Masuk untuk melihat angka").wait_for(timeout=60_000)
