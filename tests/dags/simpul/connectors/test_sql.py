from dataclasses import replace

import pytest
from simpul import receipts
from simpul.connectors import database
from simpul.contract import load_contract
from simpul.errors import NotDelivered
from tenacity import wait_none

from tests.dags.simpul.connectors.ledgers import CONTRACT, TABLES, Ledger, keep, row

JANUARY, FEBRUARY, MARCH = (f"realization_2026-0{month}.parquet" for month in (1, 2, 3))


@pytest.fixture
def ledger(source, tmp_path, monkeypatch):
    source.execute(*TABLES)
    monkeypatch.setenv("AIRFLOW_CONN_KAS", source.connection)
    monkeypatch.setattr(database, "PAUSE", wait_none())
    return keep(tmp_path / "house")


@pytest.fixture
def filled(source, ledger):
    """Return the ledger of a source with three months."""
    source.execute(row("a", 1.25, "2026-01-10"), row("b", 2, "2026-01-11"))
    source.execute(row("c", 3, "2026-02-10"), row("d", 4, "2026-03-10"))
    return ledger


def test_each_period_is_a_delivery_of_the_promised_columns(filled):
    assert filled.land() == [JANUARY, FEBRUARY, MARCH]
    rows = filled.rows(JANUARY)
    assert [{name: value and str(value) for name, value in one.items()} for one in rows] == [
        {"kode": "a", "nilai": "1.25", "catatan": None},
        {"kode": "b", "nilai": rows[1]["nilai"], "catatan": None},
    ]
    assert float(rows[1]["nilai"]) == 2
    (receipt,) = filled.receipts(JANUARY)
    assert (receipt.connector, receipt.state) == ("sql", "landed")
    assert receipt.position["rows"] == 2
    assert str(receipt.position["cursor"]).startswith("2026-01-11 12:00:00")


def test_without_news_nothing_comes(filled):
    filled.flow()
    for _ in range(2):
        assert filled.flow() == []
    assert len(receipts.all(filled.house.settings)) == 3


def test_a_late_correction_brings_that_month_and_only_it(filled, source):
    filled.flow()
    source.execute("update realisasi set nilai = 9, diubah = '2026-04-02 08:00:00' where kode = 'a'")
    assert filled.flow() == [JANUARY]
    assert [float(one["nilai"]) for one in filled.rows(JANUARY)] == [2, 9]
    assert [len(filled.receipts(name)) for name in (JANUARY, FEBRUARY, MARCH)] == [2, 1, 1]
    assert filled.flow() == []


def test_a_row_taken_back_in_a_month_that_is_looked_at(filled, source):
    filled.flow()
    source.execute("delete from realisasi where kode = 'd'", row("e", 5, "2026-03-11"), row("f", 6, "2026-03-12"))
    assert filled.flow() == [MARCH]
    assert [one["kode"] for one in filled.rows(MARCH)] == ["e", "f"]


def test_the_watermark_moves_only_when_the_batch_is_loaded(filled, source):
    assert filled.land() == [JANUARY, FEBRUARY, MARCH]
    source.execute(row("old", 1, "2025-06-01"))  # older than any look-back from March
    assert filled.land() == [JANUARY, FEBRUARY, MARCH, "realization_2025-06.parquet"]
    assert len(receipts.all(filled.house.settings)) == 4
    filled.load()
    source.execute(row("older", 1, "2025-05-01"))
    assert filled.flow() == []


def test_rows_that_appear_late_are_looked_back_for(filled, source):
    filled.flow()
    source.execute(row("late", 1, "2026-02-01", "2026-01-30 00:00:00"))  # 40 days before the watermark
    source.execute(row("too late", 1, "2026-01-02", "2026-01-02 00:00:00"))
    assert filled.flow() == [FEBRUARY]
    assert filled.flow(is_full=True) == [JANUARY]
    assert [one["kode"] for one in filled.rows(JANUARY)] == ["too late", "a", "b"]


def test_a_full_refresh_pulls_everything_and_changes_nothing(filled):
    filled.flow()
    before = [one.model_dump(exclude={"attempt"}) for one in receipts.all(filled.house.settings)]
    assert filled.flow(is_full=True) == []
    assert [one.model_dump(exclude={"attempt"}) for one in receipts.all(filled.house.settings)] == before


def test_a_run_that_stops_midway_leaves_no_period_behind(filled, source, monkeypatch):
    """January changed last. Were it pulled first, its watermark would hide the months that were not reached."""
    source.execute("update realisasi set diubah = '2026-09-01 00:00:00' where kode = 'a'")
    stream, pulls = database.Database.stream, []

    def breaking(self, *words):
        pulls.append(words)
        if len(pulls) == 2:
            raise NotDelivered("cut")
        return stream(self, *words)

    monkeypatch.setattr(database.Database, "stream", breaking)
    with pytest.raises(NotDelivered, match="cut"):
        filled.land()
    filled.load()
    assert [one.file for one in receipts.all(filled.house.settings) if one.sha256] == [FEBRUARY]
    assert filled.flow() == [MARCH, JANUARY]


def test_what_is_not_loaded_is_looked_at_however_old(filled, source):
    filled.land()
    (january,) = filled.receipts(JANUARY)
    receipts.claim(filled.house.settings, filled.house.world, january, state="refused")
    filled.load()
    source.execute(row("z", 7, "2026-01-20", "2025-01-01 00:00:00"))
    assert filled.flow() == [JANUARY]


def test_rows_without_a_period_are_not_lost(filled, source):
    source.execute("insert into realisasi values ('x', '000', 1, null, '2026-03-12 00:00:00', null)")
    assert filled.land()[-1] == "realization_undated.parquet"
    assert [one["kode"] for one in filled.rows("realization_undated.parquet")] == ["x"]
    filled.load()
    assert filled.flow() == []
    source.execute("insert into realisasi values ('y', '000', 1, null, null, null)")
    assert filled.flow() == ["realization_undated.parquet"]
    assert {one["kode"] for one in filled.rows("realization_undated.parquet")} == {"x", "y"}


@pytest.mark.parametrize("mistyped", ["9999-12-31 00:00:00", "2027-01-02 00:00:00", None])
def test_a_mistyped_cursor_hides_nothing(filled, source, mistyped):
    when = f"'{mistyped}'" if mistyped else "null"
    source.execute(f"insert into realisasi values ('x', '000', 1, '2026-02-11', {when}, null)")
    assert filled.flow() == [JANUARY, FEBRUARY, MARCH]
    assert filled.flow() == []
    source.execute("update realisasi set nilai = 8, diubah = '2026-04-01 00:00:00' where kode in ('a', 'c')")
    assert filled.flow() == [JANUARY, FEBRUARY]


def test_a_cursor_that_tells_nothing_is_not_believed(filled, source):
    source.execute("update realisasi set diubah = null")
    assert set(filled.flow()) == {JANUARY, FEBRUARY, MARCH}
    source.execute("update realisasi set nilai = 8 where kode = 'a'")
    assert filled.flow() == [JANUARY]


def test_a_snapshot_comes_whole_when_it_changed(ledger, source):
    source.execute("insert into aset values ('a', '000', 1, '2026-01-01 00:00:00')")
    assert ledger.flow("assets") == ["assets.parquet"]
    assert ledger.flow("assets") == []
    source.execute("insert into aset values ('b', '000', 1, '2025-01-01 00:00:00')")
    assert ledger.flow("assets") == ["assets.parquet"]
    assert len(ledger.rows("assets.parquet")) == 2


def test_a_snapshot_without_a_cursor_is_always_looked_at(ledger, source):
    ledger.house.promise(CONTRACT.replace("table: aset, cursor: diubah", "table: aset"))
    source.execute("insert into aset values ('a', '000', 1, null)")
    assert ledger.flow("assets") == ["assets.parquet"]
    assert ledger.flow("assets") == []
    source.execute("update aset set nilai = 2")
    assert ledger.flow("assets") == ["assets.parquet"]
    assert len(ledger.receipts("assets.parquet")) == 2


def test_an_empty_snapshot_does_not_wipe_the_last_one(ledger, source):
    source.execute("insert into aset values ('a', '000', 1, '2026-01-01 00:00:00')")
    ledger.flow("assets")
    source.execute("delete from aset")
    for _ in range(2):
        assert ledger.flow("assets") == []
    assert [(one.state, one.reason[:18]) for one in ledger.receipts("assets.parquet")] == [
        ("loaded", ""),
        ("refused", "the table is empty"),
    ]


def test_other_columns_in_the_contract_bring_every_period_anew(filled):
    filled.flow()
    filled.house.promise(CONTRACT.replace('catatan: "note?"', 'tanggal: "note?"'))
    load_contract.cache_clear()
    assert filled.flow() == [JANUARY, FEBRUARY, MARCH]
    assert set(filled.rows(JANUARY)[0]) == {"kode", "nilai", "tanggal"}


def test_the_same_rows_in_another_order_are_the_same_bytes(filled, source):
    filled.flow()
    before = filled.receipts(JANUARY)[0].sha256
    source.execute("delete from realisasi where tanggal < '2026-02-01'")
    source.execute(row("b", 2, "2026-01-11"), row("a", 1.25, "2026-01-10"))
    assert filled.flow(is_full=True) == []
    assert [one.sha256 for one in filled.receipts(JANUARY)] == [before]


@pytest.mark.parametrize(
    ("by", "periods"),
    [("year", ["2025", "2026"]), ("half-year", ["2025-07", "2026-01"]), ("quarter", ["2025-10", "2026-01", "2026-04"])],
)
def test_longer_periods_are_named_by_their_first_month(ledger, source, by, periods):
    ledger.house.promise(CONTRACT.replace("by: month", f"by: {by}"))
    for day in ("2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01", "2026-06-30"):
        source.execute(row("a", 1, day))
    assert ledger.flow() == [f"realization_{period}.parquet" for period in periods]
    assert sum(len(ledger.rows(f"realization_{period}.parquet")) for period in periods) == 5


def test_periods_before_the_first_wanted_are_not_pulled(filled, source):
    filled.house.promise(CONTRACT.replace("by: month", "by: month\n      since: 2026-02"))
    assert filled.flow() == [FEBRUARY, MARCH]


def test_parts_have_names_of_their_own(filled):
    filled.house.promise(CONTRACT.replace("by: month", "by: month\n      part: main"))
    assert filled.flow() == [name.replace("realization", "realization_main") for name in (JANUARY, FEBRUARY, MARCH)]
    assert filled.flow() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("table: realisasi", "table: nothing", "no such table"),
        ("cursor: diubah\n", "cursor: gone\n", "no column gone"),
        ("period_column: tanggal", "period_column: hari", "no column hari"),
        ('{Kode | Kode Lama: section_code, nilai: amount_idr, catatan: "note?"}', "{x: section_code}", "no promised"),
    ],
)
def test_what_the_source_has_not_is_told(filled, old, new, told):
    filled.house.promise(CONTRACT.replace(old, new))
    with pytest.raises(NotDelivered, match=told) as refused:
        filled.land()
    assert "connection kas" in str(refused.value)


def test_a_delivery_beyond_the_limit_is_refused_and_the_others_come(filled, source, monkeypatch):
    source.execute(*(row(f"{number:040}", number, "2026-02-11") for number in range(200)))
    monkeypatch.setattr("simpul.connectors.batches.ROWS", 50)
    small = replace(filled.house, settings=replace(filled.house.settings, max_payload=2500))
    assert Ledger(small).land() == [JANUARY, MARCH]
    (refused,) = filled.receipts(FEBRUARY)
    assert refused.state == "refused"
    assert "more than 2,500" in refused.reason
    assert filled.land() == [JANUARY, MARCH, FEBRUARY]


def test_names_that_need_quotes(ledger, source):
    source.execute('create table "Tabel Aneh" (id int)', 'create table "order" ("select" text, "Nilai ""IDR""" int)')
    source.execute("""insert into "order" values ('a;--', 1)""")
    contract = CONTRACT.replace("table: aset, cursor: diubah", "table: order")
    fields = "{kode: section_code, nilai: amount_idr}"
    ledger.house.promise(contract.replace(fields, """{Select: section_code, 'Nilai "IDR"': amount_idr}"""))
    assert ledger.flow("assets") == ["assets.parquet"]
    assert [list(map(str, one.values())) for one in ledger.rows("assets.parquet")] == [["a;--", "1"]]
