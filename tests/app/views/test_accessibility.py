"""The accessibility statement: gaps with a way around each, and the last test as the file says it."""

import json

from components import statement
from spoken import text_of

from tests.app import axe_record


def test_every_gap_has_a_way_around_it(opened):
    page = opened("accessibility")
    rows = page.table[0].value.to_dict("records")
    assert len(rows) == len(statement.GAPS)
    assert all(row["Cara lainnya"] and row["Ditindaklanjuti di"].startswith("streamlit#") for row in rows)


def test_the_last_test_is_told_or_its_absence(opened, tmp_path, monkeypatch):
    record = tmp_path / "accessibility.json"
    monkeypatch.setattr(statement, "LAST_RUN", record)
    page = opened("accessibility")
    assert "Belum ada catatan uji" in page.warning[0].value
    record.write_text(json.dumps({"day": "2026-11-28", "version": "4.12.1", "pages": 136, "found": 0}), "utf-8")
    assert "28 November 2026" in text_of(opened("accessibility")) and "136 tampilan" in text_of(opened("accessibility"))


def test_the_page_tells_what_a_round_writes(opened, tmp_path, monkeypatch):
    record = tmp_path / "accessibility.json"
    monkeypatch.setattr(statement, "LAST_RUN", record)
    seen = {"overview": ("2026-11-27", 0), "limits": ("2026-11-28", 1)}
    views = {view: {"day": day, "version": "4.12.1", "found": found} for view, (day, found) in seen.items()}
    record.write_text(axe_record.told(views), "utf-8")
    said = text_of(opened("accessibility"))
    assert "27 November 2026" in said and "16 tampilan" in said and "1 pelanggaran" in said
