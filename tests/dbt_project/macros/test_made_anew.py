"""Whatever stood under a model's name before, a view, a table or rows of Python, the model takes its place."""

import duckdb
from simpul import changes
from simpul.model import model

from tests.dbt_project.tiny_warehouse import copied

KINDS = {
    "staging.stg_bkn__employees": "VIEW",
    "staging.stg_bkn__work_units": "VIEW",
    "intermediate.int_work_units__listed": "BASE TABLE",
    "marts.dim_members": "BASE TABLE",
    "vault.int_people__weighed": "BASE TABLE",
}
"""A relation → what it is; the last is made by Python."""
SWAPPED = "table", "table", "view", "table", "view"
"""What the test puts in each one's place: another kind, or for the fourth an old table."""


def test_each_model_takes_the_place_of_whatever_was_there(tmp_path):
    office = copied(tmp_path)
    with duckdb.connect(office.warehouse) as connection:
        for (name, was), stranger in zip(KINDS.items(), SWAPPED, strict=True):
            connection.execute(f"drop {'view' if was == 'VIEW' else 'table'} {name} cascade")
            connection.execute(f"create {stranger} {name} as select 1 as left_over")
    changes.forget(office)
    model(office)
    with duckdb.connect(office.warehouse) as connection:
        found = connection.execute(
            """select table_schema || '.' || table_name, table_type, 'left_over' in (
                select column_name from information_schema.columns as field
                where (field.table_schema, field.table_name) = (held.table_schema, held.table_name)
            ) from information_schema.tables as held"""
        ).fetchall()
    assert {name: kind for name, kind, _ in found if name in KINDS} == KINDS
    assert [name for name, _, is_left in found if is_left] == []
