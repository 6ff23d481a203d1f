"""Reading a query's tree: every table and function that it names, and nothing that only looks like one."""

import duckdb
import pytest


@pytest.fixture(scope="module")
def read():
    """Return the tables and functions of a SELECT, as DuckDB parses it."""
    from sql_sandbox import reading

    connection = duckdb.connect()

    def names(sql: str) -> tuple[set[str], set[str]]:
        found = reading.references(connection, sql)
        return found.tables, found.functions

    return names


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ("select 1", set()),
        ("from A join b using (x), (from c) d", {"a", "b", "c"}),
        ("with a as (from b) from a", {"b"}),
        ("with a as (from a) from a", {"a"}),
        ("with a as (from b), b as (from a) from b", {"b"}),
        ("with recursive a as (from c union all from a) from a", {"c"}),
        ("with recursive a as (from a union all from a) from a", {"a"}),
        ("from (with a as (select 1) from a), a", {"a"}),
        ("with a as (select 1) from main.a", {"a"}),
        ("select 'from b' as \"from c\" from a -- from d", {"a"}),
        ("select (from a), exists (from b), x in (from c) from d where y > any (from e)", {"a", "b", "c", "d", "e"}),
        ("from a order by (select 1 from b) limit (select 1 from c)", {"a", "b", "c"}),
        ("summarize from a", {"a"}),
        ("from a union (from b intersect from c)", {"a", "b", "c"}),
        ("from 'file.csv'", {"file.csv"}),
    ],
)
def test_tables_are_found_wherever_they_stand(read, sql, tables):
    assert read(sql)[0] == tables


@pytest.mark.parametrize(
    ("sql", "functions"),
    [
        ("select Lower(x) from f(1)", {"lower", "f"}),
        ("select sum(x) filter (y) over (order by g(z)) from t", {"sum", "g"}),
        ("select [h(x) for x in l]", {"h", "list_apply", "list_transform", "list_filter", "list_value"}),
        ("select 1 + 2, 'a' || 'b', x ~ 'y'", {"regexp_matches"}),
    ],
)
def test_functions_are_found_operators_are_not(read, sql, functions):
    assert read(sql)[1] <= functions


REFUSED = ["from other.main.a", "from other.a", "select other.main.f(1)", "with duckdb_x as (select 1) from duckdb_x"]


@pytest.mark.parametrize("sql", [*REFUSED, "select ?"])
def test_what_has_another_place_or_no_meaning_here_is_refused(read, sql):
    from sql_sandbox.reading import Refused

    with pytest.raises(Refused):
        read(sql)
