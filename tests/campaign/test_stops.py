"""Whatever call a verb is stopped at, the next run heals it, and nothing half done was ever to be seen."""

import hashlib
import os
import random
import shutil
from pathlib import Path

import duckdb
import pytest
from simpul import editions, receipts
from simpul.errors import SimpulError
from simpul.land import land
from simpul.publish import publish

from tests.campaign.stops import Runner, Stop, fresh
from tests.campaign.verb import settings_of
from tests.dags.simpul.house import House, build, flow, sieve
from tests.dags.simpul.small_warehouse import small_warehouse

SEED, SLICE = 20240817, 12
CLOCK = {"received_at", "validated_at", "loaded_at", "attempt"}
pytestmark = [
    pytest.mark.campaign,
    pytest.mark.timeout(7200),
    pytest.mark.skipif(not shutil.which("strace"), reason="needs strace: apt-get install strace"),
]


def before_land(house: House) -> None:
    """One delivery is loaded; then come a correction, a copy, something new and the old bytes again."""
    house.deliver("spending_2026-01.csv", "code,amount\na,1\nb,2\n", at=1)
    house.deliver("yearly/y.csv", "code,2024\na,1\n", at=1)
    flow(house)
    house.deliver("b/spending_2026-01.csv", "code,amount\na,5\n", at=2)
    house.deliver("copy/y.csv", "code,2024\na,1\n", at=2)
    house.deliver("yearly/copy.csv", "code,2024\na,1\n", at=3)
    house.deliver("spending_2026-02.csv", "code,amount\n" + "a,x\n" * 9, at=4)
    house.deliver("again/spending_2026-01.csv", "code,amount\na,1\nb,2\n", at=5)
    (house.settings.landing / "kas" / "spending" / "halfdone").mkdir()
    (house.settings.landing / "kas" / "spending" / "halfdone" / "payload.csv").write_text("half")


def before_load(house: House) -> None:
    """One delivery is loaded; its correction, another period with broken rows and another table are validated."""
    before_land(house)
    house.drop.joinpath("again/spending_2026-01.csv").unlink()
    for one in land(house.settings, house.world, "kas"):
        sieve(house, one)


def landed(root: Path) -> list:
    """Return what a reader finds in the landing: receipts without clock, and each payload whole and read-only."""
    settings, found = settings_of(root), []
    for one in receipts.all(settings):
        path = receipts.payload(settings, one)
        if one.sha256 and one.state != "unchanged":
            assert hashlib.sha256(path.read_bytes()).hexdigest() == one.sha256
            assert path.stat().st_mode & 0o777 == 0o444
        assert one.state in receipts.UNFINISHED or one.is_conserved
        found.append(one.model_dump(exclude=CLOCK))
    return found


def clean_landing(root: Path) -> list:
    """Return the landing after a run: nothing that a crash left may still lie there."""
    left = list((root / "data" / "landing").rglob("*tmp-*"))
    folders = (root / "data" / "landing").glob("*/*/[!.]*/")
    assert not left and all((folder / "receipt.json").exists() for folder in folders)
    return landed(root)


def loaded(root: Path) -> list:
    """Return the landing and every row of schema raw."""
    with duckdb.connect(settings_of(root).warehouse, read_only=True) as connection:
        names = connection.execute("select table_name from duckdb_tables() where schema_name = 'raw'").fetchall()
        tables = {name: connection.execute(f"from raw.{name} order by all").fetchall() for (name,) in sorted(names)}
    return [landed(root), tables]


def before_publish(house: House) -> None:
    """An edition is current; since then a figure was corrected."""
    shutil.rmtree(house.settings.promises)
    publish(small_warehouse(house.settings.data, score=95), house.world)
    small_warehouse(house.settings.data, score=96.5)


def readable(root: Path) -> str:
    """Open the current edition as a reader does; it is whole and verified, whichever it is."""
    assert editions.verify(settings_of(root))
    with editions.open_edition(settings_of(root)) as connection:
        return str(connection.execute("select max(final_score) from fct_budget_performance").fetchall())


def published(root: Path) -> dict:
    """Return what the current edition holds; nothing half made may lie beside it."""
    readable(root)
    settings = settings_of(root)
    whole = {one["edition_id"] for one in editions.list_editions(settings)} | {"current.json", "pointers"}
    assert {path.name for path in settings.editions.iterdir()} == whole
    manifest = editions.manifest(settings)
    return {"tables": manifest.tables, "edition": manifest.edition_id, "previous": manifest.previous}


VERBS = {
    "land": (before_land, landed, clean_landing),
    "load": (before_load, landed, loaded),
    "publish": (before_publish, readable, published),
}


@pytest.mark.parametrize("verb", VERBS)
def test_the_next_run_heals_every_stop(verb, tmp_path):
    prepare, _, seen_at_the_end = VERBS[verb]
    template, root = tmp_path / "template", tmp_path / "house"
    template.mkdir()
    prepare(build(template))
    runner = Runner(tmp_path / "strace.log")
    stops = list(runner.stops(verb, fresh(template, root)))
    wanted = seen_at_the_end(root)
    assert len(stops) > 30
    drawn = stops
    if os.environ.get("SIMPUL_CAMPAIGN", "slice") != "all":
        drawn = random.Random(SEED).sample(stops, min(SLICE, len(stops)))
    unhealed = [
        (stop, fault) for stop in drawn if (fault := _unhealed(runner, verb, fresh(template, root), stop, wanted))
    ]
    runner.close()
    print(f"\n{verb}: stopped at {len(drawn)} of {len(stops)} places, healed from {len(drawn) - len(unhealed)}")
    assert not unhealed


def _unhealed(runner: Runner, verb: str, root: Path, stop: Stop, wanted: object) -> str:
    """Stop a verb once, run it again, and say what is not as it should be; nothing if all is."""
    _, seen_at_once, seen_at_the_end = VERBS[verb]
    answer = runner.run(verb, root, stop.strace)
    if answer["exit"] not in ({-9} if "SIGKILL" in stop.fault else {0, 3}):
        return f"left by {answer['exit']}: {answer['error'][-300:]}"
    try:
        seen_at_once(root)
        again = runner.run(verb, root)
        return again["error"] if again["exit"] else "" if seen_at_the_end(root) == wanted else "another result"
    except (AssertionError, SimpulError, duckdb.Error) as error:
        return f"{type(error).__name__}: {error}"[-300:]
