"""The app as it is served, on a free port, and Debian's Chromium in front of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def serving(data: Path, **environment: str) -> Iterator[str]:
    """Serve the editions of a data folder and give the address."""
    with served(Path("app/serve.py"), SIMPUL_DATA=str(data), **environment) as address:
        yield address


@contextmanager
def served(script: Path, **environment: str) -> Iterator[str]:
    """Serve a script as `streamlit run` does, and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *place, "--browser.gatherUsageStats=false"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIMPUL_", "STREAMLIT_"))}
    env = kept | environment
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as app:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            app.terminate()


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the app does not answer at {address}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser; skip where the machine has none."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no browser at /usr/bin/chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
