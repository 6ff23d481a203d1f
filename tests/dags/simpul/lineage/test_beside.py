"""Lineage is read while models are built: what the reader is told is what audit asks, and it ends with the build."""

import io
import json
import logging
import os
import time
from pathlib import Path
from threading import Event

import duckdb
import pytest
from simpul.dbt_build import invocation
from simpul.dbt_build.invocation import invoked, session
from simpul.lineage import beside
from simpul.lineage.beside import Feed, read, read_beside
from simpul.lineage.columns import columns_of
from simpul.lineage.memory import digest
from simpul.lineage.metrics import memory, origins_of

from tests.dags.simpul.small_warehouse import MODELS, small_warehouse
from tests.dbt_project.tiny_warehouse import copied


@pytest.fixture
def settings(tmp_path):
    return small_warehouse(tmp_path)


@pytest.fixture
def models(settings, tmp_path):
    """Return each model with the file of its compiled SQL, which is what dbt's manifest says."""
    nodes = json.loads((settings.data / "dbt" / "target" / "manifest.json").read_text())["nodes"].values()
    found = []
    for node in nodes:
        file = tmp_path / f"{node['name']}.sql"
        file.write_text(node["compiled_code"])
        found.append((node["schema"], node["name"], str(file)))
    return found


def asked(settings):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{settings.warehouse}' as workshop (read_only)")
        origins = origins_of(settings, columns_of(connection))
    return {digest(sql, origins.columns) for sql in origins.models.values() if sql}


def lines(settings, told):
    """Return what a feed writes of models, told one by one."""
    out = io.BytesIO()
    feed = Feed(out, lambda: duckdb.connect(settings.warehouse, read_only=True))
    for model in told:
        before = out.tell()
        feed.tell(*model)
        while out.tell() == before:
            time.sleep(0.01)
    written = out.getvalue()
    feed.end()
    return written.splitlines()


def test_what_was_read_is_what_audit_asks(settings, models, monkeypatch):
    monkeypatch.setattr(beside, "PAUSE", 0.01)
    told = lines(settings, models)
    assert [len(json.loads(line)["models"]) for line in told] == [1] * len(MODELS)
    assert not any(json.loads(told[-1])["columns"].values())  # none is told twice
    read(told, Event(), settings)
    assert memory(settings).known.keys() == asked(settings)
    with duckdb.connect(settings.warehouse) as connection:
        connection.execute("create table raw.written (a int)")


def test_when_the_build_is_over_nothing_more_is_read_and_nothing_forgotten(settings, models, monkeypatch):
    monkeypatch.setattr(beside, "PAUSE", 0.01)
    told = lines(settings, models)
    read(told[:2], Event(), settings)
    over = Event()
    over.set()
    read(told, over, settings)
    read([told[0], told[2]], Event(), settings)
    assert len(memory(settings).known) == 3


def test_dbt_tells_of_each_model_what_audit_will_ask(tmp_path):
    settings, told = copied(tmp_path), {}

    def modelled(_, name, file):
        with session() as warehouse:
            told[name] = digest(Path(file).read_text("utf-8"), columns_of(warehouse, "current_database()"))

    invoked(settings, ["build", "--select", "+int_regions__stacked", "--resource-type", "model"], modelled=modelled)
    assert {"int_regions__stacked", "stg_kemendagri__regencies"} <= told.keys()
    assert set(told.values()) <= asked(settings)


def test_the_reader_ends_with_the_build(settings, models, monkeypatch, caplog):
    monkeypatch.setattr(beside, "PAUSE", 0.01)
    monkeypatch.setattr(invocation, "session", lambda: duckdb.connect(settings.warehouse, read_only=True))
    with caplog.at_level(logging.WARNING), read_beside(settings) as tell:
        for model in models:
            tell(*model)
    assert not caplog.records
    assert memory(settings).known.keys() <= asked(settings)


def test_a_reader_that_is_gone_fails_no_build(settings, models, monkeypatch, caplog):
    monkeypatch.setattr(beside, "PAUSE", 0.01)
    reads, writes = os.pipe()
    os.close(reads)
    feed = Feed(os.fdopen(writes, "wb"), lambda: duckdb.connect(settings.warehouse, read_only=True))
    feed.tell(*models[0])
    while not caplog.records:
        time.sleep(0.01)
    feed.tell(*models[1])
    feed.end()
    assert "audit will read it" in caplog.text
