"""A steward's desk for tests: settings on an empty folder, a clock that stands still, and a small linked warehouse."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from simpul.settings import Settings
from simpul.stewardship import decisions, steward
from simpul.stewardship.decision import Decision
from simpul.world import World

from tests.house import HOUSE

BUILT = """
create schema intermediate; create schema marts;
create table intermediate.int_organisations__crosswalked as from (values
    ('BA/025', '025', '025', 'official code'), ('KOMDIGI/kemenag', null, '025', 'unmatched'),
    ('SPBE/name/badan contoh', null, null, 'unmatched'), ('BA/054', '054', '054', 'official code')
) as t(subject, agency_code, candidate_agency_code, method);
create table intermediate.int_work_units__crosswalked as from (values
    ('satker/1', '1', null, 'official code'), ('OIKN/name/033/a', null, 'U1', 'unmatched')
) as t(subject, unit_code, candidate_unit_code, method);
create table intermediate.int_applications__matched as
select 'APP-' || range as application_id from range(1, 6);
create table intermediate.int_people__linked as
select *, date '2026-01-01' as valid_from, null::date as valid_to from (values
    ('employees/a', 'employees', 'P1', 'national number'), ('employees/b', 'employees', 'P2', 'national number'),
    ('seat_assignments/S1', 'seat_assignments', 'P1', 'sound NIP'),
    ('seat_assignments/S2', 'seat_assignments', null, 'unlinked'),
    ('seat_assignments/S3', 'seat_assignments', null, 'unlinked'),
    ('relocation_list/R1', 'relocation_list', null, 'unlinked'),
    ('relocation_list/R2', 'relocation_list', 'P2', 'sound NIP')
) as t(record_id, roster, person_id, method);
create table intermediate.int_people__compared as
select 'relocation_list/R1' as record_id, person as candidate_person_id, '{"name": {"level": "close", "weight": 3}, '
    || '"birth_date": {"level": "different", "weight": -4.5}, "sex": {"weight": ' || sex || '}}' as evidence
from (values ('P1', -3), ('P2', 1)) as t(person, sex)
union all
select 'seat_assignments/S3', 'P2', '{"name": {"level": "same", "weight": 3}, "rule": "holds another at the time"}';
"""


@dataclass(frozen=True)
class Desk:
    """Settings and a world whose clock stands still."""

    settings: Settings
    world: World

    def decide(self, kind: str, concept: str, subject: str, object: str | None = None, **told: str) -> Decision:
        """Decide as Rina does."""
        wanted = {"kind": kind, "concept": concept, "subject": subject, "object": object, "by": "Rina", "why": "letter"}
        return steward.decide(self.settings, self.world, {**wanted, **told})[0]

    @property
    def replayed(self) -> list[tuple]:
        """Return what the warehouse holds of decisions."""
        with duckdb.connect(str(self.settings.warehouse), read_only=True) as connection:
            return connection.sql("select sequence, kind, subject, object from raw.decisions order by all").fetchall()

    @property
    def lines(self) -> list[bytes]:
        """Return the file's lines."""
        return decisions.path(self.settings).read_bytes().splitlines()


def desk(data: Path, built: str = BUILT) -> Desk:
    """Return a desk beside a small warehouse."""
    data.mkdir(parents=True, exist_ok=True)
    found = Settings(data=data, drop="", promises=HOUSE / "expectations", dbt_project=HOUSE / "dbt_project")
    with duckdb.connect(str(found.warehouse)) as connection:
        connection.execute(built)
    return Desk(found, World(now=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC)))


def asked(kind: str, concept: str, subject: str, object: str | None, sequence: int = 1) -> Decision:
    """Return a decision as the rules see it."""
    told = {"kind": kind, "concept": concept, "subject": subject, "object": object, "sequence": sequence}
    return Decision.model_validate({**told, "by": "Rina", "why": "letter", "at": "2026-11-22T09:00:00+00:00"})
