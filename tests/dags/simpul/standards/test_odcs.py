"""A contract leaves the house as ODCS v3 and is held against the standard's own schema."""

import json

import pytest
from open_data_contract_standard.model import OpenDataContractStandard
from simpul.contract import load_contract, load_contracts
from simpul.errors import ContractInvalid
from simpul.settings import settings
from simpul.standards import odcs

CONTRACTS = load_contracts(settings().promises)


@pytest.mark.parametrize("agency", sorted(CONTRACTS))
def test_an_export_is_odcs_and_loses_nothing(agency):
    contract = CONTRACTS[agency]
    read = OpenDataContractStandard.from_string(odcs.to_yaml(settings(), contract))
    assert (read.kind, read.apiVersion, read.version) == ("DataContract", odcs.API_VERSION, contract.version)
    assert [table.name for table in read.schema_] == list(contract.tables)
    for exported, table in zip(read.schema_, contract.tables.values(), strict=True):
        assert {each.name: not each.required for each in exported.properties} == table.words
        assert len(exported.quality or []) == len(table.checks)
        keys = {each.name for each in exported.properties if each.primaryKey}
        assert keys == set(table.grain) - {"period", "part"}


def test_a_field_carries_its_type_limits_and_sources():
    tree = odcs.to_tree(settings(), load_contract(settings().promises, "kemenkeu"))
    fields = {field["name"]: field for field in tree["schema"][0]["properties"]}
    score = fields["absorption_score"]
    assert (score["logicalType"], score["logicalTypeOptions"]) == ("number", {"minimum": 0, "maximum": 100})
    assert fields["work_unit_code"]["logicalTypeOptions"]["pattern"] == r"^(?:\d{6})$"
    assert fields["dispensation_score"]["transformSourceObjects"] == ["Capaian Output"], "only the variant names it"
    assert len(fields["dispensation_deduction"]["transformSourceObjects"]) == 2, "both names it has had"


def test_codes_are_exported():
    tree = odcs.to_tree(settings(), load_contract(settings().promises, "lkpp"))
    tenders = next(table for table in tree["schema"] if table["name"] == "tenders")
    status = next(field for field in tenders["properties"] if field["name"] == "tender_status")
    assert [each["value"] for each in status["enum"]] == ["Berlangsung", "Selesai", "Gagal/Batal"]


def test_what_is_not_odcs_is_refused():
    schema = OpenDataContractStandard.json_schema()
    assert json.loads(schema)["properties"]
    text = odcs.to_yaml(settings(), load_contract(settings().promises, "lkpp")).replace("DataContract", "Recipe")
    with pytest.raises(ContractInvalid, match="not ODCS"):
        odcs.hold_against_standard(schema, text, "lkpp")
