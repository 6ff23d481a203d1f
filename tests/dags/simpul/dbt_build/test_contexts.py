"""What a template names is made on demand: the same names and values as dbt's, and dbt is left as it was."""

import pytest
from dbt.clients.jinja import MacroGenerator
from dbt.context import base, providers
from dbt_common.clients import jinja
from simpul.dbt_build.contexts import OnDemand, made_on_demand
from simpul.dbt_build.invocation import invoked

from tests.dbt_project.tiny_warehouse import copied


def _told(value):
    """Return what two contexts must agree on in a value: a macro is the same by its id and by what it sees."""
    if isinstance(value, MacroGenerator):
        return value.macro.unique_id, value.node.unique_id, type(value.stack)
    return {*value} if isinstance(value, dict) else type(value)


def test_a_node_sees_what_dbt_would_have_it_see(tmp_path, monkeypatch):
    whole, seen = providers.ModelContext, []

    def both(node, config, manifest):
        context = providers.generate_runtime_model_context(node, config, manifest)
        plain = whole(node, config, manifest, providers.RuntimeProvider(), None).to_dict()
        made = len(dict.keys(context))
        seen.append((plain, context, made, *({name: _told(one[name]) for name in one} for one in (context, plain))))
        return context

    monkeypatch.setattr("dbt.compilation.generate_runtime_model_context", both)
    invoked(copied(tmp_path), ["compile", "--select", "dim_agencies"])
    plain, context, made, told, plainly = seen[0]
    assert made == 2
    assert told == plainly
    assert context["this"] == plain["this"]
    assert context["context"] is context["statement"].context is context
    assert {*context["builtins"]} == {*plain["builtins"]}
    found = [one["adapter"].dispatch("create_table_as", "dbt").macro.unique_id for one in (context, plain)]
    assert found == ["macro.dbt_duckdb.duckdb__create_table_as"] * 2
    assert [one["var"]("first_date") for one in (context, plain)] == ["2000-01-01"] * 2


def test_a_value_is_made_once_and_none_of_no_source():
    made = []
    names = OnDemand({"a": 1, "b": 2}, lambda source: made.append(source) or source * 10)
    assert "a" in names
    assert "c" not in names
    assert names.get("c") is None
    assert (names["a"], names["a"], made) == (10, 10, [1])
    names["c"] = 5
    assert dict(names) == dict(names.items()) == {"a": 10, "b": 20, "c": 5}
    assert [*names.values()] == [10, 20, 5]
    assert [*names.keys()] == ["a", "b", "c"]
    assert len(names) == len(made) + 1
    with pytest.raises(KeyError):
        names["d"]


def test_dbt_is_left_as_it_was():
    def now():
        return providers.ModelContext, base.Var.get_rendered_var, jinja.NativeSandboxTemplate.new_context

    before = now()
    with made_on_demand():
        assert all(one is not other for one, other in zip(now(), before, strict=True))
    assert now() == before
    assert "new_context" not in vars(jinja.NativeSandboxTemplate)
