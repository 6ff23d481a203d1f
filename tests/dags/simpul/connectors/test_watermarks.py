import pytest
from simpul.connectors.watermarks import fingerprint, floor, rank, unsettled
from simpul.receipts import Receipt

COLUMNS = fingerprint(["a", "b"])


def receipt(cursor="", file="t_2026-01.parquet", sequence=1, columns=COLUMNS):
    position = {"cursor": cursor, "columns": columns, "rows": 1}
    return Receipt(
        agency="kas", table="t", delivery_id=f"{sequence:016}", file=file, connector="sql", position=position,
        sha256="0" * 64, bytes=1, sequence=sequence, attempt="x", contract_version="x", state="loaded",
        received_at="2026-01-01",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cursors", "days", "expected"),
    [
        ([], 45, None),
        ([""], 45, None),
        (["2026-03-20 10:00:00+00", "2026-03-18 10:00:00+00"], 0, "2026-03-20 10:00:00+00"),
        (["2026-03-20 10:00:00.5+00"], 45, "2026-02-03"),
        (["2026-03-20T10:00:00Z"], 20, "2026-02-28"),
        (["2026-03-20"], 1, "2026-03-19"),
        (["9", "10"], 45, "10"),
        (["20260320"], 45, "20260320"),
        (["2026-02-31 10:00:00"], 31, "2026-01-01"),
        (["2026-13-99"], 31, "2026-13-99"),
    ],
)
def test_from_where_rows_may_be_news(cursors, days, expected):
    assert floor([receipt(cursor) for cursor in cursors], COLUMNS, days) == expected


def test_what_was_read_without_a_column_does_not_count():
    assert floor([receipt("2026-03-20", columns=fingerprint(["a"]))], COLUMNS, 0) is None


def test_numbers_rank_by_size_and_nothing_before_them():
    assert sorted(["10", "9", None, "-1", "2026-01-01", ""], key=rank) == [None, "", "-1", "9", "10", "2026-01-01"]


def test_of_each_file_the_newest_delivery_counts():
    first, second, other = receipt(sequence=1), receipt(sequence=2), receipt(file="t_2026-02.parquet", sequence=3)
    assert unsettled([second, first, other], [first, other]) == {"t_2026-01.parquet"}
    assert unsettled([second, first, other], [second]) == {"t_2026-02.parquet"}
