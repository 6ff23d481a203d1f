"""Six agencies of a tiny country behind a real gateway, and a house whose one contract asks them all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sample_nation.gateway import Playing, connections, serving
from simpul import receipts
from simpul.receipts import Receipt

from tests.dags.simpul.house import House, build

VOCABULARY = "\nwords:\n  some_code: {label: {id: Kode, en: Code}, type: code}\n"
SIASN = (
    "{style: cursor, param: cursor, next: meta.next_cursor, size_param: limit, size: 5,"
    " total: meta.total, count: meta.count}"
)
PACKAGES = "/isb-2/api/{login}/json/1041/RUP-ProgramMaster/tipe/4:12/parameter/{year}:*"
LANDINGS = {
    "people": "{connector: rest, path: /apisiasn/1.0/pns/data-utama, connection: bkn, records: data,"
    f" pages: {SIASN}}}",
    "ratings": "{connector: rest, path: /apisiasn/1.0/kinerja/periodik, connection: bkn, records: data, by: half-year,"
    f" since: 2024-07, params: {{tahun: '{{year}}', semester: '{{half}}'}}, pages: {SIASN}}}",
    "programmes": "{connector: rest, path: /krisna/api/v2/program, connection: bappenas, records: data, by: year,"
    " since: 2024-01, look_back: 1, params: {tahun: '{year}'},"
    " pages: {style: page, param: page, size_param: per_page, size: 4, total: total}}",
    "services": "{connector: rest, path: /arsitektur-spbe/api/v1/layanan, connection: panrb, records: items,"
    " pages: {style: offset, param: offset, size_param: limit, size: 5, total: total}}",
    "packages": f"{{connector: rest, path: '{PACKAGES}', connection: lkpp, by: year, since: 2024-01}}",
    "regions": "{connector: ckan, connection: kemendagri, dataset: kode-wilayah, resource: '(?i)provinsi.*[.]csv'}",
}
RECORDS = {
    "bkn/employees": [{"nip": str(number), "nama": f"Å {number}"} for number in range(23)],
    "bkn/performance_ratings": [
        {"nip": str(number), "tahun": year, "semester": half}
        for year, half in ((2024, 2), (2025, 1), (2025, 2))
        for number in range(7)
    ],
    "bappenas/programmes": [{"kode": number, "tahun": str(year)} for year in (2024, 2025) for number in range(9)],
    "panrb/services": [{"id": number} for number in range(11)],
    "lkpp/programmes": [
        {"kode": n, "tahun_anggaran": year, "kd_klpd": "K1"} for year in (2024, 2025) for n in range(4)
    ],
}
NAMES = {"people": "bkn", "ratings": "bkn", "programmes": "bappenas", "services": "panrb", "packages": "lkpp"}
NAMES |= {"regions": "kemendagri"}
"""Table → who is asked for it."""


def contract(tables: tuple[str, ...] = tuple(LANDINGS)) -> str:
    """Return a contract of some of the tables."""
    head = "agency: kas\nname: Kas\nsteward: {unit: a, email: a@b.example}\nlegal_basis: a\npurpose: tests\ntables:\n"
    entry = "  {0}:\n    description: One row per code.\n    landing: {1}\n    cadence: {{every: year}}\n"
    entry += "    grain: [some_code]\n    fields: {{kode: some_code}}\n"
    return head + "".join(entry.format(name, LANDINGS[name]) for name in tables)


def made(folder: Path) -> Path:
    """Write the country and return its folder."""
    for name, records in RECORDS.items():
        path = folder / "api" / f"{name}.ndjson"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    portal = folder / "ckan" / "kode-wilayah"
    portal.mkdir(parents=True)
    (portal / "provinsi-2025.csv").write_text("kode\n11\n12\n")
    (portal / "provinsi-2024.csv").write_text("kode\n11\n")
    resources = [
        {"filename": f"provinsi-{year}.csv", "last_modified": f"{year}-04-25T00:00:00"} for year in (2024, 2025)
    ]
    (portal / "package.json").write_text(json.dumps({"title": "Kode wilayah", "resources": resources}))
    return folder


def house_of(root: Path, tables: tuple[str, ...] = tuple(LANDINGS)) -> House:
    """Return a house whose contract has these tables."""
    root.mkdir(parents=True, exist_ok=True)
    house = build(root)
    (house.settings.promises / "vocabulary.yml").write_text(VOCABULARY)
    (house.settings.promises / "purposes.yml").unlink()
    house.promise(contract(tables))
    return house


@contextmanager
def playing(folder: Path, monkeypatch, faults: dict | None = None, **extra: object) -> Iterator[Playing]:
    """Let the gateway stand and the connections lead to it; ``extra`` is added to each."""
    with serving(folder, faults) as gateway:
        for name, text in connections(folder, gateway.port).items():
            told = json.loads(text)
            monkeypatch.setenv(
                name, json.dumps({**told, "extra": {**told["extra"], "requests_per_second": 1e6, **extra}})
            )
        yield gateway


def payloads(house: House) -> dict[str, bytes]:
    """Return every landed payload by the name of its delivery."""
    found = [one for one in receipts.all(house.settings) if one.sha256]
    names = [one.file for one in found]
    assert len(names) == len(set(names)), "a delivery came twice"
    return {one.file: receipts.payload(house.settings, one).read_bytes() for one in found}


def settle(house: House) -> list[Receipt]:
    """Say of every delivery that it was loaded."""
    found = [one for one in receipts.all(house.settings) if one.sha256]
    return [receipts.claim(house.settings, house.world, one, state="loaded") for one in found]


def lines(name: str, **wanted: object) -> bytes:
    """Return what a whole pull of a resource has to give."""
    records = [one for one in RECORDS[name] if all(one[key] == value for key, value in wanted.items())]
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def undisturbed() -> dict[str, bytes]:
    """Return every payload of a country where nothing goes wrong."""
    ratings = {f"{year}-{half * 6 - 5:02}": (year, half) for year, half in ((2024, 2), (2025, 1), (2025, 2))}
    return {
        "people.ndjson": lines("bkn/employees"),
        "services.ndjson": lines("panrb/services"),
        "provinsi-2025.csv": b"kode\n11\n12\n",
        **{f"programmes_{year}.ndjson": lines("bappenas/programmes", tahun=str(year)) for year in (2024, 2025)},
        **{f"packages_{year}.ndjson": lines("lkpp/programmes", tahun_anggaran=year) for year in (2024, 2025)},
        **{
            f"ratings_{period}.ndjson": lines("bkn/performance_ratings", tahun=year, semester=half)
            for period, (year, half) in ratings.items()
        },
    }
