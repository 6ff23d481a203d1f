"""A house whose two agencies know the same people, and files that tell about them."""

from pathlib import Path

from simpul.land import land
from simpul.load import load
from simpul.receipts import Receipt
from simpul.validate import validate

from tests.dags.simpul.house import PURPOSES, House, build

VOCABULARY = r"""
words:
  nip: {label: {id: NIP, en: NIP}, type: code, pattern: '\d{18}', width: 18, privacy: identifier}
  nik: {label: {id: NIK, en: NIK}, type: code, pattern: '\d{16}', privacy: identifier}
  full_name: {label: {id: Nama, en: Name}, type: name, privacy: personal}
  birth_date: {label: {id: Tanggal lahir, en: Birth date}, type: date, privacy: personal}
  grade: {label: {id: Golongan, en: Grade}, type: code, codes: [III/a, IV/b]}
  score: {label: {id: Nilai, en: Score}, type: number, min: 0, max: 100}
"""
CONTRACT = """
agency: {agency}
name: Badan {agency}
steward: {{unit: Pusdata, email: data@{agency}.example}}
legal_basis: Perpres 39/2019
purpose: tests
tables:
  employees:
    description: One row per employee.
    landing: {{connector: drop, match: "{agency}/*.*"}}
    cadence: {{every: month}}
    grain: [nip]
    fields: {{NIP: nip, NIK: nik?, Nama: full_name, Lahir: birth_date?, Gol: grade, Nilai: score?}}
    tolerance: {{quarantined_rows_pct: 90}}
    checks:
      - {{expect: column_pair_to_be_ordered, column: nip, other: full_name, because: Digits come before letters.}}
"""
HEADER = "NIP;NIK;Nama;Lahir;Gol;Nilai\n"


def people_house(root: Path) -> House:
    """Return a house of two agencies that deliver about people."""
    house = build(root)
    (house.settings.promises / "vocabulary.yml").write_text(VOCABULARY)
    (house.settings.promises / "purposes.yml").write_text(PURPOSES.format("nip, nik, full_name, birth_date"))
    (house.settings.promises / "agencies" / "kas.yml").unlink()
    for agency in ("bkn", "panrb"):
        (house.settings.promises / "agencies" / f"{agency}.yml").write_text(CONTRACT.format(agency=agency))
    return house


def taken_in(house: House, *agencies: str) -> list[Receipt]:
    """Land, validate and load what the agencies left."""
    ended = []
    for agency in agencies:
        judged = [validate(house.settings, house.world, one) for one in land(house.settings, house.world, agency)]
        ended += load(house.settings, house.world, [one for one in judged if one.state == "validated"])
        ended += [one for one in judged if one.state != "validated"]
    return ended
