"""The README's picture, taken of the current edition in ``SIMPUL_DATA``: ``make screenshot``."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github" / "app.png"
LAST = ".st-key-card-theme-programme_delivery p.value"
SIZE = {"width": 1200, "height": 1010}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Serve the app on a free port, wait for the overview's last card and keep what is seen."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app/serve.py", f"--server.port={port}"]
    environment = os.environ | {"SIMPUL_DATA": os.environ.get("SIMPUL_DATA", str(ROOT / "data"))}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as app:
        try:
            take(f"http://127.0.0.1:{port}")
        finally:
            app.terminate()
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB\n")


def take(address: str) -> None:
    """Wait until the app answers and the overview's last card is drawn; write the picture."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        window = browser.new_page(viewport=SIZE, locale="id-ID")
        window.goto(address)
        window.wait_for_selector(LAST, timeout=120_000)
        window.wait_for_load_state("networkidle")
        window.wait_for_timeout(3000)
        PICTURE.parent.mkdir(exist_ok=True)
        window.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
