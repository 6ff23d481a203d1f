"""The child without its gate: what is left are the system's walls and DuckDB's own locks."""

import runpy
import sys
from pathlib import Path

APP = Path(__file__).resolve().parents[3] / "app"
sys.path.insert(0, str(APP))

from sql_sandbox import gate, reading  # noqa: E402 the app's folder is not on an isolated interpreter's path

gate.admit = lambda *_anything: reading.Read()
runpy.run_path(str(APP / "sql_sandbox" / "child.py"), run_name="__main__")
