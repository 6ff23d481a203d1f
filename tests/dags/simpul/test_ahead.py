"""What publish asks is worked out beside the audit: it finds it, and works out for itself what could not be."""

import json
import logging

import duckdb
import pytest
from simpul.ahead import worked_out_beside
from simpul.lineage.columns import columns_of
from simpul.lineage.metrics import lineage, origins_of

from tests.dags.simpul.small_warehouse import MODELS, small_warehouse


@pytest.fixture
def settings(tmp_path):
    return small_warehouse(tmp_path)


def told(settings, **how):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{settings.warehouse}' as workshop (read_only)")
        connection.execute("create view dim_metrics as from workshop.metrics.dim_metrics")
        origins = origins_of(settings, columns_of(connection))
        return origins, lineage(settings, connection, origins)


def test_what_publish_asks_was_read_before_it_asks(settings, caplog):
    _, for_itself = told(settings)
    with caplog.at_level(logging.WARNING), worked_out_beside(settings):
        pass
    assert not caplog.records
    origins, found = told(settings)
    assert len(origins.memory.known) == len(MODELS)
    assert origins.memory.used.keys() <= origins.memory.known.keys()
    assert found == for_itself


def test_the_workshop_is_free_to_be_written_after_it(settings):
    with worked_out_beside(settings):
        pass
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("create table raw.written (a int)")


def test_what_cannot_be_read_is_said_and_the_rest_kept(settings, caplog):
    path = settings.data / "dbt" / "target" / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["nodes"][list(manifest["nodes"])[-1]]["compiled_code"] = "select from where"
    path.write_text(json.dumps(manifest))
    with caplog.at_level(logging.WARNING), worked_out_beside(settings):
        pass
    assert "its lineage cannot be read" in caplog.text
    assert len(json.loads((settings.data / "dbt" / "lineage.json").read_text())) == len(MODELS) - 1


def test_an_audit_that_fails_waits_for_nothing(settings):
    with pytest.raises(ZeroDivisionError), worked_out_beside(settings):
        raise ZeroDivisionError
    assert not (settings.data / "dbt" / "lineage.json").exists()
