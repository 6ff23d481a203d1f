"""A house whose agencies tell of the same people in every format, and what is to be found of one of them."""

import io
import json
import zipfile
from pathlib import Path

import duckdb
import xlsxwriter
from simpul import receipts
from simpul.land import land
from simpul.load import load
from simpul.people import erasure
from simpul.people.person import Person
from simpul.validate import validate

from tests.dags.simpul.house import PURPOSES, House, build

VOCABULARY = r"""
words:
  nip: {label: {id: NIP, en: NIP}, type: code, pattern: '\d{18}', width: 18, privacy: identifier}
  rater_nip: {label: {id: Penilai, en: Rater}, type: code, pattern: '\d{18}', width: 18, privacy: identifier}
  nik: {label: {id: NIK, en: NIK}, type: code, pattern: '\d{16}', privacy: identifier}
  full_name: {label: {id: Nama, en: Name}, type: name, privacy: personal}
  birth_date: {label: {id: Tanggal lahir, en: Birth date}, type: date, privacy: personal}
  grade: {label: {id: Golongan, en: Grade}, type: code}
  seat: {label: {id: Kursi, en: Seat}, type: code}
  unit: {label: {id: Unit, en: Unit}, type: code}
  half: {label: {id: Semester, en: Half}, type: code}
"""
HEAD = """
agency: {agency}
name: Badan {agency}
steward: {{unit: Pusdata, email: data@{agency}.example}}
legal_basis: Perpres 39/2019
purpose: tests
tables:
"""
TABLE = """
  {name}:
    description: One row per thing.
    landing: {{connector: drop, match: "{name}*"}}
    cadence: {{every: month}}
    grain: [{grain}]
    fields: {{{fields}}}
    ignore: [Telepon]
    tolerance: {{quarantined_rows_pct: 90}}
"""
TABLES = {
    "bkn": {
        "employees": ("nip", "NIP: nip, NIK: nik, Nama: full_name, Lahir: birth_date, Gol: grade"),
        "ratings": ("nip, half", "NIP: nip, Semester: half, Penilai: rater_nip?"),
    },
    "oikn": {
        "seats": ("seat", "Kursi: seat, NIP: nip?, Nama: full_name, Lahir: birth_date?"),
        "housing": ("unit", "Unit: unit, NIP: nip?, Nama: full_name?"),
        "list": ("seat", "No: seat, NIP: nip?, Nama: full_name, Lahir: birth_date?"),
        "things": ("unit", "Unit: unit, Kursi: seat?"),
    },
}
BUDI, BUDI_NIK, NAME = "198609262015051001", "6401122609860003", "Budi Canari Santosa"
SITI, SITI_NIK = "199001012023212001", "6401124101900004"
TRACES = [BUDI, BUDI_NIK, NAME, NAME.upper(), "BUDI CANARI"]
"""What must be nowhere once Budi is forgotten."""


def rights_house(root: Path) -> House:
    """Return a house of two agencies."""
    house = build(root)
    (house.settings.promises / "vocabulary.yml").write_text(VOCABULARY)
    (house.settings.promises / "purposes.yml").write_text(PURPOSES.format("nip, rater_nip, nik, full_name, birth_date"))
    (house.settings.promises / "agencies" / "kas.yml").unlink()
    for agency, tables in TABLES.items():
        told = [TABLE.format(name=name, grain=grain, fields=fields) for name, (grain, fields) in tables.items()]
        text = HEAD.format(agency=agency) + "".join(told)
        (house.settings.promises / "agencies" / f"{agency}.yml").write_text(text)
    return house


def deliver_all(house: House, run: str = "1") -> None:
    """Leave a file of every format that tells of both people; ``run`` makes it another file than before."""
    at = int(run)
    rows = [f"{BUDI};{BUDI_NIK};{NAME};26-09-1986;III/a;0812", f"{SITI};{SITI_NIK};Siti Rahma;01-01-1990;IV/b;{run}"]
    house.deliver(f"employees_{run}.csv", "NIP;NIK;Nama;Lahir;Gol;Telepon\n" + "\n".join(rows) + "\n", at)
    ratings = [{"NIP": BUDI, "Semester": 1, "Penilai": SITI}, {"NIP": SITI, "Semester": run, "Penilai": BUDI}]
    house.deliver(f"ratings_{run}.ndjson", "".join(json.dumps(one) + "\n" for one in ratings), at)
    seats = [
        ["S1", BUDI, NAME, "1986-09-26"],
        ["S2", "", NAME.upper(), "1986-09-26"],
        [f"S{run}3", SITI, "Siti Rahma", ""],
    ]
    _workbook(house, f"seats_{run}.xlsx", [["Kursi", "NIP", "Nama", "Lahir"], *seats, ["S4", BUDI, "Agus Wijaya", ""]])
    units = f"(values ('U1', '{BUDI}', '{NAME}'), ('U2', null, null), ('U{run}3', '{SITI}', 'Siti Rahma'))"
    duckdb.sql(f'copy (select * from {units} as t("Unit", "NIP", "Nama")) to \'{house.drop}/housing_{run}.parquet\'')
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("daftar.csv", f"No,NIP,Nama,Lahir\n1,{BUDI},{NAME},26/09/1986\n{run}2,{SITI},Siti Rahma,\n")
    (house.drop / f"list_{run}.zip").write_bytes(packed.getvalue())
    house.deliver(f"things_{run}.csv", f"Unit;Kursi;Telepon\nA{run};S1;{BUDI}\n", at)


def flow(house: House) -> None:
    """Land, validate and load what was delivered."""
    for agency in TABLES:
        for one in land(house.settings, house.world, agency):
            validate(house.settings, house.world, one)
    load(house.settings, house.world, [one for one in receipts.all(house.settings) if one.state == "validated"])


def forget(house: House, number: str = BUDI) -> Person:
    """Do what ``simpul forget`` does before the models."""
    settings, world = house.settings, house.world
    person = erasure.bury(settings, world, number)
    for found in (erasure.suspects(settings, world), erasure.sweep(settings, world, person)):
        judged = [erasure.reopened(settings, world, one, validate(settings, world, one)) for one in found]
        load(settings, world, [one for one in judged if one.state == "validated"])
    erasure.clear(settings)
    erasure.scrub(settings, world, person)
    return person


def _workbook(house: House, name: str, rows: list[list[str]]) -> None:
    with xlsxwriter.Workbook(str(house.drop / name)) as book:
        sheet = book.add_worksheet("Data")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
