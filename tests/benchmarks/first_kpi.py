"""When a reader sees the first KPI in Chromium, beside bare Streamlit: ``python -m tests.benchmarks.first_kpi <data>``.

The first KPI stands in the sentence beneath the page's question, the first card below a laptop's first screen: both are
told. Very first: the first visitor of a server that has just started. First: a browser that holds nothing of the app.
Again: a browser with a profile on disk that was here before, where compiled scripts are kept as at home. From asking
for the address to the end of the frame in which a value is drawn, by the page's own clock; medians of five. Bare is a
script of two lines, served as Streamlit serves it, the reference from the same run: seconds drift with the machine.
"""

import json
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tests.app.serving import CHROMIUM, FLAGS, served, serving

TURNS, REST, POLL = 5, 1.0, 200
BARE = 'import streamlit as st\nst.metric("KPI", 1)\n'
DRAWN = """shown => {
    window.drawn = {};
    const told = one => requestAnimationFrame(() => setTimeout(() => { window.drawn[one] = performance.now(); }));
    const seen = new Set(), look = () => shown.forEach(one => {
        if (!seen.has(one) && document.querySelector(one)?.checkVisibility()) { seen.add(one); told(one); }
    });
    new MutationObserver(look).observe(document, {childList: true, subtree: true});
}"""
"""Notes when the frame has ended in which each of these is first seen."""
OURS, THEIRS = (".stText", ".card .value"), ("[data-testid=stMetricValue]",)


def seconds(context: BrowserContext, address: str, shown: tuple[str, ...]) -> list[float]:
    """Open the first page in a new tab and return the seconds until each of these is there, in this order."""
    tab = context.new_page()
    tab.add_init_script(f"({DRAWN})({json.dumps(shown)})")
    tab.goto(address, wait_until="commit")
    tab.wait_for_function("count => Object.keys(window.drawn).length == count", arg=len(shown), polling=POLL)
    drawn = tab.evaluate("window.drawn")
    tab.close()
    time.sleep(REST)  # the tab that closes takes a core for a while
    return [drawn[one] / 1000 for one in shown]


def visits(playwright: Playwright, address: str, shown: tuple[str, ...]) -> dict[str, list[list[float]]]:
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
    """Print a line a kind of visit: seconds to our first KPI and first card, bare Streamlit's, and ours to its one."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        found = []
        for server, shown in ((served(bare), THEIRS), (serving(Path(sys.argv[1])), OURS)):
            with server as address:
                found.append(visits(playwright, address, shown))
    print("| visit | first KPI | first card | bare | KPI, card ÷ bare | each KPI |\n|---|---|---|---|---|---|")
    for visit, ours in found[1].items():
        kpi, card = (statistics.median(one) for one in zip(*ours, strict=True))
        (theirs,) = (statistics.median(one) for one in zip(*found[0][visit], strict=True))
        each = ", ".join(f"{one:.2f}" for one, _card in ours)
        ratios = f"{kpi / theirs:.2f}, {card / theirs:.2f}"
        print(f"| {visit} | {kpi:.2f} s | {card:.2f} s | {theirs:.2f} s | {ratios} | {each} |", flush=True)


if __name__ == "__main__":
    main()
