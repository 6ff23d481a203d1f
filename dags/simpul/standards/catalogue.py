"""The edition as a DCAT-AP 3 catalogue in JSON-LD: its data sets, who answers for them, and what they were made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from simpul.numbers.kpi import rows
from simpul.standards.issue import Issue, as_json

EU = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "quarter": "QUARTERLY", "year": "ANNUAL",
               "half-year": "ANNUAL_2", "once": "NEVER"}  # fmt: skip
DUCKDB = {"mediaType": "application/vnd.duckdb", "file": "../edition.duckdb"}
SDMX = {"mediaType": "application/vnd.sdmx.data+csv", "file": "kpi.sdmx.csv"}
ABOUT = {
    "id": "Indikator, data, dan asal-usulnya dalam satu edisi",
    "en": "Indicators, data and where they come from, in one edition",
}

THEME = {"id": "Pemerintahan dan sektor publik", "en": "Government and public sector"}


def catalogue(connection: duckdb.DuckDBPyConnection, issue: Issue) -> bytes:
    """Return the catalogue of an open edition; places of files are told from where it stands itself."""
    sets = [*_made(connection, issue), *_delivered(connection)]
    tree = {
        "@context": CONTEXT,
        "@id": f"urn:simpul:edition:{issue.edition_id}",
        "@type": "dcat:Catalog",
        "dct:title": _texts({"id": f"Simpul, edisi {issue.edition_id}", "en": f"Simpul, edition {issue.edition_id}"}),
        "dct:description": _texts(ABOUT),
        "dct:publisher": {"@id": "urn:simpul:house", "@type": "foaf:Agent", "foaf:name": "Simpul"},
        "dct:issued": {"@value": issue.published_at, "@type": "xsd:dateTime"},
        "dct:language": [_of("dct:LinguisticSystem", f"{EU}/language/{code}") for code in ("IND", "ENG")],
        "dct:spatial": _of("dct:Location", f"{EU}/country/IDN"),
        "dcat:dataset": sets,
    }
    return as_json(tree)


def _made(connection: duckdb.DuckDBPyConnection, issue: Issue) -> Iterator[dict[str, Any]]:
    """Give what the edition holds: the KPIs, and each mart with the tables it was made of."""
    made = """
        select table_name, description, (
            select list(distinct parent order by parent) from lineage_models where model = table_name) as parents
        from duckdb_tables() left join lineage_nodes on model = table_name
        where table_name similar to '(fct|dim)_.*' order by table_name"""
    for one in rows(connection, made):
        name = one["table_name"]
        files = [DUCKDB, SDMX] if name == "fct_metrics" else [DUCKDB]
        yield {
            **_set(name, name, one["description"] or name),
            "dct:publisher": {"@id": "urn:simpul:house"},
            "dct:issued": {"@value": issue.published_at, "@type": "xsd:dateTime"},
            "prov:wasDerivedFrom": [{"@id": f"urn:simpul:dataset:{parent}"} for parent in one["parents"] or []],
            "dcat:distribution": [_distribution(name, file, issue) for file in files],
        }


def _delivered(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """Give what the agencies deliver; it is not in the edition, so that nothing says where to get it."""
    for one in rows(connection, "from dictionary_contracts order by agency, table_name"):
        agency = f"urn:simpul:agency:{one['agency']}"
        name = f"raw.{one['agency']}__{one['table_name']}"
        yield {
            **_set(name, f"{one['agency_name']}: {one['table_name']}", one["description"]),
            "dct:publisher": {"@id": agency, "@type": "foaf:Agent", "foaf:name": one["agency_name"]},
            "dct:accrualPeriodicity": _of("dct:Frequency", f"{EU}/frequency/{FREQUENCIES[one['cadence']]}"),
            "dct:provenance": {"@type": "dct:ProvenanceStatement", "dct:description": one["legal_basis"]},
            "dcat:contactPoint": {
                "@type": "vcard:Kind",
                "vcard:fn": one["owner_unit"],
                "vcard:hasEmail": {"@id": f"mailto:{one['owner_email']}"},
            },
        }


def _set(name: str, title: str, description: str) -> dict[str, Any]:
    return {
        "@id": f"urn:simpul:dataset:{name}",
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": {"@value": title, "@language": "en"},
        "dct:description": {"@value": description, "@language": "en"},
        "dcat:theme": {**_of("skos:Concept", f"{EU}/data-theme/GOVE"), "skos:prefLabel": _texts(THEME)},
        "dct:accessRights": _of("dct:RightsStatement", f"{EU}/access-right/RESTRICTED"),
    }


def _distribution(name: str, file: dict[str, str], issue: Issue) -> dict[str, Any]:
    told = {
        "@type": "dcat:Distribution",
        "dct:title": {"@value": f"{name} in {file['file'].removeprefix('../')}", "@language": "en"},
        "dcat:accessURL": _of("rdfs:Resource", file["file"]),
        "dcat:downloadURL": _of("rdfs:Resource", file["file"]),
        "dcat:mediaType": _of("dct:MediaType", f"https://www.iana.org/assignments/media-types/{file['mediaType']}"),
    }
    if file is not DUCKDB:
        return told
    digest = {"@type": "spdx:Checksum", "spdx:checksumValue": {"@value": issue.file.sha256, "@type": "xsd:hexBinary"}}
    digest["spdx:algorithm"] = _of("spdx:ChecksumAlgorithm", "spdx:checksumAlgorithm_sha256")
    return {
        **told,
        "spdx:checksum": digest,
        "dcat:byteSize": {"@value": str(issue.file.size), "@type": "xsd:nonNegativeInteger"},
    }


def _of(kind: str, name: str) -> dict[str, str]:
    """Name a thing of somebody else's vocabulary with its class, as DCAT-AP's shapes ask where they stand alone."""
    return {"@id": name, "@type": kind}


def _texts(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]
