"""What axe-core finds on a page of the app, seen in several ways: by language, colour scheme and width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Without this the nodes that pass are sent too: thousands, and ten seconds a look.
    "resultTypes": ["violations"],
}
LANGUAGES, LOOKS = ("id", "en"), list(product(("light", "dark"), (1366, 320)))
"""The eight ways to see a page: two languages in four looks."""
ENDED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app?.getAttribute('data-test-script-state') === 'notRunning'
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]');
}"""
DARK = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor === 'rgb(16, 21, 27)'"


@dataclass(frozen=True)
class Seen:
    """What was found on a page, a line each, and by which version of axe-core."""

    found: list[str]
    version: str


def look(browser: Browser, address: str, language: str, looks: Sequence[tuple[str, int]]) -> Seen:
    """Open a page in a language and hold it against axe in each look; the page is read once and painted anew."""
    scheme, width = looks[0]
    found, version = [], ""
    with browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
        page.wait_for_selector("h1", timeout=120_000)
        page.wait_for_load_state("networkidle", timeout=120_000)
        page.evaluate(AXE_SCRIPT)
        for scheme, width in looks:
            _paint(page, scheme, width)
            lines, version = held(page)
            found += [f"{language} {scheme} {width}: {line}" for line in lines]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{language} {scheme} {width}: scrolls sideways")
    return Seen(found, version)


def held(page: Page) -> tuple[list[str], str]:
    """Hold what a page shows now against axe, which stands in it; return what is found and axe's version."""
    told = page.evaluate("rules => axe.run(rules)", RULES)
    return [_said(one) for one in told["violations"]], told["testEngine"]["version"]


def _paint(page: Page, scheme: str, width: int) -> None:
    """Show a page in a look, and wait until it is drawn so."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(DARK if scheme == "dark" else f"!({DARK})", timeout=30_000)
    page.wait_for_timeout(1500)
    page.wait_for_function(ENDED, timeout=120_000)
    page.wait_for_timeout(500)


def _said(violation: dict) -> str:
    nodes = [node["html"][:160] for node in violation["nodes"][:3]]
    return f"{violation['id']} ({len(violation['nodes'])}): {violation['help']} · {' | '.join(nodes)}"
