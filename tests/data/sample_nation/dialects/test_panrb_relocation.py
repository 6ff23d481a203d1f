"""The relocation plan's workbooks: a title above, short units, marks behind new ministries, and what has moved."""

import polars as pl
import pytest
from sample_nation.dialects.panrb_relocation import deliver_plan
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world.relocation import movers

NATION = Nation(people=5_000, faults="none")


@pytest.fixture(scope="module")
def drop(tmp_path_factory):
    """Return the folder into which the ministry has delivered."""
    nation = Nation(people=5_000, faults="none", out=tmp_path_factory.mktemp("nation"))
    deliver_plan(nation, Outbox(nation, "panrb"))
    return nation.out / "drop" / "panrb"


def plan(drop, month: str) -> pl.DataFrame:
    """Return a workbook below its title."""
    return pl.read_excel(drop / f"Rencana_Pemindahan_ASN_{month}.xlsx", read_options={"header_row": 5})


def test_a_workbook_a_version_and_a_quarter(drop):
    months = [path.stem[-7:] for path in sorted(drop.glob("Rencana*.xlsx"))]
    assert months == ["2024-01", "2024-02", "2024-04", "2024-06", "2025-09", "2025-12", "2026-03", "2026-06"]


def test_a_title_and_notes_stand_above_the_table(drop):
    above = pl.read_excel(drop / "Rencana_Pemindahan_ASN_2025-12.xlsx", read_options={"header_row": None})
    assert above[0, 0] == "RENCANA PEMINDAHAN ASN KE IBU KOTA NUSANTARA"
    assert above[1, 0] == "Versi 5, posisi Desember 2025"
    assert "Kementerian/Lembaga" in above.row(5)


def test_names_are_the_ministrys_own(drop):
    now, before = plan(drop, "2026-06"), plan(drop, "2024-01")
    names, units = now["Kementerian/Lembaga"], now["Unit Eselon I"]
    assert names.str.ends_with(" *)").any() and not before["Kementerian/Lembaga"].str.contains("*", literal=True).any()
    assert (names == names.str.to_uppercase()).all()
    assert units.str.starts_with("Setjen").any() and not units.str.starts_with("Sekretariat Jenderal").any()


def test_what_has_moved_adds_up_to_the_movers(drop):
    moved = movers(NATION)
    for month, day in (("2025-09", pl.date(2025, 9, 30)), ("2026-06", pl.date(2026, 6, 30))):
        told = plan(drop, month)["Realisasi"].cast(pl.Int64).sum()
        assert told == moved.filter(pl.col("arrived_date") <= day).height
    assert plan(drop, "2024-06")["Realisasi"].cast(pl.Int64).sum() == 0


def test_nothing_is_delivered_before_there_is_a_plan(tmp_path):
    nation = Nation(people=300, months=2, until="2023-06", out=tmp_path)
    deliver_plan(nation, Outbox(nation, "panrb"))
    assert not (tmp_path / "drop").exists()
