"""Contract tables = dbt sources = samples: an agency's word is the same in every room."""

import json

import pytest
from ruamel.yaml import YAML
from simpul.connectors import drop
from simpul.contract import load_contracts
from simpul.people.vault import private_words
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary

from tests.house import HOUSE

PROMISES = HOUSE / "expectations"
SAMPLES = HOUSE / "data" / "samples"
CONTRACTS = load_contracts(PROMISES)
TABLES = [(agency, table) for agency, contract in CONTRACTS.items() for table in contract.tables]
SETTINGS = Settings(data=HOUSE / "data", drop=str(SAMPLES), promises=PROMISES, dbt_project=HOUSE / "dbt_project")


def sources() -> dict[tuple[str, str], dict]:
    """Return every table of every dbt source that an agency fills; what stewards decide is our own."""
    found = {}
    for path in (HOUSE / "dbt_project" / "models" / "staging").glob("*/_*.yml"):
        for source in YAML(typ="safe").load(path.read_text("utf-8")).get("sources", []):
            found |= {
                (source["name"], table["name"]): table | {"schema": source["schema"]}
                for table in source["tables"]
                if source["name"] != "simpul"
            }
    return found


def test_every_table_of_a_contract_is_a_source_and_no_other():
    assert {key for key, table in sources().items() if table["schema"] == "raw"} == set(TABLES)


def test_what_names_people_is_read_from_the_vault_alone():
    vocabulary = load_vocabulary(PROMISES)
    vaults = {key: table for key, table in sources().items() if table["schema"] != "raw"}
    assert vaults
    for (name, table), source in vaults.items():
        agency = name.removesuffix("_vault")
        model = HOUSE / "dbt_project" / "models" / "staging" / agency / f"stg_{agency}__{table}_identities.sql"
        assert (name, source["schema"], source["identifier"]) == (f"{agency}_vault", "vault", f"{agency}__{table}")
        assert private_words(CONTRACTS[agency].tables[table], vocabulary)
        assert 'schema="vault"' in model.read_text("utf-8")


@pytest.mark.parametrize(("agency", "table"), TABLES)
def test_a_table_has_its_place_staging_and_sample(agency, table):
    source = sources()[agency, table]
    assert (source["schema"], source["identifier"]) == ("raw", f"{agency}__{table}")
    assert (HOUSE / "dbt_project" / "models" / "staging" / agency / f"stg_{agency}__{table}.sql").is_file()
    files = drop.listing(SETTINGS)
    for landing in CONTRACTS[agency].tables[table].landing:
        found = [file.name for file in drop.find(files, landing)]
        assert found, f"no sample for {agency}.{table} {landing.part}"
        assert all(name.startswith(f"{agency}/") for name in found), "a sample lies in its agency's folder"


def test_no_file_belongs_to_two_tables():
    claimed = [
        (file.name, agency, table, landing.part)
        for file in drop.listing(SETTINGS)
        for agency, table in TABLES
        for landing in CONTRACTS[agency].tables[table].landing
        if drop.claims(landing, file.name)
    ]
    assert len({name for name, *_ in claimed}) == len(claimed)


def test_every_word_is_in_use():
    used = {word for contract in CONTRACTS.values() for table in contract.tables.values() for word in table.words}
    assert set(load_vocabulary(PROMISES)) == used, "a word that nobody delivers is dead"


def test_broken_samples_match_no_contract_where_they_lie():
    broken = [file.name for file in drop.listing(SETTINGS) if file.name.startswith("broken/")]
    assert len(broken) > 10
    assert set(broken) <= set(drop.unclaimed(SETTINGS, CONTRACTS))


def test_the_list_of_broken_samples_is_whole():
    told = YAML(typ="safe").load((SAMPLES / "broken" / "broken.yml").read_text("utf-8"))
    assert {entry["file"] for entry in told} == {path.name for path in (SAMPLES / "broken").glob("*.broken")}
    for entry in told:
        landings = CONTRACTS[entry["agency"]].tables[entry["table"]].landing
        assert any(drop.claims(landing, entry["deliver_as"]) for landing in landings), entry
        assert entry["ends"] in {"loaded", "needs_decision", "refused"}


def test_samples_are_small_and_invented():
    files = [path for path in SAMPLES.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < 600_000
    real = HOUSE.parent / "shared" / "real"
    delivered = {path.read_bytes() for path in real.rglob("*.csv")} if real.is_dir() else set()
    assert not delivered & {path.read_bytes() for path in SAMPLES.rglob("*.csv")}
    for path in (SAMPLES / "lkpp").glob("*.json"):
        for row in json.loads(path.read_text("utf-8")):
            assert row.get("kd_klpd", "D900") == "D900", "the sample's region is invented"


@pytest.mark.parametrize("agency", sorted(CONTRACTS))
def test_a_contract_says_why(agency):
    for name, table in CONTRACTS[agency].tables.items():
        assert table.description.startswith("One row per "), f"{name} begins with its grain"
        for check in table.checks:
            assert check.because.endswith("."), f"{name}: a check's reason is a sentence"
        assert set(table.grain) <= set(table.words) | {"period", "part"}, name
