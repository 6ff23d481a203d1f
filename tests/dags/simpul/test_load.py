from dataclasses import replace

import duckdb
import pytest
from simpul import receipts
from simpul.errors import LoadFailed
from simpul.land import land
from simpul.load import load
from simpul.world import Disk

from tests.dags.simpul.house import CONTRACT, build, flow, sieve

A = "code,amount\na,1\nb,2\nc,broken\n"
B = "code,amount\na,5\n"


@pytest.fixture
def house(tmp_path):
    return build(tmp_path)


def states(house):
    return {one.file: one.state for one in receipts.all(house.settings)}


def waiting(house):
    return [sieve(house, one) for one in land(house.settings, house.world, "kas")]


def test_good_rows_stand_in_raw_and_broken_ones_in_the_ledger(house):
    house.deliver("spending_2026-01.csv", A)
    (one,) = flow(house)
    assert house.spending() == [("2026-01-01", "", "a", 1.0, 2), ("2026-01-01", "", "b", 2.0, 3)]
    assert house.rows("select distinct _delivery_id from raw.kas__spending") == [(one.delivery_id,)]
    assert (one.state, one.rows_landed, one.rows_loaded, one.rows_quarantined) == ("loaded", 3, 2, 1)
    assert house.rows("select row_number, rule from raw.quarantine") == [(4, "amount_idr:type")]
    assert house.rows("select check_id, passed, rows_failed from raw.checks") == [("amount_idr:type", False, 1)]
    ledger = house.rows("select state, rows_landed, rows_loaded, rows_quarantined, period from raw.deliveries")
    assert ledger == [("loaded", 3, 2, 1, "2026-01")]


def test_exactly_table_period_and_part_are_replaced(house):
    house.deliver("spending_2026-01.csv", A, at=1)
    house.deliver("spending_2026-02.csv", A + "d,4\n", at=1)
    house.deliver("extra_2026-01.csv", A + "e,4\n", at=1)
    house.deliver("yearly/y.csv", "code,2024\nq,1\n", at=1)
    flow(house)
    others = [row for row in house.spending() if row[:2] != ("2026-01-01", "")]
    house.deliver("new/spending_2026-01.csv", B, at=2)
    flow(house)
    assert [row for row in house.spending() if row[:2] == ("2026-01-01", "")] == [("2026-01-01", "", "a", 5.0, 2)]
    assert [row for row in house.spending() if row[:2] != ("2026-01-01", "")] == others
    assert states(house)["spending_2026-01.csv"] == "superseded"
    assert house.rows("select count(*) from raw.deliveries where state = 'superseded'") == [(1,)]


def test_files_of_other_parts_add_up_and_the_whole_replaces_them(house):
    whole = '{connector: drop, match: "**/spending_*.csv"}'
    house.promise(CONTRACT.replace(whole, whole[:-1] + """, parts: '_b(?P<part>\\d)_'}"""))
    standing = []
    came = [("b1_2026-01", A), ("b2_2026-01", B), ("b2_2026-02", B), ("b2_2026-01", "code,amount\nd,9\n")]
    came += [("2026-01", B), ("b1_2026-01", A + "e,1\n")]
    for at, (name, content) in enumerate(came, start=1):
        house.deliver(f"{at}/spending_{name}.csv", content, at=at)
        flow(house)
        standing.append([row[1:4] for row in house.spending() if row[0] == "2026-01-01"])
    first = [("/1", "a", 1.0), ("/1", "b", 2.0)]
    assert standing == [
        first,
        [*first, ("/2", "a", 5.0)],
        [*first, ("/2", "a", 5.0)],
        [*first, ("/2", "d", 9.0)],
        [("", "a", 5.0)],
        [*first, ("/1", "e", 1.0)],
    ]
    assert [row[1] for row in house.spending() if row[0] == "2026-02-01"] == ["/2"]
    assert list(states(house).values()) == ["superseded"] * 2 + ["loaded"] + ["superseded"] * 2 + ["loaded"]


def test_the_older_of_two_never_replaces_the_newer(house):
    house.deliver("a/spending_2026-01.csv", A, at=1)
    house.deliver("b/spending_2026-01.csv", B, at=2)
    older, newer = waiting(house)
    load(house.settings, house.world, [newer])
    (late,) = load(house.settings, house.world, [older])
    assert (late.state, late.rows_loaded, late.reason) == ("superseded", 2, "b/spending_2026-01.csv is newer")
    assert late.is_conserved
    assert [row[3] for row in house.spending()] == [5.0]


def test_columns_that_are_values_become_rows_after_the_count(house):
    house.deliver("yearly/y.csv", "code,2024,2025.0\na,1,2\nb,,3\n")
    (one,) = flow(house)
    assert (one.rows_landed, one.rows_loaded) == (2, 2)
    found = house.rows("select section_code, fiscal_year, amount_idr, _row from raw.kas__yearly order by all")
    assert found == [("a", 2024, 1.0, 2), ("a", 2025, 2.0, 2), ("b", 2025, 3.0, 3)]


def test_doubled_rows_that_only_the_quarantine_knows_are_left_out(house):
    house.deliver("spending_2026-01.csv", "code,amount\na,1\na,1\nb,2\n")
    (one,) = waiting(house)
    rows = house.settings.quarantine / "kas" / "spending" / one.delivery_id / "rows.parquet"
    duckdb.sql(f"copy (select '' as _delivery_id, 3::bigint as _row, 'spending:duplicate_row' as rule, "
               f"'' as column_name, '' as value, 'copy' as reason) to '{rows}'")  # fmt: skip
    one = receipts.write(house.settings, house.world, one.model_copy(update={"rows_quarantined": 1}))
    assert [each.rows_loaded for each in load(house.settings, house.world, [one])] == [2]
    assert [row[4] for row in house.spending()] == [2, 4]


def test_blank_rows_keep_their_place_and_are_not_loaded(house):
    house.deliver("spending_2026-01.csv", "code,amount\na,1\n,\nb,2\n")
    (one,) = waiting(house)
    sieved = receipts.folder(house.settings, "kas", "spending", one.delivery_id) / "sieved.parquet"
    duckdb.sql(f"copy (select *, section_code = '' as _blank from '{sieved}') to '{sieved}.new' (format parquet)")
    sieved.with_name("sieved.parquet.new").replace(sieved)
    one = receipts.write(house.settings, house.world, one.model_copy(update={"rows_landed": 2}))
    load(house.settings, house.world, [one])
    assert [row[2:] for row in house.spending()] == [("a", 1.0, 2), ("b", 2.0, 4)]


def test_a_count_that_does_not_agree_loads_nothing(house):
    house.deliver("spending_2026-01.csv", A)
    (one,) = waiting(house)
    one = receipts.write(house.settings, house.world, one.model_copy(update={"rows_landed": 4}))
    with pytest.raises(LoadFailed, match="rows were lost: 4 landed ≠ 2 good"):
        load(house.settings, house.world, [one])
    assert house.spending() == []
    assert [one.rows_loaded for one in flow(house)] == [2]


def test_one_failure_does_not_stop_the_others(house):
    house.deliver("spending_2026-01.csv", A, at=1)
    house.deliver("spending_2026-02.csv", B, at=2)
    first, second = waiting(house)
    (receipts.folder(house.settings, "kas", "spending", first.delivery_id) / "sieved.parquet").unlink()
    with pytest.raises(LoadFailed, match=r"sieved.parquet · run again: it is validated anew"):
        load(house.settings, house.world, [first, second])
    assert states(house) == {"spending_2026-01.csv": "landed", "spending_2026-02.csv": "loaded"}
    assert [one.state for one in flow(house)] == ["loaded"]


def test_the_fence_is_checked_right_before_the_commit(house):
    house.deliver("spending_2026-01.csv", A)
    (one,) = waiting(house)

    class Overtaking(Disk):
        """The moment an attempt has claimed the delivery, another one does."""

        def write_new(self, path, content):
            super().write_new(path, content)
            super().write_new(path, content.replace(b'"attempt": "', b'"attempt": "other'))

    with pytest.raises(LoadFailed, match="another attempt took this delivery over"):
        load(house.settings, replace(house.world, disk=Overtaking()), [one])
    assert house.spending() == []


@pytest.mark.parametrize("crash_at", [1, 2, 3])
def test_a_crash_between_commit_and_receipt_heals(house, crash_at):
    house.deliver("a/spending_2026-01.csv", A, at=1)
    flow(house)
    house.deliver("b/spending_2026-01.csv", B, at=2)
    (one,) = waiting(house)

    class Crash(BaseException):
        pass

    class Dying(Disk):
        writes = 0

        def write_new(self, path, content):
            self.writes += 1
            if self.writes == crash_at:
                raise Crash
            super().write_new(path, content)

    with pytest.raises(Crash):
        load(house.settings, replace(house.world, disk=Dying()), [one])
    flow(house)
    assert states(house) == {"a/spending_2026-01.csv": "superseded", "b/spending_2026-01.csv": "loaded"}
    assert [row[3] for row in house.spending()] == [5.0]


def test_a_removed_warehouse_is_rebuilt_from_the_landing(house):
    house.deliver("a/spending_2026-01.csv", A, at=1)
    house.deliver("b/spending_2026-01.csv", B, at=2)
    house.deliver("spending_2026-02.csv", A, at=3)
    flow(house)
    raw, ledger = house.spending(), house.rows("from raw.deliveries order by delivery_id")
    house.settings.warehouse.unlink()
    assert load(house.settings, house.world, []) == []
    assert house.spending() == raw
    assert house.rows("from raw.deliveries order by delivery_id") == ledger


def test_rows_whose_delivery_was_refused_since_are_taken_out(house):
    house.deliver("spending_2026-01.csv", A)
    (one,) = flow(house)
    refused = {"state": "refused", "rows_loaded": 0, "rows_quarantined": 3}
    receipts.claim(house.settings, house.world, one, **refused)
    load(house.settings, house.world, [])
    assert house.spending() == []
    assert house.rows("select state from raw.deliveries") == [("refused",)]


def test_a_second_load_changes_nothing(house):
    house.deliver("spending_2026-01.csv", A)
    (one,) = flow(house)
    assert load(house.settings, house.world, [one]) == [one]


def test_a_new_word_adds_a_column_and_a_removed_one_takes_it(house):
    house.deliver("spending_2026-01.csv", A)
    flow(house)
    house.promise(CONTRACT.replace("amount: amount_idr}", "amount: amount_idr, remark: note?}"))
    _again(house)
    assert house.rows("select distinct note from raw.kas__spending") == [(None,)]
    house.promise(CONTRACT.replace("code: section_code, amount: amount_idr}", "code: section_code}"))
    _again(house)
    columns = [row[0] for row in house.rows("describe raw.kas__spending")]
    assert columns == ["section_code", "period", "part", "_delivery_id", "_row"]


def test_words_about_single_persons_are_never_stored_plain(house):
    house.promise(CONTRACT.replace("amount: amount_idr}", "amount: amount_idr, nip: person_number}"))
    house.deliver("spending_2026-01.csv", A, at=1)
    house.deliver("yearly/y.csv", "code,2024\nq,1\n", at=1)
    flow(house)
    columns = [row[0] for row in house.rows("describe raw.kas__spending")]
    assert columns == ["section_code", "amount_idr", "person_number_token", "period", "part", "_delivery_id", "_row"]
    columns = [row[0] for row in house.rows("describe vault.kas__spending")]
    assert columns == ["person_number", "period", "part", "_delivery_id", "_row"]
    assert set(states(house).values()) == {"loaded"}


def _again(house):
    """Load as a process of its own would, with the contract read anew."""
    from simpul.contract import load_contract

    load_contract.cache_clear()
    load(house.settings, house.world, [])
