"""The gate: what it lets through is one question, and its list of functions is DuckDB's own, without the dangerous."""

import duckdb
import pytest

DANGEROUS = ["getenv", "getvariable", "current_setting", "read_text", "glob", "query", "query_table"]
DANGEROUS += [
    "write_log",
    "nextval",
    "json_execute_serialized_sql",
    "pg_sleep",
    "sleep_ms",
    "version",
    "current_query",
    "duckdb_settings",
]


@pytest.fixture(scope="module")
def connection():
    """A connection of its own."""
    return duckdb.connect()


def test_the_list_names_functions_that_there_are(connection):
    from sql_sandbox import gate

    rows = connection.execute("select distinct lower(function_name) from duckdb_functions()").fetchall()
    assert gate.FUNCTIONS - {name for (name,) in rows} == set()


def test_the_list_has_nothing_dangerous():
    from sql_sandbox import gate

    assert gate.FUNCTIONS & set(DANGEROUS) == set()
    assert not [name for name in gate.FUNCTIONS if name.startswith(("__", "duckdb_", "pragma_", "pg_", "read_"))]


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("", "empty"),
        ("select 1; select 2", "one"),
        ("drop table a", "kind"),
        ("explain drop table a", "kind"),
        ("from b", "table"),
        ("select version()", "function"),
        ("select '" + "x" * 20_000 + "'", "long"),
    ],
)
def test_a_refusal_says_why(connection, sql, why):
    from sql_sandbox import gate, reading

    with pytest.raises(reading.Refused) as refused:
        gate.admit(connection, sql, ["a"], ["m"])
    assert refused.value.why == why


ADMITTED = ["from A", "from m(1)", "explain from a", "/* ; */ explain -- x\n analyze from a;", "describe a"]


@pytest.mark.parametrize("sql", ADMITTED)
def test_one_question_passes(connection, sql):
    from sql_sandbox import gate

    gate.admit(connection, sql, ["a"], ["m"])
