"""When a reader sees the first KPI in Chromium: ``python -m tests.benchmarks.first_kpi <data>``.

Very first: the first visitor of a server that has just started. First: a browser that holds nothing of the app. Again:
a browser with a profile on disk that was here before, where compiled scripts are kept as at home. From asking for the
address to the value of a card on the screen; medians of five.
"""

import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, sync_playwright

from tests.app.serving import CHROMIUM, FLAGS, serving

TURNS, REST = 5, 1.0


def seconds(context: BrowserContext, address: str) -> float:
    """Open the overview in a new tab and return the seconds until a card's value is there."""
    tab = context.new_page()
    begun = time.perf_counter()
    tab.goto(address, wait_until="commit")
    tab.wait_for_selector(".card .value")
    took = time.perf_counter() - begun
    tab.close()
    time.sleep(REST)  # the tab that closes takes a core for a while
    return took


def told(visit: str, took: list[float]) -> None:
    """Print the line of one kind of visit."""
    print(f"| {visit} | {statistics.median(took):.2f} s | {', '.join(f'{one:.2f}' for one in took)} |", flush=True)


def main() -> None:
    """Print a line a kind of visit."""
    with serving(Path(sys.argv[1])) as address, sync_playwright() as playwright, TemporaryDirectory() as profile:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        told("very first", [seconds(browser.new_context(), address)])
        told("first of a browser", [seconds(browser.new_context(), address) for _ in range(TURNS)])
        browser.close()
        home = playwright.chromium.launch_persistent_context(profile, executable_path=CHROMIUM, args=FLAGS)
        for _ in range(3):  # Chromium keeps what it compiled from the second visit on
            seconds(home, address)
        told("again", [seconds(home, address) for _ in range(TURNS)])
        home.close()


if __name__ == "__main__":
    main()
