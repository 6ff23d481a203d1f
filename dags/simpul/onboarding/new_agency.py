"""A new agency in one thought: contract, staging models and sample, and no existing file edited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from simpul.contract import load_contract
from simpul.errors import ContractInvalid
from simpul.onboarding.proposal import Proposal, pattern_of, propose
from simpul.onboarding.sample_rows import write_sample
from simpul.onboarding.staging_text import plain, staging_sql, staging_yaml
from simpul.settings import Settings
from simpul.world import World


@dataclass(frozen=True)
class Answers:
    """What a person says about a new agency; the rest is read from the example."""

    code: str
    name: str
    table: str
    example: Path
    unit: str
    email: str
    every: str
    purpose: str


def write(settings: Settings, answers: Answers) -> list[Path]:
    """Write everything a new agency needs and return the paths; DAG, suite, tests and pages discover it.

    The agreement is a proposal for a year from today: nothing flows into an edition without one.

    Raises:
        ContractInvalid: the agency exists, an answer breaks a rule, or no column of the example is a shared word.
        PromiseBroken: the example cannot be read.
    """
    code, table = answers.code, answers.table
    contract = settings.promises / "agencies" / f"{code}.yml"
    staging = settings.dbt_project / "models" / "staging" / code
    sample = settings.promises.parent / "data" / "samples" / code / answers.example.name
    agreement = settings.promises / "agreements" / f"{code}.yml"
    for path in (contract, agreement, staging, sample):
        if path.exists():
            raise ContractInvalid("exists already", where=str(path), todo="edit it by hand, or choose another code")
    proposal = propose(settings, answers.example)
    contract.write_text(contract_text(answers, proposal), "utf-8")
    try:
        load_contract(settings.promises, code)
    except ContractInvalid:
        contract.unlink()
        raise
    staging.mkdir(parents=True)
    agreement.parent.mkdir(exist_ok=True)
    texts = {agreement: agreement_text(answers, World().now().date())}
    texts[staging / f"_{code}.yml"] = staging_yaml(code, answers.name, table, proposal)
    texts[staging / f"stg_{code}__{table}.sql"] = staging_sql(code, table, proposal)
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    write_sample(sample, proposal)
    return [contract, *texts, sample]


def agreement_text(answers: Answers, today: date) -> str:
    """Return the agreement's YAML: what is about no person, for the contract's purpose, for one year."""
    parts = [
        f"# What {answers.name} shares: proposed with its contract, signed by nobody yet.",
        f"agency: {answers.code}",
        "agreements:",
        "  - recipient: Simpul",
        f"    purpose: {answers.purpose}",
        "    legal_basis: Perpres 39/2019",
        f"    from: {today.isoformat()}",
        f"    until: {(today + timedelta(days=365)).isoformat()}",
        f'    tables: {{{answers.table}: ["*"]}}\n',
    ]
    return "\n".join(parts)


def contract_text(answers: Answers, proposal: Proposal) -> str:
    """Return the contract's YAML; columns that no word names yet are ignored, so that nothing unpromised is kept."""
    fields = "\n".join(
        f"      {json.dumps(column.name, ensure_ascii=False)}: {column.word}{'?' if column.has_gaps else ''}"
        for column in proposal.mapped
    )
    parts = [
        f"agency: {answers.code}",
        f"name: {answers.name}",
        f"steward: {{unit: {json.dumps(answers.unit, ensure_ascii=False)}, email: {answers.email}}}",
        "legal_basis: Perpres 39/2019",
        f"purpose: {answers.purpose}",
        "tables:\n",
        f"  {answers.table}:",
        f"    description: One row per {plain(proposal.grain)}.",
        f'    landing: {{connector: drop, match: "{pattern_of(answers.example, answers.code)}"}}',
        f"    cadence: {{every: {answers.every}, late_after_days: 10}}",
        *([f"    period: {json.dumps(proposal.period, ensure_ascii=False)}"] if proposal.period else []),
        *(['    decimal: ","'] if proposal.decimal == "," else []),
        f"    grain: [{', '.join(proposal.grain)}]",
        f"    fields:\n{fields}",
        *_ignored(proposal),
        "    tolerance: {quarantined_rows_pct: 1}\n",
    ]
    return "\n".join(parts)


def _ignored(proposal: Proposal) -> list[str]:
    if not proposal.unmapped:
        return []
    names = "".join(f"\n      - {json.dumps(column.name, ensure_ascii=False)}" for column in proposal.unmapped)
    told = "    # No shared word yet: never stored. To keep one, add its word to vocabulary.yml and move it to fields."
    return [told, f"    ignore:{names}"]
