"""What an edition says, in the words of others: catalogue, contracts, lineage, series and dictionary beside its file.

DCAT-AP as JSON-LD, ODCS v3, OpenLineage, SDMX-CSV 2.0, and a data dictionary. All is told from the edition itself and
the contracts; the one time in them is that of its publication.
"""

from __future__ import annotations

import duckdb

from simpul.settings import Settings
from simpul.standards.catalogue import catalogue
from simpul.standards.contracts import contracts
from simpul.standards.dictionary import dictionary_csv, dictionary_json
from simpul.standards.issue import Issue
from simpul.standards.lineage import events
from simpul.standards.series import series

__all__ = ["Issue", "papers"]


def papers(
    settings: Settings, connection: duckdb.DuckDBPyConnection, issue: Issue, kept: dict[str, bytes]
) -> dict[str, bytes]:
    """Return the files of an open edition, by name; ``kept`` are its contracts if an earlier one told them already."""
    return {
        "catalogue.jsonld": catalogue(connection, issue),
        "dictionary.csv": dictionary_csv(connection),
        "dictionary.json": dictionary_json(connection),
        "kpi.sdmx.csv": series(connection),
        "openlineage.ndjson": events(connection, issue),
        **(kept or contracts(settings)),
    }
