"""What the tests of the sandbox share: the lists of attacks and of honest questions, and how they are asked."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ruamel.yaml import YAML

HERE = Path(__file__).parent
ATTACKS = YAML(typ="safe").load((HERE / "attacks.yml").read_text("utf-8"))
HONEST = YAML(typ="safe").load((HERE / "honest.yml").read_text("utf-8"))
BOUNDED = "what runs away is bounded"
SECRET = "canary-4711"
MEMORY = 512 << 20
SECONDS = 3.0
MADE = {
    "{deep}": "select " + "(" * 6000 + "1" + ")" * 6000,
    "{long}": "select '" + "x" * 30_000 + "'",
    "{wide}": "select " + ", ".join(f"{n} as c{n}" for n in range(1500)),
    "{nested}": "select * from " + "(select * from " * 400 + "dim_metrics" + ")" * 400,
    "{unions}": " union all ".join(["select 1"] * 1500),
}


def written(sql: str, places: dict[str, str]) -> str:
    """Return an attack with its places filled in."""
    for name, place in (MADE | places).items():
        sql = sql.replace(name, place)
    return sql


def asked(sqls: list[str], file: str, seconds: float = SECONDS) -> list:
    """Ask two at once, as the warden allows."""
    from sql_sandbox import warden

    limits = warden.Limits(seconds=seconds, memory=MEMORY)
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda sql: warden.ask(Path(file), sql, None, limits), sqls))


def beside(places: dict[str, str]) -> dict[str, int]:
    """Return what stands in the edition's folder, with sizes."""
    return {path.name: path.stat().st_size for path in Path(places["{folder}"]).rglob("*")}
