"""Lineage in both directions, with a picture, its text and the list; the contract and the agreement of a table."""

from spoken import drawn_alt, text_of


def test_an_indicator_leads_back_to_the_agencies_columns(opened):
    page = opened("lineage", kpi="budget_execution_index")
    dot = page.get("graphviz_chart")[0].proto.spec
    assert "kemenkeu.budget_performance" in dot and "Nilai Akhir" in dot
    assert '"fct_budget_performance" -> "metric_budget_execution_index"' in dot
    assert "stg_" not in dot
    assert drawn_alt(page)[0].startswith("Dari 1 tabel instansi")
    said = text_of(page)
    assert "1. Kolom instansi" in said and "kemenkeu.budget_performance →" in said
    assert "stg_kemenkeu__budget_performance" in said


def test_every_model_in_between_can_be_drawn(opened):
    page = opened("lineage", kpi="budget_execution_index", models="whole")
    assert "stg_kemenkeu__budget_performance" in page.get("graphviz_chart")[0].proto.spec


def test_a_column_leads_to_every_indicator_that_depends_on_it(opened):
    at = {"start": "field", "table": "kemenkeu.budget_performance"}
    for more in ({}, {"column": "Nilai Akhir"}):
        page = opened("lineage", **at, **more)
        assert '"Nilai Akhir" -> "budget_execution_index"' in page.get("graphviz_chart")[0].proto.spec
        assert "Indeks pelaksanaan anggaran →" in text_of(page)
    none = text_of(opened("lineage", start="field", table="lkpp.tenders"))
    assert "Tidak ada indikator yang bergantung" in none


def test_the_contract_says_who_answers_and_what_is_checked(opened):
    said = text_of(opened("lineage", start="field", table="kemenkeu.budget_performance"))
    for expected in ("Pusintek (data@example.test)", "bulanan", "Nilai akhir: dalam rentangnya", "Nilai Akhir"):
        assert expected in said, expected


def test_agreements_say_purpose_and_validity(opened):
    said = text_of(opened("lineage"))
    assert "Pemantauan pelaksanaan anggaran" in said and "✕ berakhir" in said and "31 Desember 2024" in said
    of_one = text_of(opened("lineage", start="field", table="kemenkeu.budget_performance"))
    assert "✕ berakhir" not in of_one
