"""The story of cost: a saving with its range and rows, offices against a benchmark, norms, applications, travel."""

import pytest
import small_edition
from spoken import doors_of, text_of


@pytest.fixture(scope="module")
def priced(tmp_path_factory):
    """Return a folder with an edition that tells of costs."""
    folder = tmp_path_factory.mktemp("costs")
    small_edition.build(folder / "editions", changes=(small_edition.HERE / "small_costs.sql").read_text("utf-8"))
    return folder


@pytest.fixture
def said(opened, priced):
    """Return what the page says of all agencies."""
    return text_of(opened("cost_efficiency", folder=priced))


def test_the_saving_says_its_base_and_its_range(said):
    assert "Kantor bersama menghemat Rp 20,00 miliar, 67 % dari biaya meja yang sama bila berkantor sendiri" in said
    assert "Penghematan antara Rp 15,00 miliar dan Rp 22,00 miliar" in said


def test_the_saving_opens_to_its_rows(opened, priced):
    page = opened("cost_efficiency", folder=priced)
    cell = doors_of(page)["Buka penghematan ini sampai ke barisnya →"]
    assert cell.startswith("shared_office_saving~") and cell.endswith("~estimate~central")


def test_offices_are_set_against_all_agencies_and_say_their_basis(said):
    assert (
        "Kementerian Agama (025) paling mahal: Rp 40,00 juta per orang; semua instansi: Rp 30,00 juta per orang" in said
    )
    assert "Harga 2024 · jumlah ASN" in said


def test_a_square_metre_says_whose_area_it_is(opened, priced):
    said = text_of(opened("cost_efficiency", folder=priced, cost="operating_cost_per_m2"))
    assert "Rp 5,000 juta per m²" in said and "luas kantor terpakai" in said


def test_norms_and_applications_and_travel_say_their_message(said):
    assert "1 dari 2 standar terlampaui" in said
    assert "Pemeliharaan Rp 2,000 miliar setahun terhindarkan; Rp 8,000 miliar lagi diusulkan" in said
    assert (
        "Perjalanan antaribu kota berbiaya Rp 8,000 miliar dalam dua belas bulan; Rp 7,000 miliar sampai Mei 2025"
        in said
    )
    assert "Cuti Online" in said
