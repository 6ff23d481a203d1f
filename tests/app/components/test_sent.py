"""A delivery is told in words: agency, data set, period and the day on which it came; its id stays in links."""

import pytest
import small_edition
import warehouse
from components import sent
from components.language import speaking


@pytest.mark.parametrize(("language", "received"), [("en", "received"), ("id", "diterima")])
def test_a_delivery_is_told_by_whose_it_is_of_what_and_when_it_came(edition, language, received):
    with speaking(language):
        for row in warehouse.read(edition, "deliveries").iter_rows(named=True):
            said = sent.told(edition, row["delivery_id"])
            assert row["delivery_id"] not in said
            assert row["table_name"].replace("_", " ") in said and received in said
            assert not row["period"] or row["period"][:4] in said


def test_one_that_the_viewer_may_not_see_is_anothers(edition):
    with speaking("en"):
        assert sent.told(edition, "0123456789abcdef") == "a delivery of another agency"


def test_a_unit_is_told_by_name_and_by_its_code_where_nothing_names_it(tmp_path, monkeypatch):
    unit = "'025' as agency_code, '100001' as work_unit_code, 'Biro Umum' as work_unit_name"
    small_edition.build(tmp_path / "editions", changes=f"create table dim_work_units as select {unit}")
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    assert sent.unit(warehouse.current(), "100001") == "Biro Umum"
    assert sent.unit(warehouse.current(), "no such unit") == "no such unit"


def test_an_edition_without_a_list_of_units_tells_their_codes(edition):
    assert sent.unit(edition, "100001") == "100001"
