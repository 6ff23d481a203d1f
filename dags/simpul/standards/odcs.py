"""A contract as ODCS v3, the Open Data Contract Standard, so that other tools read it too."""

from __future__ import annotations

import json
from typing import Any

from simpul.contract import Contract
from simpul.errors import ContractInvalid
from simpul.settings import Settings
from simpul.table import Check, Table
from simpul.vocabulary import Word, load_vocabulary

API_VERSION = "v3.2.0"
LOGICAL = {
    "integer": "integer",
    "month": "integer",
    "year": "integer",
    "number": "number",
    "percent": "number",
    "date": "date",
    "timestamp": "timestamp",
    "boolean": "boolean",
}
"""ODCS's logical types; every other kind is a string."""
EVERY = {
    "day": (1, "d"),
    "week": (7, "d"),
    "month": (1, "m"),
    "quarter": (3, "m"),
    "half-year": (6, "m"),
    "year": (1, "y"),
}
"""Cadence as value and unit; ``once`` promises no frequency."""


def to_yaml(settings: Settings, contract: Contract, is_held: bool = True) -> str:
    """Return the contract as ODCS YAML, held against the standard unless that is left to the tests.

    Raises:
        ContractInvalid: the export does not follow the standard's own schema.
    """
    from open_data_contract_standard.model import OpenDataContractStandard

    tree = to_tree(settings, contract)
    text = OpenDataContractStandard.model_validate(tree).to_yaml()
    if is_held:
        hold_against_standard(OpenDataContractStandard.json_schema(), text, contract.agency)
    return text


def hold_against_standard(schema: str, text: str, agency: str) -> None:
    """Validate the YAML text against the JSON schema that the standard's package ships.

    Raises:
        ContractInvalid: with the entry that is wrong.
    """
    from jsonschema import Draft201909Validator
    from jsonschema.exceptions import best_match
    from ruamel.yaml import YAML

    error = best_match(Draft201909Validator(json.loads(schema)).iter_errors(YAML(typ="safe").load(text)))
    if error is not None:
        what = f"the export is not ODCS: {error.json_path}: {error.message[:200]}"
        raise ContractInvalid(what, where=f"{agency}.yml", todo="report it to the maintainers")


def to_tree(settings: Settings, contract: Contract) -> dict[str, Any]:
    """Return the contract as ODCS entries."""
    words, steward = load_vocabulary(settings.promises), contract.steward
    return {
        "apiVersion": API_VERSION,
        "kind": "DataContract",
        "id": f"simpul-{contract.agency}",
        "name": contract.name,
        "version": contract.version,
        "status": "active",
        "domain": contract.agency,
        "tenant": contract.name,
        "description": {"purpose": contract.purpose, "limitations": f"Legal basis: {contract.legal_basis}"},
        "team": {"name": steward.unit, "members": [{"username": steward.email, "role": "data steward"}]},
        "support": [{"channel": steward.unit, "url": f"mailto:{steward.email}"}],
        "schema": [_object(contract.agency, name, table, words) for name, table in contract.tables.items()],
        "slaProperties": [entry for name, table in contract.tables.items() for entry in _service(name, table)],
    }


def _object(agency: str, name: str, table: Table, words: dict[str, Word]) -> dict[str, Any]:
    """Return one table; the grain is its primary key."""
    return {
        "name": name,
        "physicalName": f"raw.{agency}__{name}",
        "physicalType": "table",
        "logicalType": "object",
        "description": table.description,
        "dataGranularityDescription": table.description.split(".")[0] + ".",
        "properties": [_property(table, word, empty, words[word]) for word, empty in table.words.items()],
        "quality": [_quality(check, place) for place, check in enumerate(table.checks, 1)] or None,
    }


def _property(table: Table, name: str, may_be_empty: bool, word: Word) -> dict[str, Any]:
    """Return one field: type, limits, privacy, and the agency's own names for it."""
    limits = {"minimum": word.min, "maximum": word.max} if word.min is not None or word.max is not None else {}
    options = {**limits, **({"pattern": f"^(?:{word.pattern})$"} if word.pattern else {})}
    readings = [table.fields, *(variant.fields for variant in table.variants)]
    pairs = [(names, target) for reading in readings for names, target in reading.items()]
    sources = [one.strip() for names, target in pairs if target.rstrip("?") == name for one in names.split("|")]
    kept = {
        "name": name,
        "businessName": word.label.en,
        "description": word.description or word.label.id,
        "logicalType": LOGICAL.get(word.type, "string"),
        "logicalTypeOptions": {key: value for key, value in options.items() if value is not None} or None,
        "physicalType": word.sql_type,
        "required": not may_be_empty,
        "classification": word.privacy,
        "encryptedName": word.stored_as(name) if word.privacy == "identifier" else None,
        "primaryKey": name in table.grain or None,
        "primaryKeyPosition": table.grain.index(name) + 1 if name in table.grain else None,
        "transformSourceObjects": sources or None,
        "enum": [{"value": code} for code in word.codes] if word.codes else None,
    }
    return {key: value for key, value in kept.items() if value is not None}


def _quality(check: Check, place: int) -> dict[str, Any]:
    """Return one further promise, with its reason."""
    rule = check.model_dump(mode="json", exclude_none=True, exclude={"because"})
    return {
        "name": f"check_{place}",
        "type": "custom",
        "engine": "greatExpectations",
        "description": check.because,
        "implementation": rule,
        "dimension": "conformity",
    }


def _service(name: str, table: Table) -> list[dict[str, Any]]:
    """Return how often the table is due and how late it may be."""
    late = {"property": "latency", "value": table.cadence.late_after_days, "unit": "d", "element": name}
    if table.cadence.every not in EVERY:
        return [late]
    value, unit = EVERY[table.cadence.every]
    return [{"property": "frequency", "value": value, "unit": unit, "element": name}, late]
