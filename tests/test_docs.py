"""Documentation that cannot rot: what is documented exists, and what exists is documented."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from simpul.cli import app
from simpul.contract import load_contracts
from typer.main import get_command

from tests.house import HOUSE, SUFFIXES, committed_files

README = (HOUSE / "README.md").read_text("utf-8")
PAPERS = sorted(path for path in committed_files() if path.suffix == ".md")
MODELS = HOUSE / "dbt_project" / "models"
METRICS = sorted(path.stem.removeprefix("metric_") for path in (MODELS / "metrics").rglob("metric_*.sql"))
TEXTS = [
    path for path in committed_files() if path.suffix in SUFFIXES or path.name in {"Makefile", "run", ".env.example"}
]
META = {"label_id", "label_en", "description_id", "description_en", "formula_id", "formula_en", "unit", "direction"}
META |= {"theme", "owner", "population_id", "population_en", "rows"}
"""What a reader of any metric must be told."""


def commands() -> dict[str, object]:
    """Return every command of the CLI, nested ones by their whole name."""
    found = {}
    for name, command in get_command(app).commands.items():
        nested = getattr(command, "commands", None)
        found |= {f"{name} {sub}": each for sub, each in nested.items()} if nested else {name: command}
    return found


def console_lines() -> list[tuple[str, str]]:
    """Return every command that a paper shows in a console block, with the paper's name."""
    blocks = (
        (path, block) for path in PAPERS for block in re.findall(r"```console\n(.*?)```", path.read_text("utf-8"), re.S)
    )
    lines = ((path.name, line.removeprefix("$ ")) for path, block in blocks for line in block.splitlines())
    return [(paper, line) for paper, line in lines if re.match(r"(SIMPUL_\w+=\S+ )*(simpul|make) ", line)]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help_an_example_and_a_line_in_the_readme(name):
    told = commands()[name].help
    assert told and "Example:" in told, f"simpul {name} is missing its help or example"
    assert f"simpul {name}" in README


@pytest.mark.parametrize(("paper", "line"), console_lines())
def test_commands_in_papers_exist(paper, line):
    words = [word for word in line.split() if not word.startswith("SIMPUL_")]
    if words[0] == "make":
        targets = re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text("utf-8"), re.M)
        assert words[1] in targets, f"{paper}: make {words[1]}"
        return
    known = commands()
    name = next((one for one in (" ".join(words[1:3]), words[1]) if one in known), "")
    assert name or words[1].startswith("-"), f"{paper}: {line}"
    options = {option for each in known[name].params for option in each.opts} if name else {"--help"}
    assert {word for word in words if word.startswith("--")} <= options, f"{paper}: {line}"


def test_json_shapes_are_in_the_readme_as_in_the_help():
    for name in ("status", "kpi", "changes", "editions", "findings", "passport"):
        assert "JSON:" in commands()[name].help
        assert f"simpul {name} --json" in README or f"simpul {name} … --json" in README


@pytest.mark.parametrize("agency", sorted(load_contracts(HOUSE / "expectations")))
def test_every_agency_and_table_is_in_the_readme(agency):
    contract = load_contracts(HOUSE / "expectations")[agency]
    assert f"`{agency}`" in README
    missing = [table for table in contract.tables if f"`{table}`" not in README]
    assert not missing


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_is_told(metric):
    (path,) = (MODELS / "metrics").rglob(f"metric_{metric}.sql")
    models = YAML(typ="safe").load((path.parent / f"_{path.parent.name}.yml").read_text("utf-8"))["models"]
    model = next(one for one in models if one["name"] == f"metric_{metric}")
    meta = model.get("config", model).get("meta", {})
    assert set(meta) >= META, f"{metric} does not say {sorted(META - set(meta))}"
    assert meta["theme"] == path.parent.name, "a metric lies in its theme's folder"
    assert f"`{metric}`" in README


@pytest.mark.parametrize("view", sorted(path.stem for path in (HOUSE / "app" / "views").glob("[a-z]*.py")))
def test_every_page_is_in_the_readme(view):
    assert f"`{view}`" in README


def test_every_model_begins_with_its_grain():
    told = {}
    for path in MODELS.rglob("_*.yml"):
        for model in YAML(typ="safe").load(path.read_text("utf-8")).get("models", []):
            told[model["name"]] = model.get("description", "")
    names = {path.stem for path in MODELS.rglob("*.sql")}
    assert names <= set(told), f"no description: {sorted(names - set(told))}"
    assert not [name for name in names if not told[name].startswith("One row per ")]


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: str(p.relative_to(HOUSE)))
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)\)", path.read_text("utf-8")):
        assert "://" in target or (path.parent / target).exists(), target


INDEXES = [
    "pypi" + ".org/simple",
    "--index" + "-url",
    "--extra-index" + "-url",
    "python" + "hosted.org",
    "npm" + "js.org",
]
SECRETS = [r"-----BEGIN [A-Z ]*PRIVATE " + "KEY", r"\bAKIA[0-9A-Z]{16}\b", r"\bgh[pousr]_[A-Za-z0-9]{30,}\b"]
UNDONE = [r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"\bX" + r"XX\b"]


def holders(patterns: list[str], files: list[Path]) -> list[str]:
    """Return the files that hold any of the patterns."""
    found = re.compile("|".join(patterns))
    return [str(p.relative_to(HOUSE)) for p in files if found.search(p.read_text("utf-8", errors="replace"))]


def test_no_index_addresses_no_secrets_nothing_undone():
    assert len(TEXTS) > 50
    lock = [HOUSE / "requirements.lock"]
    assert not holders(list(map(re.escape, INDEXES)), TEXTS + lock)
    assert not holders(SECRETS, TEXTS)
    assert not holders(UNDONE, TEXTS)


def test_no_person_is_in_samples_or_papers():
    papers = [path for path in TEXTS if path.parts[len(HOUSE.parts)] in {"data", "expectations", "dbt_project"}]
    assert not holders([r"(?<![\d.])\d{16}(?!\d)", r"(?<!\d)\d{18}(?!\d)"], papers + PAPERS)


def test_every_room_of_the_library_is_told():
    told = (HOUSE / "CONTRIBUTING.md").read_text("utf-8")
    rooms = [path.parent.name for path in (HOUSE / "dags" / "simpul").glob("*/__init__.py")]
    assert len(rooms) > 15
    assert not [room for room in rooms if f"`{room}`" not in told]


def test_environment_variables_are_told():
    read = set(re.findall(r"SIMPUL_[A-Z_]+", (HOUSE / "dags" / "simpul" / "settings.py").read_text("utf-8")))
    example = (HOUSE / ".env.example").read_text("utf-8")
    assert not [name for name in read if name not in example]


def plain(line: str) -> str:
    """Return a printed line without what differs between two runs: seconds, edition ids, width."""
    line = re.sub(r"\d+\.\d s$", "_ s", line.rstrip())
    return re.sub(r"\s+", " ", re.sub(r"\b\d{6}-[0-9a-f]{12}\b", "_", line))


def test_the_readme_shows_what_a_run_prints(sample_run):
    block = re.search(r"```console\n\$ SIMPUL_DROP=data/samples simpul run\n(.*?)```", README, re.S)[1]
    printed = [plain(line) for line in sample_run.printed.splitlines()]
    shown = [plain(line) for line in block.splitlines() if line != "…"]
    assert len(shown) > 20
    assert [line for line in shown if line not in printed] == []
