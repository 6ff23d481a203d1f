"""The way in: the switch of roles, and what stands in place of the app where nobody may look."""

import access
import pytest
import streamlit as st
import viewer
from spoken import text_of


def lines(folder) -> list[str]:
    """Return the lines of the access log."""
    return "".join(path.read_text("utf-8") for path in sorted((folder / "access").glob("*.jsonl"))).split("\n")


@pytest.mark.parametrize("address", ["0.0.0.0", "", "192.168.1.7", "example.org", "unix:///tmp/app.sock"])
def test_without_a_login_the_app_answers_on_this_machine_only(opened, monkeypatch, address):
    asked = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: address if name == "server.address" else asked(name))
    said = text_of(opened("overview"))
    assert "Aplikasi tidak ditampilkan di sini" in said
    assert "Temuan" not in said and "000001-" not in said


@pytest.mark.parametrize(("address", "near"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("[::1]", True),
                                               ("127.8.8.8", True), (None, False), ("0.0.0.0", False),
                                               ("localhost.evil.example", False)])  # fmt: skip
def test_what_this_machine_is(address, near):
    assert viewer.is_loopback(address) is near


def test_a_profile_is_chosen_in_the_address(opened):
    assert "bukan untuk peran Anda" in text_of(opened("decisions"))
    assert "satu dan sama" in text_of(opened("decisions", role="steward"))
    assert "bukan untuk peran Anda" in text_of(opened("decisions", role="leadership"))
    assert "bukan untuk peran Anda" in text_of(opened("decisions", role="king"))


@pytest.mark.parametrize("name", ["agency", "compared", "agencies"])
def test_another_agency_in_the_address_is_refused_and_noted(opened, data, name):
    page = opened("budget_execution", role="analyst:025", **{name: "025,005" if name == "agencies" else "005"})
    said = text_of(page)
    assert "di luar lingkup Anda" in said
    assert "SATKER" not in said
    assert '"what": "refused"' in lines(data)[-2] and '"005"' in lines(data)[-2]


@pytest.mark.parametrize("view", ["overview", "budget_execution", "data_quality", "dictionary"])
def test_no_page_tells_a_scoped_analyst_of_another_agencys_units(opened, view):
    asked = {"metric": "budget_execution_index"} if view == "dictionary" else {}
    said = text_of(opened(view, role="analyst:025", **asked))
    assert "hanya milik Kementerian Agama" in said
    for unit in ("MAHKAMAH AGUNG", "BADAN PUSAT STATISTIK", "KEPOLISIAN"):
        assert f"SATKER 1 {unit}" not in said and f"SATKER 3 {unit}" not in said
    assert view != "budget_execution" or "SATKER 1 KEMENTERIAN AGAMA" in said


def test_a_download_holds_the_own_rows_and_is_noted(opened, data, monkeypatch):
    made = {}
    monkeypatch.setattr(st, "download_button", lambda _label, make, name, *_rest, **_more: made.update({name: make}))
    opened("budget_execution", role="analyst:025")
    name = next(name for name in made if name.startswith("work-units") and name.endswith(".csv"))
    content = made[name]().decode()
    assert "025001" in content and not {"005001", "054001", "060001"} & set(content.replace('"', "").split(","))
    noted = [line for line in lines(data) if '"download"' in line and '["025"]' in line]
    assert len(noted) == 1 and name in noted[0]


def test_the_same_page_is_noted_once(opened, data):
    page = opened("overview", role="engineer")
    before = len(lines(data))
    page.run()
    assert len(lines(data)) == before


def test_what_is_typed_into_an_address_is_not_kept_as_it_is(opened, data):
    opened("overview", metric='<script>"x"', role="engineer")
    assert "script" not in lines(data)[-2] and '"metric": "…"' in lines(data)[-2]


def test_a_folder_that_cannot_be_written_stops_a_login_but_not_this_machine(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path / "file"))
    access.note("open", viewer.Viewer("analyst", None, "a"), "overview", "1", {})
    with pytest.raises(OSError, match="file"):
        access.note("open", viewer.Viewer("analyst", None, "a", session="s"), "overview", "1", {})


def test_a_passport_of_the_nation_says_that_only_the_own_rows_are_shown(opened):
    asked = {"metric": "budget_execution_index", "role": "analyst:025"}
    said = text_of(opened("dictionary", **asked))
    assert "hanya baris instansi Anda" in said and "tidak berjumlah" not in said
    assert "Jumlah baris = angka" in text_of(opened("dictionary", agency="025", **asked))
