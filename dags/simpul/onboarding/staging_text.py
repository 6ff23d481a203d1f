"""The staging model of a new agency's table, and the YAML beside it."""

from __future__ import annotations

import json

from simpul.onboarding.proposal import Proposal
from simpul.vocabulary import Word

BANDS = {"code": "codes", "name": "text", "text": "text", "date": "dates", "timestamp": "dates"}
"""Kind → the band of a staging model's columns; what is not here is a number."""


def staging_yaml(code: str, agency: str, table: str, proposal: Proposal) -> str:
    """Return the folder's YAML: the source, the model, and a sentence on every column."""
    alone = proposal.grain[0] if len(proposal.grain) == 1 else ""
    columns = "\n".join(_column(word, proposal, alone) for word in _staged(proposal))
    grain = plain(proposal.grain)
    return f"""sources:
  - name: {code}
    description: What {agency} delivered, as loaded under its contract.
    schema: raw
    tables:
      - {{name: {table}, identifier: {code}__{table}}}

models:
  - name: stg_{code}__{table}
    description: One row per {grain}.
    columns:
{columns}
"""


def _column(word: str, proposal: Proposal, key: str) -> str:
    tests = "[key]" if word == key else "[not_null]" if word in proposal.grain else ""
    name, told = proposal.words[word].stored_as(word), _described(proposal.words[word])
    described = json.dumps(told if name == word else f"Token of: {told}", ensure_ascii=False)
    return f"      - {{name: {name}, description: {described}{', data_tests: ' + tests if tests else ''}}}"


def _staged(proposal: Proposal) -> list[str]:
    """Return the words that schema raw holds, as they are or as tokens; what is personal stays in the vault."""
    return [column.word for column in proposal.mapped if column.word and proposal.words[column.word].stored_as("raw")]


def staging_sql(code: str, table: str, proposal: Proposal) -> str:
    """Return the staging model: the source, renamed, nothing else."""
    bands: dict[str, list[str]] = {"codes": [], "text": [], "numbers": [], "dates": []}
    for word in _staged(proposal):
        kind = proposal.words[word]
        bands["codes" if kind.is_private else BANDS.get(kind.type, "numbers")].append(kind.stored_as(word))
    filled = [f"        ---------- {band}\n        {', '.join(words)},\n" for band, words in bands.items() if words]
    return f"""with source as (
    select * from {{{{ source('{code}', '{table}') }}}}
),

renamed as (
    select
{"".join(filled)}        ---------- provenance
        period, _delivery_id, _row
    from source
)

select * from renamed
"""


def _described(word: Word) -> str:
    return word.description or f"{word.label.en}."


def plain(grain: list[str]) -> str:
    """Say what a grain is, in words."""
    return " and ".join(word.removesuffix("_code").removesuffix("_id").replace("_", " ") for word in grain)
