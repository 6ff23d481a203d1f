"""What became of every injected fault: caught, missed, or an alarm about a row in which nothing was wrong."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polars as pl
from simpul import receipts
from simpul.receipts import Receipt
from simpul.settings import Settings

EXAMINED = ("loaded", "validated", "superseded")
SCHEMA = {"agency": pl.String, "table": pl.String, "source": pl.String, "row": pl.Int64}
KEY = ["agency", "table", "source", "row"]


def truth(nation: Path, what: str) -> pl.DataFrame:
    """Return the truth about rows (``faults``) or files (``files``) of every agency."""
    found = [pl.read_parquet(path) for path in sorted((nation / "truth").glob(f"{what}_*.parquet"))]
    return pl.concat(found) if found else pl.DataFrame(schema=SCHEMA | {"file": pl.String, "kind": pl.String})


def table(settings: Settings, nation: Path) -> pl.DataFrame:
    """Return agency, table → rows landed; faults visible, caught, missed; false alarms; whether no row was lost."""
    rows, alarms, conserved = [], [], defaultdict(lambda: [0, True])
    for receipt in receipts.all(settings):
        if receipt.sha256 and receipt.state in EXAMINED:
            conserved[receipt.agency, receipt.table][0] += receipt.rows_landed
            conserved[receipt.agency, receipt.table][1] &= receipt.is_conserved
            sent = list(_sent(settings, nation, receipt))
            rows += [(receipt.agency, receipt.table, *place) for place in sent]
            alarms += [(receipt.agency, receipt.table, *sent[at]) for at in _quarantined(settings, receipt)]
    landed = pl.DataFrame(rows, SCHEMA, orient="row").unique()
    alarm = pl.DataFrame(alarms, SCHEMA, orient="row").unique().with_columns(is_caught=True)
    told = truth(nation, "faults").group_by(KEY).agg(pl.any("is_visible"))
    # what is not in what landed could not be seen: its file was spoiled on the way, or nobody asks for it
    seen = landed.join(told, on=KEY, how="left").join(alarm, on=KEY, how="left")
    sums = seen.group_by("agency", "table").agg(
        visible=pl.col("is_visible").sum(),
        caught=(pl.col("is_visible") & pl.col("is_caught")).sum(),
        missed=(pl.col("is_visible") & pl.col("is_caught").is_null()).sum(),
        also_caught=(~pl.col("is_visible") & pl.col("is_caught")).sum(),
        false_alarms=(pl.col("is_visible").is_null() & pl.col("is_caught")).sum(),
    )
    totals = [(*name, *told) for name, told in conserved.items()]
    shape = {"agency": pl.String, "table": pl.String, "rows": pl.Int64, "is_conserved": pl.Boolean}
    return pl.DataFrame(totals, shape, orient="row").join(sums, on=["agency", "table"], how="left").sort(KEY[:2])


def spoiled(settings: Settings, nation: Path) -> pl.DataFrame:
    """Return each file that was spoiled on the way, the state in which it must end, and the one in which it is."""
    states = {receipt.file: receipt.state for receipt in receipts.all(settings)}
    return truth(nation, "files").with_columns(state=pl.col("file").replace_strict(states, default="not landed"))


def _quarantined(settings: Settings, receipt: Receipt) -> list[int]:
    """Return the places, from 0, of a delivery's quarantined rows."""
    import json

    apart = settings.quarantine / receipt.agency / receipt.table / receipt.delivery_id / "rows.parquet"
    if not apart.exists():
        return []
    place = receipts.folder(settings, receipt.agency, receipt.table, receipt.delivery_id)
    first = int(json.loads((place / "verdict.json").read_bytes())["first_row"])
    return sorted({row - first for row in pl.read_parquet(apart)["_row"].to_list()})


def _sent(settings: Settings, nation: Path, receipt: Receipt) -> Iterator[tuple[str, int]]:
    """Give the source and place there of every row of a delivery, in the delivery's order."""
    payload = receipts.payload(settings, receipt)
    if receipt.connector == "rest":
        known = _places((path.stem, path.read_bytes().splitlines()) for path in _resources(nation, receipt))
        delivered = payload.read_bytes().splitlines()
    elif receipt.connector == "sql":
        frame = pl.read_parquet(payload)
        known = _places(_tables(nation, receipt, frame.columns))
        delivered = frame.rows()
    else:
        name = receipt.file.removeprefix(f"{receipt.agency}/")
        yield from ((name, at) for at in range(receipt.rows_landed))
        return
    for row in delivered:
        yield known[row].pop(0)


def _places(sources) -> dict:
    """Return row → where it stands, several times if it does."""
    known = defaultdict(list)
    for source, rows in sources:
        for at, row in enumerate(rows):
            known[row].append((source, at))
    return known


def _resources(nation: Path, receipt: Receipt) -> list[Path]:
    return sorted((nation / "api" / receipt.agency).glob(f"{receipt.table}*.ndjson"))


def _tables(nation: Path, receipt: Receipt, columns: list[str]) -> Iterator[tuple[str, list[tuple]]]:
    listed = ", ".join(f'cast("{column}" as text)' for column in columns)  # as the connector asks SQLite
    with sqlite3.connect(nation / "sql" / f"{receipt.agency}.sqlite") as database:
        for (name,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
            known = {row[1] for row in database.execute(f'pragma table_info("{name}")')}
            if set(columns) <= known:
                yield name, database.execute(f'select {listed} from "{name}" order by rowid').fetchall()
