"""What is done before the first visitor comes."""

import subprocess
import sys
from pathlib import Path

APP = Path(__file__).parents[2] / "app"


def test_every_page_s_code_is_read_with_its_libraries():
    asked = "import sys, warm; warm.code(); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=APP, capture_output=True, text=True, check=True, timeout=120
    )
    read = set(done.stdout.split())
    parts = {f"components.{path.stem}" for path in (APP / "components").glob("*.py")} - {"components.__init__"}
    assert {*parts, "altair", "duckdb", "pandas", "polars"} <= read
