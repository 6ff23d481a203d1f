"""When a reader sees the first KPI in Chromium, beside bare Streamlit: ``python -m tests.benchmarks.first_kpi <data>``.

Very first: the first visitor of a server that has just started. First: a browser that holds nothing of the app. Again:
a browser with a profile on disk that was here before, where compiled scripts are kept as at home. From asking for the
address to the value of a card on the screen; medians of five. Bare is a script of two lines, served as Streamlit serves
it, the reference from the same run: seconds drift with the machine.
"""

import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tests.app.serving import CHROMIUM, FLAGS, served, serving

TURNS, REST = 5, 1.0
BARE = 'import streamlit as st\nst.metric("KPI", 1)\n'
OURS, THEIRS = ".card .value", "[data-testid=stMetricValue]"


def seconds(context: BrowserContext, address: str, shown: str) -> float:
    """Open the first page in a new tab and return the seconds until a value is there."""
    tab = context.new_page()
    begun = time.perf_counter()
    tab.goto(address, wait_until="commit")
    tab.wait_for_selector(shown)
    took = time.perf_counter() - begun
    tab.close()
    time.sleep(REST)  # the tab that closes takes a core for a while
    return took


def visits(playwright: Playwright, address: str, shown: str) -> dict[str, list[float]]:
    """Return the seconds of each kind of visit."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    took = {"very first": [seconds(browser.new_context(), address, shown)]}
    took["first of a browser"] = [seconds(browser.new_context(), address, shown) for _ in range(TURNS)]
    browser.close()
    with TemporaryDirectory() as profile:
        home = playwright.chromium.launch_persistent_context(profile, executable_path=CHROMIUM, args=FLAGS)
        for _ in range(3):  # Chromium keeps what it compiled from the second visit on
            seconds(home, address, shown)
        took["again"] = [seconds(home, address, shown) for _ in range(TURNS)]
        home.close()
    return took


def main() -> None:
    """Print a line a kind of visit: our seconds, bare Streamlit's, and ours to one of theirs."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        found = []
        for server, shown in ((served(bare), THEIRS), (serving(Path(sys.argv[1])), OURS)):
            with server as address:
                found.append(visits(playwright, address, shown))
    print("| visit | Simpul | bare Streamlit | Simpul ÷ bare | each |\n|---|---|---|---|---|")
    for visit, ours in found[1].items():
        mine, theirs = statistics.median(ours), statistics.median(found[0][visit])
        each = ", ".join(f"{one:.2f}" for one in ours)
        print(f"| {visit} | {mine:.2f} s | {theirs:.2f} s | {mine / theirs:.2f} | {each} |", flush=True)


if __name__ == "__main__":
    main()
