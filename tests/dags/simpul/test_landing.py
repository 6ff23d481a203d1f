"""One model a transport; an entry that fits none is refused with its place."""

import pytest
from pydantic import TypeAdapter, ValidationError
from simpul.errors import ContractInvalid
from simpul.landing import AnyLanding, CkanLanding, DropLanding, Landing, RestLanding, SqlLanding
from simpul.table import Table
from simpul.yaml_files import read_yaml

REST = {"connector": "rest", "path": "/x"}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"connector": "drop", "match": "**/a.csv"}, DropLanding),
        ({**REST, "match": ["a", "b"], "pages": {"style": "page", "param": "page"}}, RestLanding),
        ({"connector": "sql", "table": "sakti.realisasi"}, SqlLanding),
        ({"connector": "ckan", "dataset": "kode", "resource": "a.*"}, CkanLanding),
    ],
)
def test_each_transport_has_its_model(told, kind):
    found = TypeAdapter(AnyLanding).validate_python(told)
    assert type(found) is kind
    assert isinstance(found, Landing)
    assert found.SPEAKS


@pytest.mark.parametrize(
    "told",
    [
        {"connector": "drop"},
        {"connector": "drop", "match": []},
        {"connector": "carrier-pigeon", "match": "a"},
        {"connector": "drop", "match": "a", "path": "/x"},
        {**REST, "path": "x"},
        {**REST, "by": "year"},
        {**REST, "by": "year", "since": "2024-13"},
        {**REST, "by": "week", "since": "2024-01"},
        {**REST, "look_back": 0},
        {**REST, "pages": {"style": "scroll", "param": "p"}},
        {**REST, "pages": {"style": "page", "param": "p", "size": 0}},
        {"connector": "ckan", "dataset": "kode", "resource": "("},
    ],
)
def test_what_fits_none(told):
    with pytest.raises(ValidationError):
        TypeAdapter(AnyLanding).validate_python(told)


def test_the_refusal_names_the_line(tmp_path):
    path = tmp_path / "table.yml"
    head = "description: a\ncadence: {every: year}\ngrain: [a]\nfields: {a: a}\n"
    path.write_text(f"{head}landing:\n  connector: rest\n  path: /x\n  page: 1\n")
    with pytest.raises(ContractInvalid) as refused:
        read_yaml(path, Table)
    assert refused.value.where == f"{path}:8"
