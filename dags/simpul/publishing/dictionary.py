"""The data dictionary: what the contracts promise, as rows that travel with an edition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simpul.contract import load_contracts
from simpul.table import Table
from simpul.vocabulary import load_vocabulary


def contract_rows(promises: Path) -> Iterator[dict[str, Any]]:
    """Give one row per contracted table: what it is, who owns it, how often and by what law it comes."""
    for agency, contract in load_contracts(promises).items():
        for name, table in contract.tables.items():
            yield {
                "agency": agency,
                "agency_name": contract.name,
                "table_name": name,
                "description": table.description,
                "owner_unit": contract.steward.unit,
                "owner_email": contract.steward.email,
                "cadence": table.cadence.every,
                "legal_basis": contract.legal_basis,
                "purpose": contract.purpose,
                "contract_version": contract.version,
            }


def field_rows(promises: Path) -> Iterator[dict[str, Any]]:
    """Give one row per contracted table and shared word: the agency's columns, the type, unit and privacy class."""
    words = load_vocabulary(promises)
    for agency, contract in load_contracts(promises).items():
        for name, table in contract.tables.items():
            sources = source_columns(table)
            for field, is_optional in table.words.items():
                if word := words.get(field):
                    yield {
                        "agency": agency,
                        "table_name": name,
                        "field": field,
                        "source_columns": " | ".join(sources[field]),
                        "type": word.type,
                        "unit": word.unit,
                        "label_id": word.label.id,
                        "label_en": word.label.en,
                        "privacy": word.privacy,
                        "is_optional": is_optional,
                    }


def source_columns(table: Table) -> dict[str, list[str]]:
    """Return shared word → the agency's names of it, over every variant; a pattern where columns are values."""
    found: dict[str, list[str]] = {word: [] for word in table.words}
    for reading in (table.columns_for(None), *(variant.fields for variant in table.variants)):
        for names, word in reading.items():
            found[word.rstrip("?")] += [name.strip() for name in names.split("|")]
    if table.unpivot:
        found[table.unpivot.name] = found[table.unpivot.value] = [table.unpivot.columns]
    return {word: list(dict.fromkeys(names)) for word, names in found.items()}
