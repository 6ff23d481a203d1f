import json
import subprocess
import sys
import time
from contextlib import closing

import pytest
from simpul import connection, receipts
from simpul.connectors import batches, database
from simpul.connectors.database import Database, Interrupted
from simpul.connectors.postgresql import conninfo
from simpul.errors import NotDelivered
from simpul.land import land
from simpul.load import load
from simpul.validate import validate_each
from tenacity import wait_none

from tests.dags.simpul.connectors import databases
from tests.dags.simpul.connectors.databases import PASSWORD
from tests.dags.simpul.connectors.ledgers import CONTRACT, TABLES, keep, row

MANY = """
    insert into realisasi
    select 'k' || i, '000', i, date '2026-01-01' + i % 31, timestamp '2026-02-01' + i % 999 * interval '1 s',
        repeat('x', 200)
    from generate_series(1, 100000) as i
"""
JANUARY = "realization_2026-01.parquet"


@pytest.fixture
def ledger(postgres, tmp_path, monkeypatch):
    postgres.execute(*TABLES, MANY)
    monkeypatch.setenv("AIRFLOW_CONN_KAS", postgres.connection)
    monkeypatch.setattr(database, "PAUSE", wait_none())
    return keep(tmp_path / "house")


@pytest.fixture
def told(postgres):
    """Return the connection as the library reads it."""
    return connection.parse("kas", postgres.connection)


def after_the_first_batch(monkeypatch, deed):
    """Have something done once, while a pull has some of its rows and not the others."""
    write, done = batches.write, []

    def disturbed(rows):
        for batch in rows:
            yield batch
            if not done:
                done.append(deed())

    monkeypatch.setattr(
        batches, "write", lambda target, schema, rows, most: write(target, schema, disturbed(rows), most)
    )
    return done


def test_a_server_that_restarts_midway_gives_the_same_rows_and_none_twice(ledger, postgres, tmp_path, monkeypatch):
    undisturbed = keep(tmp_path / "other")
    assert undisturbed.land() == [JANUARY]
    monkeypatch.setattr(database, "PAUSE", lambda _: 0.2)
    restarts = after_the_first_batch(monkeypatch, lambda: (postgres.stop(), postgres.start()))
    assert ledger.land() == [JANUARY]
    assert len(restarts) == 1
    (receipt,), (expected,) = ledger.receipts(JANUARY), undisturbed.receipts(JANUARY)
    assert (receipt.sha256, receipt.position) == (expected.sha256, expected.position)
    assert len({one["kode"] for one in ledger.rows(JANUARY)}) == len(ledger.rows(JANUARY)) == 100_000


def test_nobody_waits_for_a_pull_and_it_sees_one_state(ledger, postgres, monkeypatch):
    def look():
        locks = postgres.rows(
            "select distinct l.mode, c.relkind::text, a.application_name from pg_locks as l "
            "inner join pg_stat_activity as a using (pid) inner join pg_class as c on l.relation = c.oid "
            "where a.application_name = 'simpul'"
        )
        postgres.execute(
            "set lock_timeout = '1s'",
            "update realisasi set nilai = 0, diubah = '2026-05-01' where kode = 'k99999'",
            "delete from realisasi where kode = 'k99998'",
            "create index on realisasi (diubah)",
        )
        return locks

    seen = after_the_first_batch(monkeypatch, look)
    assert ledger.land() == [JANUARY]
    assert {mode for mode, _, _ in seen[0]} == {"AccessShareLock"}
    rows = {one["kode"]: one["nilai"] for one in ledger.rows(JANUARY)}
    assert len(rows) == 100_000
    assert float(rows["k99999"]) == 99_999
    assert postgres.rows("select count(*) from pg_stat_activity where application_name = 'simpul'") == [(0,)]
    ledger.load()
    assert ledger.flow() == [JANUARY]
    assert len(ledger.rows(JANUARY)) == 99_999


def test_a_table_that_somebody_changes_is_waited_for_and_then_left(ledger, postgres, monkeypatch):
    monkeypatch.setattr("simpul.connectors.postgresql.SESSION", {"lock_timeout": "100ms"})
    with closing(postgres.line()) as line, line.cursor() as cursor:
        cursor.execute("begin")
        cursor.execute("lock table realisasi in access exclusive mode")
        with pytest.raises(NotDelivered, match="lock timeout"):
            ledger.land()
        cursor.execute("rollback")
    assert ledger.land() == [JANUARY]


@pytest.mark.parametrize("query", ["delete from realisasi", "create table x (i int)", "select nextval('s')"])
def test_a_session_can_write_nothing(ledger, postgres, told, query):
    postgres.execute("create sequence s")
    with pytest.raises((NotDelivered, Interrupted), match="read-only transaction"):
        Database(told).answers(query)


def test_only_the_granted_columns_are_needed(ledger, postgres, told, monkeypatch):
    postgres.execute(
        "create role pembaca login password 'rahasia 1'",
        "grant select (kode, nilai, catatan, tanggal, diubah) on realisasi to pembaca",
    )
    reader = {**json.loads(postgres.connection), "login": "pembaca", "password": "rahasia 1"}
    monkeypatch.setenv("AIRFLOW_CONN_KAS", json.dumps(reader))
    try:
        assert ledger.land() == [JANUARY]
        postgres.execute("revoke select (tanggal) on realisasi from pembaca")
        with pytest.raises(NotDelivered, match="no column tanggal"):
            ledger.land()
    finally:
        postgres.execute("drop owned by pembaca", "drop role pembaca")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"port": 1}, "does not answer"),
        ({"password": "salah sama sekali"}, "refuses .* authentication failed"),
        ({"login": "nobody-here"}, "refuses"),
        ({"schema": "no_such_database"}, "refuses .* does not exist"),
        ({"host": "no-such-host.invalid"}, "does not answer"),
        ({"extra": {"sslmode": "verify-full"}}, "refuses .* SSL"),
    ],
)
def test_a_source_out_of_reach_is_named_without_its_secrets(ledger, postgres, monkeypatch, changes, told):
    wrong = {**json.loads(postgres.connection), **changes}
    monkeypatch.setenv("AIRFLOW_CONN_KAS", json.dumps(wrong))
    with pytest.raises(NotDelivered, match=told) as refused:
        ledger.land()
    said = repr(refused.value) + str(refused.value) + str(refused.value.__cause__)
    assert "connection kas" in said
    assert not [secret for secret in (PASSWORD, wrong["password"], wrong["login"]) if secret in said]


def test_a_wrong_password_is_tried_once(ledger, told, monkeypatch):
    wrong = told.model_copy(update={"password": type(told.password)("salah")})
    tries = []
    monkeypatch.setattr(
        Database, "_told", lambda self, error, told=Database._told: tries.append(1) or told(self, error)
    )
    with pytest.raises(NotDelivered):
        Database(wrong).patiently(lambda: Database(wrong).answers("select 1"))
    assert len(tries) == 1


def test_who_does_not_answer_is_not_asked_for_every_table(ledger, postgres, monkeypatch):
    ledger.flow()
    lost, tries = json.dumps({**json.loads(postgres.connection), "port": 1}), []
    monkeypatch.setattr(database, "PAUSE", lambda _: tries.append(1) or 0)
    monkeypatch.setenv("AIRFLOW_CONN_KAS", lost)
    with pytest.raises(NotDelivered, match="does not answer"):
        land(ledger.house.settings, ledger.house.world, "kas")
    assert len(tries) <= database.TRIES  # and not as often for the other table
    assert [one.state for one in receipts.all(ledger.house.settings)] == ["loaded", "stale"]


def test_a_correction_replaces_its_month_in_the_warehouse_and_only_it(ledger, postgres):
    def flow():
        waiting = validate_each(settings, world, land(settings, world, "kas", "realization"))
        load(settings, world, list(waiting))
        return dict(house.rows("select period::varchar, any_value(_delivery_id) from raw.kas__realization group by 1"))

    house, settings, world = ledger.house, ledger.house.settings, ledger.house.world
    postgres.execute("truncate realisasi", row("a", 1.25, "2026-01-10"), row("b", 12345678901234.56, "2026-02-10"))
    before = flow()
    postgres.execute("update realisasi set nilai = 7, diubah = '2026-03-01' where kode = 'a'")
    after = flow()
    assert set(before) == set(after) == {"2026-01-01", "2026-02-01"}
    assert [period for period in before if before[period] != after[period]] == ["2026-01-01"]
    rows = house.rows("select section_code, amount_idr from raw.kas__realization order by 1")
    assert rows == [("a", 7), ("b", 12345678901234.56)]


def test_a_replica_gives_what_has_reached_it(ledger, postgres, monkeypatch):
    with databases.replica(postgres) as standby:
        assert standby.rows("select pg_is_in_recovery()") == [(True,)]
        monkeypatch.setenv("AIRFLOW_CONN_KAS", standby.connection)
        assert ledger.flow() == [JANUARY]
        postgres.execute(row("late", 1, "2026-02-10"))
        sent = postgres.rows("select pg_current_wal_lsn()::text")[0][0]
        while standby.rows(f"select pg_last_wal_replay_lsn() < '{sent}'") == [(True,)]:
            time.sleep(0.05)
        assert ledger.flow() == ["realization_2026-02.parquet"]


def test_every_type_arrives_as_it_is(ledger, postgres):
    postgres.execute(
        "create type warna as enum ('merah')",
        "drop table aset",
        """create table aset as select 1::int2 as small, 12345678901234567890.12::numeric as exact,
           'x'::char(3) as padded, '{"a": 1}'::json as document, 'merah'::warna as colour,
           'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid as id,
           '1 day'::interval as long, array[1, 2] as many, '10:00'::time as hour, true as yes, 1.5::float4 as short,
           timestamptz '2026-01-01 07:00+07' as moment, date '2026-01-02' as day, '\\x00ff'::bytea as raw,
           'é'::varchar(5) as letter, null::text as nothing, timestamp '2026-01-01' as diubah, 12.5::money as coins""",
    )
    names = postgres.rows("select attname from pg_attribute where attrelid = 'aset'::regclass and attnum > 0")
    landing = "landing: {connector: sql, match: x, table: public.aset, cursor: diubah, columns: [%s]}"
    old = 'landing: {connector: sql, match: "**/assets.parquet", table: aset, cursor: diubah}'
    ledger.house.promise(CONTRACT.replace(old, landing % ", ".join(name for (name,) in names)))
    assert ledger.land("assets") == ["assets.parquet"]
    (row,) = ledger.rows("assets.parquet")
    assert {name: str(value) for name, value in row.items()} == {
        "small": "1", "exact": "12345678901234567890.12", "padded": "x", "document": '{"a": 1}',
        "id": "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "colour": "merah", "long": "1 day", "many": "{1,2}",
        "hour": "10:00:00", "yes": "True", "short": "1.5", "moment": "2026-01-01 00:00:00+00:00", "day": "2026-01-02",
        "raw": "\\x00ff", "letter": "é", "nothing": "None", "diubah": "2026-01-01 00:00:00", "coins": "$12.50",
    }  # fmt: skip


PULL = """
import sys
from pathlib import Path
from simpul.land import land
from simpul.settings import Settings
from simpul.world import World
at = Path(sys.argv[1])
settings = Settings(data=at / "data", drop=str(at / "drop"), promises=at / "expectations", dbt_project=at)
(one,) = land(settings, World(), "kas", "realization")
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(one.position["rows"], int(peak.split()[1]) // 1024)
"""


def test_memory_stays_flat(ledger, postgres, tmp_path):
    postgres.execute("truncate realisasi", MANY.replace("100000", "2000000").replace("200)", "20)"))
    done = subprocess.run([sys.executable, "-c", PULL, tmp_path / "house"], capture_output=True, text=True, check=True)
    rows, megabytes = map(int, done.stdout.split())
    assert rows == 2_000_000
    assert megabytes < 400


def line(**told):
    return conninfo(connection.parse("kas", json.dumps({"conn_type": "postgres", **told})))


def test_a_server_beyond_this_machine_proves_who_it_is():
    assert "sslmode" not in line(host="127.0.0.1")
    assert "sslmode='verify-full' sslrootcert='system'" in line(host="replika.go.id")
    assert "sslmode='disable'" in line(host="replika.go.id", extra={"sslmode": "disable"})
    assert "sslrootcert" not in line(host="replika.go.id", extra={"sslmode": "require"})
    assert "sslrootcert='/ca.pem'" in line(host="replika.go.id", extra={"sslrootcert": "/ca.pem"})
    assert "options='-c default_transaction_read_only=on" in line(host="x", extra={"options": "-c a=b"})
    assert "sslmode='x\\' host=\\'y'" in line(host="a", extra={"sslmode": "x' host='y"})
