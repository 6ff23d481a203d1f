"""What is put aside of dbt during a build: nothing comes out otherwise, and dbt is left as it was."""

import datetime
from types import SimpleNamespace

import pytest
from dbt.adapters.base.impl import BaseAdapter
from dbt.adapters.cache import RelationsCache
from dbt.adapters.duckdb.impl import DuckDBAdapter
from dbt.adapters.duckdb.relation import DuckDBRelation
from dbt.adapters.exceptions import ApproximateMatchError
from dbt.clients import jinja
from dbt.parser import manifest
from dbt_common.clients import agate_helper
from dbt_common.exceptions import CompilationError, DbtValidationError
from simpul.dbt_build.overhead import _constraints_kept, _related_at_once, _templates_kept, _testers_kept, lightened
from simpul.model import model

from tests.dbt_project.tiny_warehouse import copied


def test_a_test_s_template_is_made_once_and_its_fault_is_each_node_s():
    test, model = (SimpleNamespace(resource_type=kind, name=kind) for kind in ("test", "model"))
    before = jinja.get_template
    with _templates_kept():
        once, twice = (jinja.get_template("{{ a }}", {"a": n}, test) for n in (1, 2))
        assert once is twice
        assert jinja.get_template("{{ a }}", {}, model) is not once
        assert jinja.get_template("{{ a }}", {}, test, native=True) is not once
        assert [jinja.get_rendered("{{ a }}", {"a": n}, test) for n in (1, 2)] == ["1", "2"]
        assert [jinja.get_rendered("{{ a }}", {"a": n}, test, native=True) for n in (1, 2)] == [1, 2]
        for _ in range(2):
            with pytest.raises(CompilationError) as raised:
                jinja.get_rendered("{{ a", {}, test)
            assert raised.value.node is test
    assert jinja.get_template is before


def test_a_column_s_constraint_is_read_once_and_a_wrong_one_refused():
    columns = {name: {"name": name, "data_type": "date", "constraints": [{"type": "not_null"}]} for name in "ab"}
    before = vars(BaseAdapter)["_parse_column_constraint"]
    plain = DuckDBAdapter.render_raw_columns_constraints(columns)
    with _constraints_kept():
        assert DuckDBAdapter.render_raw_columns_constraints(columns) == plain == ["a date not null", "b date not null"]
        once, twice = (DuckDBAdapter._parse_column_constraint({"type": "not_null"}) for _ in "ab")
        assert once is twice
        for _ in range(2):
            with pytest.raises(DbtValidationError, match="odd"):
                DuckDBAdapter._parse_column_constraint({"type": "odd"})
    assert vars(BaseAdapter)["_parse_column_constraint"] is before


def test_a_relation_is_found_as_dbt_finds_it(monkeypatch):
    adapter, before = object.__new__(DuckDBAdapter), DuckDBAdapter.get_relation
    adapter.config = SimpleNamespace(quoting={"database": True, "schema": True, "identifier": True})
    adapter.cache = RelationsCache()
    adapter.cache.update_schemas([("d", "s"), ("d", "t"), ("d", "empty")])
    for schema, name in [("s", "one"), ("s", "two"), ("t", "one")]:
        adapter.cache.add(DuckDBRelation.create(database="d", schema=schema, identifier=name, type="table"))
    asked = [("d", "s", "one"), ("d", "s", "two"), ("d", "t", "two"), ("d", "empty", "one")]
    plain = [adapter.get_relation(*one) for one in asked]
    with _related_at_once():
        assert [adapter.get_relation(*one) for one in asked] == plain
        with pytest.raises(ApproximateMatchError):
            adapter.get_relation("d", "s", "One")
        monkeypatch.setattr(DuckDBAdapter, "list_relations", lambda *_: [plain[0]])
        assert adapter.get_relation("d", "s", "two") == plain[1]
        assert adapter.get_relation("d", "unread", "two") is None
    assert [str(one) for one in plain] == ['"d"."s"."one"', '"d"."s"."two"', "None", "None"]
    assert DuckDBAdapter.get_relation is before


def test_a_result_is_told_in_the_types_it_always_had():
    rows = [{"a": 1, "b": "null", "c": "2026-11-29"}, {"a": None, "b": "2", "c": datetime.date(2026, 11, 29)}]
    before = agate_helper.build_type_tester
    plain = [agate_helper.table_from_data_flat(rows[:n], ["a", "b", "c"]) for n in (1, 2)]
    with _testers_kept():
        assert agate_helper.build_type_tester is not before
        for _ in range(2):
            kept = [agate_helper.table_from_data_flat(rows[:n], ["a", "b", "c"]) for n in (1, 2)]
            assert [[*map(type, one.column_types)] for one in kept] == [[*map(type, one.column_types)] for one in plain]
            assert [[*map(tuple, one.rows)] for one in kept] == [[*map(tuple, one.rows)] for one in plain]
    assert agate_helper.build_type_tester is before


def test_the_manifest_of_a_build_stands_whole_at_its_end(tmp_path):
    settings, writes = copied(tmp_path), manifest.write_manifest
    model(settings)
    told = (settings.data / "dbt" / "target" / "manifest.json").read_text("utf-8")
    assert '"compiled_code": "' in told
    with lightened(writes_at_end=True):
        assert manifest.write_manifest is not writes
    with lightened(writes_at_end=False):
        assert manifest.write_manifest is writes
    assert manifest.write_manifest is writes
